"""The card of one person: who it is, then the sheet to read or the form to edit."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.contacts.comparison import AlikeLine, ComparisonFace
from lianes_desktop.ui.contacts.form import ContactForm
from lianes_desktop.ui.contacts.parts import ShrinkingLabel
from lianes_desktop.ui.contacts.sheet import ContactSheet
from lianes_desktop.ui.contacts.values import Card as CardView
from lianes_desktop.ui.contacts.values import Field
from lianes_desktop.ui.kit.buttons import Button, IconButton
from lianes_desktop.ui.kit.cards import Card, Rule
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.full_screen import PaperOnScreen
from lianes_desktop.ui.kit.labels import Avatar, Label, avatar_tone
from lianes_desktop.ui.kit.typed import override


class ContactCard(Card):
    """Shows a ``Card``; F2 turns from reading to editing, Esc back to reading."""

    corrected = Signal(object)
    """``Typed``."""
    answered = Signal(object)
    """``ConsentState``."""
    answers_given = Signal(object)
    """``AnswersGiven``."""
    notice_asked = Signal()
    copied = Signal()
    remove_asked = Signal()
    finished = Signal()
    """Editing is over."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(padding=0, spacing=0)
        self.setObjectName("contactCard")
        self._card: CardView | None = None
        self._avatar = Avatar("", 60)
        self._name, self._name_ar = ShrinkingLabel("", Role.TITLE), ShrinkingLabel("", Role.TITLE)
        self._function, self._function_ar = ShrinkingLabel("", Role.BODY, "ink2"), ShrinkingLabel("", Role.BODY, "ink2")
        self._saved = Label("", Role.CAPTION, "ink3")
        self._saved.setObjectName("contact_saved")
        self._turn = Button("")
        self._turn.setObjectName("editContact")
        self._remove = IconButton("trash-2")
        self._remove.setObjectName("removeContact")
        self.sheet = ContactSheet()
        self.whole = PaperOnScreen(self)
        """The business card that is looked at."""
        self.form = ContactForm()
        self.alike = AlikeLine()
        self.comparison = ComparisonFace()
        self._faces = QStackedWidget()
        self._faces.addWidget(self.sheet)
        self._faces.addWidget(self.form)
        self._faces.addWidget(self.comparison)
        self.setFocusProxy(self._turn)
        self._lay_out()
        self._connect()

    def show_card(self, card: CardView) -> None:
        """Show a person: to read when it is somebody else, as it stood otherwise."""
        self.form.show_card(card)  # always: a box ticked for nothing goes back to what is kept
        self.alike.show_alike(None if card.comparison else card.alike)
        if card.comparison is not None:
            self.comparison.show_comparison(card.comparison)
        if card == self._card:
            return
        compared = self._card is not None and self._card.comparison is not None
        if self._card is None or self._card.id != card.id:
            self._show_face(editing=False)
        elif compared and card.comparison is None:
            self._show_face(editing=False)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if card.comparison is not None and self._faces.currentWidget() is not self.comparison:
            self._faces.setCurrentWidget(self.comparison)
            self.comparison.setFocus(Qt.FocusReason.OtherFocusReason)
        self._turn.setVisible(card.comparison is None)
        self._card = card
        self._avatar.show_person(card.initials, avatar_tone(card.name))
        for label, words in (
            (self._name, card.name), (self._name_ar, card.name_ar), (self._function, card.function),
            (self._function_ar, card.function_ar),
        ):  # fmt: skip
            label.setText(words)
            label.setVisible(bool(words))
        self._saved.setText(card.saved)
        self.sheet.show_card(card)

    def show_sheet(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show a sheet of the business card over the whole screen."""
        self.whole.show_sheet(_("Carte de visite"), jpeg, sheet, sheets)

    def read(self) -> None:
        """Back to the card, as it stands now."""
        self._show_face(editing=False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def editing(self) -> bool:
        """Whether the form is shown."""
        return self._faces.currentWidget() is self.form

    def edit(self, field: Field = Field.GIVEN_NAME) -> None:
        """Open the form with the cursor in a field."""
        self._show_face(editing=True)
        self.form.focus_field(field)

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        self.form.flush()

    def retranslate(self) -> None:
        """Say the fixed words again; values come with the next card."""
        self._remove.set_name(_("Supprimer le contact"))
        self.sheet.retranslate()
        self.form.retranslate()
        self.alike.retranslate()
        self.comparison.retranslate()
        self._name_turn()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and not self.editing():
            self.edit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._proposed():
            self.form.flush()
            self.form.read.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.editing():
            self._finish()
        elif event.key() == Qt.Key.Key_Escape and self._faces.currentWidget() is self.comparison:
            self.comparison.left.emit()
        else:
            super().keyPressEvent(event)

    # ---- inside

    def _proposed(self) -> bool:
        """Whether what was read waits for an answer."""
        return self.editing() and self._card is not None and bool(self._card.form.proposed)

    def _show_face(self, *, editing: bool) -> None:
        self._faces.setCurrentWidget(self.form if editing else self.sheet)
        self._name_turn()

    def _name_turn(self) -> None:
        if self.editing():
            self._turn.set_icon("check")
            self._turn.set_cap(_("Échap"))
            self._turn.setText(_("Terminé"))
        else:
            self._turn.set_icon("pencil")
            self._turn.set_cap("F2")
            self._turn.setText(_("Modifier"))

    def _finish(self) -> None:
        self.form.flush()
        self._show_face(editing=False)
        self.finished.emit()

    def _turned(self) -> None:
        if self.editing():
            self._finish()
        else:
            self.edit()

    def _review(self) -> None:
        self.edit(Field.STATE)

    def _connect(self) -> None:
        self.form.corrected.connect(self.corrected)
        self.sheet.answered.connect(self.answered)
        self.sheet.review_asked.connect(self._review)
        self.sheet.notice_asked.connect(self.notice_asked)
        self.sheet.answers_given.connect(self.answers_given)
        self.sheet.copied.connect(self.copied)
        self._turn.clicked.connect(self._turned)
        self._remove.clicked.connect(self.remove_asked)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 16, 14)
        head.setSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(2)
        for first, second, gap in ((self._name, self._name_ar, 18), (self._function, self._function_ar, 12)):
            line = QHBoxLayout()
            line.setSpacing(gap)
            line.addWidget(first)
            line.addWidget(second)
            line.addStretch(1)
            words.addLayout(line)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        head.addWidget(self._saved)
        head.addWidget(self._turn)
        head.addWidget(self._remove)
        self.body.addLayout(head)
        self.body.addWidget(Rule())
        self.body.addWidget(self.alike)
        self.body.addWidget(self._faces, 1)

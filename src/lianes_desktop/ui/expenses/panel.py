"""The panel beside the list: the receipt, the form, why it counts, and what to do next."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QWidget

from lianes_desktop.domain.ids import ExpenseId
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.expenses import Offered
from lianes_desktop.ui.expenses.browse import chosen_files
from lianes_desktop.ui.expenses.form import ExpenseForm
from lianes_desktop.ui.expenses.receipt_place import ReceiptPlace
from lianes_desktop.ui.expenses.values import Detail, Field, Told
from lianes_desktop.ui.expenses.why import WhyPanel
from lianes_desktop.ui.kit import theme
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Notice, Rule
from lianes_desktop.ui.kit.files import offered
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.typed import override

_PHOTO, _LOW_PHOTO = 256, 216


class ExpensePanel(Card):
    """One expense; each signal asks for an act on it.

    ``receipt`` asks for its sheets itself; ``twin_asked`` gives the ``ExpenseId`` of the expense it may repeat,
    ``files_attached`` a tuple of ``Offered`` for its receipt.
    """

    files_attached = Signal(object)
    accept_asked = Signal()
    stay_asked = Signal()
    declare_asked = Signal()
    detach_asked = Signal(object)
    removal_asked = Signal()
    twin_asked = Signal(object)
    other_asked = Signal(object)
    back_asked = Signal()

    def __init__(self) -> None:
        """Empty until ``show_detail``."""
        super().__init__(padding=16, spacing=10)
        self._expense: ExpenseId | None = None
        self._twin: ExpenseId | None = None
        self._locked = False
        self._title = Label("", Role.H2)
        self._title.setObjectName("expense_title")
        self._chip = Chip()
        self._saved = ElidedLabel("", Role.CAPTION, "ink3")
        self._saved.setObjectName("saved_at")
        self._saved.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.receipt = ReceiptPlace()
        self.form = ExpenseForm()
        self._told = Notice()
        self._told.setObjectName("photo_notice")
        self._told.hide()
        self._twins = Notice()
        self._twins.setObjectName("twin_notice")
        self._twin_link = Button("", Kind.GHOST)
        self._twin_link.setObjectName("show_twin")
        self._twins.set_actions([self._twin_link])
        self._notice = Notice()
        self._notice.setObjectName("eligibility")
        self._declare = Button("", icon="signature", size=Size.SMALL)
        self._declare.setObjectName("declare_lost")
        self.why = WhyPanel()
        self._why = IconButton("info", size=Size.SMALL)
        self._why.setObjectName("show_why")
        self._why.setCheckable(True)
        self._notice.set_actions([self._declare])
        self._accept = Button("", Kind.PRIMARY, icon="check")
        self._accept.setObjectName("accept_expense")
        self._other = Button("", icon="camera")
        self._other.setObjectName("other_photo")
        self._detach = IconButton("image-off", size=Size.SMALL)
        self._detach.setObjectName("detach_page")
        self._remove = IconButton("trash-2")
        self._remove.setObjectName("remove_expense")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.form.first_control)
        self.retranslate()

    def show_detail(self, detail: Detail) -> None:
        """Show an expense; the receipt is drawn again only when it is another one."""
        other = detail.expense != self._expense
        self._expense, self._twin = detail.expense, detail.twin_of
        self._title.setText(detail.title)
        self._chip.show_state(detail.mark.text, detail.mark.tone, detail.mark.icon)
        self._saved.setText(detail.saved)
        self.form.show_detail(detail)
        self.receipt.show_sheets(detail.sheets, again=other)
        self.receipt.show_captured(detail.captured)
        self._show_told(detail.captured.told)
        for button in (self._other, self._detach):
            button.setVisible(not self._locked and bool(detail.sheets))
        notice = detail.notice
        self._notice.show_words(notice.mark.tone, notice.mark.icon, notice.title, notice.sentence, notice.equation)
        self._declare.setVisible(notice.may_declare and not detail.declaring)
        self.why.show_lines(notice.why)
        self._why.setVisible(bool(notice.why))
        if other or not notice.why:
            self._turn(why=False)
        self._twins.setVisible(bool(detail.twin))
        self._twin_link.setVisible(detail.twin_of is not None)
        self._twins.show_words("warn", "copy", detail.twin)
        self._accept.setText(detail.accept)
        self._fit_foot()

    def lock(self, *, locked: bool) -> None:
        """Show what left in a bundle without letting it be changed."""
        self._locked = locked
        for part in (self.form, self.receipt.missing, self._declare):
            part.setEnabled(not locked)
        for button in (self._accept, self._remove):
            button.setVisible(not locked)
        for button in (self._other, self._detach):
            button.setVisible(not locked and bool(self.receipt.sheets))

    def waits_for_receipt(self) -> bool:
        """Whether the receipt is missing and the person is working on this expense."""
        focused = QApplication.focusWidget()
        return (
            not self.receipt.sheets and self._expense is not None and focused is not None and self.isAncestorOf(focused)
        )

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self.form.retranslate()
        self.receipt.retranslate()
        self._other.setText(_("Autre photo"))
        self._other.set_tip(_("Joindre une autre page ou une meilleure photo"))
        self._detach.set_name(_("Retirer cette page du reçu"))
        self._remove.set_name(_("Supprimer la dépense"))
        self._declare.setText(_("Rédiger l'attestation"))
        self._name_why()
        self._twin_link.setText(_("Voir l'autre dépense"))

    def fit(self, *, narrow: bool) -> None:
        """Take the photograph's width in a narrow panel or low window, or in one with room."""
        self.receipt.setFixedWidth(_LOW_PHOTO if narrow or theme.is_low() else _PHOTO)
        self.body.setSpacing(8 if theme.is_low() else 10)
        self._fit_foot()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._why.isChecked():
            self._turn(why=False)
        elif event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        elif event.key() == Qt.Key.Key_Return and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.form.flush()
            self.stay_asked.emit()
        else:
            super().keyPressEvent(event)

    def focus_field(self, field: Field) -> None:
        """Put the cursor in a field."""
        self._turn(why=False)
        self.form.focus_field(field)

    def focus_part(self, name: str) -> None:
        """Put the focus on the receipt (``receipts``), or on the button that accepts the expense."""
        self._turn(why=False)
        if name == "receipts":
            self.receipt.focus_receipt()
        else:
            self._accept.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_foot()

    def _fit_foot(self) -> None:
        """Show the key on the first button where there is room for it: the words come first."""
        self._accept.set_cap(_("Entrée"))
        beside = (one for one in (self._other, self._why, self._remove) if not one.isHidden())
        others = sum(one.sizeHint().width() for one in beside)
        if self._accept.sizeHint().width() + others + 64 > self.width():
            self._accept.set_cap("")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._chip)
        head.addWidget(self._saved, 1)
        head.addWidget(self._detach)
        self._expense_itself = QWidget()
        self._expense_itself.setProperty("plain", True)
        middle = QHBoxLayout(self._expense_itself)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(16)
        middle.addWidget(self.receipt)
        middle.addWidget(self.form, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._accept)
        foot.addWidget(self._other)
        foot.addStretch(1)
        foot.addWidget(self._why)
        foot.addWidget(self._remove)
        self.body.addLayout(head)
        self.body.addWidget(Rule())
        self._middle = QStackedLayout()
        self.body.addLayout(self._middle, 1)  # first: a part without parent would be shown as a window
        self._middle.addWidget(self._expense_itself)
        self._middle.addWidget(self.why)
        self.body.addWidget(self._told)
        self.body.addWidget(self._twins)
        self.body.addWidget(self._notice)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.receipt.missing.dropped.connect(self._drop)
        self.receipt.missing.clicked.connect(self._browse)
        self.form.accept_asked.connect(self.accept_asked)
        self._accept.clicked.connect(self.accept_asked)
        self._other.clicked.connect(self._browse)
        self._declare.clicked.connect(self.declare_asked)
        self._why.clicked.connect(lambda checked: self._turn(why=checked))
        self._remove.clicked.connect(self.removal_asked)
        self._detach.clicked.connect(self._ask_detach)
        self._twin_link.clicked.connect(self._ask_twin)
        self.form.other_asked.connect(self.other_asked)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _turn(self, *, why: bool) -> None:
        """Show the sum as it is worked out in the form's place, or the expense itself again."""
        was = self._why.isChecked() and self._middle.currentWidget() is self.why
        self._why.setChecked(why)
        self._name_why()
        self._middle.setCurrentWidget(self.why if why else self._expense_itself)
        if was and not why and self.why.hasFocus():
            self.form.first_control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_why(self) -> None:
        self._why.set_name(_("Revenir à la dépense") if self._why.isChecked() else _("Voir le calcul"))

    def _show_told(self, told: Told | None) -> None:
        """What the photograph makes one say."""
        self._told.setVisible(told is not None)
        if told is not None:
            self._told.show_words(told.tone, told.icon, told.title, told.sentence)

    def _focus_moved(self, _before: QWidget | None, _now: QWidget | None) -> None:
        self.receipt.light(self.form.field_in_hand())

    def _browse(self) -> None:
        self._attach(chosen_files(self, _("Choisir la photo du reçu")))

    def _drop(self, mime: QMimeData) -> None:
        self._attach(offered(mime, _("Image collée")))

    def _attach(self, files: tuple[Offered, ...]) -> None:
        if files:
            self.files_attached.emit(files)

    def _ask_detach(self) -> None:
        sheet = self.receipt.current()
        if sheet is not None:
            self.detach_asked.emit(sheet)

    def _ask_twin(self) -> None:
        self.twin_asked.emit(self._twin)

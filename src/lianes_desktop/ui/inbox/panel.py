"""The decision on the line in hand: accept, reduce, refuse or hold, how much, why, and a word to the authority."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.i18n.catalogue import _, pgettext
from lianes_desktop.i18n.formats import ltr
from lianes_desktop.ui.inbox.desk_values import Panel
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.fields import LabeledField, TextField, begin_in
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.segmented import Segment, Segmented
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import MoneyEdit

_WITH_ICONS = 270
"""px: verdicts whose words are longer together stand without icons, so as to fit beside the receipt."""


class DecisionPanel(QWidget):
    """Tells each key of the person; what it means, and why it is refused, is for the presenter to say."""

    decided = Signal(object)
    """A ``Verdict``, chosen with the mouse or the arrows."""
    base_typed = Signal(str)
    reason_chosen = Signal(object)
    words_typed = Signal(str)
    entered = Signal()
    """Enter: keep it and go on to the next line."""
    confirmed = Signal()
    """A second person agrees."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("decisionPanel")
        self._title = ElidedLabel("", Role.H2)
        self._title.setObjectName("decisionTitle")
        self._chip = Chip()
        self._confirm = Button("", icon="users", size=Size.SMALL)
        self._confirm.setObjectName("confirmVerdict")
        self._keys = Label("", Role.SMALL, "ink3")
        self._note = ElidedLabel("", Role.SMALL, "ink2")
        self._note.setObjectName("decisionNote")
        self._told = Label("", Role.SMALL, "bad", wrap=True)
        self._told.setObjectName("decisionTold")
        self.verdicts: Segmented[Verdict] = Segmented(stretch=True)
        self.base = MoneyEdit()
        self.base.setObjectName("baseKept")
        self.reason: Choice[ReviewReason] = Choice()
        self.reason.setObjectName("reviewReason")
        self.words = TextField()
        self.words.setObjectName("reviewWords")
        self._fields: Mapping[str, LabeledField] = {
            "kept": LabeledField("", self.base),
            "reason": LabeledField("", self.reason),
            "words": LabeledField("", self.words),
        }
        self._panel: Panel | None = None
        self._low: bool | None = None
        self._lay_out()
        self.verdicts.committed.connect(self.decided)
        self.base.textEdited.connect(self.base_typed)
        self.reason.committed.connect(self.reason_chosen)
        self.words.textEdited.connect(self.words_typed)
        self._confirm.clicked.connect(self.confirmed)

    def show_panel(self, panel: Panel) -> None:
        """Show what is decided of a line, kept or being typed."""
        self._panel = panel
        draft = panel.draft
        self._title.setText(panel.title)
        self._note.setText(panel.note)
        self._note.setVisible(bool(panel.note))
        self._told.setText(panel.told)
        self._told.setVisible(bool(panel.told))
        self._chip.setVisible(bool(panel.chip))
        if panel.chip:
            self._chip.show_state(panel.chip, "info", "users")
        self._confirm.setVisible(panel.may_confirm)
        self._keys.setVisible(not panel.note and panel.editable)
        self.verdicts.show_value(draft.verdict)
        self.verdicts.setEnabled(panel.editable)
        self.base.show_text(draft.base)
        self.base.setEnabled(panel.editable and draft.verdict is Verdict.REDUCE)
        self.reason.show_value(draft.reason)
        self.reason.setEnabled(panel.editable and draft.verdict not in (None, Verdict.ACCEPT))
        self.words.show_text(draft.words)
        self.words.setEnabled(panel.editable and draft.verdict is not None)
        needed = draft.verdict not in (None, Verdict.ACCEPT)
        self._fields["reason"].set_label(_("Motif (obligatoire)") if needed else _("Motif"))

    def offer_reasons(self, reasons: Sequence[tuple[ReviewReason, str]]) -> None:
        """The reasons to choose from, in words."""
        self.reason.offer(reasons)

    def refuse(self, refusals: Mapping[str, str]) -> None:
        """Say beside each field (``kept``, ``reason``, ``words``) why it is refused; the first takes the focus."""
        for name, labeled in self._fields.items():
            labeled.refuse(refusals.get(name, ""))
        first = next((self._fields[name].control for name in self._fields if refusals.get(name)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_field(self, name: str) -> None:
        """Put the cursor in ``kept``, ``reason`` or ``words``."""
        control = self._fields[name].control
        begin_in(control)

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        self._confirm.setText(_("Confirmer"))
        self._confirm.set_tip(_("Vous êtes d'accord avec cette décision, prise par quelqu'un d'autre."))
        self._keys.setText(_("Touches {keys}").format(keys=ltr("A, R, X, H")))
        self.verdicts.setAccessibleName(_("Décision"))
        self._fields["kept"].set_label(_("Base retenue"))
        self._fields["words"].set_label(_("Mot à la collectivité"))
        self.words.setPlaceholderText(_("Mot à la collectivité") if theme.is_low() else "")
        self._offer_verdicts()
        if self._panel is not None:
            self.show_panel(self._panel)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._low is not None:
            self._fit()

    # ---- inside

    def _offer_verdicts(self) -> None:
        offered = [
            (Verdict.ACCEPT, _("Accepter"), "check", "ok"),
            (Verdict.REDUCE, pgettext("decision", "Réduire"), "minus", "warn"),
            (Verdict.REFUSE, _("Refuser"), "x", "bad"),
            (Verdict.HOLD, _("En attente"), "hourglass", "info"),
        ]
        words = sum(paint.text_width(words, font(Role.STRONG)) for _verdict, words, _icon, _tone in offered)
        icons = not theme.is_low() and words <= _WITH_ICONS
        self.verdicts.offer(())  # the same words may be there with icons, or without
        self.verdicts.offer(
            [Segment(value, words, icon if icons else "", tone) for value, words, icon, tone in offered]
        )

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 2)
        head.addWidget(self._note, 3)
        head.addWidget(self._chip)
        head.addWidget(self._confirm)
        head.addWidget(self._keys)
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        fields.addWidget(self._fields["kept"], 0, 0, top)
        fields.addWidget(self._fields["reason"], 0, 1, top)
        fields.addWidget(self._fields["words"], 1, 0, 1, 2, top)
        fields.setColumnStretch(0, 1)
        fields.setColumnStretch(1, 2)
        column.addLayout(head)
        column.addWidget(self._told)
        column.addWidget(self.verdicts)
        column.addLayout(fields)
        self._fit()

    def _fit(self) -> None:
        """A low window keeps its height for the lines."""
        if self._low == theme.is_low():
            return
        self._low = theme.is_low()
        self._column.setContentsMargins(16, 6 if self._low else 12, 16, 8 if self._low else 14)
        self._fields["words"].show_label(shown=not self._low)
        self.words.setPlaceholderText(_("Mot à la collectivité") if self._low else "")
        if self._panel is not None:
            self._offer_verdicts()
            self.verdicts.show_value(self._panel.draft.verdict)

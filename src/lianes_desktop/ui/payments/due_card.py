"""What is due, authority by authority: the sums to choose, and the account they go to."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Rule, empty
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.values import CodeField
from lianes_desktop.ui.payments.values import AccountTyped, DueLine, PayeeBlock

_AMOUNT = 110


class DueRow(QWidget):
    """A sum to choose; ``ticked`` gives its id and whether it is chosen."""

    ticked = Signal(object)

    def __init__(self, line: DueLine, *, ready: bool) -> None:
        """A row as it stands; without an account it cannot be chosen."""
        super().__init__()
        self._id: UUID = line.id
        self._box = CheckLine(line.words)
        self._box.setObjectName(f"due_{line.id}")
        self._box.setAccessibleName(f"{line.words}, {line.amount}")
        self._box.setChecked(line.ticked)
        self._box.setEnabled(ready)
        self._box.clicked.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._box, 1)
        row.addWidget(_amount(line.amount, Role.BODY), 0, Qt.AlignmentFlag.AlignTop)

    def _tell(self) -> None:
        self.ticked.emit((self._id, self._box.isChecked()))


class AccountForm(QWidget):
    """The account of an authority, in place; ``given`` carries an ``AccountTyped``."""

    given = Signal(object)

    def __init__(self, block: PayeeBlock) -> None:
        """What is known or proposed stands in the fields, and is kept once it is accepted."""
        super().__init__()
        self._key = block.key
        self._name, self._iban, self._bic = TextField(), CodeField(), CodeField()
        for name, control, text in (
            ("name", self._name, block.typed_name),
            ("iban", self._iban, block.typed_iban),
            ("bic", self._bic, block.typed_bic),
        ):
            control.setObjectName(f"account_{name}_{block.key}")
            control.show_text(text)
        self._fields = {
            "name": LabeledField(_("Titulaire du compte"), self._name),
            "iban": LabeledField(_("IBAN"), self._iban),
            "bic": LabeledField(_("BIC (facultatif)"), self._bic),
        }
        keep = Button(_("Enregistrer le compte"), icon="check", size=Size.SMALL)
        keep.setObjectName(f"keep_account_{block.key}")
        keep.setAccessibleName(f"{keep.text()} : {block.name}")
        keep.clicked.connect(self._tell)
        self._iban.returnPressed.connect(self._tell)
        hint = Label(block.hint, Role.SMALL, "ink2", wrap=True)
        hint.setVisible(bool(block.hint))
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, width in (("iban", 4), ("bic", 2), ("name", 3)):
            row.addWidget(self._fields[name], width, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 2, 0, 4)
        column.setSpacing(8)
        column.addWidget(hint)
        column.addLayout(row)
        column.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeading)

    def refuse(self, refusals: Sequence[Refusal]) -> Sequence[Refusal]:
        """Say beside each field why it is refused; give back what has no field here."""
        for name, field in self._fields.items():
            said = [wording.refusal(one) for one in refusals if one.field == name]
            field.refuse(said[0] if said else "")
        return [one for one in refusals if one.field not in self._fields]

    def focus(self) -> None:
        """Put the cursor in the IBAN."""
        self._iban.setFocus(Qt.FocusReason.OtherFocusReason)
        self._iban.selectAll()

    def _tell(self) -> None:
        self.given.emit(AccountTyped(self._key, self._name.text(), self._iban.text(), self._bic.text()))


class DueCard(Card):
    """Every authority to which something is due."""

    ticked = Signal(object)
    """``(id, chosen)``."""
    account_given = Signal(object)
    """``AccountTyped``."""
    account_asked = Signal(object)
    """The key of an authority."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self._title = Label("", Role.H2)
        self._chosen = Label("", Role.STRONG, "teal")
        self._chosen.setObjectName("chosen_sum")
        self._blocks = QVBoxLayout()
        self._blocks.setSpacing(12)
        self._shown: tuple[PayeeBlock, ...] | None = None
        self._forms: dict[str, AccountForm] = {}
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._chosen)
        self.body.addLayout(head)
        self.body.addLayout(self._blocks)

    def show_due(self, payees: tuple[PayeeBlock, ...], chosen: str) -> None:
        """Show every authority; nothing is rebuilt while nothing but the sum changes."""
        self._chosen.setText(chosen)
        if payees == self._shown:
            return
        focused: QWidget | None = self.focusWidget()
        held = focused.objectName() if focused and focused.hasFocus() else ""
        self._shown = payees
        self._forms = {}
        empty(self._blocks)
        for at, block in enumerate(payees):
            if at:
                self._blocks.addWidget(Rule())
            made = self._block(block)
            self._blocks.addWidget(made)
            made.show()  # at once: what is not in sight takes no focus
            again = made.findChild(QWidget, held) if held else None
            if isinstance(again, QWidget):
                again.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse_account(self, key: str, refusals: Sequence[Refusal]) -> Sequence[Refusal]:
        """Say beside the fields of an account what is refused; give back what has no field."""
        form = self._forms.get(key)
        return refusals if form is None else form.refuse(refusals)

    def focus_account(self, key: str) -> QWidget | None:
        """Put the cursor in the account of an authority; its form, when it is in sight."""
        form = self._forms.get(key)
        if form is not None:
            form.focus()
        return form

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("À payer"))
        self._shown = None

    # ---- inside

    def _block(self, block: PayeeBlock) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head(block))
        for line in block.lines:
            row = DueRow(line, ready=bool(block.account) or line.ticked)
            row.ticked.connect(self.ticked)
            column.addWidget(row)
        if block.editing:
            form = self._forms[block.key] = AccountForm(block)
            form.given.connect(self.account_given)
            column.addWidget(form)
        return made

    def _head(self, block: PayeeBlock) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(block.name, Role.STRONG))
        if block.account:
            words.addWidget(ElidedLabel(block.account, Role.SMALL, "ink2"))
        head.addLayout(words, 1)
        if not block.account:
            head.addWidget(Chip(_("IBAN manquant"), "warn", "triangle-alert"))
        elif not block.editing:
            change = Button(_("Corriger le compte"), Kind.GHOST, size=Size.SMALL)
            change.setObjectName(f"edit_account_{block.key}")
            change.setAccessibleName(f"{change.text()} : {block.name}")
            change.clicked.connect(lambda: self.account_asked.emit(block.key))
            head.addWidget(change)
        head.addWidget(_amount(block.amount, Role.STRONG))
        return head


def _amount(words: str, role: Role) -> Label:
    label = Label(words, role)
    label.setMinimumWidth(_AMOUNT)
    label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
    return label

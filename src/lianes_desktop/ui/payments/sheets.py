"""The sheets of the page of payments: a new transfer, and what the bank did with one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.folder_line import FolderLine
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import CodeField, DateField
from lianes_desktop.ui.payments.values import OrderForm, OrderTyped, PaidForm, PaidTyped


class AskingSheet(Sheet):
    """``given`` carries what was typed; the sheet stays until it is closed, so that a refusal is said in it."""

    given = Signal(object)

    def __init__(self, parent: QWidget, title: str, sentence: str, accept: str) -> None:
        """A subclass adds its fields, by the names refusals give them."""
        super().__init__(parent, title, sentence, accept, _("Annuler"))
        self._fields: dict[str, LabeledField] = {}
        self._busy = Label("", Role.SMALL, "ink2", wrap=True)
        self._busy.hide()

    def typed(self) -> object:
        """What was typed."""
        raise NotImplementedError

    def show_busy(self, words: str) -> None:
        """Say what is under way and hold the answer; empty words give it back."""
        self._busy.setText(words)
        self._busy.setVisible(bool(words))
        self.accept_button.setEnabled(not words)

    def refuse(self, refusals: Sequence[Refusal]) -> Sequence[Refusal]:
        """Say beside each field why it is refused; give back what has no field here."""
        for field in self._fields.values():
            field.refuse("")
        for refusal in reversed(refusals):
            if refusal.field in self._fields:
                self._fields[refusal.field].refuse(wording.refusal(refusal))
                self._fields[refusal.field].control.setFocus()
        return [one for one in refusals if one.field not in self._fields]

    @override
    def accept(self) -> None:
        if self.accept_button.isEnabled():
            self.given.emit(self.typed())

    def _add(self, name: str, label: str, control: TextField, text: str) -> LabeledField:
        """A field of the sheet, holding ``text``."""
        control.setObjectName(f"sheet_{name}")
        control.show_text(text)
        self._fields[name] = LabeledField(label, control)
        return self._fields[name]


class OrderSheet(AskingSheet):
    """The account that pays, the day, and where the file goes."""

    def __init__(self, parent: QWidget, form: OrderForm) -> None:
        """The last order's account is proposed."""
        super().__init__(parent, _("Préparer le virement"), form.sentence, _("Écrire le fichier de virement"))
        self.setObjectName("order_sheet")
        self._name, self._iban, self._bic, self._day = TextField(), CodeField(), CodeField(), DateField()
        self._folder = FolderLine("sheet_folder")
        self._folder.retranslate(_("Où écrire le fichier de virement"))
        self._folder.show_folder(form.folder, _("Le fichier sera écrit ici"))
        self._folder.chosen.connect(self._folder_chosen)
        self.body.addWidget(self._add("name", _("Titulaire du compte débité"), self._name, form.name))
        self.body.addWidget(self._add("iban", _("IBAN du compte débité"), self._iban, form.iban))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._add("bic", _("BIC (facultatif)"), self._bic, form.bic), 1)
        row.addWidget(self._add("execute_on", _("Jour d'exécution"), self._day, form.day), 1)
        self.body.addLayout(row)
        self.body.addWidget(self._folder)
        self.body.addWidget(self._busy)
        (self._day if form.iban else self._iban).setFocus()

    @override
    def typed(self) -> OrderTyped:
        return OrderTyped(
            self._name.text(), self._iban.text(), self._bic.text(), self._day.text(), self._folder.folder()
        )

    def _folder_chosen(self, folder: object) -> None:
        self._folder.show_folder(str(folder), _("Le fichier sera écrit ici"))


class PaidSheet(AskingSheet):
    """The day and the reference of the bank statement."""

    def __init__(self, parent: QWidget, form: PaidForm) -> None:
        """Today is proposed."""
        super().__init__(parent, form.title, form.sentence, form.title)
        self.setObjectName("paid_sheet")
        self._day, self._reference = DateField(), TextField()
        self.body.addWidget(self._add("executed_on", _("Jour de l'opération"), self._day, form.day))
        self.body.addWidget(self._add("reference", _("Référence du relevé (facultative)"), self._reference, ""))
        self.body.addWidget(self._busy)
        self._day.setFocus()

    @override
    def typed(self) -> PaidTyped:
        return PaidTyped(self._day.text(), self._reference.text())

"""The question before a person is erased: their name is typed, since nothing of it can be undone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lianes_desktop.domain.folding import fold
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.dialogs import Sheet as Question
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.rights.values import Sheet


class EraseSheet(Question):
    """``confirmed`` gives the id of the person once the name is typed as it stands, in either script."""

    confirmed = Signal(object)

    def __init__(self, parent: QWidget, sheet: Sheet) -> None:
        """Ask for one person."""
        super().__init__(
            parent,
            _("Effacer {name} pour toujours").format(name=sheet.name),
            sheet.consequence,
            _("Effacer"),
            _("Annuler"),
        )
        self.setObjectName("eraseSheet")
        self._person = sheet
        self._typed = TextField()
        self._typed.setObjectName("eraseName")
        self._field = LabeledField(_("Tapez son nom pour confirmer"), self._typed)
        self.body.addWidget(self._field)
        self._typed.setFocus()

    @override
    def accept(self) -> None:
        names = {fold(self._person.name), fold(self._person.name_ar)} - {""}
        if fold(self._typed.text()) not in names:
            self._field.refuse(_("Ce n'est pas le nom de la fiche : {name}").format(name=self._person.name))
            return
        self.confirmed.emit(self._person.id)
        super().accept()

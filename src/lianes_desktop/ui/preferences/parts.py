"""The sheet of the settings that asks for what was heard over the phone."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fields import LabeledField, TextField


class RootSheet(Sheet):
    """Asks for the fingerprint heard over the phone; ``answered`` gives (path, text)."""

    answered = Signal(object)

    def __init__(self, parent: QWidget, path: Path) -> None:
        """What the file itself announces is not shown: it would be copied instead of heard."""
        super().__init__(
            parent,
            _("Est-ce bien Lianes ?"),
            _("Appelez Lianes et faites-vous lire l'empreinte de sa clé. Tapez ce que vous entendez."),
            _("Prendre la réponse"),
            _("Annuler"),
        )
        self._file = path
        self._heard = TextField()
        self._heard.setObjectName("root_heard")
        self.body.addWidget(LabeledField(_("Empreinte entendue"), self._heard))
        self.accepted.connect(self._answer)

    def _answer(self) -> None:
        self.answered.emit((self._file, self._heard.text()))

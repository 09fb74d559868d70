"""Lines of the settings page."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.formats import ltr
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel


class FolderLine(QWidget):
    """A folder and a button to choose another; ``chosen`` gives the path as text."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        """``name`` is the object name of the button."""
        super().__init__()
        self._path = ElidedLabel("", Role.BODY, "ink2")
        self._button = Button("", icon="folder-open", size=Size.SMALL)
        self._button.setObjectName(name)
        self._button.clicked.connect(self._ask)
        self._kept = self._none = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._path, 1)
        row.addWidget(self._button)

    def retranslate(self, none: str) -> None:
        """Say the fixed words in the language in force; ``none`` is said where no folder is chosen."""
        self._none = none
        self._button.setText(_("Changer"))
        self.show_path(self._kept)

    def show_path(self, path: str) -> None:
        """Show the folder in force; none is said in words."""
        self._kept = path
        self._path.setText(ltr(path) if path else self._none)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self._button.text(), self._kept)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._tell)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell(self, path: str) -> None:
        self.chosen.emit(str(Path(path)))


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

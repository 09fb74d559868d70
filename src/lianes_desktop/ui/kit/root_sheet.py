"""The sheet that asks whether it is really Lianes, before the first file of its office is believed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fingerprint import Fingerprint
from lianes_desktop.ui.kit.typed import override


class RootSheet(Sheet):
    """Lianes' fingerprint, to compare once by phone; from then on it is known."""

    confirmed = Signal(object)
    """Path of the file."""

    def __init__(self, parent: QWidget, groups: Sequence[str], path: Path) -> None:
        """``groups`` are what Lianes must read."""
        super().__init__(
            parent,
            _("Est-ce bien Lianes"),
            _("Appelez Lianes au numéro que vous connaissez. On doit vous lire ces quatre groupes :"),
            _("Ce sont les mêmes"),
            _("Annuler"),
        )
        self.setObjectName("rootSheet")
        self._path = path
        self.body.addWidget(Fingerprint(groups))

    @override
    def accept(self) -> None:
        self.confirmed.emit(self._path)
        super().accept()

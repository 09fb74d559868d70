"""The sheet that asks whether a file is really a colleague's, before it is believed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.formats import isolate
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fingerprint import Fingerprint
from lianes_desktop.ui.kit.typed import override


class SenderSheet(Sheet):
    """The colleague's fingerprint, to compare once by voice; from then on the key is known."""

    confirmed = Signal(object)
    """Path of the file."""

    def __init__(self, parent: QWidget, name: str, groups: Sequence[str], path: Path) -> None:
        """``groups`` are what the colleague must read; ``name`` is what the file says, and proves nothing."""
        super().__init__(
            parent,
            _("Est-ce bien votre collègue"),
            _(
                "Ce fichier se dit de {name}. Demandez-lui de vive voix ces quatre groupes, sur sa page Échanges :"
            ).format(name=isolate(name)),
            _("Ce sont les mêmes"),
            _("Annuler"),
        )
        self.setObjectName("senderSheet")
        self._path = path
        self.body.addWidget(Fingerprint(groups))

    @override
    def accept(self) -> None:
        self.confirmed.emit(self._path)
        super().accept()

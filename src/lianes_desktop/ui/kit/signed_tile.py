"""Where signed files are let go, or chosen by a click."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.kit.browse import ask_files
from lianes_desktop.ui.kit.cards import DropTile
from lianes_desktop.ui.kit.files import offered


class SignedFileTile(DropTile):
    """``files_given`` gives a tuple of ``Offered``."""

    files_given = Signal(object)

    def __init__(self, suffixes: str = "*.asice *.age") -> None:
        """``suffixes`` are those of the files that a click offers; words come with ``show_words``."""
        super().__init__("file-down")
        self._suffixes = suffixes
        self.clicked.connect(self._ask)
        self.dropped.connect(self._dropped)

    def _ask(self) -> None:
        ask_files(self.window(), self.text(), f"{_('Dossiers signés')} ({self._suffixes})", self._chosen)

    def _chosen(self, names: list[str]) -> None:
        self.files_given.emit(tuple(Offered(Path(name).name, Path(name)) for name in names))

    def _dropped(self, data: QMimeData) -> None:
        files = offered(data, "")
        if files:
            self.files_given.emit(files)

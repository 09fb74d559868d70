"""The system's own window to choose receipts."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.expenses import Offered
from lianes_desktop.ui.kit.browse import proofs


def chosen_files(parent: QWidget, title: str) -> tuple[Offered, ...]:
    """The photographs and PDFs chosen; nothing when the person changed their mind."""
    paths, _kind = QFileDialog.getOpenFileNames(parent, title, "", f"{proofs()};;{_('Tous les fichiers')} (*)")
    return tuple(Offered(Path(path).name, path=Path(path)) for path in paths)

"""The system's own window to choose a folder or files; it does not hold the program while it is open."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.offered import CALENDARS, SUFFIXES


def proofs() -> str:
    """The Qt filter of what is taken as a receipt or a signed paper; some systems tell capitals apart."""
    ours = " ".join(f"*{one}" for one in SUFFIXES)
    return _("Photos et PDF ({suffixes})").format(suffixes=f"{ours} {ours.upper()}")


def calendars() -> str:
    """The Qt filter of calendar files."""
    ours = " ".join(f"*{one}" for one in CALENDARS)
    return _("Calendriers ({suffixes})").format(suffixes=f"{ours} {ours.upper()}")


def ask_folder(parent: QWidget, title: str, start: str, chosen: Callable[[str], None]) -> None:
    """Ask for a folder; ``chosen`` gets its path unless the person changes their mind."""
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def ask_files(parent: QWidget, title: str, kinds: str, chosen: Callable[[list[str]], None]) -> None:
    """Ask for files that exist; ``kinds`` is a Qt filter, ``chosen`` gets their paths."""
    dialog = _dialog(parent, title, "")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(kinds)
    dialog.filesSelected.connect(chosen)
    dialog.open()


def ask_new_file(parent: QWidget, title: str, name: str, kinds: str, chosen: Callable[[str], None]) -> None:
    """Ask where to write a file; ``name`` is proposed."""
    dialog = _dialog(parent, title, "")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def _dialog(parent: QWidget, title: str, start: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, start)
    dialog.setObjectName("browse")
    dialog.finished.connect(dialog.deleteLater)
    return dialog

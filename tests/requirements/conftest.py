"""Pages dressed and spoken in French, as the application shows them first."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.claim_door import ClaimDoor
from support.screens import keeper

from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.ports.store import Record

OpenClaim = Callable[..., ClaimDoor]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """The light theme, and French from left to right."""
    catalogue.activate("fr")
    keeper(qapp).choose("light")
    yield
    catalogue.activate("fr")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def claim(qtbot: QtBot, tmp_path: Path) -> OpenClaim:
    """Opens a dossier, with what stands around it, on the claim page."""

    def open_claim(dossier: Dossier, *around: Record) -> ClaimDoor:
        tmp_path.joinpath(str(len(list(tmp_path.iterdir())))).mkdir()
        folder = max(tmp_path.iterdir())
        return ClaimDoor(qtbot, folder, dossier, *around)

    return open_claim

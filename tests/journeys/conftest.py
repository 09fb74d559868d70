"""What every journey starts from: a home of its own, French, from left to right; and a mission for some."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from support.journeys import Field, closed

from lianes_desktop.domain.places import use_shipped_time_zones
from lianes_desktop.i18n import catalogue


@pytest.fixture(autouse=True)
def french_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    use_shipped_time_zones()
    monkeypatch.setenv("HOME", str(tmp_path))
    catalogue.activate("fr")
    yield
    catalogue.activate("fr")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def trip(qapp: QApplication, tmp_path: Path) -> Iterator[Field]:
    """A mission in Oujda, its expenses in sight."""
    made = Field(qapp, tmp_path / "field")
    yield made
    closed(made.application, qapp)

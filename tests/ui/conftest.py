"""Widgets: dressed as in the application, spoken in French, and gone when their test is."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from support.screens import keeper

from lianes_desktop.i18n import catalogue
from lianes_desktop.ui.kit.theme import ThemeKeeper


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[ThemeKeeper]:
    """The light theme, in a window that is not low; put back afterwards."""
    kept = keeper(qapp)
    kept.choose("light")
    yield kept
    kept.choose("light")
    kept.set_low(False)


@pytest.fixture(autouse=True)
def french(request: pytest.FixtureRequest) -> Iterator[None]:
    """French, from left to right, whatever a test has spoken before."""
    catalogue.activate("fr")
    yield
    catalogue.activate("fr")
    if "qapp" in request.fixturenames:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture(autouse=True)
def no_widget_outlives_its_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test whose windows would only go when the collector comes by."""
    yield
    if "qapp" not in request.fixturenames:
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [f"{type(one).__name__} {one.objectName()}" for one in QApplication.topLevelWidgets() if not one.parent()]
    if left:
        gc.collect()  # so that the tests after this one do not fail for it
    assert left == []

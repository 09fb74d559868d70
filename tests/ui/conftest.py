"""Widgets: dressed as in the application, spoken in French, and gone when their test is."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from support.screens import keeper, undress

from lianes_desktop.i18n import catalogue
from lianes_desktop.ui.kit.theme import ThemeKeeper


@pytest.fixture
def theme(qapp: QApplication) -> ThemeKeeper:
    """The light theme, in a window that is not low."""
    kept = keeper(qapp)
    kept.choose("light")
    return kept


@pytest.fixture(autouse=True)
def no_widget_outlives_its_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test whose windows would only go when the collector comes by; the next one begins in plain French."""
    catalogue.activate("fr")
    yield
    catalogue.activate("fr")
    if "qapp" not in request.fixturenames:
        return
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [f"{type(one).__name__} {one.objectName()}" for one in QApplication.topLevelWidgets() if not one.parent()]
    if left:
        gc.collect()  # so that the tests after this one do not fail for it
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    undress(app)
    assert left == []

"""Pages drawn offscreen: to a picture for looking at, at any size, theme and language."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lianes_desktop.i18n import catalogue
from lianes_desktop.ui.kit.theme import ThemeKeeper
from support.pseudo import activate_pseudo

SIZES = ((1440, 900), (1366, 696))
"""A usual window, and what a 1366×768 laptop leaves for one."""
PAGE_SIZES = tuple((width - 260, height) for width, height in SIZES)
"""What the sidebar leaves of each."""
LANGUAGES = ("fr", "ar", "en", "pseudo", "pseudo rtl")
"""Those shipped, and words half as long again in each direction."""

_kept: dict[int, ThemeKeeper] = {}


def keeper(app: QApplication) -> ThemeKeeper:
    """The one theme keeper of the test run."""
    if id(app) not in _kept:
        _kept[id(app)] = ThemeKeeper(app, "light")
    return _kept[id(app)]


@contextmanager
def dressed(app: QApplication, *, theme: str = "light", language: str = "fr", low: bool = False) -> Iterator[None]:
    """Everything made inside is in that theme and language, in the direction it is read."""
    kept = keeper(app)
    catalogue.activate(language)
    rtl = catalogue.right_to_left()
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    kept.choose(theme)
    kept.set_low(low)
    try:
        yield
    finally:
        kept.choose("light")
        kept.set_low(False)
        catalogue.activate("fr")
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def each_window(app: QApplication, language: str, below: Path) -> Iterator[tuple[tuple[int, int], Path]]:
    """In one of ``LANGUAGES``, for each usual window: the size of its page, and a folder of its own."""
    rtl = language in ("ar", "pseudo rtl")
    for at, size in enumerate(PAGE_SIZES):
        with dressed(app, language="ar" if rtl else "fr", low=bool(at)):
            if language.startswith("pseudo"):
                activate_pseudo(rtl=rtl)
            else:
                catalogue.activate(language)
            folder = below / f"{at}"
            folder.mkdir()
            yield size, folder


def grab(widget: QWidget, to: Path, size: tuple[int, int] = SIZES[0]) -> Path:
    """Show the widget at that size and write what is seen as a PNG."""
    widget.resize(*size)
    widget.show()
    settle()
    to.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(to)):
        raise OSError(to)
    return to


def present(qtbot: QtBot, page: QWidget) -> None:
    """Show a page that stands before the window, with the keyboard, as the application does."""
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    page.activateWindow()
    settle()


def settle() -> None:
    """Let layouts, posted events and first paints happen."""
    for _turn in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

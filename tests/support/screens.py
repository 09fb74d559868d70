"""Pages drawn offscreen: to a picture for looking at, at any size, theme and language."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
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
EACH_WINDOW = tuple(product(LANGUAGES, PAGE_SIZES))
"""Each of these languages in each usual window, by the size of its page."""
_LOW = 760

_kept: dict[int, ThemeKeeper] = {}


def keeper(app: QApplication) -> ThemeKeeper:
    """The one theme keeper of the test run."""
    if id(app) not in _kept:
        _kept[id(app)] = ThemeKeeper(app, "light")
    return _kept[id(app)]


@contextmanager
def dressed(app: QApplication, *, theme: str = "light", language: str = "fr", low: bool = False) -> Iterator[None]:
    """Everything made inside is in that theme and language, in the direction it is read.

    The theme is put back by ``undress``, once the widgets are gone: to dress them again takes longer than to make them.
    """
    kept = keeper(app)
    catalogue.activate(language)
    rtl = catalogue.right_to_left()
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    kept.choose(theme)
    kept.set_low(low)
    try:
        yield
    finally:
        catalogue.activate("fr")
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def undress(app: QApplication) -> None:
    """The light theme, in a window that is not low."""
    if id(app) in _kept:
        _kept[id(app)].choose("light")
        _kept[id(app)].set_low(False)


@contextmanager
def in_window(app: QApplication, language: str, size: tuple[int, int]) -> Iterator[None]:
    """In one of ``LANGUAGES``, as a window with a page of that size dresses it."""
    rtl = language in ("ar", "pseudo rtl")
    with dressed(app, language="ar" if rtl else "fr", low=size[1] < _LOW):
        if language.startswith("pseudo"):
            activate_pseudo(rtl=rtl)
        else:
            catalogue.activate(language)
        yield


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

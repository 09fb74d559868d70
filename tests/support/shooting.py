"""How pictures of the real window are taken: its looks, waiting until it stands still, the files."""

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from lianes_desktop.app import opening
from lianes_desktop.app.collecting import Collector
from lianes_desktop.app.window import Application
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.ui.kit.jobs import ThreadJobs
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.shell.window import Window


class Look(NamedTuple):
    """Size in pixels, theme and language."""

    size: tuple[int, int]
    theme: str
    language: str


FEW = (
    Look((1440, 900), "light", "fr"),
    Look((1366, 696), "light", "fr"),
    Look((1366, 696), "dark", "ar"),
)
"""What the states seldom seen are shown in."""
_LONGEST = 60.0  # seconds for work beside the window, on a busy machine


def looks() -> Iterator[Look]:
    """Every size, theme and language, and English once."""
    for language in ("fr", "ar"):
        for theme in ("light", "dark"):
            for size in ((1440, 900), (1366, 696)):
                yield Look(size, theme, language)
    yield Look((1440, 900), "light", "en")


def settle(app: QApplication, jobs: ThreadJobs) -> None:
    """Let layouts, pictures read beside the window and first paints happen."""
    until = time.monotonic() + _LONGEST
    for _turn in range(3):
        app.processEvents()
        while jobs.busy and time.monotonic() < until:
            app.processEvents()
            time.sleep(0.005)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def save(picture: QPixmap, folder: Path, name: str, look: Look) -> None:
    """Write what is seen."""
    size, theme, language = look
    picture.save(str(folder / f"{name}-{language}-{theme}-{size[0]}x{size[1]}.png"))


class Studio:
    """One installation's window, and where its pictures go."""

    def __init__(self, app: QApplication, root: Path, key: StoreKey, folder: Path, prefix: str) -> None:
        """Open the window."""
        held = opening.lock(root)
        if held is None:
            raise SystemExit(f"{root} is in use")
        self.app, self._folder, self._prefix = app, folder, prefix
        if app.findChild(Collector) is None:  # no worker lets go of the window before this one
            Collector(app)
        self.application = Application(app, root, held)
        self.application.start(key)
        if self.application.workspace is None or self.application.window is None:
            raise SystemExit("no window")
        self.workspace: Workspace = self.application.workspace
        self.window: Window = self.application.window

    def dress(self, look: Look) -> None:
        """Put the window in a look."""
        self.workspace.preferences.change(language=look.language, theme=look.theme)
        self.window.showNormal()  # the offscreen screen is small: the window covers it whole
        self.window.resize(*look.size)

    def settle(self) -> None:
        """Let everything asked for be done and painted."""
        settle(self.app, self.application.jobs)

    def page(self, place: Place) -> Page:
        """A page, shown."""
        self.window.show_place(place)
        return self.window.screens.show(place).page

    def save(self, name: str, look: Look) -> None:
        """Write what is seen of the window and of what lies over it."""
        self.settle()
        seen = self.window.grab()
        if seen.size().toTuple() != look.size:
            raise SystemExit(f"{name}: {seen.size().toTuple()} instead of {look.size}")
        with QPainter(seen) as painter:
            for one in over(self.window):
                painter.drawPixmap(self.window.mapFromGlobal(one.mapToGlobal(QPoint(0, 0))), one.grab())
        save(seen, self._folder, f"{self._prefix}-{name}", look)

    def pages(self, places: Sequence[Place], name: str = "", at: Iterable[Look] | None = None) -> None:
        """Every page, in every look asked for."""
        for look in looks() if at is None else at:
            self.dress(look)
            for place in places:
                self.window.show_place(place)
                self.save(f"{name}{place.value}", look)

    def close(self) -> None:
        """Leave the window as a person would, in the look most have."""
        self.workspace.preferences.change(language="fr", theme="light")
        self.window.close()


def over(window: QWidget) -> Sequence[QWidget]:
    """The sheets and lists that lie over the window."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]

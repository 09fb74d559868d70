"""An authority and Lianes' office, each at its own window over its own folder, both on the screen at once."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from lianes_desktop.ui.shell.window import Window
from support.journeys import PASSPHRASE, closed, started, welcome, window_of
from support.office_hand import Office
from support.seats import HandAt, Side
from support.town_hand import Town

S = TypeVar("S", bound=Side)


@dataclass
class Screen:
    """Both windows, and who carries files between them."""

    town: Town
    office: Office
    windows: list[Window] = field(default_factory=list)

    def close(self) -> None:
        """Close both."""
        for one in (self.town, self.office):
            closed(one.application, one.app)


def two_windows(app: QApplication, folder: Path) -> Screen:
    """A new authority with a mission ready to be claimed for, and a new office with its keys."""
    windows: list[Window] = []
    town = _opened(Town, app, folder, "town", windows)
    town.ready()
    office = _opened(Office, app, folder, "office", windows)
    hand = office.hand
    hand.click("nav_register")
    hand.type_in("authorityPassphrase", PASSPHRASE)
    hand.type_in("authorityAgain", PASSPHRASE)
    hand.click("makeAuthority")
    hand.find("rootGroups", QWidget)
    hand.click("nav_inbox")
    return Screen(town, office, windows)


def _opened(kind: type[S], app: QApplication, folder: Path, name: str, windows: list[Window]) -> S:
    hand = HandAt(app, windows)
    application = started(app, folder / name)
    if kind is Town:
        welcome(hand, "Claire", "Delattre")
    else:
        welcome(hand, "Inès", "Carpentier", office=True)
    window = window_of(application, hand)
    windows.append(window)
    window.showNormal()
    window.resize(1366, 768)  # a small laptop's; the screen of the tests is smaller still
    hand.window = window
    out = folder / f"{name}-files"
    out.mkdir()
    return kind(app, application, window, hand, out)

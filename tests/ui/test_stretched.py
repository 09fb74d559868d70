"""The window and the pages of its own in a language two fifths longer: nothing cut, nothing left untranslated."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from support.builders import REFERENCE
from support.clipping import cut_words, outside
from support.desks import Desk, InMemory
from support.page_desk import Bar, Compass, Jobs
from support.pseudo import activate_pseudo, unmarked
from support.screens import settle

from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.preferences.screen import preferences_screen
from lianes_desktop.ui.preferences.values import FolderRisk
from lianes_desktop.ui.shell.crash_sheet import CrashSheet
from lianes_desktop.ui.shell.keys import keys_sheet
from lianes_desktop.ui.shell.navigation import destinations
from lianes_desktop.ui.shell.nothing import NoDossier
from lianes_desktop.ui.shell.sidebar import Sidebar
from lianes_desktop.ui.shell.switcher import Switcher
from lianes_desktop.ui.shell.values import DossierCard
from lianes_desktop.ui.welcome.recovery import RecoveryPage
from lianes_desktop.ui.welcome.screen import unlock, welcome
from lianes_desktop.ui.welcome.values import Answers

pytestmark = pytest.mark.usefixtures("theme")

NAMES = {"Lianes", "Français", "العربية", "English", "SIREN"}
"""What is the same in every language."""


class Nowhere:
    """Stands for everything outside the pages."""

    def organisations(self) -> tuple[Organisation, ...]:
        return REFERENCE.organisations

    def begin(self, answers: Answers, progress: Progress) -> str:
        progress(0, 1)
        return answers.passphrase

    def copies_near(self, folder: Path) -> Path | None:
        return folder

    def write_sheet(self, code: str, to: Path) -> Path:
        return to / code

    def language_chosen(self, language: str) -> None:
        assert language

    def unlock(self, passphrase: str) -> None:
        assert passphrase

    def recover(self, code: str, passphrase: str) -> None:
        assert code
        assert passphrase

    def path(self) -> Path:
        return Path("/1/2")

    def risk(self) -> FolderRisk | None:
        return FolderRisk.SYNCED


def a_welcome(_home: QWidget, _folder: Path) -> tuple[QWidget, object]:
    made = welcome(Nowhere(), Jobs())
    return made.page, made


def an_unlock(_home: QWidget, _folder: Path) -> tuple[QWidget, object]:
    made = unlock(Nowhere(), Jobs())
    return made.page, made


def a_recovery(_home: QWidget, _folder: Path) -> tuple[QWidget, object]:
    page = RecoveryPage()
    page.show_code("0000-1111")
    return page, None


def settings(_home: QWidget, folder: Path) -> tuple[QWidget, object]:
    desk = Desk(InMemory(), folder)
    desk.start()
    desk.backups.make("asked")
    made = preferences_screen(
        desk.preferences, desk.backups, desk.enrolment, desk.profiles, Nowhere(), Jobs(), Bar(), Compass()
    )
    made.presenter.open(None)
    return made.page, made


def a_sidebar(_home: QWidget, _folder: Path) -> tuple[QWidget, object]:
    return Sidebar(destinations(tuple(Place), office=False), office=False), None


def an_office_sidebar(_home: QWidget, _folder: Path) -> tuple[QWidget, object]:
    return Sidebar(destinations(tuple(Place), office=True), office=True), None


def no_dossier(_home: QWidget, _folder: Path) -> tuple[QWidget, object]:
    return NoDossier(), None


def a_switcher(home: QWidget, _folder: Path) -> tuple[QWidget, object]:
    popup = Switcher(home)
    popup.show_cards([], DossierCard(None, "", "", "folder"))
    return popup, None


def keys(home: QWidget, _folder: Path) -> tuple[QWidget, object]:
    return keys_sheet(home, office=False), None


def a_crash(home: QWidget, _folder: Path) -> tuple[QWidget, object]:
    return CrashSheet(home, "1.0"), None


@pytest.fixture(params=[False, True], ids=["from left", "from right"])
def stretched(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    rtl = bool(request.param)
    activate_pseudo(rtl=rtl)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    yield
    catalogue.activate("fr")


@pytest.mark.usefixtures("stretched")
@pytest.mark.parametrize(
    ("make", "width"),
    [
        (a_welcome, 1280), (an_unlock, 1280), (a_recovery, 1280), (settings, 1020), (a_sidebar, 260),
        (an_office_sidebar, 260), (no_dossier, 1020), (a_switcher, 340), (keys, 0), (a_crash, 0),
    ],
)  # fmt: skip
def test_a_longer_language_is_said_in_full(
    qtbot: QtBot, tmp_path: Path, make: Callable[[QWidget, Path], tuple[QWidget, object]], width: int
) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    page, kept = make(home, tmp_path)
    qtbot.addWidget(page)
    page.resize(width or page.sizeHint().width(), 690)
    page.show()
    settle()
    labels = [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]
    buttons = [one.text() for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page)]
    plain = {text for text in (*labels, *buttons) if text and text not in NAMES and unmarked(text)}

    assert [line for line in cut_words(page) if "NavButton" not in line] == []
    assert outside(page) == []
    assert {text for text in plain if not any(char in text for char in "0123456789")} - _SHOWN == set()
    assert kept is None or kept


_SHOWN = {"Claire", "Delattre"}

"""The pages of a dossier and of the joining, each over services that keep everything in memory."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_profile
from support.contacts_page import contacts_page
from support.counter import FieldCounter
from support.fingers import plain
from support.issues import an_issue
from support.page_desk import Bar, Compass, Jobs, PageDesk
from support.page_hand import LEFT, PageHand
from support.programme_page import programme_page
from support.screens import PAGE_SIZES, settle

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.keys import EnrolmentState
from lianes_desktop.services.ports.store import Record
from lianes_desktop.services.ports.trust import SettingsFile
from lianes_desktop.ui.joining.screen import joining_screen
from lianes_desktop.ui.joining.values import Part
from lianes_desktop.ui.kit.labels import Chip
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.overview.screen import overview_screen
from lianes_desktop.ui.preparation.screen import preparation_screen
from lianes_desktop.ui.report.screen import report_screen
from lianes_desktop.ui.settings.screen import rules_screen
from lianes_desktop.ui.team.screen import team_screen


class PageDoor(PageHand):
    """A page in sight with its services."""

    def __init__(
        self,
        qtbot: QtBot,
        make: Callable[[PageDesk, Compass, Bar], Screen],
        *records: Record,
        opened: DossierId | None = DOSSIER,
        today: date | None = None,
    ) -> None:
        self.desk, self.compass, self.bar = PageDesk(a_profile(), *records), Compass(), Bar()
        if today is not None:
            self.desk.clock.instant = datetime(today.year, today.month, today.day, 9, tzinfo=ZoneInfo("Europe/Paris"))
        screen = make(self.desk, self.compass, self.bar)
        self.presenter = screen.presenter
        super().__init__(qtbot, screen.page, PAGE_SIZES[0])
        self.desk.tell(self.presenter)
        screen.page.retranslate()
        self.presenter.open(opened)
        settle()

    def put(self, *records: Record) -> None:
        """Keep these while the page is in sight."""
        self.desk.put(*records)
        settle()

    @property
    def words(self) -> str:
        """Everything written in sight: labels, buttons and chips."""
        kinds = (QLabel, QAbstractButton, Chip)
        shown = [one for kind in kinds for one in self.page.findChildren(kind) if one.isVisibleTo(self.page)]
        return plain("\n".join(one.text() for one in shown if isinstance(one, kinds)))

    def offered(self, name: str) -> list[str]:
        """What a list of choices holds."""
        box = self.find(name)
        assert isinstance(box, QComboBox)
        return [plain(box.itemText(at)) for at in range(box.count())]

    def tick(self, name: str) -> None:
        """Tick or untick a box from the keyboard."""
        self.key(name, Qt.Key.Key_Space)

    def ticked(self, name: str) -> bool:
        """Whether a box is ticked."""
        box = self.find(name)
        assert isinstance(box, QAbstractButton)
        return box.isChecked()

    def write(self, name: str, text: str) -> None:
        """Type in a field of several lines and leave it."""
        assert isinstance(self.find(name), QPlainTextEdit)
        self.type(name, text)
        self.key(name, Qt.Key.Key_Tab)

    def mark(self, name: str, value: int) -> None:
        """Choose a mark of a scale."""
        button = self.find(name).findChild(QAbstractButton, f"segment_{value}")
        assert isinstance(button, QAbstractButton)
        self.qtbot.mouseClick(button, LEFT)
        settle()

    def said_by(self, name: str) -> str:
        """The words of a button or box."""
        found = self.find(name)
        assert isinstance(found, QAbstractButton)
        return plain(found.text() or found.accessibleName())

    def spoken(self, name: str) -> str:
        """How a widget is read aloud."""
        return plain(self.find(name).accessibleName())


class JoiningDoor(PageDoor):
    """The joining page, today being the day given."""

    def __init__(self, qtbot: QtBot, *records: Record, today: date | None = None) -> None:
        def make(desk: PageDesk, compass: Compass, bar: Bar) -> Screen:
            return joining_screen(desk.memberships, desk.clock, Jobs(), compass, bar)

        super().__init__(qtbot, make, *records, opened=None, today=today)

    def turn(self, part: Part) -> None:
        """Turn to a leaf of the sheet."""
        self.click(f"segment_{part}")

    def chip(self, name: str) -> str:
        """What a chip says; nothing when it is not in sight."""
        found = self.find(name)
        assert isinstance(found, Chip)
        return plain(found.text()) if found.isVisible() else ""


class RulesDoor(PageDoor):
    """The rules in force as a person in the field reads them, those of an issue once it is taken in."""

    def __init__(self, qtbot: QtBot, folder: Path, **edition: object) -> None:
        counter = FieldCounter(folder / "field")
        keys = counter.desk.keys
        keys.state = EnrolmentState.ENROLLED

        def make(_desk: PageDesk, _compass: Compass, bar: Bar) -> Screen:
            return rules_screen(counter.desk.settings, counter.jobs, bar)

        super().__init__(qtbot, make, opened=counter.dossier)
        if edition:
            path = folder / "rules.asice"
            path.write_text("rules")
            issue = an_issue()
            first, *others = issue.editions
            issue = replace(issue, editions=(replace(first, **edition), *others))  # type: ignore[arg-type]
            keys.settings_files[path.name] = SettingsFile(issue, "1" * 64, path)
            self.presenter.reveal(None, str(path))
            settle()


def overview_door(qtbot: QtBot, *records: Record) -> PageDoor:
    """The overview of the dossier."""

    def make(desk: PageDesk, compass: Compass, bar: Bar) -> Screen:
        thumbnail = desk.readings.thumbnail
        return overview_screen(
            desk.overviews, desk.dossiers, desk.accords, thumbnail, desk.rules, desk.clock, Jobs(), compass, bar
        )

    return PageDoor(qtbot, make, *records)


def team_door(qtbot: QtBot, *records: Record) -> PageDoor:
    """The participants of the dossier."""

    def make(desk: PageDesk, compass: Compass, bar: Bar) -> Screen:
        return team_screen(desk.team, desk.dossiers, desk.clock, Jobs(), compass, bar)

    return PageDoor(qtbot, make, *records)


def contacts_door(qtbot: QtBot, *records: Record) -> PageDoor:
    """The people met."""

    def make(desk: PageDesk, compass: Compass, bar: Bar) -> Screen:
        return contacts_page(desk, bar, compass=compass)

    return PageDoor(qtbot, make, *records)


def preparation_door(qtbot: QtBot, *records: Record) -> PageDoor:
    """The preparation of the dossier."""

    def make(desk: PageDesk, compass: Compass, bar: Bar) -> Screen:
        return preparation_screen(desk.preparation, desk.beginnings, desk.dossiers, desk.clock, compass, bar)

    return PageDoor(qtbot, make, *records)


def programme_door(qtbot: QtBot, *records: Record, opened: DossierId | None = DOSSIER) -> PageDoor:
    """The programme of the dossier."""

    def make(desk: PageDesk, compass: Compass, bar: Bar) -> Screen:
        return programme_page(desk, bar, compass)

    return PageDoor(qtbot, make, *records, opened=opened)


def report_door(qtbot: QtBot, *records: Record) -> PageDoor:
    """The report of the dossier."""

    def make(desk: PageDesk, compass: Compass, bar: Bar) -> Screen:
        return report_screen(desk.reports, desk.carrying, desk.programmes, Jobs(), compass, bar, desk.clock)

    return PageDoor(qtbot, make, *records)

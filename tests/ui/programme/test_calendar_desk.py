"""Calendar files on the programme page: what is asked, shown, taken and said."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_hosting_day, a_mission, an_item
from support.page_desk import Bar, Jobs, PageDesk
from support.wild_calendars import TIMES, calendar, event

from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.services.calendar_files import Preview
from lianes_desktop.services.calendar_matching import Fate
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.calendar_files import NotTaken, Unfit
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.programme import calendar_words
from lianes_desktop.ui.programme.calendar_desk import CalendarDesk
from lianes_desktop.ui.programme.calendar_sheet import CalendarSheet, OfferModel
from lianes_desktop.ui.programme.calendar_values import FileShown


@dataclass
class Page:
    """A page that remembers."""

    names: list[str] = field(default_factory=list)
    asked: int = 0
    work: list[tuple[str, int, int]] = field(default_factory=list)
    shown: list[FileShown] = field(default_factory=list)

    def ask_new_file(self, name: str) -> None:
        self.names.append(name)

    def ask_file(self) -> None:
        self.asked += 1

    def show_work(self, words: str, at: int, of: int) -> None:
        self.work.append((words, at, of))

    def show_file(self, shown: FileShown) -> None:
        self.shown.append(shown)


class Stage:
    """A programme with its calendar files."""

    def __init__(self, *records: Record) -> None:
        self.desk = PageDesk(*(records or (a_mission(title="Oujda : énergie"),)))
        self.page, self.bar = Page(), Bar()
        self.files = CalendarDesk(self.page, self.desk.calendar_files, self.desk.dossiers, Jobs(), self.bar)
        self.files.turn(DOSSIER)

    @property
    def items(self) -> tuple[ProgrammeItem, ...]:
        return self.desk.programmes.items(DOSSIER)

    def look(self, *texts: str) -> None:
        self.files.look([Offered(f"{at}.ics", data=one.encode()) for at, one in enumerate(texts)])


def test_the_name_proposed_is_the_dossier_s_without_what_no_disk_takes() -> None:
    stage = Stage()
    stage.files.export()

    assert stage.page.names == ["Programme Oujda énergie.ics"]


def test_the_calendar_is_written_and_its_place_is_said(tmp_path: Path) -> None:
    stage = Stage(a_mission(), an_item())
    stage.files.export_to(str(tmp_path / "agenda"))

    assert (tmp_path / "agenda.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert "agenda.ics" in stage.bar.said[-1][0]
    assert stage.page.work[-1] == ("", 0, 0)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    stage = Stage()
    stage.files.export_to(str(tmp_path / "absent" / "a.ics"))

    assert len(stage.bar.warned) == 1


def test_what_is_chosen_is_taken_and_can_be_undone() -> None:
    stage = Stage()
    stage.look(calendar(event(), event(uid="deux", title="Dîner"), event("", uid="trois")))
    (shown,) = stage.page.shown
    assert [one.title.strip("\u2068\u2069") for one in shown.offers] == ["Visite", "Dîner"]
    assert shown.left_words.startswith("1 ligne du fichier")
    assert shown.left[0].why

    stage.files.take([1])

    assert [one.title for one in stage.items] == ["Dîner"]
    assert stage.bar.said[-1][1]
    assert stage.desk.records.undo.undo() is not None
    assert stage.items == ()


def test_several_files_are_shown_one_after_the_other() -> None:
    stage = Stage()
    stage.look(calendar(event()), calendar(event(uid="deux")))
    assert len(stage.page.shown) == 1
    stage.files.put_off()
    assert len(stage.page.shown) == 2
    stage.files.take([0])
    stage.files.take([0])
    assert len(stage.items) == 1


def test_a_file_that_is_no_calendar_is_said_and_the_next_one_shown() -> None:
    stage = Stage()
    stage.look("%PDF", calendar(event()))

    assert len(stage.bar.warned) == 1
    assert len(stage.page.shown) == 1


@pytest.mark.parametrize("action", [a_mission(starts_on=None), a_hosting_day(held_on=None)])
def test_without_days_nothing_is_asked(action: Record) -> None:
    stage = Stage(action)
    stage.files.ask()
    stage.look(calendar(event()))

    assert stage.page.asked == 0
    assert stage.page.shown == []
    assert len(stage.bar.warned) == 2


def test_with_days_a_file_is_asked_for() -> None:
    stage = Stage()
    stage.files.ask()

    assert stage.page.asked == 1


def test_a_file_of_another_dossier_is_forgotten() -> None:
    stage = Stage()
    stage.look(calendar(event()), calendar(event(uid="deux")))
    stage.files.turn(None)
    stage.files.put_off()
    stage.files.export()
    stage.files.ask()

    assert len(stage.page.shown) == 1
    assert stage.page.names == []


def test_each_fate_has_its_words() -> None:
    stage = Stage()
    for text in (
        calendar(event("SEQUENCE:2\r\n" + TIMES)),
        calendar(event("SEQUENCE:1\r\n" + TIMES, "Vieux")),
        calendar(event("SEQUENCE:3\r\n" + TIMES, "Neuf")),
        calendar(event("SEQUENCE:4\r\nSTATUS:CANCELLED\r\n" + TIMES)),
    ):
        stage.look(text)
        stage.files.take([0] if stage.page.shown[-1].offers[0].ticked else [])
    offers = [one.offers[0] for one in stage.page.shown]

    assert len({one.does for one in offers}) == len(Fate)
    assert [one.ticked for one in offers] == [True, False, True, True]


def test_a_calendar_of_what_is_there_already_says_so() -> None:
    stage = Stage()
    stage.look(calendar(event()))
    stage.files.take([0])
    stage.look(calendar(event()))

    assert stage.page.shown[-1].offers == ()
    assert "1 déjà au programme" in stage.page.shown[-1].sentence


def test_whole_days_and_nights_are_said() -> None:
    stage = Stage()
    stage.look(
        calendar(
            event("DTSTART;VALUE=DATE:20261013\r\nLOCATION:Oujda\r\n"),
            event("DTSTART:20261013T220000Z\r\nDURATION:PT4H\r\n", uid="nuit"),
        )
    )
    day, night = stage.page.shown[0].offers

    assert "toute la journée" in day.when
    assert "Oujda" in day.when
    assert "02:00" in night.when


# ---- the sheet


def _sheet(qtbot: QtBot, *texts: str) -> tuple[CalendarSheet, list[object]]:
    stage = Stage()
    stage.look(*texts)
    sheet = CalendarSheet(None, stage.page.shown[0])
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the test still looks at it
    qtbot.addWidget(sheet)
    chosen: list[object] = []
    sheet.chosen.connect(chosen.append)
    sheet.open()
    return sheet, chosen


def _list(sheet: CalendarSheet) -> ListView:
    found = sheet.findChild(ListView, "calendar_offers")
    assert isinstance(found, ListView)
    return found


def test_the_space_bar_and_the_mouse_choose(qtbot: QtBot) -> None:
    sheet, chosen = _sheet(qtbot, calendar(event(), event(uid="deux"), event(uid="trois")))
    view = _list(sheet)
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(1, 0)).center())
    sheet.accept_button.click()

    assert chosen == [[2]]


def test_nothing_chosen_cannot_be_taken(qtbot: QtBot) -> None:
    sheet, _chosen = _sheet(qtbot, calendar(event()))
    QTest.keyClick(_list(sheet), Qt.Key.Key_Space)

    assert not sheet.accept_button.isEnabled()


def test_what_is_left_is_shown_when_asked(qtbot: QtBot) -> None:
    sheet, _chosen = _sheet(qtbot, calendar(event(), event("", "Sans date", uid="deux")))
    model = _list(sheet).model()
    assert isinstance(model, OfferModel)
    assert model.rowCount() == 1
    button = sheet.findChild(QAbstractButton, "show_left")
    assert button is not None
    button.click()

    said = [str(model.index(row).data()) for row in range(model.rowCount())]
    assert len(said) == 3
    assert "Sans date" in said[2]
    assert model.index(1).flags() == Qt.ItemFlag.ItemNeverHasChildren
    model.turn(2)
    assert model.chosen == [0]


def test_a_file_without_anything_to_take_is_only_read(qtbot: QtBot) -> None:
    sheet, chosen = _sheet(qtbot, calendar(event("")))
    assert not sheet.reject_button.isVisible()
    sheet.grab()
    sheet.accept_button.click()

    assert chosen == [[]]


def test_every_reason_has_its_sentence() -> None:
    preview = Preview("a.ics", "", (), 0, tuple(NotTaken(at, "", why, "Lune") for at, why in enumerate(Unfit)))
    left = calendar_words.shown(preview).left

    assert len({one.why for one in left}) == len(Unfit)
    assert all(one.why.endswith(".") for one in left)


def test_work_that_is_stopped_forgets_the_files_that_wait() -> None:
    stage = Stage()
    jobs = Jobs(late=True)
    stage.files = CalendarDesk(stage.page, stage.desk.calendar_files, stage.desk.dossiers, jobs, stage.bar)
    stage.files.turn(DOSSIER)
    stage.look(calendar(event()), calendar(event(uid="deux")))
    stage.files.cancel()
    jobs.run_all()

    assert stage.page.shown == []
    assert stage.page.work[-1] == ("", 0, 0)
    assert stage.bar.warned == []


def test_a_file_read_for_a_dossier_that_was_left_is_not_shown() -> None:
    stage = Stage()
    jobs = Jobs(late=True)
    stage.files = CalendarDesk(stage.page, stage.desk.calendar_files, stage.desk.dossiers, jobs, stage.bar)
    stage.files.turn(DOSSIER)
    stage.look(calendar(event()))
    stage.files.export_to("/nowhere/a.ics")
    stage.files.turn(None)
    jobs.run_all()

    assert stage.page.shown == []
    assert len(jobs.held) == 0

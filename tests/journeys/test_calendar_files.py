"""A calendar of somebody else dropped on the real window, chosen from, taken, undone; and the programme written out."""

from pathlib import Path

import icalendar
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu
from support.fingers import plain
from support.hand import Hand
from support.journeys import Field, spoken
from support.wild_calendars import calendar, event, lines

from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.ui.kit.lists import ListView

pytestmark = pytest.mark.slow


def when(day: str, hour: str) -> str:
    return lines(f"DTSTART;TZID=Morocco Standard Time:{day}T{hour}0000", "DURATION:PT1H")


def items(trip: Field) -> tuple[ProgrammeItem, ...]:
    return trip.workspace.programmes.items(trip.dossier)


def picked(qapp: QApplication, hand: Hand, words: str) -> None:
    """Open the button's menu with the mouse, and walk down to a line with the arrows."""
    hand.click("calendar_files")
    menu = hand.find("calendar_menu", QMenu)
    for _line in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        if menu.activeAction().text().startswith(words):
            break
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qapp.processEvents()


def browsed(qapp: QApplication, hand: Hand, *paths: Path) -> None:
    """Choose in the system's window."""
    dialog = hand.find("browse", QFileDialog)
    dialog.fileSelected.emit(str(paths[0]))
    dialog.filesSelected.emit([str(path) for path in paths])
    dialog.done(QDialog.DialogCode.Accepted)
    qapp.processEvents()


def test_a_calendar_comes_in_and_the_programme_goes_out(qapp: QApplication, trip: Field, tmp_path: Path) -> None:
    hand = trip.hand
    days = trip.workspace.calendar_files.days(trip.dossier)
    assert days is not None
    first, last = f"{days.first:%Y%m%d}", f"{days.last:%Y%m%d}"
    theirs = tmp_path / "agenda oujda.ics"
    theirs.write_bytes(
        calendar(
            event(when(first, "10"), "Visite de la station", "a"),
            event(when(last, "15"), "Dîner officiel", "b"),
            event("", "Sans date", "c"),
            event(when("20200101", "10"), "Autrefois", "d"),
            event(lines(f"DTSTART;TZID=Heure de la Lune:{first}T100000"), "Lune", "e"),
        ).encode("cp1252")
    )

    hand.drop(trip.window, theirs)
    view = hand.find("calendar_offers", ListView)
    sheet = hand.find("calendarSheet", QDialog)
    assert "3 lignes du fichier n'ont pas été reprises." in plain(spoken(sheet))
    hand.click("show_left")
    said = [str(view.model().index(row, 0).data()) for row in range(view.model().rowCount())]
    assert any("Heure de la Lune" in one for one in said), said
    view.setCurrentIndex(view.model().index(1, 0))
    QTest.keyClick(view, Qt.Key.Key_Space)
    hand.click("accept")
    hand.wait(lambda: len(items(trip)) == 1, "one line taken")
    assert [one.title for one in items(trip)] == ["Visite de la station"]
    assert items(trip)[0].zone == "Africa/Casablanca"

    hand.press("Ctrl+Z")
    hand.wait(lambda: not items(trip), "undone")
    picked(qapp, hand, "Importer")
    browsed(qapp, hand, theirs)
    hand.find("calendarSheet", QDialog)
    hand.press("Return")
    hand.wait(lambda: len(items(trip)) == 2, "both taken")

    written = tmp_path / "programme.ics"
    picked(qapp, hand, "Exporter")
    browsed(qapp, hand, written)
    hand.wait(written.exists, "the calendar written")
    read = icalendar.Calendar.from_ical(written.read_bytes())
    assert {str(one["SUMMARY"]) for one in read.walk("VEVENT")} == {"Visite de la station", "Dîner officiel"}

    hand.drop(trip.window, written)
    again = hand.find("calendarSheet", QDialog)
    assert "2 déjà au programme" in plain(spoken(again))
    hand.click("accept")
    assert len(items(trip)) == 2

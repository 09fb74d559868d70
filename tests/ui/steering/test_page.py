"""The steering page driven by hand, on services that keep everything in memory."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot
from support.page_desk import Bar, Compass, PageDesk
from support.page_hand import LEFT, PageHand
from support.screens import EACH_WINDOW, in_window, settle

from lianes_desktop.domain.ids import MeetingId, new_id
from lianes_desktop.domain.settings import IssuedSettings
from lianes_desktop.domain.steering import Attendee, CommitteeDecision, SteeringMeeting
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.kit.labels import Chip
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.kit.rows import LINE
from lianes_desktop.ui.steering.page import SteeringPage
from lianes_desktop.ui.steering.screen import steering_screen

pytestmark = pytest.mark.usefixtures("theme")

HELD = SteeringMeeting(
    MeetingId(new_id()),
    "MTFMDD",
    date(2026, 6, 12),
    "Amiens",
    "Bilan des missions",
    (Attendee("Nizar Yaiche", "Lianes"), Attendee("Claire Delattre", "Ville de Lille", present=False)),
    (CommitteeDecision("Écrire aux préfectures", "Nizar", date(2026, 7, 1)),),
    held=True,
)
OLDER = replace(HELD, id=MeetingId(new_id()), held_on=date(2026, 2, 3), place="")


class Player(PageHand):
    """The page with its presenter and services."""

    def __init__(self, qtbot: QtBot, *records: Record, size: tuple[int, int] = (1180, 900)) -> None:
        self.desk, self.bar, self.compass = PageDesk(*records), Bar(), Compass()
        self.steering = self.desk.steering
        screen = steering_screen(self.steering, self.desk.clock, self.compass, self.bar)
        assert isinstance(screen.page, SteeringPage)
        assert screen.section is Place.STEERING
        self.committee, self.presenter = screen.page, screen.presenter
        super().__init__(qtbot, screen.page, size)
        self.desk.tell(self.presenter)
        screen.page.retranslate()
        self.presenter.open(None)
        settle()

    @property
    def list(self) -> QListView:
        found = self.find("meetingList")
        assert isinstance(found, QListView)
        return found

    @property
    def kept(self) -> SteeringMeeting:
        found = self.steering.find(self.list.currentIndex().data(LINE).id)
        assert found is not None
        return found


@pytest.fixture
def player(qtbot: QtBot) -> Player:
    return Player(qtbot, HELD, OLDER)


def test_a_first_meeting_is_planned_from_the_empty_page(qtbot: QtBot) -> None:
    player = Player(qtbot)
    assert player.committee.areas() == (player.find("addFirstMeeting"),)
    player.click("addFirstMeeting")
    assert player.line("held_on").hasFocus()
    player.fill("held_on", "03/12/2026")
    player.fill("place", "Lille")
    player.fill("agenda", "Bilan")

    assert (player.kept.held_on, player.kept.place, player.kept.agenda) == (date(2026, 12, 3), "Lille", "Bilan")
    chip = player.find("meeting_state")
    assert isinstance(chip, Chip)
    assert chip.text() == "Prévue"
    assert player.said("rhythm_sentence").endswith("Prochaine réunion le 3 décembre 2026.")
    assert player.committee.areas() == (player.list, player.find("meetingSheet"))


def test_people_are_noted_one_after_the_other(player: Player) -> None:
    player.fill("attendance.new", "Samira Ben", Qt.Key.Key_Return)
    assert player.line("attendance.new").text() == ""
    player.fill("attendance.2.organisation", "Amiens Métropole")
    player.qtbot.mouseClick(player.find("attendance.1.present"), LEFT)
    settle()

    assert player.kept.attendance[2] == Attendee("Samira Ben", "Amiens Métropole")
    assert player.said("present") == "3 présents sur 3"
    player.click("remove_attendance_0")
    assert [one.name for one in player.kept.attendance] == ["Claire Delattre", "Samira Ben"]
    assert player.line("attendance.0.name").text() == "Claire Delattre"


def test_decisions_have_an_owner_a_day_and_an_end(player: Player) -> None:
    player.fill("decisions.new", "Former deux agents", Qt.Key.Key_Return)
    player.fill("decisions.1.owner", "Claire")
    player.fill("decisions.1.due_on", "01/12/2026")
    player.fill("decisions.1.done_on", "01/02/2026")
    assert player.line("decisions.1.done_on").property("state") == "bad"
    player.fill("decisions.1.done_on", "10/10/2026")

    assert player.kept.decisions[1] == CommitteeDecision(
        "Former deux agents", "Claire", date(2026, 12, 1), date(2026, 10, 10)
    )
    player.click("remove_decisions_0")
    assert len(player.kept.decisions) == 1


def test_minutes_are_kept_when_another_meeting_is_chosen(player: Player) -> None:
    player.type("minutes", "Adopté à l'unanimité")
    player.key("meetingList", Qt.Key.Key_Down)

    found = player.steering.find(HELD.id)
    assert found is not None
    assert found.minutes == "Adopté à l'unanimité"
    assert player.said("meeting_title") == "3 février 2026"
    player.key("meetingList", Qt.Key.Key_Return)
    assert player.line("held_on").hasFocus()


def test_a_meeting_is_added_and_removed_by_the_keyboard(player: Player) -> None:
    player.key("meetingList", Qt.Key.Key_N)
    assert player.said("meeting_title") == "Date à fixer"
    player.qtbot.keyClick(player.page, Qt.Key.Key_N)
    player.qtbot.keyClick(player.page, Qt.Key.Key_B)
    settle()
    player.key("meetingList", Qt.Key.Key_B)
    assert len(player.steering.all("MTFMDD")) == 4

    player.key("meetingList", Qt.Key.Key_Delete)
    player.click("removeMeeting")
    assert len(player.steering.all("MTFMDD")) == 2
    player.click("addMeeting")
    assert len(player.steering.all("MTFMDD")) == 3


def test_the_sheet_takes_the_focus_at_its_first_field(player: Player) -> None:
    player.find("meetingSheet").setFocus()

    assert player.line("held_on").hasFocus()


def test_the_decisions_are_asked_as_a_document(player: Player) -> None:
    player.click("draw_minutes")

    assert player.compass.gone == [("papers", HELD.id, "D19")]


def test_each_edition_has_its_committee(qtbot: QtBot) -> None:
    player = Player(qtbot, HELD)
    shipped = player.desk.rules.current
    later = replace(shipped.editions[0], code="MTFMDD-2027", year=2027)
    player.desk.put(
        IssuedSettings(
            1, replace(shipped, version=1, editions=(*shipped.editions, later)), "f" * 64, player.desk.clock.now()
        )
    )
    settle()
    player.choose("steering_edition", "MTFMDD-2027 · 2027")

    assert not player.list.isVisible()
    assert player.find("addFirstMeeting").isVisible()


def test_the_list_reads_out_day_place_and_state(player: Player) -> None:
    model = player.list.model()
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "12 juin 2026, Amiens, Tenue"
    assert model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == "3 février 2026, Tenue"
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.index(9, 0).data() is None
    assert model.rowCount(model.index(0, 0)) == 0


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_nothing_is_cut_in_any_language_at_usual_sizes(
    qtbot: QtBot, qapp: QApplication, language: str, size: tuple[int, int]
) -> None:
    with in_window(qapp, language, size):
        player, empty = Player(qtbot, HELD, OLDER, size=size), Player(qtbot, size=size)
        assert player.faults() == [], size
        assert empty.faults() == [], size
        for page in (player.page, empty.page):
            page.hide()
    catalogue.activate("fr")

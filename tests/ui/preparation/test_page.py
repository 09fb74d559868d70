"""The preparation page driven by hand, on services that keep everything in memory."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, OUJDA, a_hosting_day, a_mission, a_participant, a_partnership, a_profile
from support.page_desk import Bar, Compass, PageDesk
from support.page_hand import PageHand
from support.pseudo import activate_pseudo
from support.screens import SIZES, dressed, settle

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.ids import DossierId, new_id
from lianes_desktop.domain.partnerships import Candidate, Channel, NewPartnership
from lianes_desktop.domain.preparation import MeetingMode, Task
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.choice import PersonChip
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.preparation.page import PreparationPage
from lianes_desktop.ui.preparation.presenter import PreparationPresenter
from lianes_desktop.ui.preparation.screen import preparation_screen

pytestmark = pytest.mark.usefixtures("theme")

CLAIRE = a_participant()
PLAIN = str.maketrans("\u00a0\u202f\u2019", "  '")


class Player(PageHand):
    """The page with its presenter and services."""

    def __init__(self, qtbot: QtBot, *records: Record, size: tuple[int, int] = (1180, 900)) -> None:
        self.desk, self.bar, self.compass = PageDesk(a_profile(), *records), Bar(), Compass()
        desk = self.desk
        screen = preparation_screen(
            desk.preparation, desk.beginnings, desk.dossiers, desk.clock, self.compass, self.bar
        )
        assert isinstance(screen.page, PreparationPage)
        assert isinstance(screen.presenter, PreparationPresenter)
        assert screen.section is Place.PREPARATION
        self.board, self.presenter = screen.page, screen.presenter
        super().__init__(qtbot, screen.page, size)
        self.desk.tell(self.presenter)
        self.presenter.open(DOSSIER)
        settle()

    def tasks(self) -> tuple[Task, ...]:
        return self.desk.dossiers.action(DOSSIER).tasks

    @property
    def sought(self) -> NewPartnership:
        action = self.desk.dossiers.action(DOSSIER)
        assert isinstance(action, NewPartnership)
        return action

    def tick(self, name: str) -> None:
        box = self.find(name)
        assert isinstance(box, CheckLine)
        self.qtbot.keyClick(box, Qt.Key.Key_Space)
        settle()

    def messages(self) -> list[str]:
        """What is said below the fields in sight."""
        labels = self.page.findChildren(QLabel, "message")
        return [one.text().translate(PLAIN) for one in labels if one.isVisible()]

    def chip(self, name: str) -> PersonChip:
        """The first person to tick."""
        found = self.find(name).findChild(PersonChip)
        assert isinstance(found, PersonChip)
        return found

    def write(self, name: str, text: str) -> None:
        area = self.find(name)
        assert isinstance(area, QPlainTextEdit)
        self.type(name, text)
        area.clearFocus()
        settle()


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    hand = Player(qtbot, a_mission(), CLAIRE)
    yield hand
    hand.page.close()


@pytest.fixture
def seeking(qtbot: QtBot) -> Iterator[Player]:
    hand = Player(qtbot, a_partnership())
    yield hand
    hand.page.close()


def test_a_task_is_ticked_and_its_fields_are_kept(player: Player) -> None:
    assert player.said("tasks_left") == "Encore 11 points à régler"
    player.tick("task_0")
    player.click("open_task_1")
    player.fill("task_owner", "Nizar Yaiche")
    player.fill("task_done_on", "12/10/2026")
    player.write("task_note", "Appel avec Oujda")

    first, second = player.tasks()
    assert first == Task("objectif", done_on=player.desk.clock.today())
    assert second == Task("contacts_lianes", done_on=date(2026, 10, 12), owner="Nizar Yaiche", note="Appel avec Oujda")
    assert player.said("tasks_left") == "Encore 9 points à régler"
    player.tick("task_0")
    assert player.tasks() == (second,)


def test_a_task_that_is_not_needed_is_set_aside_and_a_bad_day_stays_as_typed(player: Player) -> None:
    player.click("open_task_3")
    player.fill("task_done_on", "demain")
    assert player.said("task_done_on") == "demain"
    assert any("Ce n'est pas une date" in words for words in player.messages())
    assert player.tasks() == ()
    player.tick("task_not_needed")
    assert player.tasks() == (Task("mandats", not_needed=True),)
    assert not player.find("task_3").isEnabled()
    player.click("open_task_3")
    assert not player.find("task_note").isVisible()


def test_a_task_of_one_s_own_is_added_corrected_and_removed(player: Player) -> None:
    player.fill("new_task", "Badges", then=Qt.Key.Key_Return)
    player.click("new_task_button")
    assert player.tasks() == (Task(title="Badges"),)
    assert any("À remplir" in words for words in player.messages())
    player.click("open_task_11")
    player.fill("task_title", "Badges et drapeaux")
    player.click("remove_task")

    assert player.tasks() == ()
    assert player.bar.said == [("Tâche retirée", True)]
    player.desk.records.undo.undo()
    assert player.tasks() == (Task(title="Badges et drapeaux"),)
    player.type("new_task", "x" * 300)
    player.key("new_task", Qt.Key.Key_Return)
    assert player.said("new_task") == "x" * 300


def test_a_task_leads_to_its_document(player: Player) -> None:
    player.click("paper_2")

    assert player.compass.gone == [("papers", None, "D5")]


def test_a_meeting_is_written_down(player: Player) -> None:
    player.click("add_meeting")
    player.fill("meeting_held_on", "06/10/2026")
    player.choose("meeting_mode", "Téléphone")
    player.chip("meeting_people").click()
    player.fill("meeting_others", "Lianes, service Énergie d'Oujda")
    player.write("meeting_decisions", "Deux visites, un atelier.")

    player.click("meeting_sheet")
    assert player.compass.gone == [("papers", None, "D8")]
    (meeting,) = player.desk.preparation.preparation(DOSSIER).meetings
    assert (meeting.held_on, meeting.mode) == (date(2026, 10, 6), MeetingMode.PHONE)
    assert meeting.participants == (CLAIRE.id,)
    assert (meeting.others, meeting.decisions) == ("Lianes, service Énergie d'Oujda", "Deux visites, un atelier.")
    player.click("meeting")
    assert not player.find("meeting_decisions").isVisible()
    player.click("meeting")
    player.click("remove_meeting")
    assert player.desk.preparation.preparation(DOSSIER).meetings == ()
    assert player.bar.said == [("Réunion supprimée", True)]


def test_candidates_stand_side_by_side_and_one_is_retained(seeking: Player) -> None:
    seeking.fill("new_candidate", "commune d'oujda", then=Qt.Key.Key_Return)
    seeking.fill("new_candidate", "Berkane")
    seeking.click("new_candidate_button")
    seeking.fill("candidate_0_population", "300 000")
    seeking.fill("candidate_1_population", "2,1 millions")
    assert seeking.said("candidate_1_population") == "2,1 millions"
    seeking.fill("candidate_1_population", "2100000")
    seeking.write("candidate_0_competences", "Eau")
    seeking.write("candidate_0_stakes", "Fuites")
    seeking.choose("candidate_0_channel", "Réseau diplomatique français")
    seeking.fill("candidate_0_contact", "SCAC de Rabat")
    seeking.write("candidate_0_note", "Visite en mai")
    seeking.tick("candidate_0_retained")

    first, second = seeking.sought.candidates
    assert first == Candidate(
        "Commune d'Oujda", OUJDA, 300_000, "Eau", "Fuites", Channel.DIPLOMATIC, "SCAC de Rabat", "Visite en mai", True
    )
    assert (second.name, second.population) == ("Berkane", 2_100_000)
    assert seeking.sought.partner == OUJDA
    assert seeking.said("candidate_0_size") == "1,3 fois plus peuplée, taille comparable"
    assert seeking.said("candidate_1_size") == "9,1 fois plus peuplée"
    assert seeking.find("candidate_0_nearest").isVisible()
    assert not seeking.find("candidate_1_nearest").isVisible()
    seeking.click("candidate_1_remove")
    assert len(seeking.sought.candidates) == 1
    assert seeking.bar.said == [("Collectivité candidate retirée", True)]
    seeking.fill("new_candidate", " ", then=Qt.Key.Key_Return)
    seeking.fill("candidate_0_name", " ")
    assert seeking.sought.candidates[0].name == "Commune d'Oujda"
    assert sum("À remplir" in words for words in seeking.messages()) == 2


def test_milestones_are_dated(seeking: Player) -> None:
    seeking.fill("milestone_introduced_on", "01/10/2026")
    seeking.fill("milestone_first_meeting_on", "05/10/2026")
    seeking.fill("milestone_integrated_on", "07/10/2026")
    seeking.fill("milestone_integrated_on", "31/02/2026")

    days = seeking.sought.milestones
    assert (days.introduced_on, days.first_meeting_on, days.integrated_on) == (
        date(2026, 10, 1),
        date(2026, 10, 5),
        date(2026, 10, 7),
    )
    assert any("n'existe pas" in words for words in seeking.messages())


@pytest.mark.parametrize(
    ("button", "kind"), [("send_delegation", ActionType.MISSION), ("host_delegation", ActionType.HOSTING)]
)
def test_a_delegation_makes_the_first_exchange(seeking: Player, button: str, kind: ActionType) -> None:
    seeking.click(button)
    (made,) = (one.action for one in seeking.desk.dossiers.all() if one.action.id != DOSSIER)

    assert made.action is kind
    assert seeking.compass.opened == [made.id]
    assert seeking.compass.gone == [("overview", None, "title")]
    seeking.click("exchange")
    assert seeking.compass.opened == [made.id, made.id]
    seeking.click("edit_own")
    assert seeking.compass.gone[-1] == ("overview", None, "population")


def test_the_first_exchange_bears_the_partner_s_name(qtbot: QtBot) -> None:
    hand = Player(qtbot, a_partnership(partner=OUJDA, population=None))
    hand.click("send_delegation")

    assert "Premier échange avec Commune d'Oujda" in {one.action.title for one in hand.desk.dossiers.all()}
    hand.page.close()


def test_a_failing_store_is_said_and_nothing_is_lost(player: Player) -> None:
    player.desk.fail(UnavailableError(Resource.STORE, Cause.DISK_FULL))
    player.tick("task_0")
    player.click("open_task_1")
    player.fill("task_owner", "Inès")

    assert len(player.bar.warned) == 2
    assert player.said("task_owner") == "Inès"
    assert player.tasks() == ()
    player.click("add_meeting")
    assert len(player.bar.warned) == 3


def test_a_place_named_elsewhere_is_shown(player: Player, qapp: QApplication) -> None:
    player.page.activateWindow()
    meeting = player.desk.preparation.add_meeting(DOSSIER)
    names = []
    for subject, field in (
        (None, "tasks"), (None, "meetings"), (None, "assurance"), (meeting.id, ""),
    ):  # fmt: skip
        player.presenter.reveal(subject, field)
        settle()
        focused = qapp.focusWidget()
        names.append(focused.objectName() if focused is not None else "")
    assert names == ["task_0", "add_meeting", "task_owner", "meeting_held_on"]
    assert player.board.areas() == (player.find("task_0"), player.find("add_meeting"))


def test_the_search_is_shown_by_its_parts(seeking: Player, qapp: QApplication) -> None:
    seeking.page.activateWindow()
    names = []
    for field in ("candidates", "milestones", "exchanges"):
        seeking.presenter.reveal(None, field)
        settle()
        focused = qapp.focusWidget()
        names.append(focused.objectName() if focused is not None else "")
    assert names == ["new_candidate", "milestone_introduced_on", "send_delegation"]


def test_without_dossier_nothing_is_done(qtbot: QtBot) -> None:
    hand = Player(qtbot, a_mission())
    hand.presenter.open(None)
    hand.presenter.refresh()
    hand.presenter.reveal(None, "tasks")
    hand.presenter.tick((0, True))
    hand.presenter.add_task("Badges")
    hand.presenter.remove_task()
    hand.presenter.remove_meeting()

    assert hand.tasks() == ()
    assert hand.desk.records.undo.can_undo is None
    hand.page.close()


def test_another_dossier_closes_what_was_open(player: Player) -> None:
    other = a_hosting_day(id=DossierId(new_id()))
    player.desk.put(other)
    player.click("open_task_10")
    player.presenter.open(other.id)
    settle()

    assert not player.find("task_owner").isVisible()
    assert player.find("task_18").isVisibleTo(player.page)


@pytest.mark.parametrize("size", [*SIZES, (1280, 690)])
@pytest.mark.parametrize("language", ["fr", "ar", "en", "xx"])
def test_no_word_is_cut_and_nothing_sticks_out(
    qtbot: QtBot, qapp: QApplication, language: str, size: tuple[int, int]
) -> None:
    with dressed(qapp, language="fr" if language == "xx" else language, low=size[1] < 760):
        if language == "xx":
            activate_pseudo()
        candidates = (
            Candidate("Commune d'Oujda", OUJDA, 300_000, retained=True),
            Candidate("Berkane", population=110_000),
            Candidate("Taza"),
            Candidate("Nador", population=230_000),
        )
        sought = a_partnership(candidates=candidates, competences="Eau, déchets", stakes="Sécheresse")
        mission = a_mission(id=DossierId(new_id()), first_exchange_of=DOSSIER)
        hand = Player(qtbot, sought, a_participant(), mission, size=(size[0] - 260, size[1]))
        hand.desk.preparation.add_meeting(DOSSIER)
        hand.presenter.open_meeting(hand.desk.preparation.preparation(DOSSIER).meetings[0].id)
        hand.presenter.open_task(2)
        found = list(hand.faults())
        hand.page.close()
    catalogue.activate("fr")

    assert found == []


def test_the_page_speaks_another_language_at_once(player: Player) -> None:
    catalogue.activate("en")
    player.board.retranslate()
    player.presenter.refresh()
    settle()
    assert player.said("page_title") == "Preparation"
    catalogue.activate("fr")


def test_a_person_with_an_arabic_name_alone_can_attend(qtbot: QtBot) -> None:
    nadia = replace(CLAIRE, given_name="", family_name="", given_name_ar="نادية", family_name_ar="العمراني")
    hand = Player(qtbot, a_mission(), nadia)
    hand.click("add_meeting")

    assert hand.chip("meeting_people").text() == "نادية العمراني"
    hand.page.close()

"""What is prepared with Lianes, and the way of a partnership (R10, R29, R32, R43, R44, R49, R50, R55, R60, R92)."""

from datetime import date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from requirements.page_doors import PageDoor, RulesDoor, overview_door, preparation_door, programme_door
from support.builders import DOSSIER, a_hosting_day, a_mission, a_participant, a_partnership, a_project
from support.page_desk import PageDesk
from support.screens import settle

from lianes_desktop.domain.missions import HOME_ZONE, HostingDay
from lianes_desktop.domain.partnerships import AgreementKind, NewPartnership, PartnershipAgreement
from lianes_desktop.domain.preparation import MeetingMode, Task
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.ui.kit.choice import PersonChip
from lianes_desktop.ui.programme.board import ProgrammeBoard


def sought(door: PageDoor) -> NewPartnership:
    action = door.desk.dossiers.action(DOSSIER)
    assert isinstance(action, NewPartnership)
    return action


def at(hour: str) -> datetime:
    return datetime.fromisoformat(f"2026-10-20 {hour}")


def task_named(door: PageDoor, words: str) -> int:
    """Where a line of the checklist stands."""
    number = 0
    while words not in door.said_by(f"task_{number}"):
        number += 1
    return number


@pytest.mark.parametrize(
    ("words", "kind"), [("Jumelage", AgreementKind.TWINNING), ("Projet ponctuel", AgreementKind.OCCASIONAL)]
)
def test_r010_an_agreement_is_a_twinning_or_a_one_off_project(qtbot: QtBot, words: str, kind: AgreementKind) -> None:
    """The form of the agreement is chosen among several: twinning, one-off project [overview]."""
    door = overview_door(qtbot, a_partnership())
    door.presenter.reveal(None, "accord")
    settle()
    door.choose("accord_kind", words)
    assert sought(door).accord.kind is kind


def test_r029_lianes_first_contacts_are_noted_with_day_and_person(qtbot: QtBot) -> None:
    """The checklist of a mission asks for the contacts Lianes made, with whom and when [preparation]."""
    door = preparation_door(qtbot, a_mission())
    place = task_named(door, "Premiers contacts pris par Lianes")
    door.click(f"open_task_{place}")
    assert "Avec les autres collectivités concernées et la collectivité marocaine" in door.words
    door.fill("task_owner", "Nizar Yaiche")
    door.fill("task_done_on", "12/09/2026")
    assert (
        Task("contacts_lianes", done_on=date(2026, 9, 12), owner="Nizar Yaiche")
        in door.desk.dossiers.action(DOSSIER).tasks
    )


def test_r032_who_came_to_each_preparation_meeting_is_kept(qtbot: QtBot) -> None:
    """A meeting has its day, its mode, those of the team who came and the others [preparation]."""
    claire, thomas = a_participant(), a_participant(given_name="Thomas", position=1)
    door = preparation_door(qtbot, a_mission(), claire, thomas)
    door.click("add_meeting")
    door.fill("meeting_held_on", "06/10/2026")
    door.choose("meeting_mode", "Téléphone")
    chips = door.find("meeting_people").findChildren(PersonChip)
    assert len(chips) == 2
    chips[1].click()
    door.fill("meeting_others", "Lianes, commune d'Oujda")
    (meeting,) = door.desk.preparation.preparation(DOSSIER).meetings
    assert (meeting.held_on, meeting.mode, meeting.participants) == (
        date(2026, 10, 6),
        MeetingMode.PHONE,
        (thomas.id,),
    )
    assert meeting.others == "Lianes, commune d'Oujda"


def test_r043_the_host_shares_in_the_preparation_of_the_stay(qtbot: QtBot) -> None:
    """Tasks shared with the other hosts: stay, transport, interpreter, invitation for the visa [preparation]."""
    door = preparation_door(qtbot, a_hosting_day())
    for words in ("Préparation commune du séjour", "Transport entre les lieux", "Interprète", "Lettre d'invitation"):
        place = task_named(door, words)
        door.tick(f"task_{place}")
    done = {one.code for one in door.desk.dossiers.action(DOSSIER).tasks if one.done_on}
    assert done == {"sejour", "transport", "interprete", "invitation"}


def test_r044_lianes_introduces_authorities_already_involved(qtbot: QtBot, tmp_path: Path) -> None:
    """A task says that Lianes introduces and supports, and the person to call is one copy away [preparation, rules]."""
    door = preparation_door(qtbot, a_hosting_day())
    door.click(f"open_task_{task_named(door, 'Contact avec les collectivités déjà engagées')}")
    assert "Lianes met en relation et soutient l'organisation." in door.words
    rules = RulesDoor(qtbot, tmp_path).words
    assert "Contacter Lianes" in rules
    assert "+33 7 78 59 01 88" in rules


def test_r049_a_new_partnership_goes_step_by_step(qtbot: QtBot) -> None:
    """The way goes from prospect to an active agreement and shows where the partnership stands [overview]."""
    wanted = overview_door(qtbot, a_partnership(intention="", intention_on=None))
    begun = overview_door(qtbot, a_partnership())
    signed = PartnershipAgreement(signed_on=date(2026, 10, 1))
    agreed = overview_door(qtbot, a_partnership(accord=signed))
    assert wanted.said("next_step") != begun.said("next_step") != agreed.said("next_step")
    assert "Intention 10/09/2026" in begun.spoken("path")
    assert "Accord signé 01/10/2026" in agreed.spoken("path")
    assert "01/10/2026" not in begun.spoken("path")


def test_r050_introduction_first_meeting_and_integration_have_their_days(qtbot: QtBot) -> None:
    """Three milestones that the project eases, each with its day [preparation]."""
    door = preparation_door(qtbot, a_partnership())
    for name, day in (
        ("introduced_on", "01/10/2026"),
        ("first_meeting_on", "05/10/2026"),
        ("integrated_on", "07/10/2026"),
    ):
        door.fill(f"milestone_{name}", day)
    kept = sought(door).milestones
    assert (kept.introduced_on, kept.first_meeting_on, kept.integrated_on) == (
        date(2026, 10, 1),
        date(2026, 10, 5),
        date(2026, 10, 7),
    )


def test_r055_lianes_helps_with_issues_search_and_first_meetings(qtbot: QtBot) -> None:
    """The checklist of a partnership has what Lianes helps with, to tick as it is done [preparation]."""
    door = preparation_door(qtbot, a_partnership())
    for words in ("Enjeux définis avec Lianes", "Recherche de partenaires", "Premières rencontres préparées"):
        door.tick(f"task_{task_named(door, words)}")
    done = {one.code for one in sought(door).tasks if one.done_on}
    assert done == {"enjeux", "recherche", "premieres_rencontres"}


def test_r060_lianes_supports_a_project(qtbot: QtBot) -> None:
    """Method, fund-raising and mobilisation of actors are on the checklist of a project [preparation]."""
    door = preparation_door(qtbot, a_project())
    for words in ("Appui méthodologique de Lianes", "Recherche de cofinancements", "Acteurs du territoire mobilisés"):
        door.tick(f"task_{task_named(door, words)}")
    done = {one.code for one in door.desk.dossiers.action(DOSSIER).tasks if one.done_on}
    assert done == {"methode", "financements", "acteurs"}


def test_r041_a_host_starts_from_a_day_laid_out(qtbot: QtBot) -> None:
    """A new hosting day begins with a programme from 9:00 to 17:00, visits and a meal offered [programme]."""
    desk = PageDesk()
    made = desk.beginnings.from_template("accueil_journee", date(2026, 10, 20), "fr")
    items = desk.programmes.items(made.id)
    assert isinstance(made, HostingDay)
    assert (items[0].starts_at, items[-1].ends_at) == (at("09:00"), at("17:00"))
    assert {ItemKind.SITE_VISIT, ItemKind.SERVICE_VISIT, ItemKind.MEAL, ItemKind.STAKEHOLDERS} <= {
        one.kind for one in items
    }
    door = programme_door(qtbot, made, *items, opened=made.id)
    board = door.page.findChild(ProgrammeBoard)
    assert isinstance(board, ProgrammeBoard)
    assert [board.rect_of(one.id).isEmpty() for one in items] == [False] * len(items)


def test_r092_a_one_day_visit_is_planned_on_one_board(qtbot: QtBot) -> None:
    """A line added to a hosting day takes its only day, in French time, without a day to choose [programme]."""
    door = programme_door(qtbot, a_hosting_day())
    door.click("addFirstItem")
    door.fill("item_title", "Visite de la chaufferie")
    door.fill("item_starts", "14h")
    door.fill("item_ends", "15:30")
    (item,) = door.desk.programmes.items(DOSSIER)
    assert (item.title, item.zone) == ("Visite de la chaufferie", HOME_ZONE)
    assert (item.starts_at, item.ends_at) == (at("14:00"), at("15:30"))
    assert len(door.offered("item_day")) == 1

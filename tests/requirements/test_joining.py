"""Joining the programme, as the joining page shows it (R4, R6, R7, R20, R64, R73, R74, R80)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from requirements.page_doors import JoiningDoor, RulesDoor
from support.builders import LILLE, SETTINGS
from support.full_dossier import MEMBERSHIP, a_full_mission
from support.paper_desk import PaperDesk

from lianes_desktop.domain.ids import MembershipId, new_id
from lianes_desktop.domain.joining import Commitment, Membership, MembershipRole, Support
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.papers import PaperCode
from lianes_desktop.ui.joining.values import Part

CITY = next(one for one in SETTINGS.organisations if one.id == LILLE)
JOINED = Membership(MembershipId(new_id()), "MTFMDD", LILLE, MembershipRole.MEMBER)


def peopled(population: int | None) -> Organisation:
    return replace(CITY, population=population)


def test_r004_lianes_carries_the_project_of_its_member_authorities(qtbot: QtBot, tmp_path: Path) -> None:
    """Authorities join one consortium, and each one's letter is addressed to Lianes, its carrier [letter of intent]."""
    door = JoiningDoor(qtbot, JOINED)
    assert door.said("consortium_title") == "3 collectivités sur 5"
    assert not any("Lianes" in one.name for one in door.desk.memberships.authorities())
    letter = PaperDesk.full(tmp_path, a_full_mission()).text(None, PaperCode.LETTER_OF_INTENT, MEMBERSHIP)
    assert "Lianes coopération" in letter
    assert letter.index("Ville de Lille") < letter.index("Nizar Yaiche")


@pytest.mark.parametrize(("population", "said"), [(9_500, "Peu de moyens dédiés"), (236_000, ""), (None, "")])
def test_r006_a_small_authority_is_marked(qtbot: QtBot, population: int | None, said: str) -> None:
    """An authority of few inhabitants bears « peu de moyens dédiés », others do not [joining]."""
    assert JoiningDoor(qtbot, JOINED, peopled(population)).chip("membership_means") == said


def test_r007_three_kinds_of_support_are_asked_for(qtbot: QtBot) -> None:
    """Funding, method and introductions: all unticked at first, each kept when ticked [joining]."""
    door = JoiningDoor(qtbot, JOINED)
    boxes = [f"supports.{one}" for one in Support]
    assert [door.ticked(one) for one in boxes] == [False] * 3
    for words in ("Facilité de financement", "Appui méthodologique", "Mise en relation avec de nouveaux partenaires"):
        assert words in door.words
    door.tick(boxes[1])
    (kept,) = door.desk.memberships.all()
    assert kept.supports == (Support.METHOD,)


def test_r020_the_authority_says_what_it_commits_to(qtbot: QtBot, tmp_path: Path) -> None:
    """Staff days, missions and hosting days are optional, kept, and printed [joining, engagement sheet]."""
    door = JoiningDoor(qtbot, JOINED)
    door.turn(Part.NETWORK)
    door.fill("commitment.staff_days", "12")
    door.fill("commitment.missions", "2")
    (kept,) = door.desk.memberships.all()
    assert kept.commitment == Commitment(12, 2)
    desk = PaperDesk.full(tmp_path, a_full_mission())
    sheet = desk.text(None, PaperCode.COMMITMENT, MEMBERSHIP)
    assert "Jours d'agents : 20" in sheet.replace("’", "'")


def test_r064_what_counts_as_few_means_is_lianes_own_rule(qtbot: QtBot, tmp_path: Path) -> None:
    """The threshold is among the rules in force with its source, and decides which authorities are marked [rules]."""
    assert "Petite collectivité, habitants au plus\n20 000\nrègle par défaut" in RulesDoor(qtbot, tmp_path).words
    assert JoiningDoor(qtbot, JOINED, peopled(20_000)).chip("membership_means") == "Peu de moyens dédiés"
    assert JoiningDoor(qtbot, JOINED, peopled(20_001)).chip("membership_means") == ""


def test_r073_joining_begins_with_a_contact(qtbot: QtBot) -> None:
    """Getting in touch with Lianes is the first step; its day and the ambitions are kept [joining]."""
    door = JoiningDoor(qtbot, JOINED, today=date(2026, 4, 10))
    assert door.chip("membership_state") == "Prise de contact"
    before = door.said("membership_next")
    door.fill("contacted_on", "02/04/2026")
    door.write("ambitions", "Trier mieux")
    (kept,) = door.desk.memberships.all()
    assert (kept.contacted_on, kept.ambitions) == (date(2026, 4, 2), "Trier mieux")
    assert door.said("membership_next") != before
    assert door.said("membership_next").startswith("Rédiger et signer la lettre d'intention")


def test_r074_a_signed_letter_of_intent_is_sent_to_lianes(qtbot: QtBot, tmp_path: Path) -> None:
    """The letter is drawn, signed, then sent: each step moves the membership on [joining, letter of intent]."""
    door = JoiningDoor(qtbot, replace(JOINED, contacted_on=date(2026, 4, 2)), today=date(2026, 8, 25))
    door.turn(Part.LETTER)
    door.fill("letter.signed_on", "20/08/2026")
    assert door.chip("membership_state") == "Lettre signée"
    door.fill("letter.sent_on", "21/08/2026")
    assert door.chip("membership_state") == "Lettre envoyée"
    letter = PaperDesk.full(tmp_path, a_full_mission()).text(None, PaperCode.LETTER_OF_INTENT, MEMBERSHIP)
    for words in ("Lettre d’intention", "Martine Vasseur", "Fait à Lille, le 20 août 2026", "Signature et cachet"):
        assert words.replace("’", "'") in letter.replace("’", "'")


@pytest.mark.parametrize(
    ("today", "said"), [(date(2026, 5, 31), False), (date(2026, 6, 1), True), (date(2026, 8, 31), True)]
)
def test_r080_the_team_is_there_all_summer(qtbot: QtBot, today: date, *, said: bool) -> None:
    """From June to August before the deadline, the page says that the team is available [joining]."""
    door = JoiningDoor(qtbot, JOINED, today=today)
    assert ("L'équipe de Lianes est disponible tout l'été pour préparer la lettre." in door.words) is said

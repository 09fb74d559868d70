"""What the actions brought, and how it is told (R9, R16 to R18, R61, R68, R70 to R72, R103)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from requirements.page_doors import PageDoor, report_door
from support import visits
from support.builders import DOSSIER, LILLE, a_contact, an_expense
from support.claim_door import ClaimDoor
from support.full_dossier import a_full_mission
from support.paper_desk import PaperDesk
from support.whole import CONVENTION, whole, whole_mission

from lianes_desktop.domain.conventions import ConventionOverrides, Coverage
from lianes_desktop.domain.dossiers import FindingCode, Level
from lianes_desktop.domain.ids import CommunicationId, OrganisationId, new_id
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.papers import PaperCode
from lianes_desktop.domain.participants import Gender
from lianes_desktop.domain.reports import CRITERIA, CommunicationItem, Criterion, MissionReport
from lianes_desktop.domain.sharing import equal_shares

OpenClaim = Callable[..., ClaimDoor]
SCHOOL = a_contact(
    given_name="Samira", organisation="Lycée Omar", organisation_type=OrganisationType.SCHOOL, gender=Gender.WOMAN
)


def report_of(door: PageDoor) -> MissionReport:
    return door.desk.reports.read(DOSSIER).report


def figures(door: PageDoor, label: str) -> str:
    """The figure that stands beside a label of the report."""
    lines = door.words.splitlines()
    return lines[lines.index(label) + 1]


def test_r009_a_project_is_judged_on_what_it_must_serve(qtbot: QtBot, tmp_path: Path) -> None:
    """Local interest, skills, mutual development, dialogue: a text and a mark from 0 to 3 each [report]."""
    door = report_door(qtbot, *visits.RECORDS)
    for words in (
        "Intérêt local", "Renforcement des compétences", "Développement territorial réciproque",
        "Partage de savoirs et dialogue entre pairs",
    ):  # fmt: skip
        assert words in door.words
    for code in CRITERIA:
        door.write(f"report_{code}", "Vu")
        door.mark(f"score_{code}", 3)
    assert report_of(door).criteria == tuple(Criterion(code, "Vu", 3) for code in CRITERIA)
    text = PaperDesk.full(tmp_path, a_full_mission()).text(DOSSIER, PaperCode.MISSION_REPORT)
    assert "Écoles concernées" in text


def test_r016_actors_of_the_territory_are_counted(qtbot: QtBot) -> None:
    """Companies, associations, schools met are the evidence of the second objective [report]."""
    door = report_door(qtbot, *visits.RECORDS)
    before = int(figures(door, "Entreprise"))
    door.put(a_contact(organisation="Atlas Tri", organisation_type=OrganisationType.COMPANY))
    assert int(figures(door, "Entreprise")) == before + 1
    (second,) = (one for one in door.desk.reports.read(DOSSIER).indicators.objectives if one.number == 2)
    assert second.evidence == before + 1


def test_r017_new_cooperations_are_the_third_objective(qtbot: QtBot) -> None:
    """Partnerships identified and follow-ups decided are counted and shown under it [report]."""
    door = report_door(qtbot, *visits.RECORDS)
    assert figures(door, "Suites décidées") == "2"
    assert figures(door, "Suites réalisées") == "1"
    door.click("addFollowUp")
    assert figures(door, "Suites décidées") == "3"
    (third,) = (one for one in door.desk.reports.read(DOSSIER).indicators.objectives if one.number == 3)
    assert (third.chosen, third.evidence) == (True, 3)


@pytest.mark.parametrize("side", ["report_french_side", "report_moroccan_side"])
def test_r018_both_sides_say_what_they_bring_home(qtbot: QtBot, side: str) -> None:
    """A report is not complete while one side is missing, and the page leads there [report]."""
    door = report_door(qtbot, *visits.RECORDS)
    assert {"Apports côté français", "Apports côté marocain"} <= set(door.words.splitlines())
    part = side.removeprefix("report_")
    assert door.find(f"missing_{part}").isVisibleTo(door.page)
    door.write(side, "Une methode de suivi")
    missing = {one.value for one in door.desk.reports.read(DOSSIER).completeness.missing}
    assert part not in missing
    assert {"french_side", "moroccan_side"} - {part} <= missing


def test_r061_what_others_can_use_is_written_down(qtbot: QtBot, tmp_path: Path) -> None:
    """The report has a section of lessons for the network, printed with it [report, mission report]."""
    door = report_door(qtbot, *visits.RECORDS)
    assert "Capitalisation" in door.words
    door.write("report_lessons", "Traduire avant le depart")
    assert report_of(door).lessons == "Traduire avant le depart"
    text = PaperDesk.full(tmp_path, a_full_mission()).text(DOSSIER, PaperCode.MISSION_REPORT)
    assert "Traduire le programme en arabe avant le départ" in text


def test_r068_a_shared_expense_counts_for_the_own_part(claim: OpenClaim) -> None:
    """Of 100,01 € shared by two authorities the first bears 50,01 €, the other 50,00 € [claim]."""
    partner = OrganisationId("FR-AMM")
    room = an_expense("100.01", kind="INTE", shares=equal_shares((LILLE, partner)))
    door = claim(whole(expenses=(room,)))
    assert (door.statement.spent_cents, door.statement.eligible_cents) == (50_01, 50_01)
    assert door.statement.asked_cents == 22_75
    second = replace(room, shares=equal_shares((partner, LILLE)))
    assert claim(whole(expenses=(second,))).statement.eligible_cents == 50_00


def test_r070_what_is_told_outside_is_kept_with_the_rights_of_those_shown(claim: OpenClaim, qtbot: QtBot) -> None:
    """An article is noted with its image rights; its cost counts only if the convention says so [report, claim]."""
    page = report_door(qtbot, visits.MISSION)
    page.click("addCommunication")
    page.fill("told_title", "Lille et Oujda ensemble")
    page.tick("told_people_shown")
    (told,) = page.desk.reports.read(DOSSIER).records.communications
    assert (told.title, told.people_shown, told.image_rights) == ("Lille et Oujda ensemble", True, False)

    shown = CommunicationItem(
        CommunicationId(new_id()), DOSSIER, "Article", published_on=date(2026, 10, 20), people_shown=True
    )
    leaflet = an_expense("100.00", kind="COMM")
    door = claim(whole(expenses=(leaflet,), communications=(shown,)))
    assert door.level(FindingCode.IMAGE_RIGHTS) is Level.ERROR
    assert (door.statement.asked_cents, door.statement.to_be_agreed_cents) == (0, 100_00)
    agreed = replace(CONVENTION, overrides=ConventionOverrides(coverage=(("COMM", Coverage.FULL),)))
    covered = claim(whole(whole_mission(convention=agreed), expenses=(leaflet,)))
    assert covered.statement.asked_cents == 45_50
    assert covered.level(FindingCode.IMAGE_RIGHTS) is None


def test_r071_what_it_changed_for_the_staff_is_told_and_marked(qtbot: QtBot) -> None:
    """A section on the staff, and a mark of satisfaction from 1 to 5, both optional [report]."""
    door = report_door(qtbot, *visits.RECORDS)
    assert "Effets pour les agents" in door.words
    door.write("report_staff_impact", "Un vocabulaire commun")
    door.mark("satisfaction", 5)
    assert (report_of(door).staff_impact, report_of(door).satisfaction) == ("Un vocabulaire commun", 5)
    assert figures(door, "Satisfaction") == "5 sur 5"
    optional = {one.value for one in door.desk.reports.read(DOSSIER).completeness.missing}
    assert not {"staff_impact", "satisfaction"} & optional


def test_r072_bodies_met_are_counted_by_kind(qtbot: QtBot) -> None:
    """Companies, associations and schools each have their count among those involved [report]."""
    door = report_door(qtbot, *visits.RECORDS)
    assert "Établissement d'enseignement" not in door.words.splitlines()
    association = a_contact(organisation="Zéro déchet", organisation_type=OrganisationType.ASSOCIATION)
    door.put(SCHOOL, association)
    assert figures(door, "Établissement d'enseignement") == "1"
    assert figures(door, "Association") == "1"


def test_r103_women_and_men_are_counted_when_they_say_so(qtbot: QtBot) -> None:
    """Women and men met are counted, those who did not say apart, nobody named [report]."""
    door = report_door(qtbot, *visits.RECORDS)
    assert (figures(door, "Femmes"), figures(door, "Hommes"), figures(door, "Genre non précisé")) == ("2", "0", "1")
    door.put(SCHOOL)
    assert figures(door, "Femmes") == "3"
    unsaid = (replace(one, gender=None) for one in (visits.NADIA, visits.HASSAN, visits.FATIMA))
    quiet = report_door(qtbot, visits.MISSION, *unsaid)
    assert "Femmes" not in quiet.words.splitlines()

"""The overview and the facts of the four kinds: fields of their own, and what stands in the budget's place."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot
from support.builders import (
    DOSSIER,
    a_hosting_day,
    a_mission,
    a_participant,
    a_partnership,
    a_profile,
    a_project,
    an_expense,
)
from support.page_desk import Bar, Compass, Jobs, PageDesk
from support.page_hand import PageHand
from support.pseudo import activate_pseudo
from support.screens import SIZES, dressed, settle

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.conventions import MealsMode
from lianes_desktop.domain.funding import Funding, FundingNature, FundingState
from lianes_desktop.domain.ids import DossierId, FundingId, new_id
from lianes_desktop.domain.missions import Acceptance, Courtesy, Delegation, Theme
from lianes_desktop.domain.partnerships import AgreementKind, Candidate, PartnershipAgreement
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.projects import ProjectKind
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.choice import PersonChip
from lianes_desktop.ui.kit.full_screen import FullScreenReceipt
from lianes_desktop.ui.overview import facts_entry
from lianes_desktop.ui.overview.facts_values import Fact
from lianes_desktop.ui.overview.page import OverviewPage
from lianes_desktop.ui.overview.presenter import OverviewPresenter
from lianes_desktop.ui.overview.screen import overview_screen

pytestmark = pytest.mark.usefixtures("theme")

TODAY = date(2026, 10, 14)
OTHER = DossierId(new_id())


def funding(cents: int, state: FundingState, nature: FundingNature = FundingNature.CASH) -> Funding:
    return Funding(FundingId(new_id()), DOSSIER, "Région", cents, state, nature)


class Player(PageHand):
    """The page with its presenter and services."""

    def __init__(self, qtbot: QtBot, *records: Record, size: tuple[int, int] = (1180, 900)) -> None:
        self.desk, self.bar, self.compass, self.jobs = PageDesk(a_profile(), *records), Bar(), Compass(), Jobs()
        desk = self.desk
        screen = overview_screen(
            desk.overviews,
            desk.dossiers,
            desk.accords,
            desk.readings.thumbnail,
            desk.rules,
            desk.clock,
            self.jobs,
            self.compass,
            self.bar,
        )
        assert isinstance(screen.page, OverviewPage)
        assert isinstance(screen.presenter, OverviewPresenter)
        self.presenter = screen.presenter
        screen.page.retranslate()
        super().__init__(qtbot, screen.page, size)
        desk.tell(self.presenter)
        self.presenter.open(DOSSIER)
        settle()

    def action(self) -> Any:  # noqa: ANN401 - whichever kind it is
        return self.desk.dossiers.action(DOSSIER)

    def edit(self) -> None:
        self.presenter.edit("title")
        settle()

    def tick(self, name: str) -> None:
        box = self.find(name)
        assert isinstance(box, CheckLine)
        self.qtbot.keyClick(box, Qt.Key.Key_Space)
        settle()

    def write(self, name: str, text: str) -> None:
        area = self.find(name)
        assert isinstance(area, QPlainTextEdit)
        self.type(name, text)
        area.clearFocus()
        settle()

    def messages(self) -> str:
        shown = [one for one in self.page.findChildren(QLabel, "message") if one.isVisible()]
        return " ".join(one.text() for one in shown)


def picked(hand: Player, name: str, data: bytes, folder: Path) -> None:
    """Choose a file in the window that asks for one."""
    paper = folder / name
    paper.write_bytes(data)
    hand.click("attach_accord")
    dialog = hand.page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.filesSelected.emit([str(paper)])
    dialog.done(QFileDialog.DialogCode.Accepted)
    hand.page.activateWindow()  # as a window manager does
    settle()


def test_the_signed_accord_is_attached_seen_and_taken_out(qtbot: QtBot, tmp_path: Path) -> None:
    hand = Player(qtbot, a_partnership())
    hand.edit()
    assert hand.said("paper_accord") == "Accord signé"
    picked(hand, "accord.pdf", b"%PDF accord", tmp_path)
    assert hand.said("paper_accord") == "accord.pdf"
    assert hand.bar.said == [("Document joint", True)]

    hand.click("see_accord")
    whole = hand.page.findChild(FullScreenReceipt)
    assert isinstance(whole, FullScreenReceipt)
    whole.viewer.sheet_asked.emit(1)
    whole.close()
    settle()
    hand.click("detach_accord")
    assert hand.action().accord.paper is None
    assert hand.bar.said[-1] == ("Document retiré", True)
    hand.desk.records.undo.undo()
    kept = hand.action().accord.paper
    assert kept is not None
    assert kept.original_name == "accord.pdf"


def test_an_accord_that_is_not_looked_at_any_more_does_not_open(qtbot: QtBot, tmp_path: Path) -> None:
    hand = Player(qtbot, a_partnership())
    hand.edit()
    picked(hand, "accord.pdf", b"%PDF accord", tmp_path)
    hand.click("see_accord")
    whole = hand.page.findChild(FullScreenReceipt)
    assert isinstance(whole, FullScreenReceipt)
    hand.jobs.late = True
    whole.viewer.sheet_asked.emit(1)
    whole.close()
    hand.jobs.run_all()
    settle()
    assert hand.page.findChildren(FullScreenReceipt) == []

    hand.click("see_accord")
    hand.presenter.close_facts()
    hand.jobs.run_all()
    settle()
    assert hand.page.findChildren(FullScreenReceipt) == []


def test_what_keeps_an_accord_from_being_kept_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    hand = Player(qtbot, a_partnership(accord=PartnershipAgreement(paper=Piece("0" * 64, 4, "image/jpeg", "a.jpg"))))
    hand.edit()
    hand.click("see_accord")
    hand.desk.fail(UnavailableError(Resource.STORE, Cause.DISK_FULL))
    hand.click("detach_accord")
    hand.desk.fail(None)
    assert len(hand.bar.warned) == 2
    hand.click("detach_accord")
    picked(hand, "vide.pdf", b"", tmp_path)

    assert hand.said("paper_accord") == "Accord signé"
    assert len(hand.bar.warned) == 3


def test_a_partnership_s_own_facts_are_kept(qtbot: QtBot) -> None:
    hand = Player(qtbot, a_partnership(intention="", intention_on=None, population=None))
    hand.edit()
    hand.write("intention", "Échanger sur l'eau")
    hand.write("sought", "Une ville moyenne")
    hand.fill("intention_on", "10/09/2026")
    hand.fill("population", "beaucoup")
    hand.fill("population", "236 000")
    hand.write("competences", "Eau")
    hand.write("stakes", "Fuites")
    hand.choose("accord_kind", "Jumelage")
    hand.fill("accord_reference", "A-7")
    hand.fill("accord_signed_on", "12/10/2026")
    hand.fill("active_from", "13/10/2026")
    hand.fill("closed_on", "13/10/2027")

    kept = hand.action()
    assert (kept.intention, kept.sought, kept.intention_on) == (
        "Échanger sur l'eau",
        "Une ville moyenne",
        date(2026, 9, 10),
    )
    assert (kept.population, kept.competences, kept.stakes) == (236_000, "Eau", "Fuites")
    assert kept.accord == PartnershipAgreement(
        AgreementKind.TWINNING, date(2026, 10, 12), "A-7", None, date(2026, 10, 13), date(2027, 10, 13)
    )
    assert not hand.find("held_on").isVisible()
    assert not hand.find("meals_mode").isVisible()
    hand.page.close()


def test_days_that_contradict_are_refused_beside_the_field_until_the_other_is_put_right(qtbot: QtBot) -> None:
    hand = Player(qtbot, a_partnership())
    hand.edit()
    hand.fill("accord_signed_on", "12/10/2026")
    hand.fill("active_from", "01/10/2026")
    assert hand.said("active_from") == "01/10/2026"
    assert "avant le début" in hand.messages()
    assert hand.action().accord.active_from is None
    hand.fill("place", "Oujda")
    assert "avant le début" in hand.messages()
    hand.fill("accord_signed_on", "30/09/2026")

    assert hand.messages() == ""
    assert hand.action().accord.active_from == date(2026, 10, 1)
    hand.fill("accord_reference", "x" * 300)
    assert "Trop long" in hand.messages()
    hand.page.close()


def test_a_start_after_the_end_is_kept_once_the_end_follows(qtbot: QtBot) -> None:
    hand = Player(qtbot, a_project())
    hand.edit()
    hand.fill("starts_on", "15/01/2027")
    assert hand.action().starts_on == date(2026, 9, 15)
    hand.fill("ends_on", "31/03/2027")

    assert (hand.action().starts_on, hand.action().ends_on) == (date(2027, 1, 15), date(2027, 3, 31))
    assert hand.messages() == ""
    hand.page.close()


def test_a_project_s_own_facts_are_kept(qtbot: QtBot) -> None:
    hand = Player(qtbot, a_project(owners_confirmed=False, no_heavy_investment=False))
    hand.edit()
    hand.choose("kind", "Autre projet")
    hand.fill("other_kind", "Jardin pédagogique")
    hand.write("description", "Un jardin")
    hand.write("expected", "Des classes")
    hand.write("equipment_reason", "Deux pompes")
    hand.tick("owners_confirmed")
    hand.tick("no_heavy_investment")

    kept = hand.action()
    assert (kept.kind, kept.other_kind, kept.description) == (ProjectKind.OTHER, "Jardin pédagogique", "Un jardin")
    assert (kept.expected, kept.equipment_reason) == ("Des classes", "Deux pompes")
    assert (kept.owners_confirmed, kept.no_heavy_investment) == (True, True)
    hand.tick("owners_confirmed")
    assert not hand.action().owners_confirmed
    hand.page.close()


def test_a_delegation_is_described_and_its_day_is_within_its_stay(qtbot: QtBot) -> None:
    sought = a_partnership(id=OTHER)
    hand = Player(qtbot, a_hosting_day(), sought)
    hand.edit()
    hand.fill("delegation_name", "Commune d'Oujda")
    hand.fill("arrives_on", "18/10/2026")
    hand.fill("leaves_on", "19/10/2026")
    assert "en dehors du séjour" in hand.messages()
    hand.fill("leaves_on", "23/10/2026")
    hand.fill("interpreter", "Samira")
    hand.fill("delegation_transport", "Minibus de la ville")
    hand.choose("courtesy", "Une collation")
    hand.choose("first_exchange_of", "Un partenaire pour l’eau")

    kept = hand.action()
    assert kept.delegation == Delegation(
        "Commune d'Oujda", date(2026, 10, 18), date(2026, 10, 23), "Samira", "Minibus de la ville"
    )
    assert (kept.courtesy, kept.first_exchange_of) == (Courtesy.REFRESHMENT, OTHER)
    assert hand.messages() == ""
    hand.page.close()


def test_a_mission_s_meals_mode_and_first_exchange_are_chosen(qtbot: QtBot) -> None:
    hand = Player(qtbot, a_mission(), a_partnership(id=OTHER))
    hand.edit()
    hand.choose("meals_mode", "Indemnités journalières, par délibération")
    hand.choose("first_exchange_of", "Un partenaire pour l’eau")
    assert (hand.action().meals_mode, hand.action().first_exchange_of) == (MealsMode.ALLOWANCE, OTHER)
    hand.choose("first_exchange_of", "Aucun")
    assert hand.action().first_exchange_of is None
    assert not hand.find("edition").isVisible()
    hand.page.close()


def test_objectives_goals_and_another_subject_are_ticked(qtbot: QtBot) -> None:
    hand = Player(qtbot, a_mission())
    hand.edit()
    hand.tick("objective_3")
    hand.tick("objective_1")
    water = hand.find("sdgs").findChild(PersonChip)
    assert isinstance(water, PersonChip)
    water.click()
    settle()
    hand.click("more_sdgs")
    poverty = hand.find("other_sdgs").findChild(PersonChip)
    assert isinstance(poverty, PersonChip)
    poverty.click()
    settle()
    hand.tick("theme_AUTR")
    assert "attendu" in hand.said("theme_waits")
    hand.fill("other_theme", "Patrimoine")
    hand.fill("accepted_by", "Nizar Yaiche")

    kept = hand.action()
    assert (kept.objectives, kept.sdgs) == ((1, 3), (1, 6))
    assert (kept.themes, kept.other_theme) == ((Theme.ENERGY, Theme.OTHER), "Patrimoine")
    assert kept.other_theme_accepted == Acceptance(TODAY, "Nizar Yaiche")
    assert not hand.find("theme_waits").isVisible()
    hand.fill("accepted_on", "01/10/2026")
    assert hand.action().other_theme_accepted == Acceptance(date(2026, 10, 1), "Nizar Yaiche")
    hand.fill("accepted_on", " ")
    assert hand.action().other_theme_accepted is None
    hand.page.close()


@pytest.mark.parametrize(
    "action",
    [
        a_partnership(
            sought="Une ville",
            competences="Eau",
            stakes="Fuites",
            accord=PartnershipAgreement(signed_on=TODAY, reference="A", active_from=TODAY, closed_on=TODAY),
        ),
        a_project(other_kind="Jardin", expected="Moins de déchets", equipment_reason="Pompes"),
        a_hosting_day(delegation=Delegation("Oujda", TODAY, date(2026, 10, 25), "Samira", "Bus")),
        a_mission(other_theme_accepted=Acceptance(TODAY, "Nizar")),
    ],
)
def test_every_field_takes_back_what_it_shows(action: Action) -> None:
    for language in ("fr", "ar", "en"):
        catalogue.activate(language)
        for fact, text in facts_entry.texts(action).items():
            assert facts_entry.corrected(action, fact, text, TODAY) == action, (language, fact)
    catalogue.activate("fr")


@pytest.mark.parametrize(
    ("action", "fact"),
    [
        (a_mission(), Fact.POPULATION),
        (a_project(), Fact.CASE),
        (a_hosting_day(), Fact.OWNERS),
        (a_partnership(), Fact.COURTESY),
    ],
)
def test_a_kind_has_no_field_of_another(action: Action, fact: Fact) -> None:
    with pytest.raises(ValueError, match=fact.value):
        facts_entry.corrected(action, fact, "", TODAY)


def test_an_edition_is_kept_and_an_empty_name_accepts_nothing() -> None:
    assert facts_entry.corrected(a_mission(), Fact.EDITION, "CEM2027", TODAY).edition == "CEM2027"
    assert facts_entry.corrected(a_mission(), Fact.ACCEPTED_BY, " ", TODAY) == a_mission()


@pytest.mark.parametrize("field", ["objectives", "sdgs", "iban", "owners_confirmed", "intention", "partner", "accord"])
def test_a_field_named_elsewhere_takes_the_cursor(qtbot: QtBot, qapp: QApplication, field: str) -> None:
    action = a_project() if field == "owners_confirmed" else a_partnership()
    hand = Player(qtbot, action)
    hand.page.activateWindow()
    hand.presenter.edit(field)
    settle()
    focused = qapp.focusWidget()

    assert focused is not None
    names = {"objectives": "objective_1", "sdgs": "", "accord": "accord_signed_on"}
    assert focused.objectName() == names.get(field, field)
    hand.page.close()


def test_the_way_of_a_partnership_leads_to_its_exchanges_and_its_preparation(qtbot: QtBot) -> None:
    mission = a_mission(id=OTHER, first_exchange_of=DOSSIER)
    hand = Player(qtbot, a_partnership(candidates=(Candidate("Oujda", retained=True),)), mission)

    assert "Préparez l'accord" in hand.said("next_step")
    assert "Premier échange 12/10/2026" in hand.find("path").accessibleName()
    hand.click("exchange")
    hand.click("to_preparation")
    assert hand.compass.opened == [OTHER]
    assert hand.compass.gone == [("preparation", None, "")]
    assert not hand.find("spent").isVisible()
    hand.click("check_overview_sought")
    assert hand.find("sought").isVisible()
    hand.page.close()


def test_a_project_says_who_pays(qtbot: QtBot) -> None:
    hand = Player(
        qtbot,
        a_project(),
        an_expense("2000.00", kind="ETUD"),
        funding(50_000, FundingState.GRANTED),
        funding(30_000, FundingState.REQUESTED),
        funding(20_000, FundingState.GRANTED, FundingNature.IN_KIND),
    )
    words = " ".join(one.text() for one in hand.page.findChildren(QLabel) if one.isVisible())

    assert "2\u202f000,00\u00a0€" in hand.find("project_spent").property("text")
    for sum_ in ("910,00", "500,00", "590,00", "300,00", "200,00"):
        assert sum_ in words, sum_
    assert not hand.find("funding_note").isVisible()
    hand.desk.put(funding(100_000, FundingState.GRANTED))
    hand.presenter.refresh()
    settle()
    assert hand.find("funding_note").isVisible()
    hand.click("to_funding")
    assert hand.compass.gone == [("budget", None, "fundings")]
    hand.page.close()


def test_a_page_turns_from_one_kind_to_another(qtbot: QtBot) -> None:
    mission, project = (
        a_mission(id=OTHER),
        a_project(id=DossierId(new_id()), kind=ProjectKind.OTHER, other_kind="Jardin"),
    )
    hand = Player(qtbot, a_partnership(candidates=(Candidate("Oujda"),)), mission, project)
    seen = []
    for one in (OTHER, project.id, DOSSIER):
        hand.presenter.open(one)
        settle()
        seen.append(
            [
                name
                for name in ("spent", "project_spent", "next_step")
                if hand.page.findChild(QLabel, name) and hand.find(name).isVisible()
            ]
        )
    catalogue.activate("en")
    hand.page.retranslate()  # type: ignore[attr-defined]  # a page
    catalogue.activate("fr")

    assert seen == [["spent"], ["project_spent"], ["next_step"]]
    hand.page.close()


@pytest.mark.parametrize("size", [*SIZES, (1280, 690)])
@pytest.mark.parametrize("language", ["fr", "ar", "en", "xx"])
@pytest.mark.parametrize("kind", ["partnership", "project", "hosting"])
def test_no_word_is_cut_and_nothing_sticks_out(
    qtbot: QtBot, qapp: QApplication, language: str, size: tuple[int, int], kind: str
) -> None:
    made: dict[str, Action] = {
        "partnership": a_partnership(candidates=(Candidate("Commune d'Oujda", retained=True),)),
        "project": a_project(),
        "hosting": a_hosting_day(other_theme="Eau", themes=(Theme.OTHER,), sdgs=(1, 6)),
    }
    with dressed(qapp, language="fr" if language == "xx" else language, low=size[1] < 760):
        if language == "xx":
            activate_pseudo()
        mission = a_mission(id=OTHER, first_exchange_of=DOSSIER)
        more = (funding(30_000, FundingState.REQUESTED), an_expense("2000.00", kind="ETUD"))
        hand = Player(qtbot, made[kind], mission, a_participant(), *more, size=(size[0] - 260, size[1]))
        found = list(hand.faults())
        hand.edit()
        found += hand.faults()
        hand.page.close()
    catalogue.activate("fr")

    assert found == []


def test_a_goal_beyond_the_suggested_is_shown_at_once(qtbot: QtBot) -> None:
    hand = Player(qtbot, replace(a_mission(), sdgs=(1,)))
    hand.edit()

    assert hand.find("other_sdgs").isVisible()
    hand.page.close()


def test_those_who_host_are_not_of_the_delegation(qtbot: QtBot) -> None:
    host = a_participant(given_name="Claire", position=0)
    guest = a_participant(given_name="Hamid", position=1, status=Status.DELEGATE)
    day = a_hosting_day(delegation=Delegation("Commune d'Oujda"))
    for people, shown in (((host, guest), "Hamid"), ((host,), "Commune d'Oujda")):
        hand = Player(qtbot, day, *people)
        assert hand.find("fact_participants").toolTip() == shown
        hand.page.close()

"""The budget page driven by hand, on services that keep everything in memory."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from support.builders import (
    DOSSIER,
    SETTINGS,
    a_hosting_day,
    a_mission,
    a_participant,
    an_expense,
)
from support.memory import NOW
from support.page_desk import Bar, Compass, PageDesk
from support.page_hand import LEFT, PageHand
from support.pseudo import activate_pseudo
from support.screens import SIZES, dressed, settle

from lianes_desktop.domain.conventions import Convention, ConventionOverrides, HostingCase
from lianes_desktop.domain.funding import Advance, AdvanceFrom, Funding, FundingNature, FundingState, StaffTime
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import AdvanceId, FundingId, ParticipantId, StaffTimeId, new_id
from lianes_desktop.domain.missions import PlannedCost
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.projects import CooperationProject
from lianes_desktop.domain.settings import IssuedSettings
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.budget.page import BudgetPage
from lianes_desktop.ui.budget.presenter import BudgetPresenter
from lianes_desktop.ui.budget.screen import budget_screen
from lianes_desktop.ui.budget.values import AdvanceField, BookName, FundingField, StaffField
from lianes_desktop.ui.kit.book import BookLine
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.ports import Place

PLAIN = str.maketrans("\u00a0\u202f\u2019", "  '")
pytestmark = pytest.mark.usefixtures("theme")

CLAIRE = a_participant(position=0)
THOMAS = a_participant(given_name="Thomas", family_name="Vasseur", position=1)
HOTEL = an_expense("1000.00", payer=CLAIRE.id)
PLANE = an_expense("500.00", number=2, kind="AVION", payee="Royal Air Maroc", payer=THOMAS.id)
REGION = Funding(FundingId(new_id()), DOSSIER, "Région", 20_000, FundingState.GRANTED)
ADVANCED = Advance(AdvanceId(new_id()), DOSSIER, 80_000, date(2026, 10, 1), participant=CLAIRE.id)
WORKED = StaffTime(StaffTimeId(new_id()), DOSSIER, THOMAS.id, date(2026, 10, 2), 3, 28_000, "Préparation")
PLANNED = (PlannedCost(BudgetHeading.AIR, 40_000), PlannedCost(BudgetHeading.LODGING, 120_000))


class Player(PageHand):
    """The page with its presenter and services."""

    def __init__(
        self, qtbot: QtBot, *records: Record, action: Record | None = None, size: tuple[int, int] = (1180, 900)
    ) -> None:
        self.desk, self.bar, self.compass = PageDesk(action or a_mission(budget=PLANNED), *records), Bar(), Compass()
        screen = budget_screen(self.desk.fundings, self.desk.clock, self.compass, self.bar)
        assert isinstance(screen.page, BudgetPage)
        assert isinstance(screen.presenter, BudgetPresenter)
        assert screen.section is Place.BUDGET
        self.budget, self.presenter = screen.page, screen.presenter
        super().__init__(qtbot, screen.page, size)
        self.desk.tell(self.presenter)
        screen.page.retranslate()
        self.presenter.open(DOSSIER)
        settle()

    def texts(self, within: str = "budgetPage") -> set[str]:
        found = self.page if within == "budgetPage" else self.find(within)
        return {label.text().translate(PLAIN) for label in found.findChildren(QLabel) if label.isVisible()}

    def notices(self) -> list[tuple[str, str]]:
        found = [one for one in self.page.findChildren(Notice, "budget_notice") if one.isVisible()]
        return [(one.title().translate(PLAIN), one.sentence().translate(PLAIN)) for one in found]

    def lines(self, name: BookName) -> list[BookLine]:
        found = self.find(f"book_{name}").findChildren(BookLine)
        return [one for one in found if one.isVisible()]

    def said_lines(self, name: BookName) -> list[str]:
        return [one.accessibleName().translate(PLAIN) for one in self.lines(name)]

    def ask(self, name: BookName, at: int) -> None:
        self.qtbot.mouseClick(self.lines(name)[at], LEFT)
        settle()

    def clear(self, name: str) -> None:
        self.line(name).setFocus()
        self.line(name).selectAll()
        self.key(name, Qt.Key.Key_Delete)
        self.key(name, Qt.Key.Key_Tab)

    def planned(self) -> dict[BudgetHeading, int]:
        return {one.heading: one.cents for one in self.desk.dossiers.action(DOSSIER).budget}


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    made = Player(qtbot, CLAIRE, THOMAS, HOTEL, PLANE, REGION, ADVANCED, WORKED)
    yield made
    made.page.close()


def test_the_budget_is_read_at_a_glance(player: Player) -> None:
    assert player.said("page_subtitle") == "1 500,00 € engagés sur 1 600,00 € prévus"
    assert [player.said(f"sum_{one}") for one in ("planned", "engaged", "eligible", "lianes", "own")] == [
        "1 600,00 €", "1 500,00 €", "1 500,00 €", "682,50 €", "817,50 €",
    ]  # fmt: skip
    assert player.said("payers_total") == "682,50 € + 200,00 € + 617,50 € = 1 500,00 €"
    assert "Ville de Lille" in player.texts()
    assert "Lianes 682,50 €" in player.find("payers").accessibleName().translate(PLAIN)
    assert player.said("marks_equation") == "1 300,00 € × 45,5 % = 591,50 €"
    assert {"591,50 €", "708,50 €", "2 600,00 €", "728,00 €", "872,00 €"} <= player.texts()
    assert player.notices() == []


def test_what_people_keep_has_a_part_of_its_own(qtbot: QtBot) -> None:
    player = Player(qtbot, CLAIRE, an_expense("100.00", borne_cents=90_00))
    assert player.said("payers_total") == "40,95 € + 0,00 € + 49,05 € + 10,00 € = 100,00 €"
    assert "Supporté par d'autres 10,00 €" in player.find("payers").accessibleName().translate(PLAIN)
    player.page.close()


def test_each_person_of_a_mission_has_cost_advance_and_net_due(player: Player) -> None:
    said = player.texts("peopleCard")

    assert {"Claire Delattre", "Thomas Vasseur", "750,00 €", "800,00 €", "200,00 €", "500,00 €", "700,00 €"} <= said


def test_what_is_planned_is_typed_in_place_and_undone(player: Player) -> None:
    player.fill("plan_meals", "600")
    player.fill("plan_air", "1 440,00 €")
    assert player.planned()[BudgetHeading.MEALS] == 60_000
    assert player.said("sum_planned") == "3 240,00 €"
    player.clear("plan_lodging")
    assert BudgetHeading.LODGING not in player.planned()
    player.desk.records.undo.undo()
    settle()
    assert player.line("plan_lodging").text().translate(PLAIN) == "1 200,00"


def test_a_refused_cost_stays_with_its_reason(player: Player) -> None:
    player.fill("plan_air", "douze")
    assert player.line("plan_air").text() == "douze"
    assert player.line("plan_air").property("state") == "bad"
    assert player.find("plan_air_refusal").isVisible()
    assert player.planned()[BudgetHeading.AIR] == 40_000
    player.fill("plan_air", "500")
    assert player.line("plan_air").property("state") != "bad"


def test_a_funder_is_typed_from_nothing(player: Player) -> None:
    player.presenter.reveal(None, "fundings")
    player.click("add_fundings")
    assert player.line("funding_source").hasFocus()
    player.fill("funding_source", "Agence de l'eau")
    player.fill("funding_cents", "900")
    player.choose("funding_state", "Acquis")
    player.choose("funding_expense", "Dépense n° 2, Royal Air Maroc")
    player.fill("funding_note", "Convention 12")

    made = player.desk.fundings.read(DOSSIER).dossier.fundings[-1]
    assert (made.source, made.cents, made.state) == ("Agence de l'eau", 90_000, FundingState.GRANTED)
    assert (made.expense, made.note) == (PLANE.id, "Convention 12")
    assert player.said_lines(BookName.FUNDINGS)[1] == (
        "Agence de l'eau, Argent · Dépense n° 2, Royal Air Maroc, 900,00 €, Acquis"
    )
    titles = [title for title, _sentence in player.notices()]
    assert titles == [
        "Double financement de 400,00 € sur la dépense n° 2", "Double financement de 55,00 € sur l'action entière",
    ]  # fmt: skip
    assert "Payé au-delà du coût" in player.texts()
    player.choose("funding_nature", "En nature, valorisé")
    assert player.notices() == []
    assert "Contributions en nature" in player.texts()
    player.choose("funding_expense", "L’action entière")
    assert player.desk.fundings.read(DOSSIER).dossier.fundings[-1].expense is None


def test_a_line_is_chosen_closed_and_removed_by_keys(player: Player) -> None:
    player.ask(BookName.FUNDINGS, 0)
    assert player.line("funding_source").text() == "Région"
    player.ask(BookName.FUNDINGS, 0)
    assert not player.line("funding_source").isVisible()

    (line,) = player.lines(BookName.FUNDINGS)
    line.setFocus()
    player.qtbot.keyClick(line, Qt.Key.Key_Return)
    settle()
    assert player.line("funding_source").isVisible()
    (line,) = player.lines(BookName.FUNDINGS)
    assert line.hasFocus()
    player.qtbot.keyClick(line, Qt.Key.Key_Q)
    player.qtbot.keyClick(line, Qt.Key.Key_Delete)
    settle()
    assert player.lines(BookName.FUNDINGS) == []
    assert player.bar.said == [("Financement supprimé", True)]


def test_what_is_typed_is_kept_when_another_line_is_asked_for(player: Player) -> None:
    player.ask(BookName.ADVANCES, 0)
    player.type("advance_note", "Virement")
    player.click("add_advances")
    notes = {one.note for one in player.desk.fundings.read(DOSSIER).dossier.advances}

    assert notes == {"Virement", ""}
    assert len(player.lines(BookName.ADVANCES)) == 2
    player.click("remove_advances")
    assert len(player.lines(BookName.ADVANCES)) == 1
    assert player.bar.said == [("Avance supprimée", True)]


def test_an_advance_above_three_quarters_is_said_and_kept(player: Player) -> None:
    player.ask(BookName.ADVANCES, 0)
    player.fill("advance_presumed", "1 000")
    assert player.line("advance_cents").property("state") == "check"
    assert "75 %" in player.line("advance_cents").accessibleDescription().translate(PLAIN)
    assert "Plus de 75 %" in player.said_lines(BookName.ADVANCES)[0]
    player.fill("advance_cents", "750")
    assert player.line("advance_cents").property("state") != "check"
    player.fill("advance_paid_on", "2/10/2026")
    player.choose("advance_participant", "Thomas Vasseur")
    (kept,) = player.desk.fundings.read(DOSSIER).dossier.advances
    assert (kept.cents, kept.paid_on, kept.participant) == (75_000, date(2026, 10, 2), THOMAS.id)
    player.clear("advance_paid_on")
    assert "Sans date" in player.said_lines(BookName.ADVANCES)[0]
    player.choose("advance_participant", "À choisir")
    assert player.said_lines(BookName.ADVANCES)[0].startswith("Personne à préciser")


def test_an_advance_of_lianes_is_taken_from_what_is_still_to_come(player: Player) -> None:
    player.ask(BookName.ADVANCES, 0)
    player.choose("advance_giver", "Lianes, à la collectivité")

    (kept,) = player.desk.fundings.read(DOSSIER).dossier.advances
    assert (kept.giver, kept.participant) == (AdvanceFrom.LIANES, None)
    assert not player.find("advance_participant").isVisible()
    assert {"Déjà avancé par Lianes", "Reste à recevoir de Lianes", "-117,50 €".replace("-", "−")} <= player.texts()
    assert player.said_lines(BookName.ADVANCES)[0].startswith("Avance de Lianes")


def test_staff_time_is_valued_apart(player: Player) -> None:
    assert player.said_lines(BookName.STAFF) == ["Thomas Vasseur, 02/10/2026 · 3 demi-journées · Préparation, 420,00 €"]
    player.click("add_staff")
    player.fill("staff_half_days", "1")
    player.fill("staff_daily", "300")
    player.fill("staff_worked_on", "3/10/2026")
    player.fill("staff_task", "Compte rendu")
    player.choose("staff_participant", "Claire Delattre")

    made = player.desk.fundings.read(DOSSIER).dossier.staff_times[1]
    assert (made.cents, made.worked_on, made.task) == (15_000, date(2026, 10, 3), "Compte rendu")
    assert made.participant == CLAIRE.id
    assert player.said("staff_total") == "570,00 €"
    assert "Temps d'agents valorisé, jamais remboursé" in player.texts()
    player.fill("staff_half_days", "trois")
    assert player.line("staff_half_days").property("state") == "bad"
    player.choose("staff_participant", "À choisir")
    player.clear("staff_daily")
    assert player.desk.fundings.read(DOSSIER).dossier.staff_times[1].cents == 0
    player.click("remove_staff")
    assert player.bar.said == [("Temps valorisé supprimé", True)]


def test_somebody_taken_out_of_the_dossier_is_said_so(qtbot: QtBot) -> None:
    gone = replace(WORKED, participant=ParticipantId(new_id()))
    player = Player(qtbot, CLAIRE, gone)
    assert player.said_lines(BookName.STAFF)[0].startswith("Personne retirée du dossier")
    player.page.close()


def test_beyond_the_usual_budget_is_a_fact(qtbot: QtBot) -> None:
    far = a_mission(budget=(PlannedCost(BudgetHeading.AIR, 162_600),))
    player = Player(qtbot, CLAIRE, an_expense("1400.00"), action=far)

    assert player.notices() == [
        (
            "Engagé au-delà de 1 300 € par personne",
            "1 400,00 € pour un repère de 1 300,00 € : ce n'est pas un plafond, rien n'est retiré de la demande.",
        ),
        (
            "Prévu au-delà de 1 300 € par personne",
            (
                "1 626,00 € pour un repère de 1 300,00 € : ce n'est pas un plafond, rien n'est retiré de la demande. "
                "Plus de 125 % du repère."
            ),
        ),
    ]
    player.page.close()


def test_one_person_beyond_the_usual_budget_is_said_beside_one_below(qtbot: QtBot) -> None:
    player = Player(qtbot, CLAIRE, THOMAS, an_expense("1400.00", beneficiaries=(THOMAS.id,)), action=a_mission())
    assert player.notices() == [
        (
            "Engagé au-delà de 1 300 € par personne",
            "1 400,00 € pour un repère de 1 300,00 € : ce n'est pas un plafond, rien n'est retiré de la demande.",
        )
    ]
    player.page.close()


def test_ceiling_and_envelope_are_said_at_four_fifths_and_beyond(qtbot: QtBot) -> None:
    capped = Convention("LC", date(2026, 8, 28), date(2026, 9, 21), ConventionOverrides(ceiling_cents=50_000))
    issued = replace(SETTINGS, version=1, editions=(replace(SETTINGS.editions[0], envelope_cents=40_000),))
    action = a_mission(convention=capped, settings=1)
    player = Player(qtbot, CLAIRE, HOTEL, action=action)
    assert player.notices() == [("Plafond de la convention : 91 % atteints", "455,00 € sur 500,00 €.")]

    player.desk.put(IssuedSettings(1, issued, "ab" * 32, NOW), an_expense("200.00", number=9))
    player.presenter.refresh()
    settle()
    assert player.notices() == [
        ("Plafond de la convention : 109 % atteints", "546,00 € sur 500,00 €. Lianes ne reverse pas au-delà."),
        (
            "Enveloppe de l'édition : 125 % atteints",
            "500,00 € sur 400,00 €. Sur les dossiers de cet ordinateur : parlez-en à Lianes.",
        ),
    ]
    player.page.close()


def test_a_hosting_day_has_no_table_of_people_and_says_what_is_to_be_agreed(qtbot: QtBot) -> None:
    player = Player(qtbot, CLAIRE, an_expense("100.00"), action=a_hosting_day(case=HostingCase.AD_HOC, authority=None))

    assert not player.find("peopleCard").isVisible()
    assert "Aucun taux n'est fixé : la part de Lianes est à convenir." in player.texts()
    assert "La collectivité" in player.texts()
    player.page.close()


def test_a_project_shows_its_forecast(qtbot: QtBot) -> None:
    project = CooperationProject(DOSSIER, "Étude", budget=(PlannedCost(BudgetHeading.OTHER, 100_000),))
    player = Player(qtbot, action=project)

    assert {"Prévision", "455,00 €", "545,00 €"} <= player.texts()
    assert player.said("payers_total").startswith("Rien n'est encore engagé")
    assert player.said("page_subtitle") == "0,00 € engagés sur 1 000,00 € prévus"
    player.fill("plan_other", "0")
    assert player.line("plan_other").property("state") == "bad"
    player.clear("plan_other")
    assert player.said("page_subtitle") == "0,00 € engagés, rien de prévu"
    player.page.close()


@pytest.mark.parametrize(
    ("subject", "field", "focused"),
    [
        (None, "budget", "plan_air"),
        (None, "meals", "plan_meals"),
        (None, "fundings", "add_fundings"),
        (REGION.id, "", "funding_source"),
        (ADVANCED.id, "advance_note", "advance_note"),
        (WORKED.id, "cents", "staff_half_days"),
    ],
)
def test_a_finding_leads_to_its_field(player: Player, subject: FundingId | None, field: str, focused: str) -> None:
    player.presenter.reveal(subject, field)
    settle()

    assert player.find(focused).hasFocus()
    player.presenter.reveal(None, "")
    player.presenter.reveal(None, "nowhere")
    assert player.find(focused).hasFocus()


def test_expenses_are_one_press_away(player: Player) -> None:
    player.click("to_expenses")
    assert player.compass.gone == [("expenses", None, "")]
    assert [area.objectName() for area in player.budget.areas()][1:] == ["book_fundings", "book_advances", "book_staff"]


def test_a_failing_store_is_said_and_nothing_typed_is_lost(player: Player) -> None:
    player.ask(BookName.FUNDINGS, 0)
    player.desk.fail(UnavailableError(Resource.STORE, Cause.DISK_FULL))
    player.fill("plan_air", "999")
    player.fill("funding_cents", "999")
    player.click("add_staff")
    player.click("remove_fundings")
    player.desk.fail(None)

    assert len(player.bar.warned) == 4
    assert player.line("plan_air").text() == "999"
    assert player.line("funding_cents").text() == "999"
    assert player.desk.fundings.read(DOSSIER).dossier.fundings == (REGION,)


def test_a_line_removed_elsewhere_is_no_longer_edited(player: Player) -> None:
    player.ask(BookName.FUNDINGS, 0)
    player.desk.fundings.remove_funding(REGION.id)
    settle()
    player.presenter.left((FundingField.SOURCE, "Trop tard"))

    assert not player.line("funding_source").isVisible()
    assert player.desk.fundings.read(DOSSIER).dossier.fundings == ()


def test_values_that_no_field_gives_are_a_mistake_of_ours(player: Player) -> None:
    for name, field in (
        (BookName.FUNDINGS, FundingField.STATE), (BookName.ADVANCES, AdvanceField.GIVER),
        (BookName.STAFF, StaffField.PARTICIPANT),
    ):  # fmt: skip
        player.ask(name, 0)
        with pytest.raises(ValueError, match=field.value):
            player.presenter.left((field, 3))


def test_without_a_dossier_nothing_is_done(player: Player) -> None:
    player.presenter.open(None)
    player.presenter.refresh()
    player.presenter.reveal(None, "budget")
    player.presenter.plan((BudgetHeading.AIR, "5"))
    player.presenter.add(BookName.FUNDINGS)
    player.presenter.left((FundingField.SOURCE, "x"))

    assert player.planned()[BudgetHeading.AIR] == 40_000


def test_the_page_speaks_arabic(qtbot: QtBot, qapp: QApplication) -> None:
    with dressed(qapp, language="ar"):
        player = Player(qtbot, CLAIRE, HOTEL, REGION, ADVANCED)
        assert "من يدفع" in player.texts()
        player.fill("plan_meals", "٦٠٠")
        assert player.planned()[BudgetHeading.MEALS] == 60_000
        player.ask(BookName.ADVANCES, 0)
        player.fill("advance_cents", "٥٠٠٫٥٠")
        assert player.desk.fundings.read(DOSSIER).dossier.advances[0].cents == 50_050
        player.page.close()


def crowd() -> tuple[Record, ...]:
    """A dossier where everything is long and much is wrong."""
    people: tuple[Participant, ...] = tuple(
        a_participant(given_name="Marie-Christine", family_name="de La Rochefoucauld-Montmorency", position=at)
        for at in range(2)
    )
    costly = an_expense("99000.00", number=7, payee="Hôtel de la Grande Restauration", payer=people[0].id)
    return (
        *people,
        costly,
        Funding(
            FundingId(new_id()), DOSSIER, "Conseil départemental du Pas-de-Calais " * 2, 9_999_900, expense=costly.id
        ),
        Funding(FundingId(new_id()), DOSSIER, "", 100, FundingState.GRANTED, FundingNature.IN_KIND),
        Advance(AdvanceId(new_id()), DOSSIER, 9_000_000, None, participant=people[0].id, presumed_cents=9_100_000),
        Advance(AdvanceId(new_id()), DOSSIER, 100, giver=AdvanceFrom.LIANES),
        replace(WORKED, participant=people[1].id, task="Préparation, traduction et restitution " * 4),
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["fr", "ar", "en", "pseudo", "pseudo-rtl"])
def test_nothing_is_cut(qtbot: QtBot, qapp: QApplication, size: tuple[int, int], language: str) -> None:
    spoken = {"pseudo": "fr", "pseudo-rtl": "ar"}.get(language, language)
    with dressed(qapp, language=spoken, low=size[1] < 760, theme="dark" if language == "en" else "light"):
        if language.startswith("pseudo"):
            activate_pseudo(rtl=language.endswith("rtl"))
        player = Player(qtbot, *crowd(), size=(size[0] - 260, size[1]))
        found = list(player.faults())
        for name in BookName:
            player.ask(name, 0)
            found += player.faults()
        player.page.grab()
        player.page.close()
    catalogue.activate("fr")

    assert found == []


def test_the_smallest_window_holds_the_page(qtbot: QtBot, qapp: QApplication) -> None:
    with dressed(qapp, low=True):
        player = Player(qtbot, *crowd(), size=(1020, 690))

        assert (player.page.width(), player.page.height()) == (1020, 690)
        assert player.faults() == []
        assert player.page.findChildren(QWidget)
        player.page.close()

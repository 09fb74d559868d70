"""The dossier's facts: text in, values kept, refusals beside their field; no Qt."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from support.builders import DOSSIER, LILLE, OUJDA, a_hosting_day, a_mission, a_participant, a_profile
from support.page_desk import Bar, PageDesk

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.conventions import HostingCase
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.missions import HostingDay, Menu, MenuCount, Mission, PlannedCost, Theme
from lianes_desktop.domain.participants import Mandate
from lianes_desktop.domain.people import Status
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.ui.overview import facts_entry
from lianes_desktop.ui.overview.facts_presenter import FactsPresenter
from lianes_desktop.ui.overview.facts_values import BodyFact, Fact, FactsShown, PersonFact

SPACES = str.maketrans("\u00a0\u202f", "  ")
TODAY = date(2026, 10, 14)


@dataclass
class View:
    """An editor that remembers what it was told to show."""

    facts: FactsShown | None = None
    focused: str = ""

    def show_facts(self, facts: FactsShown | None) -> None:
        self.facts = facts

    def focus_fact(self, field: str) -> None:
        self.focused = field


class Stage:
    """A presenter, its editor, and the dossier behind them."""

    def __init__(self, action: Action) -> None:
        self.claire = a_participant()
        self.desk = PageDesk(a_profile(), action, self.claire)
        self.view, self.bar = View(), Bar()
        self.presenter = FactsPresenter(self.view, self.desk.dossiers, self.desk.rules, self.desk.clock, self.bar)

    def open(self, field: str = "") -> "Stage":
        self.presenter.open(DOSSIER, None, field)
        return self

    @property
    def facts(self) -> FactsShown:
        assert self.view.facts is not None
        return self.view.facts

    @property
    def mission(self) -> Mission:
        action = self.desk.dossiers.action(DOSSIER)
        assert isinstance(action, Mission)
        return action

    @property
    def day(self) -> HostingDay:
        action = self.desk.dossiers.action(DOSSIER)
        assert isinstance(action, HostingDay)
        return action


@pytest.fixture
def stage() -> Stage:
    return Stage(a_mission()).open()


def a_full_mission() -> Mission:
    return a_mission(
        duration_reason="Deux visites groupées",
        other_theme="Eau",
        budget=(PlannedCost(BudgetHeading.AIR, 144000), PlannedCost(BudgetHeading.OTHER, 60000)),
    )


def test_every_field_of_a_mission_takes_back_what_it_shows() -> None:
    mission = a_full_mission()

    for language in ("fr", "ar", "en"):
        catalogue.activate(language)
        for fact, text in facts_entry.texts(mission).items():
            assert facts_entry.corrected(mission, fact, text, TODAY) == mission, (language, fact)


def test_every_field_of_a_hosting_day_takes_back_what_it_shows() -> None:
    day = a_hosting_day(groups=("Élus", "Services"), case_reason="Invitation du maire")

    for fact, text in facts_entry.texts(day).items():
        assert facts_entry.corrected(day, fact, text, TODAY) == day, fact


def test_a_hosting_day_has_no_departure() -> None:
    with pytest.raises(ValueError, match="starts_on"):
        facts_entry.corrected(a_hosting_day(), Fact.STARTS_ON, "12/10/2026", TODAY)


def test_facts_are_kept_as_they_are_left(stage: Stage) -> None:
    stage.presenter.left((Fact.TITLE, "Oujda, éclairage"))
    stage.presenter.left((Fact.ENDS_ON, "16/10/2026"))
    stage.presenter.left((Fact.PLACE, "Oujda et Berkane"))
    stage.presenter.left((Fact.REFERENCE, "LC-7"))
    stage.presenter.left((Fact.SIGNED, ""))
    stage.presenter.left((Fact.LETTER, "27/08/2026"))

    mission = stage.mission
    assert (mission.title, mission.ends_on, mission.place) == (
        "Oujda, éclairage",
        date(2026, 10, 16),
        "Oujda et Berkane",
    )
    convention = mission.convention
    assert (convention.reference, convention.signed_on) == ("LC-7", None)
    assert convention.letter_received_on == date(2026, 8, 27)


def test_the_convention_s_own_rules_are_kept(stage: Stage) -> None:
    stage.presenter.left((Fact.RATE, "50 %"))
    stage.presenter.left((Fact.ELIGIBLE_FROM, "01/09/2026"))
    stage.presenter.left((Fact.CEILING, "1 500"))

    overrides = stage.mission.convention.overrides
    assert (overrides.rate, overrides.eligibility_start) == (Decimal("0.5"), date(2026, 9, 1))
    assert overrides.ceiling_cents == 150000
    assert stage.facts.texts[Fact.RATE] == "50"
    stage.presenter.left((Fact.RATE, ""))
    stage.presenter.left((Fact.CEILING, ""))
    assert stage.mission.convention.overrides.rate is None
    assert stage.mission.convention.overrides.ceiling_cents is None


def test_planned_costs_are_kept_in_the_order_of_the_headings(stage: Stage) -> None:
    stage.presenter.left((Fact.MEALS, "600"))
    stage.presenter.left((Fact.AIR, "1 440"))

    assert list(stage.mission.budget) == [
        PlannedCost(BudgetHeading.AIR, 144000),
        PlannedCost(BudgetHeading.MEALS, 60000),
    ]
    stage.presenter.left((Fact.MEALS, ""))
    assert list(stage.mission.budget) == [PlannedCost(BudgetHeading.AIR, 144000)]


def test_a_refused_fact_keeps_what_was_typed_and_says_why(stage: Stage) -> None:
    stage.presenter.left((Fact.ENDS_ON, "31/02/2026"))
    stage.presenter.left((Fact.TITLE, " "))
    stage.presenter.left((Fact.STARTS_ON, "20/10/2026"))

    assert stage.facts.texts[Fact.ENDS_ON] == "31/02/2026"
    assert set(stage.facts.refusals) == {Fact.ENDS_ON, Fact.TITLE}
    assert stage.mission.title == "Oujda, efficacité énergétique"
    stage.presenter.left((Fact.TITLE, "Oujda"))
    assert set(stage.facts.refusals) == {Fact.ENDS_ON}


def test_a_store_that_fails_is_said(stage: Stage) -> None:
    stage.desk.fail(UnavailableError(Resource.STORE, Cause.DISK_FULL))

    stage.presenter.left((Fact.TITLE, "Oujda"))

    assert stage.bar.warned
    assert stage.facts.texts[Fact.TITLE] == "Oujda"


def test_themes_are_ticked_in_and_out(stage: Stage) -> None:
    stage.presenter.theme(Theme.PLANNING)
    assert list(stage.mission.themes) == [Theme.PLANNING, Theme.ENERGY]

    stage.presenter.theme(Theme.ENERGY)
    assert list(stage.mission.themes) == [Theme.PLANNING]
    assert [chosen for _theme, _words, chosen in stage.facts.themes] == [True, False, False, False, False]


def test_a_mission_of_unusual_length_is_asked_why(stage: Stage) -> None:
    assert stage.facts.duration == ""

    stage.presenter.left((Fact.ENDS_ON, "20/10/2026"))
    assert "5" in stage.facts.duration
    stage.presenter.left((Fact.DURATION_REASON, "Deux visites"))
    assert stage.mission.duration_reason == "Deux visites"
    stage.presenter.left((Fact.ENDS_ON, ""))
    assert stage.facts.duration == ""


def test_partner_and_authority_are_chosen_or_typed(stage: Stage) -> None:
    offered = dict(stage.facts.options[Fact.PARTNER])
    assert OUJDA in offered
    assert LILLE not in offered

    stage.presenter.left((Fact.PARTNER, None))
    assert stage.mission.partner is None
    stage.presenter.add_organisation((Fact.PARTNER, "Commune de Berkane"))
    partner = stage.desk.dossiers.organisation(stage.mission.partner)
    assert partner is not None
    assert (partner.name, partner.country) == ("Commune de Berkane", "MA")
    stage.presenter.add_organisation((Fact.AUTHORITY, "Ville de Lens"))
    authority = stage.desk.dossiers.organisation(stage.mission.authority)
    assert authority is not None
    assert authority.country == "FR"
    stage.presenter.add_organisation((Fact.AUTHORITY, " "))
    assert stage.mission.authority == authority.id


def test_the_authority_s_numbers_are_checked(stage: Stage) -> None:
    stage.presenter.left((BodyFact.SIRET, "123"))
    assert stage.facts.body is not None
    assert stage.facts.body.refusals[BodyFact.SIRET]
    assert stage.facts.body.texts[BodyFact.SIRET] == "123"

    for fact, text in (
        (BodyFact.SIRET, "21590350100017"),
        (BodyFact.IBAN, "FR1420041010050500013M02606"),
        (BodyFact.BIC, "BDFEFRPPCCT"),
        (BodyFact.ADDRESS, "Place Augustin-Laurent"),
    ):
        stage.presenter.left((fact, text))
    body = stage.desk.dossiers.organisation(LILLE)
    assert body is not None
    assert (body.siret, body.bic, body.address) == ("21590350100017", "BDFEFRPPCCT", "Place Augustin-Laurent")
    assert body.iban


def test_without_authority_its_numbers_are_not_asked(stage: Stage) -> None:
    stage.presenter.left((Fact.AUTHORITY, None))

    assert stage.facts.body is None
    stage.presenter.left((BodyFact.SIRET, "21590350100017"))
    assert stage.facts.body is None


def test_people_are_added_named_given_a_mandate_and_taken_out(stage: Stage) -> None:
    stage.presenter.add_person()
    assert stage.view.focused == PersonFact.FAMILY_NAME
    assert stage.facts.person is not None
    added = stage.facts.person.person

    for fact, value in (
        (PersonFact.FAMILY_NAME, "Vasseur"),
        (PersonFact.GIVEN_NAME, "Thomas"),
        (PersonFact.FAMILY_NAME_AR, "فاسور"),
        (PersonFact.GIVEN_NAME_AR, "توما"),
        (PersonFact.STATUS, Status.ELECTED),
        (PersonFact.FUNCTION, "Adjoint"),
        (PersonFact.NUMBER, "DEL-74"),
        (PersonFact.DATED, "21/09/2026"),
        (PersonFact.SIGNATORY, "Le maire"),
    ):
        stage.presenter.left((fact, value))

    person = next(one for one in stage.desk.dossiers.participants(DOSSIER) if one.id == added)
    assert person.name == "Thomas Vasseur"
    assert (person.status, person.mandate) == (Status.ELECTED, Mandate("DEL-74", date(2026, 9, 21), "Le maire"))
    assert (person.given_name_ar, person.family_name_ar, person.function) == ("توما", "فاسور", "Adjoint")
    assert [row.name for row in stage.facts.people] == ["Claire Delattre", "Thomas Vasseur"]
    assert stage.facts.people[1].detail == "Élu · Mandat spécial DEL-74"

    stage.presenter.remove_person()
    assert [row.name for row in stage.facts.people] == ["Claire Delattre"]
    assert stage.bar.said == [("Participant retiré", True)]


def test_a_person_without_mandate_is_pointed_out(stage: Stage) -> None:
    stage.presenter.left((PersonFact.NUMBER, ""))
    stage.presenter.left((PersonFact.DATED, ""))

    assert stage.facts.people[0].warns
    assert stage.facts.people[0].detail == "Agent · Ordre de mission à compléter"


def test_what_was_refused_of_one_person_is_forgotten_with_another(stage: Stage) -> None:
    stage.presenter.left((PersonFact.DATED, "demain peut-être"))
    assert stage.facts.person is not None
    assert stage.facts.person.refusals

    stage.presenter.choose_person(stage.claire.id)

    assert stage.facts.person.refusals == {}


def test_without_people_nobody_is_edited(stage: Stage) -> None:
    stage.presenter.remove_person()
    stage.presenter.remove_person()

    assert stage.facts.person is None
    stage.presenter.left((PersonFact.FUNCTION, "Adjointe"))
    assert stage.facts.people == ()


@pytest.mark.parametrize(
    ("field", "focused"),
    [("convention", "reference"), ("participants", "add_person"), ("budget", "air"), ("", "title"), ("place", "place")],
)
def test_a_finding_leads_to_its_field(field: str, focused: str) -> None:
    assert Stage(a_mission()).open(field).view.focused == focused


def test_a_finding_about_a_person_opens_that_person() -> None:
    stage = Stage(a_mission())
    other = a_participant(given_name="Samira", position=1)
    stage.desk.put(other)

    stage.presenter.open(DOSSIER, other.id, "mandate")

    assert stage.facts.person is not None
    assert stage.facts.person.person == other.id
    assert stage.view.focused == "number"


def test_a_closed_editor_keeps_nothing() -> None:
    stage = Stage(a_mission())
    stage.presenter.left((Fact.TITLE, "Autre"))
    stage.presenter.theme(Theme.WASTE)
    stage.presenter.add_organisation((Fact.PARTNER, "Commune de Berkane"))
    stage.presenter.add_person()
    stage.presenter.remove_person()
    stage.presenter.refresh()

    assert stage.mission == a_mission()
    assert stage.view.facts is None
    assert not stage.presenter.is_open


def test_a_hosting_day_takes_the_case_the_partnership_suggests() -> None:
    stage = Stage(a_hosting_day(partner=None)).open()
    assert "pas partenaires directes" in stage.facts.case_hint

    stage.presenter.left((Fact.PARTNER, OUJDA))
    assert stage.day.case.value == HostingCase.DIRECT.value
    assert "sont partenaires directes" in stage.facts.case_hint

    stage.presenter.left((Fact.CASE, HostingCase.AD_HOC))
    stage.presenter.left((Fact.CASE_REASON, "Passage à l'occasion d'un salon"))
    stage.presenter.left((Fact.PARTNER, OUJDA))
    assert stage.day.case.value == HostingCase.AD_HOC.value
    stage.presenter.left((Fact.GROUPS, "Élus، Services, Élus,"))
    assert stage.day.groups == ("Élus", "Services")
    stage.presenter.left((Fact.HELD_ON, "21/10/2026"))
    assert stage.day.held_on == date(2026, 10, 21)


def typed_menus(**texts: str) -> tuple[tuple[Menu, str], ...]:
    """What the table of menus tells: every figure, most of them empty."""
    return tuple((menu, texts.get(menu.name, "")) for menu in Menu)


def test_a_delegation_asks_for_menus_as_counts() -> None:
    stage = Stage(a_hosting_day()).open()

    def told(**texts: str) -> tuple[MenuCount, ...]:
        stage.presenter.left((Fact.MENUS, typed_menus(**texts)))
        assert stage.facts.menus == stage.day.delegation.menus
        return stage.facts.menus

    asked = (MenuCount(Menu.HALAL, 12), MenuCount(Menu.NO_NUTS, 1))
    assert told(HALAL="12", NO_NUTS="1") == asked
    assert told(HALAL="douze") == asked
    assert "nombre" in stage.facts.refusals[Fact.MENUS]
    assert told() == ()
    assert Fact.MENUS not in stage.facts.refusals


def test_what_a_hosting_day_should_cost_is_said_with_what_lianes_may_pay_back() -> None:
    stage = Stage(a_hosting_day(case=HostingCase.DIRECT)).open()
    assert "45,5 %" in stage.facts.budget_hint.translate(SPACES)

    stage.presenter.left((Fact.MEALS, "600"))
    stage.presenter.left((Fact.LOCAL_TRANSPORT, "380"))
    assert "980,00 € × 45,5 % = 445,90 €" in stage.facts.budget_hint.translate(SPACES)

    stage.presenter.left((Fact.CASE, HostingCase.AD_HOC))
    assert "à convenir" in stage.facts.budget_hint


def test_who_is_added_to_a_hosting_day_is_a_delegate() -> None:
    stage = Stage(a_hosting_day()).open()

    stage.presenter.add_person()

    assert stage.facts.person is not None
    assert stage.facts.person.status is Status.DELEGATE
    assert not stage.facts.people[1].warns

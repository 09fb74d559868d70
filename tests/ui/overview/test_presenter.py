"""What the overview shows and where its lines lead, without Qt."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from support.builders import (
    DOSSIER,
    a_contact,
    a_hosting_day,
    a_mission,
    a_participant,
    an_expense,
    an_item,
    dirhams,
)
from support.page_desk import Bar, Compass
from support.travels import Travel, a_travel

from lianes_desktop.domain.conventions import Convention, HostingCase
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import DossierId, new_id
from lianes_desktop.domain.missions import PlannedCost, Theme
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.ui.overview.facts_presenter import FactsPresenter
from lianes_desktop.ui.overview.facts_values import Fact, FactsShown
from lianes_desktop.ui.overview.presenter import OverviewPresenter
from lianes_desktop.ui.overview.values import Done, OverviewShown
from lianes_desktop.ui.replies.values import ShortState


@dataclass
class View:
    """A page that remembers what it was told to show."""

    overview: OverviewShown | None = None
    subtitle: str = ""
    claim: ShortState | None = None
    facts: FactsShown | None = None
    focused: str = ""

    def show_overview(self, overview: OverviewShown) -> None:
        self.overview = overview

    def show_claim(self, state: ShortState | None) -> None:
        self.claim = state

    def show_clock(self, subtitle: str) -> None:
        self.subtitle = subtitle

    def show_facts(self, facts: FactsShown | None) -> None:
        self.facts = facts

    def focus_fact(self, field: str) -> None:
        self.focused = field


class Stage:
    """A presenter, its page, and the mission behind them."""

    def __init__(self, travel: Travel, opened: DossierId | None = DOSSIER) -> None:
        self.travel, self.view, self.compass, self.bar = travel, View(), Compass(), Bar()
        desk = travel.desk
        self.presenter = OverviewPresenter(self.view, desk.overviews, desk.clock, self.compass, self._facts)
        desk.tell(self.presenter)
        self.presenter.open(opened)

    def _facts(self) -> FactsPresenter:
        desk = self.travel.desk
        return FactsPresenter(self.view, desk.dossiers, desk.rules, desk.clock, self.bar)

    @property
    def shown(self) -> OverviewShown:
        assert self.view.overview is not None
        return self.view.overview

    def fact(self, field: str) -> str:
        return plain(next(fact.value for fact in self.shown.facts if fact.field == field))

    def on(self, day: date) -> "Stage":
        self.travel.desk.clock.instant = datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)
        self.presenter.refresh()
        return self

    def put(self, *records: object) -> "Stage":
        self.travel.desk.put(*records)  # type: ignore[arg-type]  # a test knows its records
        self.presenter.refresh()
        return self


@pytest.fixture
def stage() -> Stage:
    return Stage(a_travel())


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def test_the_title_says_where_and_when_we_are(stage: Stage) -> None:
    assert stage.shown.title == "Oujda, efficacité énergétique"
    assert stage.shown.chip == "Jour 3 sur 4"
    assert plain(stage.view.subtitle).endswith("à Oujda, 22:04 en France · Mission d'expertise · Ville de Lille")


@pytest.mark.parametrize(
    ("day", "chip"),
    [
        (date(2026, 10, 11), "Dans 1 jour"),
        (date(2026, 10, 2), "Dans 10 jours"),
        (date(2026, 10, 20), "Terminé"),
    ],
)
def test_before_and_after_the_mission_the_chip_says_so(stage: Stage, day: date, chip: str) -> None:
    assert plain(stage.on(day).shown.chip) == chip


def test_the_facts_are_said_in_a_line(stage: Stage) -> None:
    assert stage.fact("themes") == "Efficacité énergétique"
    assert stage.fact("partner") == "Commune d'Oujda"
    assert stage.fact("starts_on") == "12 – 15 octobre 2026"
    assert stage.fact("participants") == "Claire"
    assert stage.fact("convention") == "LC-2026-014, signée"


def test_more_people_than_fit_are_counted(stage: Stage) -> None:
    people = [a_participant(given_name=name, position=at) for at, name in enumerate(("Ali", "Bea", "Cy"), 1)]

    assert stage.put(*people).fact("participants") == "Claire, Ali, Bea, +1"


def test_facts_not_known_yet_say_what_to_do(stage: Stage) -> None:
    blank = a_mission(themes=(), partner=None, starts_on=None, ends_on=None, convention=Convention())
    stage.put(blank)

    assert [plain(fact.value) for fact in stage.shown.facts if not fact.known] == [
        "À choisir",
        "À choisir",
        "À fixer",
        "À compléter",
    ]
    assert stage.shown.chip == ""


@pytest.mark.parametrize(
    ("convention", "words"),
    [
        (Convention(signed_on=date(2026, 9, 1)), "Signée"),
        (Convention(letter_received_on=date(2026, 8, 1)), "Lettre d'intention reçue"),
        (Convention("LC-7"), "LC-7"),
    ],
)
def test_the_convention_says_how_far_it_is(stage: Stage, convention: Convention, words: str) -> None:
    assert stage.put(a_mission(convention=convention)).fact("convention") == words


def test_a_theme_of_one_s_own_is_said_by_its_name(stage: Stage) -> None:
    assert stage.put(a_mission(themes=(), other_theme="Eau")).fact("themes") == "Eau"


def test_a_hosting_day_shows_its_delegation_its_case_and_both_clocks(stage: Stage) -> None:
    day = a_hosting_day(id=DossierId(new_id()), held_on=date(2026, 10, 14), case=HostingCase.AD_HOC, place="")
    stage.travel.desk.put(day)

    stage.presenter.open(day.id)

    assert plain(stage.shown.chip) == "Aujourd'hui"
    assert [fact.field for fact in stage.shown.facts] == ["themes", "partner", "held_on", "participants", "case"]
    assert stage.fact("case") == "Accueil ponctuel"
    assert stage.fact("held_on") == "14 octobre 2026"
    assert plain(stage.view.subtitle).startswith("22:04 en France, ")
    assert "au Maroc" in stage.view.subtitle
    assert stage.shown.budget.share == "–"
    assert plain(stage.shown.budget.share_label) == "Part Lianes, à convenir"


def test_a_mission_without_place_or_authority_still_tells_the_time(stage: Stage) -> None:
    stage.put(a_mission(place="", authority=None))

    assert plain(stage.view.subtitle).endswith("au Maroc, 22:04 en France · Mission d'expertise")


def test_the_budget_says_what_was_spent_of_what_was_planned(stage: Stage) -> None:
    planned = (PlannedCost(BudgetHeading.MEALS, 5000), PlannedCost(BudgetHeading.LODGING, 20000))
    stage.put(a_mission(budget=planned))
    budget = stage.shown.budget

    assert plain(budget.spent) == "67,71 €"
    assert plain(budget.planned) == "sur 250,00 € prévus"
    assert (plain(budget.left_label), plain(budget.left)) == ("Reste à engager", "182,29 €")
    assert plain(budget.share_label) == "Part Lianes à ce jour"
    bars = {bar.label: bar for bar in budget.bars}
    assert len(bars) == 5
    assert (bars["Repas"].spent, bars["Repas"].planned) == (6365, 5000)
    assert plain(bars["Repas"].planned_text) == "sur 50 €"


def test_an_overrun_is_a_fact(stage: Stage) -> None:
    stage.put(a_mission(budget=(PlannedCost(BudgetHeading.MEALS, 5000),)))

    assert plain(stage.shown.budget.left_label) == "Dépassement"
    assert plain(stage.shown.budget.left) == "17,71 €"


def test_what_was_never_planned_is_no_overrun(stage: Stage) -> None:
    budget = stage.shown.budget

    assert not budget.any_planned
    assert all(bar.spent == bar.planned and bar.planned_text == "" for bar in budget.bars)


def test_the_checklist_says_what_is_left_and_leads_there(stage: Stage) -> None:
    stage.put(a_contact(), an_item("2026-10-14 21:00", "2026-10-14 23:00", title="Point"))
    words = [(line.done, plain(line.words), line.link) for line in stage.shown.checks]

    assert (Done.DONE, "Participants et convention", "") in words
    assert (Done.DONE, "Taux de change justifié", "") in words
    assert (Done.TO_DO, "1 reçu à compléter", "Compléter") in words
    assert (Done.TO_DO, "1 conflit au programme", "Régler") in words
    assert (Done.TO_DO, "1 consentement attendu", "Demander") in words
    assert (Done.LATER, "Résultats : 0 sur 5", "Relier") in words
    assert (Done.LATER, "Signature de la demande", "Préparer") in words
    assert plain(stage.shown.checks_left) == "Encore 8 points avant la demande"

    for line in stage.shown.checks:
        if line.link == "Compléter" and line.section.value == "expenses":
            stage.presenter.follow(line)
    assert stage.compass.gone == [("expenses", stage.travel.snack, "")]


def test_a_line_of_the_dossier_itself_opens_its_facts(stage: Stage) -> None:
    stage.put(a_mission(convention=Convention()))
    line = next(line for line in stage.shown.checks if line.section.value == "overview")

    stage.presenter.follow(line)

    assert plain(line.words) == "Participants et convention"
    assert stage.view.facts is not None
    assert stage.view.focused == Fact.SIGNED


def test_a_new_dossier_is_told_its_first_steps(stage: Stage) -> None:
    mission = a_mission(id=DossierId(new_id()), partner=None)
    stage.travel.desk.put(mission)

    stage.presenter.open(mission.id)

    steps = {plain(line.words): line.link for line in stage.shown.checks}
    assert steps["Aucun reçu pour l'instant"] == "Ajouter"
    assert steps["Programme à remplir"] == "Remplir"
    assert stage.shown.next_title == "À suivre"
    assert "première rencontre" in stage.shown.next_none
    assert stage.shown.latest == ()


def test_a_rate_that_is_missing_is_counted(stage: Stage) -> None:
    dollars = an_expense(replace(dirhams("5"), currency=replace(dirhams("5").currency, code="USD")), number=9)

    words = [plain(line.words) for line in stage.put(dollars).shown.checks]

    assert "1 taux de change manquant" in words


def test_when_nothing_is_left_it_says_so(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    overview = stage.travel.desk.overviews.overview(DOSSIER)
    done = tuple(replace(line, done=True) for line in overview.checklist)
    monkeypatch.setattr(stage.travel.desk.overviews, "overview", lambda _dossier: replace(overview, checklist=done))

    stage.presenter.refresh()

    assert stage.shown.checks_left == "Tout est prêt"
    assert {line.link for line in stage.shown.checks} == {""}
    assert "Cinq résultats servis" in [line.words for line in stage.shown.checks]


def test_the_next_items_are_those_of_today_or_the_next_day(stage: Stage) -> None:
    assert plain(stage.shown.next_title) == "Aujourd'hui, mercredi 14"
    assert [(item.time, item.title) for item in stage.shown.next_items] == [("20:00", "Dîner")]

    stage.on(date(2026, 10, 13))
    assert plain(stage.shown.next_title) == "Demain, mercredi 14"
    stage.on(date(2026, 10, 10))
    assert plain(stage.shown.next_title) == "Mercredi 14 octobre"
    stage.on(date(2026, 10, 20))
    assert stage.shown.next_items == ()
    assert plain(stage.shown.next_none) == "Plus rien n'est prévu au programme."


def test_a_clash_is_marked_on_both_lines(stage: Stage) -> None:
    stage.put(an_item("2026-10-14 21:00", "2026-10-14 23:00", title="", kind=ItemKind.PRESS, place="Consulat"))

    assert [item.clashes for item in stage.shown.next_items] == [True, True]
    assert stage.shown.next_items[1].title == "Point presse"
    assert stage.shown.next_items[1].place == "Consulat"


def test_the_last_receipts_say_how_they_count(stage: Stage) -> None:
    latest = {plain(one.payee): one for one in stage.shown.latest}

    assert latest["Snack Al Wahda"].mark.text == "Reçu manquant"
    assert latest["Dar Tazi"].mark.text == "À valider"
    assert plain(latest["Petit taxi"].original) == "44,00 MAD"
    stage.put(an_expense(None, number=4, payee=""))
    first = stage.shown.latest[0]
    assert (first.payee, first.euros, first.original) == ("Fournisseur à préciser", "–", "")


def test_results_say_how_many_moments_serve_them(stage: Stage) -> None:
    stage.put(an_item(results=(1, 2)), an_item("2026-10-13 11:00", "2026-10-13 12:00", results=(1,)))

    assert [plain(one.detail) for one in stage.shown.results[:3]] == [
        "2 moments du programme",
        "1 moment du programme",
        "À relier au programme",
    ]
    assert [one.served for one in stage.shown.results] == [True, True, False, False, False]


def test_rows_and_links_lead_to_their_pages(stage: Stage) -> None:
    item = stage.shown.next_items[0].item

    stage.presenter.to_item(item)
    stage.presenter.to_expense(stage.travel.taxi)
    stage.presenter.to_programme()
    stage.presenter.to_expenses()
    stage.presenter.to_claim()

    assert stage.compass.gone == [
        ("programme", item, ""),
        ("expenses", stage.travel.taxi, ""),
        ("programme", None, ""),
        ("expenses", None, ""),
        ("claim", None, ""),
    ]


def test_editing_the_facts_shows_them_again_on_the_overview(stage: Stage) -> None:
    stage.presenter.edit("title")
    stage.presenter.facts.left((Fact.TITLE, "Oujda 2026"))
    stage.presenter.refresh()

    assert stage.shown.title == "Oujda 2026"
    assert stage.view.facts is not None
    stage.presenter.facts.close()
    assert stage.view.facts is None


def test_another_dossier_closes_the_facts(stage: Stage) -> None:
    other = a_mission(id=DossierId(new_id()), themes=(Theme.WASTE,))
    stage.travel.desk.put(other)
    stage.presenter.edit("title")

    stage.presenter.open(other.id)

    assert stage.view.facts is None
    assert stage.fact("themes") == "Gestion des déchets"


def test_a_finding_about_nothing_in_particular_shows_the_overview(stage: Stage) -> None:
    stage.presenter.reveal(None, "")

    assert stage.view.facts is None


def test_no_dossier_shows_nothing() -> None:
    stage = Stage(a_travel(), opened=None)
    presenter, view = stage.presenter, stage.view

    presenter.open(None)
    presenter.tick()
    presenter.edit("title")
    presenter.reveal(None, "title")

    assert view.overview is None
    assert view.facts is None


def test_the_clock_moves_on(stage: Stage) -> None:
    stage.travel.desk.clock.instant += timedelta(minutes=5)

    stage.presenter.tick()

    assert "22:09 en France" in plain(stage.view.subtitle)

"""Decisions of the expenses page, without Qt."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from support.builders import DOSSIER, a_hosting_day, a_mission, a_rate, an_exchange, an_expense, dirhams, euros
from support.issues import an_issue
from support.memory import NOW
from support.page_desk import Bar, Jobs
from support.readers import SURE
from support.travels import Travel, a_photo, a_travel

from lianes_desktop.domain.conventions import HostingCase
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.ids import DossierId, ExpenseId, new_id
from lianes_desktop.domain.money import EUR, MAD, RateSource
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.readings import Flaw, Read, Reading
from lianes_desktop.domain.settings import IssuedSettings
from lianes_desktop.i18n.catalogue import activate
from lianes_desktop.services.expenses import Offered
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.readings import ExpenseFilter, ExpenseGroup, ExpenseSort, Narrowing
from lianes_desktop.services.ports.receipts import Corners
from lianes_desktop.services.ports.receipts import View as SeenAs
from lianes_desktop.ui.expenses.list_values import Choices, Exported, Filters, Rows, Tools
from lianes_desktop.ui.expenses.presenter import ExpensesPresenter
from lianes_desktop.ui.expenses.telephone import ListeningShown, TelephoneShown
from lianes_desktop.ui.expenses.values import (
    Detail,
    Field,
    FieldLeft,
    Heading,
    Outcome,
    Proposal,
    RateDraft,
    RatesShown,
    Sheet,
    Totals,
)
from lianes_desktop.ui.expenses.watching import WatchedShown

FULL = UnavailableError(Resource.STORE, Cause.DISK_FULL)


@dataclass
class View:
    """A page that remembers what it was told to show."""

    heading: Heading | None = None
    order: Rows = field(default_factory=lambda: Rows(()))
    tools: Tools | None = None
    filters: Filters | None = None
    choices: Choices | None = None
    picked: str = ""
    work: list[tuple[str, int, int]] = field(default_factory=list)
    exported: Exported | None = None
    file: Path | None = None
    proposed: str = ""
    sort: ExpenseSort = ExpenseSort.DAY
    descending: bool = True
    filter: tuple[ExpenseFilter, str] | None = None
    totals: Totals | None = None
    key: int | None = None
    alone: bool = False
    detail: Detail | None = None
    pictures: list[tuple[Sheet, bytes]] = field(default_factory=list)
    seen: list[SeenAs] = field(default_factory=list)
    corners: list[tuple[Sheet, Corners | None]] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    progress: list[tuple[int, int]] = field(default_factory=list)
    outcome: Outcome | None = None
    rates: RatesShown | None = None
    slip: tuple[bytes, int, int] | None = None
    focused: Field | None = None
    offered: list[Field] = field(default_factory=list)
    part: str = ""
    waits: bool = False
    lock: tuple[int, bool] = (0, False)
    telephone: TelephoneShown | None = None
    listening: ListeningShown | None = None
    watched: tuple[WatchedShown, ...] = ()

    def show_watched(self, lines: tuple[WatchedShown, ...]) -> None:
        self.watched = lines

    def show_telephone(self, shown: TelephoneShown | None) -> None:
        self.telephone = shown

    def show_listening(self, shown: ListeningShown | None) -> None:
        self.listening = shown

    def show_lock(self, version: int, *, chosen: bool) -> None:
        self.lock = (version, chosen)

    def show_heading(self, heading: Heading) -> None:
        self.heading = heading

    def show_order(self, order: Rows, sort: ExpenseSort, *, descending: bool) -> None:
        self.order, self.sort, self.descending = order, sort, descending

    def show_tools(self, tools: Tools) -> None:
        self.tools = tools

    def show_filters(self, filters: Filters) -> None:
        self.filters = filters

    def show_choices(self, choices: Choices) -> None:
        self.choices = choices

    def show_picked(self, words: str) -> None:
        self.picked = words

    def show_work(self, words: str, at: int, of: int) -> None:
        self.work.append((words, at, of))

    def show_exported(self, exported: Exported | None) -> None:
        self.exported = exported

    def ask_file(self, name: str, chosen: Callable[[str], None]) -> None:
        self.proposed = name
        if self.file is not None:
            chosen(str(self.file))

    def show_filter(self, show: ExpenseFilter, search: str) -> None:
        self.filter = (show, search)

    def show_totals(self, totals: Totals) -> None:
        self.totals = totals

    def select(self, key: int | None, *, alone: bool = False) -> None:
        self.key, self.alone = key, alone

    def flush(self) -> None:
        """Nothing is typed here that was not told."""

    def show_detail(self, shown: Detail | None) -> None:
        self.detail = shown

    def show_picture(self, sheet: Sheet, jpeg: bytes, how: SeenAs) -> None:
        self.pictures.append((sheet, jpeg))
        self.seen.append(how)

    def show_corners(self, sheet: Sheet, corners: Corners | None) -> None:
        self.corners.append((sheet, corners))

    def show_picture_failed(self, sheet: Sheet, reason: str) -> None:
        self.unseen.append(f"{sheet.page.original_name}: {reason}")

    def show_progress(self, at: int, of: int) -> None:
        self.progress.append((at, of))

    def show_outcome(self, outcome: Outcome | None) -> None:
        self.outcome = outcome

    def show_slip(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        self.slip = (jpeg, sheet, sheets)

    def show_rates(self, rates: RatesShown | None) -> None:
        self.rates = rates

    def focus_field(self, field: Field) -> None:
        self.focused = field

    def offer_focus(self, field: Field) -> None:
        self.offered.append(field)

    def focus_part(self, name: str) -> None:
        self.part = name

    def waits_for_receipt(self) -> bool:
        return self.waits


@dataclass
class Stage:
    """A presenter, its page, and the mission behind them."""

    travel: Travel
    view: View
    jobs: Jobs
    bar: Bar
    presenter: ExpensesPresenter

    def leave(self, field: Field, given: object) -> None:
        assert self.view.detail is not None
        self.presenter.in_hand.left(FieldLeft(self.view.detail.expense, field, given))

    @property
    def rates(self) -> RatesShown:
        assert self.view.rates is not None
        return self.view.rates

    @property
    def shown(self) -> Detail:
        assert self.view.detail is not None
        return self.view.detail


@pytest.fixture
def stage() -> Stage:
    travel, view, jobs, bar = a_travel(), View(), Jobs(), Bar()
    desk = travel.desk
    presenter = ExpensesPresenter(view, desk.behind_expenses, jobs, bar)
    desk.tell(presenter)
    presenter.open(DOSSIER)
    return Stage(travel, view, jobs, bar, presenter)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def test_opening_a_dossier_shows_its_last_expense(stage: Stage) -> None:
    assert stage.shown.expense == stage.travel.snack
    assert plain(stage.shown.title) == "Reçu n° 3"
    assert stage.view.key == stage.travel.desk.expenses.key(stage.travel.snack)
    assert stage.view.heading is not None
    assert plain(stage.view.heading.subtitle) == "1 reçu à valider · 3 reçus"
    assert plain(stage.view.heading.rates) == "1 € = 10,84 MAD"
    assert stage.view.totals is not None
    assert plain(stage.view.totals.share_label) == "Part Lianes · 45,5 %"


def test_a_dossier_without_expenses_shows_the_first_step(stage: Stage) -> None:
    other = a_mission(id=DossierId(new_id()))
    stage.travel.desk.put(other)

    stage.presenter.open(other.id)

    assert stage.view.heading is not None
    assert stage.view.heading.empty
    assert "départ Lundi 12 octobre" in plain(stage.view.heading.subtitle)
    assert stage.view.detail is None


def test_no_dossier_shows_nothing(stage: Stage) -> None:
    stage.presenter.open(None)
    stage.presenter.add()
    stage.presenter.take_files((a_photo("a.jpg"),))
    stage.presenter.reveal(None, "")
    stage.presenter.open_rates()

    assert stage.view.rates is None
    assert len(stage.travel.all()) == 3


def test_a_field_is_kept_as_it_is_left(stage: Stage) -> None:
    stage.leave(Field.PAYEE, "Snack Al Waha")

    assert stage.travel.kept(stage.travel.snack).payee == "Snack Al Waha"
    assert stage.shown.texts[Field.PAYEE] == "Snack Al Waha"
    assert stage.shown.saved.startswith("Enregistré à")


def test_a_refused_field_keeps_what_was_typed_and_says_why(stage: Stage) -> None:
    stage.leave(Field.AMOUNT, "douze")
    stage.leave(Field.PAYEE, "Snack")

    assert stage.travel.kept(stage.travel.snack).amount == dirhams("240")
    assert stage.shown.texts[Field.AMOUNT] == "douze"
    assert stage.shown.refusals[Field.AMOUNT]
    stage.leave(Field.AMOUNT, "250")
    assert Field.AMOUNT not in stage.shown.refusals
    assert stage.travel.kept(stage.travel.snack).amount == dirhams("250")


def test_a_refusal_of_the_value_as_a_whole_is_said_beside_its_field(stage: Stage) -> None:
    stage.leave(Field.DEDUCTED, "9999")

    assert stage.shown.refusals[Field.DEDUCTED]
    stage.leave(Field.VISA, "Mme Petit")
    assert stage.shown.refusals[Field.CIRCUMSTANCES]


def test_what_was_refused_is_forgotten_with_another_expense(stage: Stage) -> None:
    stage.leave(Field.AMOUNT, "douze")
    stage.presenter.choose(stage.travel.taxi)
    stage.presenter.choose(stage.travel.snack)

    assert stage.shown.texts[Field.AMOUNT] == "240,00"
    assert stage.shown.refusals == {}


def test_a_field_left_of_an_expense_gone_meanwhile_changes_nothing(stage: Stage) -> None:
    detail = stage.shown
    stage.travel.desk.expenses.remove(stage.travel.snack)

    stage.presenter.in_hand.left(FieldLeft(detail.expense, Field.PAYEE, "Snack"))

    assert len(stage.travel.all()) == 2


def test_a_store_that_fails_is_said_and_the_text_stays(stage: Stage) -> None:
    stage.travel.desk.fail(FULL)

    stage.leave(Field.PAYEE, "Snack Al Waha")

    assert stage.bar.warned
    assert stage.shown.texts[Field.PAYEE] == "Snack Al Waha"
    assert stage.travel.kept(stage.travel.snack).payee == "Snack Al Wahda"


def test_the_currency_chosen_first_counts_for_the_amount_typed_next(stage: Stage) -> None:
    stage.presenter.add()
    assert stage.shown.chosen[Field.CURRENCY] == MAD

    stage.leave(Field.CURRENCY, EUR)
    stage.leave(Field.AMOUNT, "12,50")

    assert stage.travel.kept(stage.shown.expense).amount == euros("12.50")


def test_accepting_turns_to_the_next_expense_to_complete(stage: Stage) -> None:
    stage.presenter.choose(stage.travel.meal)

    stage.presenter.in_hand.accept()

    assert stage.travel.kept(stage.travel.meal).reviewed
    assert stage.shown.expense == stage.travel.snack
    assert stage.view.focused is Field.AMOUNT


def test_accepting_here_stays(stage: Stage) -> None:
    stage.presenter.choose(stage.travel.meal)

    stage.presenter.in_hand.accept_here()

    assert stage.travel.kept(stage.travel.meal).reviewed
    assert stage.shown.expense == stage.travel.meal
    assert stage.shown.accept == "Continuer"


def test_accepting_the_last_one_says_that_all_is_complete(stage: Stage) -> None:
    stage.presenter.remove()
    stage.presenter.in_hand.accept()

    assert stage.bar.said[-1] == ("Toutes les dépenses sont complètes", False)


def test_an_expense_that_misses_something_is_not_accepted(stage: Stage) -> None:
    stage.presenter.add()

    stage.presenter.in_hand.accept()

    assert not stage.travel.kept(stage.shown.expense).reviewed
    assert set(stage.shown.refusals) == {Field.PAID_ON, Field.AMOUNT, Field.KIND}
    assert stage.view.focused is Field.PAID_ON


def test_a_refused_text_keeps_an_expense_from_being_accepted(stage: Stage) -> None:
    stage.presenter.choose(stage.travel.meal)
    stage.leave(Field.PAID_TIME, "25:70")

    stage.presenter.in_hand.accept()

    assert not stage.travel.kept(stage.travel.meal).reviewed
    assert stage.view.focused is Field.PAID_TIME


def test_a_store_that_fails_accepts_nothing(stage: Stage) -> None:
    stage.presenter.choose(stage.travel.meal)
    stage.travel.desk.fail(FULL)

    stage.presenter.in_hand.accept()

    assert stage.bar.warned
    assert stage.shown.expense == stage.travel.meal


def test_the_expense_under_way_is_nothing_without_expenses(stage: Stage) -> None:
    other = a_mission(id=DossierId(new_id()))
    stage.travel.desk.put(other)
    stage.presenter.open(other.id)

    stage.presenter.in_hand.accept()
    stage.presenter.remove()
    stage.presenter.attach_files((a_photo("a.jpg"),))
    stage.presenter.in_hand.detach(Sheet(stage.travel.meal_page))

    assert stage.view.detail is None
    assert stage.bar.said == []


def test_removing_shows_the_neighbour_and_offers_to_undo(stage: Stage) -> None:
    stage.presenter.choose(stage.travel.meal)

    stage.presenter.remove()

    assert stage.shown.expense == stage.travel.taxi
    assert stage.bar.said == [("Reçu supprimé", True)]
    stage.travel.desk.records.undo.undo()
    stage.presenter.refresh()
    assert len(stage.travel.all()) == 3


def test_what_could_not_be_removed_stays_shown(stage: Stage) -> None:
    stage.travel.desk.fail(FULL)

    stage.presenter.remove()

    assert stage.shown.expense == stage.travel.snack
    assert (stage.bar.warned != [], stage.bar.said) == (True, [])


def test_removing_the_last_of_the_list_shows_the_one_before(stage: Stage) -> None:
    stage.presenter.choose(stage.travel.taxi)

    stage.presenter.remove()

    assert stage.shown.expense == stage.travel.meal


def test_removing_the_only_one_shows_the_first_step(stage: Stage) -> None:
    for _each in range(3):
        stage.presenter.remove()

    assert stage.view.detail is None
    assert stage.view.heading is not None
    assert stage.view.heading.empty


def test_segments_search_and_sort_ask_the_store(stage: Stage) -> None:
    stage.presenter.filter(ExpenseFilter.INCOMPLETE)
    assert [stage.travel.desk.expenses.key(stage.travel.snack)] == list(stage.view.order.keys)

    stage.presenter.filter(ExpenseFilter.ALL)
    stage.presenter.search(" dar ")
    stage.presenter.search("dar")
    assert [stage.travel.desk.expenses.key(stage.travel.meal)] == list(stage.view.order.keys)

    stage.presenter.search("")
    stage.presenter.sort(ExpenseSort.PAYEE)
    assert (stage.view.sort, stage.view.descending) == (ExpenseSort.PAYEE, False)
    stage.presenter.sort(ExpenseSort.PAYEE)
    assert stage.view.descending
    stage.presenter.sort(ExpenseSort.AMOUNT)
    assert (stage.view.sort, stage.view.descending) == (ExpenseSort.AMOUNT, True)


def test_an_expense_the_list_leaves_out_is_still_shown_where_a_link_leads(stage: Stage) -> None:
    stage.presenter.filter(ExpenseFilter.INCOMPLETE)

    stage.presenter.go_to(stage.travel.taxi)

    assert stage.view.filter == (ExpenseFilter.ALL, "")
    assert stage.shown.expense == stage.travel.taxi
    assert len(stage.view.order.keys) == 3


def test_a_finding_leads_to_its_expense_and_field(stage: Stage) -> None:
    stage.presenter.reveal(stage.travel.taxi, "paid_on")

    assert stage.shown.expense == stage.travel.taxi
    assert stage.view.focused is Field.PAID_ON
    stage.presenter.reveal(stage.travel.meal, "receipts")
    assert stage.shown.expense == stage.travel.meal
    assert stage.view.part == "receipts"
    stage.presenter.reveal(new_id(), "paid_on")
    assert stage.shown.expense == stage.travel.meal


def test_a_finding_without_expense_lists_those_to_complete(stage: Stage) -> None:
    stage.presenter.reveal(None, "")

    assert stage.view.filter == (ExpenseFilter.INCOMPLETE, "")


def test_a_finding_without_expense_changes_nothing_when_all_are_complete(stage: Stage) -> None:
    stage.presenter.remove()

    stage.presenter.reveal(None, "")

    assert stage.view.filter == (ExpenseFilter.ALL, "")


def test_a_finding_about_a_rate_opens_the_rates(stage: Stage) -> None:
    stage.presenter.reveal(stage.travel.taxi, "rates")

    assert stage.view.rates is not None


def test_files_become_expenses_and_the_first_is_shown(stage: Stage) -> None:
    stage.presenter.filter(ExpenseFilter.NOT_ELIGIBLE)

    stage.presenter.take_files((a_photo("a.jpg"), a_photo("b.jpg")))

    assert stage.view.progress[0] == (0, 2)
    assert stage.view.progress[-1] == (0, 0)
    assert len(stage.travel.all()) == 5
    assert stage.shown.sheets[0].page.original_name == "a.jpg"
    assert stage.view.focused is Field.AMOUNT
    assert stage.view.outcome is None


def test_files_refused_are_listed_with_the_reason_and_those_known_with_a_link(stage: Stage) -> None:
    known = Offered("taxi.jpg", data=b"photo taxi")

    stage.presenter.take_files((Offered("notes.txt", data=b"words"), known, a_photo("c.jpg")))

    outcome = stage.view.outcome
    assert outcome is not None
    assert plain(outcome.title) == "1 reçu ajouté · 1 fichier non repris"
    assert [one.name for one in outcome.refused] == ["notes.txt"]
    assert outcome.refused[0].reason
    assert [(one.name, one.expense) for one in outcome.known] == [("taxi.jpg", stage.travel.taxi)]
    assert plain(outcome.known[0].label) == "reçu n° 1 · Petit taxi"
    stage.presenter.intake.close_outcome()
    assert stage.view.outcome is None


def test_what_became_of_the_files_is_said_in_the_language_in_force(stage: Stage) -> None:
    stage.presenter.take_files((Offered("notes.txt", data=b"words"),))
    activate("en")
    stage.presenter.refresh()
    outcome = stage.view.outcome
    activate("fr")

    assert outcome is not None
    assert outcome.title == "1 file left out"


def test_files_all_known_say_so(stage: Stage) -> None:
    stage.presenter.take_files((Offered("taxi.jpg", data=b"photo taxi"),))

    assert stage.view.outcome is not None
    assert stage.view.outcome.title == "Déjà dans le dossier"


def test_a_full_disk_is_said_and_the_files_not_tried_are_named(stage: Stage) -> None:
    stage.travel.desk.vault.fails = UnavailableError(Resource.VAULT, Cause.DISK_FULL)

    stage.presenter.take_files((a_photo("a.jpg"), a_photo("b.jpg")))

    assert stage.bar.warned
    assert stage.view.outcome is not None
    assert [one.name for one in stage.view.outcome.refused] == ["a.jpg", "b.jpg"]


def test_taking_files_can_be_stopped() -> None:
    travel, view, jobs, bar = a_travel(), View(), Jobs(late=True), Bar()
    desk = travel.desk
    presenter = ExpensesPresenter(view, desk.behind_expenses, jobs, bar)
    desk.tell(presenter)
    presenter.open(DOSSIER)
    presenter.intake.cancel()

    presenter.take_files((a_photo("a.jpg"),))
    presenter.intake.cancel()
    jobs.run_all()

    assert len(travel.all()) == 3
    assert view.progress[-1] == (0, 0)
    assert bar.warned == []


def refused_of(view: View) -> list[str]:
    """The files told as not taken."""
    return [] if view.outcome is None else [one.name for one in view.outcome.refused]


def test_what_became_of_files_offered_meanwhile_comes_to_what_became_of_the_first() -> None:
    travel, view, jobs, bar = a_travel(), View(), Jobs(late=True), Bar()
    desk = travel.desk
    presenter = ExpensesPresenter(view, desk.behind_expenses, jobs, bar)
    desk.tell(presenter)
    presenter.open(DOSSIER)

    for name in ("note.txt", "lettre.txt"):
        presenter.take_files((Offered(name, None, b"neither a picture nor a PDF"),))
    jobs.run_all()
    assert refused_of(view) == ["note.txt", "lettre.txt"]

    presenter.take_files((Offered("billet.txt", None, b"neither"),))
    assert refused_of(view) == [], "the first were read about; these are another batch"
    jobs.run_all()
    assert refused_of(view) == ["billet.txt"]


def test_files_offered_while_others_are_taken_in_are_counted_and_stopped_with_them() -> None:
    travel, view, jobs, bar = a_travel(), View(), Jobs(late=True), Bar()
    desk = travel.desk
    presenter = ExpensesPresenter(view, desk.behind_expenses, jobs, bar)
    desk.tell(presenter)
    presenter.open(DOSSIER)
    jobs.run_all()
    read = len(desk.reader.asked)

    presenter.take_files((a_photo("a.jpg"),))
    presenter.take_files((a_photo("b.jpg"), a_photo("c.jpg")))
    assert view.progress[-1] == (0, 1)
    jobs.held.pop(0).start()
    assert view.progress[-1] == (0, 2)
    assert len(jobs.held) == 1  # nothing is read before the last of them are there
    assert len(desk.reader.asked) == read

    presenter.intake.cancel()
    jobs.run_all()
    assert len(travel.all()) == 4
    assert view.progress[-1] == (0, 0)
    assert desk.receipt_readings.unread(DOSSIER) == ()


def test_an_expense_removed_since_the_list_was_read_is_passed_over() -> None:
    travel, view = a_travel(), View()
    presenter = ExpensesPresenter(view, travel.desk.behind_expenses, Jobs(), Bar())
    presenter.open(DOSSIER)  # told of nothing from now on
    presenter.narrow(Narrowing(kinds=frozenset({"REMI", "RESO"})))
    presenter.choose(travel.meal)
    travel.desk.expenses.remove(travel.snack)

    presenter.remove()
    presenter.refresh()

    assert [one.id for one in travel.all()] == [travel.taxi]
    assert view.detail is None


def test_work_that_cannot_start_is_said(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_args: object) -> None:
        raise FULL

    monkeypatch.setattr(stage.travel.desk.expenses, "take", fails)

    stage.presenter.take_files((a_photo("a.jpg"),))

    assert stage.bar.warned
    assert stage.view.progress[-1] == (0, 0)


def test_what_is_pasted_on_a_missing_receipt_is_its_receipt(stage: Stage) -> None:
    stage.view.waits = True

    stage.presenter.take_files((a_photo("snack.jpg"),))

    assert len(stage.travel.all()) == 3
    assert stage.travel.kept(stage.travel.snack).receipts
    assert stage.view.focused is None
    assert [one.page.original_name for one in stage.shown.sheets] == ["snack.jpg"]


def test_several_files_at_once_are_never_one_missing_receipt(stage: Stage) -> None:
    stage.view.waits = True

    stage.presenter.take_files((a_photo("a.jpg"), a_photo("b.jpg")))

    assert len(stage.travel.all()) == 5
    assert not stage.travel.kept(stage.travel.snack).receipts


def test_every_sheet_of_a_pdf_can_be_turned_to(stage: Stage) -> None:
    stage.presenter.attach_files((Offered("billet.pdf", data=b"%PDF"),))

    assert [(one.page.original_name, one.sheet) for one in stage.shown.sheets] == [("billet.pdf", 0), ("billet.pdf", 1)]


def test_a_page_taken_off_can_be_put_back(stage: Stage) -> None:
    stage.presenter.choose(stage.travel.meal)

    stage.presenter.in_hand.detach(stage.shown.sheets[0])

    assert stage.shown.sheets == ()
    assert stage.bar.said == [("Page retirée du reçu", True)]


def test_a_receipt_is_drawn_away_from_the_window(stage: Stage) -> None:
    stage.presenter.choose(stage.travel.meal)
    sheet = stage.shown.sheets[0]

    stage.presenter.sheets.show(sheet)

    assert stage.view.pictures[-1][0] == sheet
    assert stage.view.pictures[-1][1].endswith(b"photo dar tazi")


def test_only_the_last_receipt_asked_for_is_drawn() -> None:
    travel, view, jobs = a_travel(), View(), Jobs(late=True)
    desk = travel.desk
    presenter = ExpensesPresenter(view, desk.behind_expenses, jobs, Bar())
    desk.tell(presenter)
    presenter.open(DOSSIER)
    first, second = Sheet(travel.meal_page), replace(Sheet(travel.meal_page), sheet=1)

    presenter.sheets.show(first)
    presenter.sheets.show(second)
    jobs.run_all()

    assert [sheet for sheet, _jpeg in view.pictures] == [second]


def test_a_receipt_that_is_gone_says_so_in_its_place(stage: Stage) -> None:
    stage.travel.desk.vault.files.clear()

    stage.presenter.sheets.show(Sheet(stage.travel.meal_page))

    assert stage.view.unseen


PAPER = (0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)


def test_a_sheet_is_seen_grey_then_as_it_was(stage: Stage) -> None:
    sheet = Sheet(stage.travel.meal_page)

    stage.presenter.sheets.turn_contrast(sheet)
    stage.presenter.sheets.turn_contrast(sheet)

    assert stage.view.seen[-2:] == [SeenAs(contrast=True), SeenAs()]
    assert [b"grey" in jpeg for _sheet, jpeg in stage.view.pictures[-2:]] == [True, False]


def test_a_sheet_is_cropped_and_seen_whole_again_in_the_same_light(stage: Stage) -> None:
    sheet = Sheet(stage.travel.meal_page)
    stage.presenter.sheets.turn_contrast(sheet)

    stage.presenter.sheets.crop(sheet, PAPER)
    stage.presenter.sheets.crop(sheet, None)

    assert stage.view.seen[-2:] == [SeenAs(corners=PAPER, contrast=True), SeenAs(contrast=True)]
    assert b"flat grey" in stage.view.pictures[-2][1]
    assert stage.travel.desk.vault.read(stage.travel.meal_page.digest) == b"photo dar tazi"


def test_each_sheet_is_seen_as_it_was_left(stage: Stage) -> None:
    sheet = Sheet(stage.travel.meal_page)
    others = replace(sheet, sheet=1), Sheet(replace(sheet.page, digest="0" * 64))
    stage.presenter.sheets.crop(sheet, PAPER)
    stage.presenter.open(None)
    stage.presenter.open(DOSSIER)

    for one in (others[0], sheet, Sheet(replace(sheet.page, original_name="copie.jpg"))):
        stage.presenter.sheets.show(one)

    assert stage.view.seen[-3:] == [SeenAs(), SeenAs(corners=PAPER), SeenAs(corners=PAPER)]
    stage.presenter.sheets.show(others[1])
    assert stage.view.unseen  # another file: gone, and nothing of this one is shown for it


def test_a_sheet_turned_by_hand_stays_turned_and_is_not_drawn_again(stage: Stage) -> None:
    sheet = Sheet(stage.travel.meal_page)
    drawn = len(stage.view.seen)
    stage.presenter.sheets.turn(sheet, 3)
    again = len(stage.view.seen)
    stage.presenter.sheets.turn_contrast(sheet)
    stage.presenter.sheets.turn(sheet, 4)
    stage.presenter.sheets.show(sheet)

    assert again == drawn
    assert stage.view.seen[-2:] == [SeenAs(turn=3, contrast=True), SeenAs(turn=4, contrast=True)]
    assert all(jpeg.startswith(b"image/jpeg 0 2000 0 grey ") for _sheet, jpeg in stage.view.pictures[-2:])


def test_a_sheet_turned_while_it_is_drawn_stays_turned() -> None:
    travel, view, jobs = a_travel(), View(), Jobs(late=True)
    presenter = ExpensesPresenter(view, travel.desk.behind_expenses, jobs, Bar())
    sheet = Sheet(travel.meal_page)
    presenter.sheets.turn_contrast(sheet)
    presenter.sheets.turn(sheet, 1)
    jobs.run_all()

    assert view.seen == [SeenAs(turn=1, contrast=True)]


def test_the_paper_is_looked_for_beside_the_window(stage: Stage) -> None:
    sheet = Sheet(stage.travel.meal_page)
    stage.presenter.sheets.find_corners(sheet)
    stage.travel.desk.pictures.papers[b"photo dar tazi"] = PAPER
    stage.presenter.sheets.find_corners(sheet)
    stage.travel.desk.vault.files.clear()
    stage.presenter.sheets.find_corners(sheet)

    assert stage.view.corners == [(sheet, None), (sheet, PAPER)]
    assert stage.bar.warned == []


def test_a_sheet_that_cannot_be_cropped_stays_as_it_was(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet, see = Sheet(stage.travel.meal_page), stage.travel.desk.pictures.view

    def view(data: bytes, media_type: str, *, sheet: int, longest: int, how: SeenAs) -> bytes:
        if how.corners is not None:
            raise RefusedError([Refusal("", Problem.FILE_TOO_HARD)])
        return see(data, media_type, sheet=sheet, longest=longest, how=how)

    monkeypatch.setattr(stage.travel.desk.pictures, "view", view)
    stage.presenter.sheets.turn_contrast(sheet)
    stage.presenter.sheets.crop(sheet, PAPER)
    stage.presenter.sheets.show(sheet)

    assert stage.view.seen[-1] == SeenAs(contrast=True)
    assert len(stage.bar.warned) == 1
    assert stage.view.unseen == []


def test_a_sheet_that_cannot_be_drawn_says_why_in_its_place(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_named: object) -> bytes:
        raise RefusedError([Refusal("", Problem.FILE_TOO_HARD)])

    monkeypatch.setattr(stage.travel.desk.pictures, "view", refuse)
    stage.presenter.sheets.show(Sheet(stage.travel.meal_page))

    assert stage.view.unseen
    assert stage.bar.warned == []


def test_only_the_last_way_a_sheet_is_asked_for_is_drawn() -> None:
    travel, view, jobs = a_travel(), View(), Jobs(late=True)
    presenter = ExpensesPresenter(view, travel.desk.behind_expenses, jobs, Bar())
    sheet = Sheet(travel.meal_page)
    for _press in range(3):
        presenter.sheets.turn_contrast(sheet)
    presenter.sheets.find_corners(sheet)
    presenter.sheets.find_corners(sheet)
    jobs.run_all()

    assert view.seen == [SeenAs(contrast=True)]
    assert len(view.corners) == 1


def test_a_declaration_opens_its_fields(stage: Stage) -> None:
    stage.presenter.in_hand.declare()

    assert stage.shown.declaring
    assert stage.view.focused is Field.CIRCUMSTANCES
    stage.leave(Field.CIRCUMSTANCES, "Ticket envolé")
    assert stage.travel.kept(stage.travel.snack).declaration is not None
    stage.presenter.choose(stage.travel.taxi)
    assert not stage.shown.declaring


def test_an_expense_typed_twice_asks_whether_it_is_the_same(stage: Stage) -> None:
    twin = replace(stage.travel.kept(stage.travel.taxi), id=an_expense().id, number=4, receipts=())
    stage.travel.desk.put(twin)

    stage.presenter.go_to(twin.id)

    assert plain(stage.shown.twin) == "Déjà saisi, reçu n° 1 ?"
    assert stage.shown.twin_of == stage.travel.taxi


def test_the_form_offers_what_is_around_the_expense(stage: Stage) -> None:
    stage.presenter.choose(stage.travel.meal)

    moments = dict(stage.shown.options[Field.ITEM])
    payers = dict(stage.shown.options[Field.PAYER])

    assert moments[stage.travel.dinner.id] == "Dîner, 20:00"
    assert payers[stage.travel.claire.id] == "Claire Delattre"
    stage.presenter.choose(stage.travel.taxi)
    assert plain(dict(stage.shown.options[Field.ITEM])[stage.travel.dinner.id]) == "Dîner, 14 oct. 20:00"


def test_a_currency_without_a_rate_is_still_offered_for_its_expense(stage: Stage) -> None:
    expense = an_expense(replace(dirhams("5"), currency=replace(MAD, code="USD")), number=5)
    stage.travel.desk.put(expense)

    stage.presenter.go_to(expense.id)

    assert [label for _value, label in stage.shown.options[Field.CURRENCY]] == ["EUR", "MAD", "USD"]


def test_the_rates_of_the_dossier_are_added_corrected_and_removed(stage: Stage) -> None:
    stage.presenter.open_rates()
    assert plain(stage.rates.rows[0].words) == "1 € = 10,84 MAD"
    assert stage.rates.draft == RateDraft("MAD", "", "01/10/2026", RateSource.CHANCELLERY)

    stage.presenter.rates.keep(RateDraft("usd", "1,09", "01/10/2026", RateSource.INFOREURO, "octobre"))
    assert [plain(row.words) for row in stage.rates.rows] == ["1 € = 10,84 MAD", "1 € = 1,09 USD"]

    stage.presenter.rates.edit(stage.rates.rows[0].rate)
    assert stage.rates.draft.per_euro == "10.84".replace(".", ",")
    stage.presenter.rates.keep(replace(stage.rates.draft, per_euro="10,9"))
    assert stage.travel.desk.dossiers.rates(DOSSIER)[0].per_euro == Decimal("10.9")
    assert not stage.rates.correcting

    stage.presenter.rates.edit(stage.rates.rows[0].rate)
    stage.presenter.rates.remove(stage.rates.rows[0].rate)
    assert len(stage.rates.rows) == 1
    assert stage.bar.said[-1] == ("Taux supprimé", True)
    stage.presenter.rates.close()
    assert stage.view.rates is None


def test_a_rate_is_refused_field_by_field_and_stays_as_typed(stage: Stage) -> None:
    stage.presenter.open_rates()
    draft = RateDraft("dirham", "beaucoup", "hier", RateSource.MANUAL)

    stage.presenter.rates.keep(draft)

    assert set(stage.rates.refusals) == {"currency", "per_euro", "valid_from"}
    assert stage.rates.draft == draft


def test_reckoning_again_says_exactly_what_would_change_and_is_done_as_said(stage: Stage) -> None:
    desk, presenter = stage.travel.desk, stage.presenter
    presenter.open_rates()
    presenter.rates.propose()
    assert (stage.rates.proposal or no()).title == "Aucune dépense ne changerait"
    assert not (stage.rates.proposal or no()).possible

    rates = (a_rate("10.00"), a_rate("9.50", "2026-11-01"))
    desk.records.keep(None, IssuedSettings(9, an_issue(9, rates=rates), "ef" * 32, NOW))
    told = stage.rates.proposal or no()
    assert told.possible
    assert [plain(one) for one in told.changes[:2]] == [
        "Taux remplacé : 1 € = 10,84 MAD, puis 1 € = 10,00 MAD (Taux de chancellerie, à partir du 01/10/2026)",
        "Taux ajouté : 1 € = 9,50 MAD (Taux de chancellerie, à partir du 01/11/2026)",
    ]
    count = len(desk.rates.recalculation(DOSSIER).changes)
    assert count
    assert len(told.changes) == 2 + count
    assert plain(told.title).startswith(f"{count} dépense")

    presenter.rates.recalculate()
    assert stage.bar.said == [("Dépenses recalculées aux taux actuels", True)]
    assert stage.rates.proposal is None
    presenter.rates.recalculate()  # nothing is left to do, nor to undo
    assert len(stage.bar.said) == 1
    presenter.rates.close()
    presenter.rates.recalculate()
    assert len(stage.bar.said) == 1


def test_the_same_sum_at_another_rate_is_said_as_such(stage: Stage) -> None:
    desk, presenter = stage.travel.desk, stage.presenter
    taxi = stage.travel.kept(stage.travel.taxi)
    desk.expenses.correct(replace(taxi, amount=dirhams("0.10")))
    presenter.open_rates()
    desk.records.keep(None, IssuedSettings(9, an_issue(9, rates=(a_rate("10.83"),)), "ef" * 32, NOW))
    presenter.rates.propose()
    told = [plain(one) for one in (stage.rates.proposal or no()).changes]
    assert f"Reçu n° {taxi.number} : même somme, à un autre taux" in told


def test_a_slip_removed_meanwhile_needs_no_word(stage: Stage) -> None:
    presenter, slip = stage.presenter, an_exchange()
    presenter.open_rates()
    stage.travel.desk.dossiers.set_rate(DOSSIER, slip)
    presenter.rates.detach(slip.id)
    assert stage.bar.said.pop()[1]
    stage.travel.desk.dossiers.remove_rate(DOSSIER, slip.id)
    presenter.rates.detach(slip.id)
    presenter.rates.attach((slip.id, a_photo("bordereau")))
    assert (stage.bar.said, stage.bar.warned) == ([], [])


def no() -> Proposal:
    """There is none where there should be one."""
    raise AssertionError


def test_choosing_an_expense_closes_the_rates(stage: Stage) -> None:
    stage.presenter.open_rates()

    stage.presenter.choose(stage.travel.snack)

    assert stage.view.rates is None


def test_a_hosting_day_expects_euros_and_shows_what_waits_for_agreement(stage: Stage) -> None:
    day = stage.travel.desk.dossiers.create_hosting_day("Accueil")
    stage.presenter.open(day.id)

    stage.presenter.add()

    assert stage.shown.chosen[Field.CURRENCY] == EUR
    assert stage.view.totals is not None
    assert stage.view.heading is not None
    assert stage.view.heading.rates == "Taux de change"


def test_an_ad_hoc_hosting_day_shows_what_is_to_be_agreed_under_the_list(stage: Stage) -> None:
    day = a_hosting_day(id=DossierId(new_id()), case=HostingCase.AD_HOC)
    bus = an_expense("845.20", dossier=day.id, kind="BUS", paid_on=day.held_on)
    stage.travel.desk.put(day, bus)

    stage.presenter.open(day.id)

    assert stage.view.totals is not None
    assert plain(stage.view.totals.share_label) == "À convenir"
    assert plain(stage.view.totals.share) == "845,20 €"


def test_rates_that_are_closed_keep_nothing(stage: Stage) -> None:
    rates = stage.travel.desk.dossiers.rates(DOSSIER)

    stage.presenter.rates.keep(RateDraft("USD", "1,09", "01/10/2026", RateSource.MANUAL))
    stage.presenter.rates.remove(rates[0].id)
    stage.presenter.rates.edit(rates[0].id)
    stage.presenter.rates.close()

    assert stage.travel.desk.dossiers.rates(DOSSIER) == rates


def test_a_rate_the_store_cannot_keep_stays_as_typed(stage: Stage) -> None:
    stage.presenter.open_rates()
    draft = RateDraft("USD", "1,09", "01/10/2026", RateSource.MANUAL)
    stage.travel.desk.fail(FULL)

    stage.presenter.rates.keep(draft)
    stage.presenter.rates.remove(stage.rates.rows[0].rate)

    assert stage.rates.draft == draft
    assert len(stage.rates.rows) == 1
    assert len(stage.bar.warned) == 2


def pasted(stage: Stage, reading: Reading, name: str = "minibus.jpg") -> Expense:
    """A photograph taken in, and what is read on it."""
    stage.travel.desk.reader.says[name] = reading
    stage.presenter.take_files((a_photo(name),))
    return max(stage.travel.all(), key=lambda one: one.number)


def test_a_photograph_pasted_is_read_and_enter_accepts_it(stage: Stage) -> None:
    taken = pasted(stage, SURE)

    assert (taken.amount, taken.payee, taken.paid_on) == (dirhams("1400"), "Oriental Minibus SARL", date(2026, 10, 14))
    assert taken.kind == "TAXI"
    assert stage.shown.expense == taken.id
    assert plain(stage.shown.saved).startswith("Lu sur cet ordinateur en 0,1 s")
    shown = {field: plain(one.words) for field, one in stage.shown.captured.certain.items()}
    assert shown == {
        Field.PAYEE: "98 %", Field.PAID_ON: "97 %", Field.PAID_TIME: "95 %", Field.AMOUNT: "96 %", Field.KIND: "91 %",
    }  # fmt: skip
    assert stage.view.offered[-1] is Field.KIND  # the least sure of all

    stage.presenter.in_hand.accept()
    assert stage.travel.kept(taken.id).reviewed
    assert stage.shown.expense != taken.id


def test_the_field_least_sure_is_looked_at_first_and_its_second_reading_swaps_in(stage: Stage) -> None:
    doubtful = replace(SURE, paid_on=Read(date(2026, 10, 14), 74, others=(date(2026, 10, 11), date(2026, 10, 1))))
    taken = pasted(stage, doubtful)
    certain = stage.shown.captured.certain[Field.PAID_ON]

    assert stage.view.offered[-1] is Field.PAID_ON
    assert (plain(certain.words), certain.other) == ("À vérifier · 74 %", "11/10/2026")
    seen = []
    for _press in range(3):
        stage.presenter.in_hand.swap(Field.PAID_ON)
        seen.append((stage.travel.kept(taken.id).paid_on, stage.shown.captured.certain[Field.PAID_ON].other))
    assert seen == [
        (date(2026, 10, 11), "01/10/2026"), (date(2026, 10, 1), "14/10/2026"), (date(2026, 10, 14), "11/10/2026"),
    ]  # fmt: skip


def test_a_value_typed_by_hand_or_accepted_bears_no_mark_and_has_no_other(stage: Stage) -> None:
    taken = pasted(stage, replace(SURE, total=Read(Decimal("1400.00"), 70, others=(Decimal("1166.67"),))))
    stage.leave(Field.AMOUNT, "1 390,00")
    assert Field.AMOUNT not in stage.shown.captured.certain
    stage.presenter.in_hand.swap(Field.AMOUNT)
    stage.presenter.in_hand.swap(Field.NOTE)
    assert stage.travel.kept(taken.id).amount == dirhams("1390")

    stage.presenter.in_hand.accept_here()
    assert stage.shown.captured.certain == {}


def test_an_unreadable_photograph_asks_for_the_amount_and_says_what_to_do(stage: Stage) -> None:
    stage.travel.desk.pictures.flaws = frozenset({Flaw.BLURRED, Flaw.FAR})
    pasted(stage, Reading())
    told = stage.shown.captured.told

    assert told is not None
    assert plain(told.title) == "Photo peu lisible : saisissez le montant, ou reprenez la photo."
    assert plain(told.sentence) == "Reprenez-la sans bouger, le reçu posé à plat."
    assert stage.view.offered[-1] is Field.AMOUNT
    stage.leave(Field.AMOUNT, "12")
    assert stage.shown.captured.told is not None
    assert plain(stage.shown.captured.told.title) == "Photo floue"


def test_what_misses_is_not_asked_for_while_it_is_being_read(stage: Stage) -> None:
    stage.jobs.late = True
    stage.travel.desk.reader.says["minibus.jpg"] = replace(SURE, paid_time=None, trade=None)
    stage.presenter.take_files((a_photo("minibus.jpg"),))
    stage.jobs.held.pop(0).start()  # taken in; its reading waits

    assert Field.AMOUNT in stage.shown.captured.awaited
    assert plain(stage.shown.saved) == "Lecture sur cet ordinateur"
    stage.presenter.in_hand.accept()
    stage.presenter.refresh()
    assert stage.shown.refusals == {}
    stage.jobs.run_all()
    assert stage.shown.refusals == {}
    assert stage.view.offered[-1] is Field.KIND
    assert stage.shown.captured.awaited == frozenset()


def test_the_list_says_how_many_wait_and_enter_leads_from_one_to_the_next(stage: Stage) -> None:
    stage.travel.desk.reader.says["photo"] = SURE
    stage.presenter.take_files(tuple(a_photo(f"{n}.jpg") for n in range(3)))
    assert stage.view.heading is not None
    assert plain(stage.view.heading.subtitle) == "4 reçus à valider · 6 reçus"

    seen = [stage.shown.expense]
    for _receipt in range(5):  # the snack, on the way, waits for its receipt
        stage.presenter.in_hand.accept()
        seen.append(stage.shown.expense)
    assert len(set(seen)) == 5
    assert seen[-1] == stage.travel.snack
    assert plain(stage.view.heading.subtitle) == "6 reçus"


def test_a_dossier_opened_goes_on_with_what_was_not_read(stage: Stage) -> None:
    stage.jobs.late = True
    stage.presenter.take_files((a_photo("a.jpg"), a_photo("b.jpg")))
    stage.jobs.held.pop(0).start()
    other = a_mission(id=DossierId(new_id()))
    stage.travel.desk.put(other)
    stage.presenter.open(other.id)
    read = len(stage.travel.desk.reader.asked)
    stage.jobs.run_all()
    assert len(stage.travel.desk.reader.asked) == read

    stage.presenter.open(DOSSIER)
    stage.jobs.run_all()
    assert stage.travel.desk.receipt_readings.unread(DOSSIER) == ()


def test_a_receipt_in_arabic_is_told_in_a_line(stage: Stage) -> None:
    pasted(stage, replace(SURE, words="مطعم الريف\nالمجموع 44\nنقداً"))
    assert plain(stage.shown.captured.meaning) == "Reçu en arabe : restaurant, total, en espèces"


def test_a_receipt_of_another_dossier_is_asked_about_without_a_link(stage: Stage) -> None:
    home = a_mission(id=DossierId(new_id()), title="Nador 2025")
    there = an_expense(
        dirhams("1400"), dossier=home.id, number=7, payee="ORIENTAL MINIBUS SARL", paid_on=date(2026, 10, 14)
    )
    stage.travel.desk.put(home, there)
    pasted(stage, SURE)

    assert plain(stage.shown.twin) == "Déjà saisi, reçu n° 7 du dossier « Nador 2025 » ?"
    assert stage.shown.twin_of is None


def counted(monkeypatch: pytest.MonkeyPatch, service: object, *names: str) -> list[str]:
    """The names of what is asked of a service from now on, each time it is."""
    asked: list[str] = []
    for name in names:
        act = getattr(service, name)

        def told(*given: object, _name: str = name, _act: Callable[..., object] = act) -> object:
            asked.append(_name)
            return _act(*given)

        monkeypatch.setattr(service, name, told)
    return asked


def test_words_searched_for_and_another_order_read_the_list_alone(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.presenter.choose(stage.travel.taxi)
    shown = stage.view.detail
    asked = counted(monkeypatch, stage.travel.desk.expenses, "line", "receipts", "totals", "holding")
    asked_of_readings = counted(monkeypatch, stage.travel.desk.receipt_readings, "alike", "unread", "of", "to_accept")

    stage.presenter.search("dar")
    assert len(stage.view.order.keys) == 1
    stage.presenter.search("")
    stage.presenter.sort(ExpenseSort.PAYEE)
    stage.presenter.narrow(Narrowing(kinds=frozenset({"TAXI"})))
    assert len(stage.view.order.keys) == 1
    stage.presenter.widen()
    stage.presenter.group(ExpenseGroup.KIND)
    stage.presenter.filter(ExpenseFilter.INCOMPLETE)

    assert (asked, asked_of_readings) == ([], [])
    assert stage.view.detail is shown
    assert stage.view.key == stage.travel.desk.expenses.key(stage.travel.taxi)


def test_a_list_asked_for_with_no_expense_in_sight_shows_the_first_there_is(stage: Stage) -> None:
    other = a_mission(id=DossierId(new_id()))
    stage.travel.desk.put(other)
    stage.presenter.open(other.id)
    stage.presenter.sort(ExpenseSort.AMOUNT)
    assert stage.view.detail is None

    stage.presenter.open(DOSSIER)
    stage.presenter.search("nulle part")
    stage.presenter.remove()
    assert stage.view.detail is None
    stage.presenter.widen()
    assert stage.view.key == stage.view.order.keys[0]
    assert stage.shown.expense == next(
        one.id for one in stage.travel.all() if stage.travel.desk.expenses.key(one.id) == stage.view.key
    )


def test_an_amount_reckoned_from_facts_is_revealed_at_the_first_that_is_missing(stage: Stage) -> None:
    journey = an_expense(None, number=7, kind="INKM", receipts=())
    stage.travel.desk.put(journey)

    stage.presenter.reveal(journey.id, "expense.amount")

    assert stage.view.focused is Field.KILOMETRES
    assert stage.shown.refusals == {}


def test_a_twin_is_looked_for_once_until_the_expenses_change(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = counted(monkeypatch, stage.travel.desk.receipt_readings, "alike")
    for _again in range(3):
        for expense in (stage.travel.taxi, stage.travel.meal):
            stage.presenter.choose(expense)
    stage.leave(Field.PAYEE, "Dar Tazi")
    assert len(asked) == 2
    assert stage.shown.twin == ""

    meal = stage.travel.kept(stage.travel.meal)
    stage.travel.desk.put(replace(meal, id=ExpenseId(new_id()), number=9, receipts=()))
    assert plain(stage.shown.twin) == "Déjà saisi, reçu n° 9 ?"
    assert len(asked) == 3

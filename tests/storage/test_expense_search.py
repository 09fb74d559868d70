"""Which expenses are listed: words, sums, names of kinds, filters, groups; on the real store."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.samples import DAY, expense, judged, mission, receipt
from support.stores import OpenStore

from lianes_desktop.domain.expenses import Eligibility, Expense
from lianes_desktop.domain.ids import DossierId, ParticipantId, new_id
from lianes_desktop.domain.money import Currency, Money
from lianes_desktop.services.ports.readings import (
    ExpenseFilter,
    ExpenseGroup,
    ExpenseOrder,
    ExpenseSort,
    GroupTotal,
    Narrowing,
    Sum,
)

NAMES = {"TAXI": "Taxi, VTC", "HEBE": "Hébergement", "REMI": "وجبة الغداء"}


@pytest.fixture
def home(store: OpenStore) -> DossierId:
    dossier = mission()
    store.keep(dossier)
    return dossier.id


class Shelf:
    """A store, and the numbers of the expenses it lists."""

    def __init__(self, store: OpenStore, dossier: DossierId) -> None:
        self.store, self.dossier = store, dossier

    def keep(self, *expenses: Expense, cents: dict[int, int] | None = None) -> None:
        with self.store.unit() as unit:
            for one in expenses:
                unit.put(one)
            unit.assess([judged(one, cents=(cents or {}).get(one.number, 461)) for one in expenses])
            unit.commit()

    def order(self, **asked: object) -> ExpenseOrder:
        given = {"show": ExpenseFilter.ALL, "sort": ExpenseSort.DAY, "descending": False, **asked}
        return self.store.readings.expense_order(self.dossier, **given)  # type: ignore[arg-type]  # any of them

    def numbers(self, **asked: object) -> list[int]:
        return [line.expense.number for line in self.store.readings.expense_lines(self.order(**asked).keys)]

    def find(self, search: str) -> list[int]:
        return self.numbers(search=search, names=NAMES)


@pytest.fixture
def shelf(store: OpenStore, home: DossierId) -> Shelf:
    return Shelf(store, home)


def test_an_expense_is_found_by_its_sum_in_euros_and_as_it_was_paid(shelf: Shelf, home: DossierId) -> None:
    shelf.keep(
        replace(expense(home, 1, "Riad"), amount=Money(125_050, Currency("MAD"))),
        replace(expense(home, 2, "Gare"), amount=Money(1250, Currency("XOF"))),
        replace(expense(home, 3, "Souk"), amount=Money(1_250_500, Currency("TND"))),
        replace(expense(home, 4, "Café"), amount=None),
        cents={1: 11536, 2: 191, 3: 37_915, 4: 125_055},
    )

    for typed in ("1 250,5", "1250.50", "1250,5", "١٢٥٠٫٥", "1250,50 MAD"):
        assert 1 in shelf.find(typed)
    assert shelf.find("1250,5") == [1, 3, 4]
    assert shelf.find("1250") == [1, 2, 3, 4]
    assert shelf.find("115,36 €") == [1]
    assert shelf.find("1,91") == [2]
    assert shelf.find("riad 1250") == [1]
    assert shelf.find("riad 1251") == []
    assert shelf.find("€") == [1, 2, 3, 4]


def test_a_kind_is_found_by_its_name_in_the_language_spoken(shelf: Shelf, home: DossierId) -> None:
    shelf.keep(
        replace(expense(home, 1, "Angads"), kind="TAXI"),
        replace(expense(home, 2, "Hebron Taxis"), kind="REMI"),
        replace(expense(home, 3, "Massira"), kind="HEBE"),
    )

    assert shelf.find("taxi") == [1, 2]
    assert shelf.find("vtc") == [1]
    assert shelf.find("HÉBER") == [3]
    assert shelf.find("heb") == [2, 3]
    assert shelf.find("الغدا") == [2]
    assert shelf.find("وَجْبَه") == [2]
    assert shelf.find("mass heb") == [3]
    assert shelf.numbers(search="vtc") == []


def test_arabic_words_are_found_however_they_are_typed(shelf: Shelf, home: DossierId) -> None:
    shelf.keep(replace(expense(home, 1, "مَطْعَم دار الأطلس"), note="فاتورة ١٢"), expense(home, 2, "Café"))

    for typed in ("مطعم", "الاطلس", "الأطلس", "الإطلس", "فاتوره", "فاتورة", "مَطْعَم", "مطـعم"):
        assert shelf.find(typed) == [1]


def test_filters_keep_what_they_say(shelf: Shelf, home: DossierId) -> None:
    person = ParticipantId(new_id())
    proof = receipt(home, "ab" * 32)
    shelf.store.keep(proof)
    shelf.keep(
        replace(expense(home, 1), kind="TAXI", payer=person, receipts=(proof.id,)),
        replace(expense(home, 2), kind="HEBE", paid_on=DAY + timedelta(days=1)),
        replace(expense(home, 3), kind="", paid_on=None, payer=person),
        replace(expense(home, 4), kind="TAXI", paid_on=DAY + timedelta(days=2)),
    )
    with shelf.store.unit() as unit:
        unit.assess([judged(shelf.store.readings.expense_lines(shelf.order().keys)[0].expense, Eligibility.PARTIAL)])
        unit.commit()

    def kept(**narrow: object) -> list[int]:
        return shelf.numbers(narrow=Narrowing(**narrow))  # type: ignore[arg-type]  # any of its fields

    assert kept() == [1, 2, 4, 3]
    assert kept(kinds=frozenset({"TAXI"})) == [1, 4]
    assert kept(kinds=frozenset({"TAXI", ""})) == [1, 4, 3]
    assert kept(payers=frozenset({person})) == [1, 3]
    assert kept(payers=frozenset({None})) == [2, 4]
    assert kept(payers=frozenset({None, person})) == [1, 2, 4, 3]
    assert kept(eligibilities=frozenset({Eligibility.PARTIAL})) == [1]
    assert kept(since=DAY + timedelta(days=1)) == [2, 4]
    assert kept(until=DAY + timedelta(days=1)) == [1, 2]
    assert kept(since=DAY, until=DAY) == [1]
    assert kept(receipt=True) == [1]
    assert kept(receipt=False) == [2, 4, 3]
    assert kept(receipt=False, kinds=frozenset({"TAXI"}), since=date(2026, 1, 1)) == [4]


@pytest.mark.parametrize("sort", list(ExpenseSort))
@pytest.mark.parametrize("descending", [False, True])
def test_groups_hold_their_expenses_in_the_order_asked(
    shelf: Shelf, home: DossierId, sort: ExpenseSort, *, descending: bool
) -> None:
    person = ParticipantId(new_id())
    shelf.keep(
        replace(expense(home, 1, "b"), kind="TAXI", payer=person),
        replace(expense(home, 2, "a"), kind="HEBE"),
        replace(expense(home, 3, "c"), kind="TAXI"),
        replace(expense(home, 4, "d"), kind=""),
        cents={1: 100, 2: 200, 3: 300, 4: 400},
    )
    step = -1 if descending else 1

    kinds = shelf.order(group=ExpenseGroup.KIND, sort=sort, descending=descending)
    payers = shelf.order(group=ExpenseGroup.PAYER, sort=sort, descending=descending)

    assert kinds.heads == (GroupTotal(None, 1, 400), GroupTotal("HEBE", 1, 200), GroupTotal("TAXI", 2, 400))
    assert [line.expense.number for line in shelf.store.readings.expense_lines(kinds.keys)] == [4, 2, *[1, 3][::step]]
    assert payers.heads == (GroupTotal(None, 3, 900), GroupTotal(person, 1, 100))
    assert len(payers.keys) == 4
    for group, found in ((ExpenseGroup.KIND, kinds), (ExpenseGroup.PAYER, payers)):
        assert set(shelf.store.readings.expense_heads(home, group)) == set(found.heads)


def test_some_expenses_are_added_up(shelf: Shelf, home: DossierId) -> None:
    shelf.keep(expense(home, 1), expense(home, 2), cents={1: 100, 2: 250})

    assert shelf.store.readings.expense_sum(shelf.order().keys) == Sum(2, 350)
    assert shelf.store.readings.expense_sum([]) == Sum(0, 0)


def test_any_text_is_a_search_the_store_answers(shelf: Shelf, home: DossierId) -> None:
    shelf.keep(expense(home, 1, "Hôtel 12 مطعم"))

    @given(st.text(max_size=30))
    def answered(typed: str) -> None:
        assert set(shelf.find(typed)) <= {1}

    answered()

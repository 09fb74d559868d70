"""The list's model: keys first, pages of rows when they are seen."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from support.builders import an_expense
from support.travels import Travel, a_travel

from lianes_desktop.domain.expenses import Assessment, Eligibility
from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.services.ports.readings import ExpenseGroup
from lianes_desktop.ui.expenses import rows
from lianes_desktop.ui.expenses.list_values import Head, Rows
from lianes_desktop.ui.expenses.model import PAGE, ExpenseListModel, ListRole

DAY = date(2026, 10, 14)


class Shelf:
    """As many rows as asked for, all alike but for their payee; remembers what was read."""

    def __init__(self) -> None:
        self.read: list[Sequence[int]] = []
        self.gone = 0

    def lines(self, keys: Sequence[int]) -> tuple[ExpenseLine, ...]:
        self.read.append(keys)
        return tuple(self._line(key) for key in keys)[: len(keys) - self.gone]

    def _line(self, key: int) -> ExpenseLine:
        expense = an_expense(payee=f"Taxi {key}")
        return ExpenseLine(expense, Assessment(expense.id, Eligibility.ELIGIBLE, 100, 100, 0, ()), "")


def by_days(days: int, each: int) -> Rows:
    heads = tuple(Head(f"Jour {at}", each, 100 * each) for at in range(days))
    return Rows(list(range(1, days * each + 1)), heads)


def listed(travel: Travel) -> Rows:
    order = travel.desk.expenses.order(travel.kept(travel.taxi).dossier, group=ExpenseGroup.DAY)
    days = ((one.of if isinstance(one.of, date) else None, one) for one in order.heads)
    return Rows(order.keys, tuple(Head(rows.day(day, 2026), one.count, one.euro_cents) for day, one in days))


@pytest.fixture
def travel() -> Travel:
    return a_travel()


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester, travel: Travel) -> None:
    model = ExpenseListModel(travel.desk.expenses.lines)
    qtmodeltester.check(model)
    model.show(listed(travel))

    qtmodeltester.check(model)


def test_days_stand_over_their_expenses_and_cannot_be_chosen() -> None:
    model = ExpenseListModel(Shelf().lines)

    model.show(by_days(days=2, each=3))

    assert model.rowCount() == 8
    assert model.head_rows() == (0, 4)
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    head = model.index(4).data(ListRole.HEAD)
    assert isinstance(head, Head)
    assert head.words == "Jour 1"
    assert model.index(4).data(ListRole.LINE) is None
    assert model.line(4) is None


def test_every_key_has_its_row_and_every_row_its_line() -> None:
    model = ExpenseListModel(Shelf().lines)
    model.show(by_days(days=5, each=4))

    for key in range(1, 21):
        row = model.row_of(key)
        assert row is not None
        line = model.line(row)
        assert line is not None
        assert line.expense.payee == f"Taxi {key}"
    assert model.row_of(99) is None
    assert model.first_row() == 1


def test_an_empty_list_has_no_first_row() -> None:
    assert ExpenseListModel(Shelf().lines).first_row() is None


def test_a_hundred_thousand_rows_are_counted_at_once_and_read_by_pages() -> None:
    shelf = Shelf()
    model = ExpenseListModel(shelf.lines)

    model.show(Rows(range(100_000)))
    assert model.rowCount() == 100_000
    assert shelf.read == []

    for row in range(30):
        model.index(row).data(ListRole.LINE)
    model.index(99_999).data(ListRole.LINE)
    assert [len(keys) for keys in shelf.read] == [PAGE, 100_000 % PAGE]


def test_only_so_many_pages_are_kept() -> None:
    shelf = Shelf()
    model = ExpenseListModel(shelf.lines)
    model.show(Rows(range(30 * PAGE)))

    for page in range(30):
        model.line(page * PAGE)
    model.line(29 * PAGE)
    assert len(shelf.read) == 30
    model.line(0)
    assert len(shelf.read) == 31


def test_the_same_order_only_reads_its_rows_again() -> None:
    shelf = Shelf()
    model = ExpenseListModel(shelf.lines)
    model.show(by_days(days=2, each=3))
    resets: list[None] = []
    changed: list[tuple[QModelIndex, QModelIndex]] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.dataChanged.connect(lambda first, last: changed.append((first, last)))

    model.show(by_days(days=2, each=3))

    assert resets == []
    assert [(first.row(), last.row()) for first, last in changed] == [(0, 7)]
    model.show(by_days(days=1, each=3))
    assert len(resets) == 1


def test_a_screen_reader_hears_days_and_expenses(travel: Travel) -> None:
    model = ExpenseListModel(travel.desk.expenses.lines)
    model.show(listed(travel))

    spoken = [str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]

    assert [text.replace("\u00a0", " ") for text in spoken[:3]] == [
        "Jeudi 15 octobre, 22,14 €",
        "Snack Al Wahda, Repas de midi, 22,14 €, Reçu manquant",
        "Mercredi 14 octobre, 41,51 €",
    ]
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.index(1).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_a_row_that_is_gone_before_the_new_order_comes_shows_nothing() -> None:
    shelf = Shelf()
    shelf.gone = 1
    model = ExpenseListModel(shelf.lines)
    model.show(Rows(range(3)))

    assert model.index(2).data(ListRole.LINE) is None
    assert model.index(2).data(Qt.ItemDataRole.DisplayRole) is None


def test_days_of_another_year_and_days_unknown_say_so() -> None:
    assert rows.day(None, 2027) == "Sans date"
    assert rows.day(DAY, 2027) == "Mercredi 14 octobre 2026"
    assert rows.day(DAY, 2026) == "Mercredi 14 octobre"


@given(st.lists(st.integers(1, 4), max_size=6), st.data())
def test_rows_give_their_keys_and_keys_their_rows(counts: list[int], data: st.DataObject) -> None:
    model = ExpenseListModel(Shelf().lines)
    keys = list(range(100, 100 + sum(counts)))
    model.show(Rows(keys, tuple(Head("", count, 0) for count in counts)))
    last = model.rowCount() - 1
    if last < 0:
        return
    first, end = sorted((data.draw(st.integers(0, last)), data.draw(st.integers(0, last))))

    wanted = [key for key in keys if first <= (model.row_of(key) or 0) <= end]
    assert list(model.keys_between(first, end)) == wanted
    spans = model.spans_of(set(wanted))
    assert [row for start, stop in spans for row in range(start, stop + 1)] == [model.row_of(key) for key in wanted]
    assert not any(row in model.head_rows() for start, stop in spans for row in (start, stop))


def test_an_expense_that_two_laptops_say_differently_bears_a_mark(travel: Travel) -> None:
    model = ExpenseListModel(travel.desk.expenses.lines)
    order = listed(travel)
    model.show(Rows(order.keys, order.heads, frozenset({travel.taxi})))

    marked = {
        line.expense.id: (
            model.index(at).data(ListRole.CLASHING),
            str(model.index(at).data(Qt.ItemDataRole.AccessibleTextRole)).endswith("À départager"),
            rows.row(line, {}, clashing=line.expense.id == travel.taxi).mark.text == "À départager",
        )
        for at in range(model.rowCount())
        if (line := model.line(at)) is not None
    }

    assert marked.pop(travel.taxi) == (True, True, True)
    assert set(marked.values()) == {(False, False, False)}

"""The expense list of 100 000: first rows beside loading all, sort and filter in SQL, search as one types."""

import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from support.stores import OpenStore, shipped

from bench.marks import Mark, interleaved, wall_of
from lianes_desktop.domain.assessment import assess
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.ids import DossierId, ExpenseId, RateId, new_id
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.money import MAD, ExchangeRate, Money, RateSource
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.services.ports.readings import ExpenseFilter, ExpenseGroup, ExpenseSort, Narrowing
from lianes_desktop.services.ports.store import DossierRate
from lianes_desktop.ui.expenses.model import PAGE

COUNT = 100_000
_PAYEES = (
    "Taxi Angads",
    "Hôtel Al Massira",
    "Le Comptoir de l'Oriental",
    "ONCF",
    "Librairie Müller",
    "مطعم دار البركة",
)


_NAMES = {"TAXI": "Taxi, VTC", "HEBE": "Hébergement", "REMI": "Repas de midi", "TRAIN": "Train"}


@contextmanager
def filled(count: int = COUNT) -> Iterator[tuple[OpenStore, DossierId]]:
    """A store with one mission of ``count`` expenses."""
    with tempfile.TemporaryDirectory() as place:
        store = OpenStore(Path(place))
        mission = Mission(DossierId(new_id()), "Oujda", place="Oujda")
        rate = ExchangeRate(RateId(new_id()), MAD, Decimal("10.84"), date(2026, 1, 1), RateSource.MANUAL)
        applied = terms(mission, shipped().reference())
        with store.unit() as unit:
            unit.put(mission)
            unit.put(DossierRate(mission.id, rate))
            expenses = [_expense(mission.id, at) for at in range(count)]
            for expense in expenses:
                unit.put(expense)
            unit.assess(assess(expense, applied, (rate,)) for expense in expenses)
            unit.commit()
        yield store, mission.id
        store.close()


def marks() -> Sequence[Mark]:
    """First rows, sort, filter and search, each beside reading every row."""
    with filled() as (store, dossier):
        readings = store.readings

        def first_rows() -> None:
            order = readings.expense_order(dossier, show=ExpenseFilter.ALL, sort=ExpenseSort.DAY)
            readings.expense_lines(order.keys[:PAGE])

        def all_rows() -> None:
            order = readings.expense_order(dossier, show=ExpenseFilter.ALL, sort=ExpenseSort.DAY)
            for at in range(0, len(order.keys), PAGE):
                readings.expense_lines(order.keys[at : at + PAGE])

        def by_amount() -> None:
            readings.expense_order(dossier, show=ExpenseFilter.ALL, sort=ExpenseSort.AMOUNT)

        def incomplete() -> None:
            readings.expense_order(dossier, show=ExpenseFilter.INCOMPLETE, sort=ExpenseSort.DAY)

        one, two, ratio = interleaved(lambda: wall_of(first_rows), lambda: wall_of(all_rows), 3)
        found = [Mark("first rows of 100 000", f"{one:.3f} s beside {two:.2f} s for all of them", ratio, 0.3)]
        for name, work in (("sort by amount in SQL", by_amount), ("filter in SQL", incomplete)):
            took = statistics.median(wall_of(work) for _round in range(5))
            found.append(Mark(f"{name}, 100 000", f"{took * 1000:.0f} ms", took / two, 0.3))
        found.extend(_of_the_whole_list(store, dossier, two))
        words = ("m", "mu", "mul", "mull", "muller")

        def search(word: str) -> None:
            readings.expense_order(dossier, show=ExpenseFilter.ALL, sort=ExpenseSort.DAY, search=word, names=_NAMES)

        typed = [wall_of(partial(search, word)) for word in words]
        told = ", ".join(f"{word} {took * 1000:.0f} ms" for word, took in zip(words, typed, strict=True))
        found.append(Mark("search as one types, slowest letter", told, max(typed) / two, 0.3))
    return found


def _of_the_whole_list(store: OpenStore, dossier: DossierId, all_rows: float) -> Iterator[Mark]:
    """Groups, filters and sums looked for, each beside reading every row."""
    asked: dict[str, dict[str, Any]] = {
        "group by category": {"group": ExpenseGroup.KIND},
        "group by payer": {"group": ExpenseGroup.PAYER},
        "filter by category": {"narrow": Narrowing(kinds=frozenset({"TAXI"}))},
        "filter by receipt": {"narrow": Narrowing(receipt=False)},
        "search a sum": {"search": "1 250,5", "names": _NAMES},
    }
    for name, chosen in asked.items():
        order = partial(store.readings.expense_order, dossier, show=ExpenseFilter.ALL, sort=ExpenseSort.DAY, **chosen)
        took = statistics.median(wall_of(order) for _round in range(5))
        yield Mark(f"{name}, 100 000", f"{took * 1000:.0f} ms", took / all_rows, 0.3)


def _expense(dossier: DossierId, at: int) -> Expense:
    return Expense(
        ExpenseId(new_id()),
        dossier,
        at + 1,
        payee=f"{_PAYEES[at % len(_PAYEES)]} {at}",
        paid_on=date(2026, 1, 1) + timedelta(days=at % 300),
        amount=Money(1000 + at * 37 % 90_000, MAD),
        kind=("TAXI", "HEBE", "REMI", "TRAIN")[at % 4],
        reviewed=at % 3 == 0,
        recorded_at=datetime(2026, 11, 1, tzinfo=UTC),
    )

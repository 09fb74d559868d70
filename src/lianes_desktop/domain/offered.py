"""Meals claimed at the hour of one where people met are expected: they may well have offered it (DOMAIN V14)."""

from collections.abc import Iterable, Iterator

from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.programmes import ItemKind, ProgrammeItem

MIDDAY, EVENING = "REMI", "RESO"
_EVENING_STARTS = 17


def offered_and_claimed(
    items: Iterable[ProgrammeItem], expenses: Iterable[Expense]
) -> Iterator[tuple[Expense, ProgrammeItem]]:
    """Each expense and the meal it may stand for; never one that says it is of that very line."""
    tables = {
        (item.starts_at.date(), EVENING if item.starts_at.hour >= _EVENING_STARTS else MIDDAY): item
        for item in items
        if item.kind is ItemKind.MEAL and item.contacts and item.counts
    }
    for one in expenses:
        table = tables.get((one.paid_on, one.kind)) if one.paid_on else None
        if table is not None and one.item != table.id:
            yield one, table

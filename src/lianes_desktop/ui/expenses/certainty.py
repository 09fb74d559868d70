"""How sure the form's fields are of what was read, and which of them is looked at first. No Qt."""

from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from typing import TypeVar

from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.filling import kind_of
from lianes_desktop.domain.money import Money
from lianes_desktop.domain.readings import Read, Reading
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses.entry_facts import plain
from lianes_desktop.ui.expenses.values import REQUIRED, Certainty, Field

T = TypeVar("T")

AWAITED = (Field.PAYEE, Field.PAID_ON, Field.PAID_TIME, Field.AMOUNT, Field.KIND)
"""Fields that a reading fills."""
_MOST_OTHER = 24  # letters: the button stands beside two words, in the narrowest panel


def certainties(expense: Expense, reading: Reading | None, kinds: Collection[str]) -> dict[Field, Certainty]:
    """For each field that holds one of the values read; none once the expense is accepted."""
    if reading is None or expense.reviewed:
        return {}
    found: dict[Field, Certainty | None] = {
        Field.PAYEE: _of(reading.payee, expense.payee, str),
        Field.PAID_ON: _of(reading.paid_on, expense.paid_on, lambda day: plain(formats.day(day))),
        Field.PAID_TIME: _of(reading.paid_time, expense.paid_time, lambda hour: plain(formats.clock(hour))),
    }
    if expense.amount is not None:
        unit = expense.amount.currency

        def figure(amount: Decimal) -> str:
            return plain(formats.amount(Money.of(amount, unit)))

        found[Field.AMOUNT] = _of(reading.total, expense.amount.amount, figure)
        currency = _of(reading.currency, unit, lambda one: one.code, given=lambda one: one)
        # three letters leave no room for a percentage: said when it is in doubt
        found[Field.CURRENCY] = currency if currency is not None and currency.doubtful else None
    if reading.trade is not None:
        trade = reading.trade
        others = [kind_of(one, expense.paid_time) for one in trade.others]
        read = Read(
            kind_of(trade.value, expense.paid_time), trade.confidence, trade.area,
            tuple(one for one in others if one in kinds),
        )  # fmt: skip
        found[Field.KIND] = _of(read, expense.kind, wording.expense_kind, given=lambda code: code)
    return {field: certainty for field, certainty in found.items() if certainty is not None}


def first_to_check(expense: Expense, certain: Mapping[Field, Certainty]) -> Field:
    """Where to look first: the amount when it was not read, else what misses, else what is least sure."""
    missing = {
        Field.AMOUNT: expense.amount is None,
        Field.PAID_ON: expense.paid_on is None,
        Field.KIND: not expense.kind,
    }
    if missing[Field.AMOUNT]:
        return Field.AMOUNT
    lacking = next((field for field in REQUIRED if missing[field]), None)
    if lacking is not None:
        return lacking
    return min(certain, key=lambda field: certain[field].confidence, default=Field.AMOUNT)


def awaited(expense: Expense) -> frozenset[Field]:
    """Empty fields that a reading may fill."""
    empty = {
        Field.PAYEE: not expense.payee,
        Field.PAID_ON: expense.paid_on is None,
        Field.PAID_TIME: expense.paid_time is None,
        Field.AMOUNT: expense.amount is None,
        Field.KIND: not expense.kind,
    }
    return frozenset(field for field in AWAITED if empty[field])


def _of(
    read: Read[T] | None, held: object, words: Callable[[T], str], given: Callable[[T], object] | None = None
) -> Certainty | None:
    """Nothing when the field holds what somebody typed, or what was too unsure to be filled in."""
    if read is None or held is None or held == "" or (held != read.value and held not in read.others):
        return None
    chosen = held != read.value
    if not chosen and not read.shown:
        return None
    other = next(_after(held, (read.value, *read.others)), None) if chosen or not read.sure else None
    percent = "" if chosen else formats.percent(Decimal(read.confidence) / 100, 0)
    doubtful = not chosen and not read.sure
    return Certainty(
        _("À vérifier · {percent}").format(percent=percent) if doubtful else percent,
        percent,
        doubtful,
        100 if chosen else read.confidence,
        "" if other is None else _shortened(words(other)),
        None if other is None else (given or words)(other),
        read.area,
    )


def _after(held: object, readings: tuple[T, ...]) -> Iterator[T]:
    """The readings that come after the one held, the first ones last."""
    at = next(at for at, one in enumerate(readings) if one == held)
    yield from readings[at + 1 :]
    yield from readings[:at]


def _shortened(words: str) -> str:
    return words if len(words) <= _MOST_OTHER else f"{words[: _MOST_OTHER - 1].rstrip()}…"

"""Which exchange rate an expense is converted at (DOMAIN §3, FX_SOURCE)."""

from collections.abc import Iterable
from datetime import date

from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.money import ExchangeRate, RateSource

_SOURCES = tuple(RateSource)
_MONTHLY = frozenset({RateSource.CHANCELLERY, RateSource.INFOREURO})
"""Published each month for the next: of another month, they are stale (DOMAIN §7.4)."""


def rate_for(expense: Expense, rates: Iterable[ExchangeRate]) -> ExchangeRate | None:
    """The rate of the expense's currency that applies on its day (FX_SOURCE); the one it is frozen at, once it is.

    The best source first among those that hold on that day; when none does, the latest rate, whatever its source.
    """
    amount, paid_on = expense.amount, expense.paid_on
    if amount is None or paid_on is None:
        return None
    if expense.frozen_rate is not None and expense.frozen_rate.currency == amount.currency:
        return expense.frozen_rate
    usable = [rate for rate in rates if rate.currency == amount.currency and rate.valid_from <= paid_on]
    holding = [rate for rate in usable if _holds(rate, paid_on)]
    if holding:
        return min(holding, key=lambda rate: (_SOURCES.index(rate.source), _latest(rate), rate.id.hex))
    return min(usable, key=lambda rate: (_latest(rate), _SOURCES.index(rate.source), rate.id.hex), default=None)


def _holds(rate: ExchangeRate, day: date) -> bool:
    """Whether a rate published month by month is that of the month; a debit holds for the operations it paid for.

    An exchange slip comes after every other source: it holds when none of them does, unless one is nearer in time.
    """
    if rate.source in _MONTHLY:
        return (rate.valid_from.year, rate.valid_from.month) == (day.year, day.month)
    return rate.source is RateSource.STATEMENT


def _latest(rate: ExchangeRate) -> int:
    return -rate.valid_from.toordinal()

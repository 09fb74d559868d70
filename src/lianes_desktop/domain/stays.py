"""What a stay abroad comes to in daily allowances: whole windows on site, less what was offered (DOMAIN §7.3)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from lianes_desktop.domain.allowances import AllowanceTable, DailyAllowance, MealWindow
from lianes_desktop.domain.money import Money

_DAY = timedelta(days=1)


class Counted(NamedTuple):
    """Nights and meals a stay gives right to, once those offered are taken off."""

    nights: int
    middays: int
    evenings: int


def allowance_table(tables: Iterable[AllowanceTable], country: str, day: date) -> AllowanceTable | None:
    """What is in force in a country on a day; ``None`` before the first."""
    usable = (one for one in tables if one.country == country and one.valid_from <= day)
    return max(usable, key=lambda one: one.valid_from, default=None)


def counted(stay: DailyAllowance, table: AllowanceTable) -> Counted:
    """Windows wholly spent on site, from arrival to departure, less what was offered."""
    return Counted(
        max(0, _whole(stay, table.night) - stay.nights_offered),
        max(0, _whole(stay, table.midday) - stay.middays_offered),
        max(0, _whole(stay, table.evening) - stay.evenings_offered),
    )


def days_due(stay: DailyAllowance, table: AllowanceTable) -> Decimal:
    """How many times the daily amount is due: ``3.65``."""
    found = counted(stay, table)
    return found.nights * table.night_share + found.middays * table.midday_share + found.evenings * table.evening_share


def daily_amount(stay: DailyAllowance, table: AllowanceTable) -> Money | None:
    """The amount of one day: the authority's own when it is typed, else the table's."""
    return table.daily if stay.daily is None else stay.daily


def allowance_due(stay: DailyAllowance, table: AllowanceTable) -> Money | None:
    """What the stay comes to, rounded once, in the currency of the daily amount; ``None`` while it is not known."""
    daily = daily_amount(stay, table)
    return None if daily is None else Money.of(daily.amount * days_due(stay, table), daily.currency)


def _whole(stay: DailyAllowance, window: MealWindow) -> int:
    """How many times the window was spent on site from its first to its last minute."""
    if stay.arrives_at is None or stay.leaves_at is None:
        return 0
    day, times = stay.arrives_at.date() - _DAY, 0
    while day <= stay.leaves_at.date():
        starts = datetime.combine(day, window.starts)
        ends = datetime.combine(day if window.ends > window.starts else day + _DAY, window.ends)
        times += stay.arrives_at <= starts and ends <= stay.leaves_at
        day += _DAY
    return times

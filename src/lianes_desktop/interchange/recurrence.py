"""Events that repeat (RFC 5545, 3.3.10), walked only as far as the days asked for.

A rule comes from a stranger's file and may never come true, or begin in the year 1: each day looked at costs one of a
``Budget`` that the whole file shares. Rules by the hour or less are refused: no programme repeats so.
"""

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from lianes_desktop.services.ports.calendar_files import Unfit

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PERIODS = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_A_DAY = timedelta(days=1)
_WEEK = 7
_MONTHS = 12
_MOST_TIMES = 24
"""Hours of a day at which one event may repeat."""


class UnfitEvent(Exception):
    """An event that cannot be taken."""

    def __init__(self, why: Unfit, detail: str = "") -> None:
        """``detail`` names what is not understood."""
        self.why, self.detail = why, detail
        super().__init__(f"{why}: {detail}")


class Budget:
    """How many days may still be looked at."""

    def __init__(self, days: int) -> None:
        """So many in all."""
        self._left = days

    def spend(self, days: int) -> None:
        """Take some; ``UnfitEvent`` when there are not so many left."""
        self._left -= days
        if self._left < 0:
            raise UnfitEvent(Unfit.TOO_OFTEN)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as read; the tuples are empty where it says nothing."""

    freq: str
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    """Local wall time, naive, included."""
    weekdays: tuple[tuple[int, int], ...] = ()
    """Which one in the period, 0 for each, from the end when negative; and the day of the week, Monday 0."""
    month_days: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    times: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]] = ((), (), ())
    """Hours, minutes and seconds."""
    week_start: int = 0


def starts(rule: Rule, first: datetime, since: datetime, until: datetime, budget: Budget) -> Iterator[datetime]:
    """When it happens between ``since`` and ``until``, both included; all are naive wall times.

    The first time is one of them even where the rule says otherwise, as other calendars have it.

    Raises:
        UnfitEvent: it repeats too often, or too long ago, to be walked.
    """
    clock = _clock(rule, first)
    rule = _filled(rule, first)
    if since <= first <= until:
        yield first
    count = 0
    for days in _periods(rule, first.date(), since.date() - _A_DAY, until.date(), budget):
        all_ = [datetime.combine(day, at) for day in days if _fits(rule, day) for at in clock]
        for moment in _picked(all_, rule.positions):
            if moment < first:
                continue
            count += 1
            if (rule.count is not None and count > rule.count) or (rule.until is not None and moment > rule.until):
                return
            if moment > until:
                return
            if moment >= since and moment != first:
                yield moment


def _clock(rule: Rule, first: datetime) -> list[time]:
    """The hours of a day at which it happens."""
    if rule.freq not in _PERIODS:
        raise UnfitEvent(Unfit.TOO_OFTEN)
    if rule.interval < 1:
        raise UnfitEvent(Unfit.BAD_RULE)
    hours, minutes, seconds = (
        sorted(set(given)) or [own]
        for given, own in zip(rule.times, (first.hour, first.minute, first.second), strict=True)
    )
    if len(hours) * len(minutes) * len(seconds) > _MOST_TIMES:
        raise UnfitEvent(Unfit.TOO_OFTEN)
    return [time(hour, minute, second) for hour in hours for minute in minutes for second in seconds]


def _filled(rule: Rule, first: datetime) -> Rule:
    """What the first time says where the rule says nothing."""
    if rule.weekdays or rule.month_days or rule.year_days or rule.weeks or rule.freq == "DAILY":
        return rule
    if rule.freq == "WEEKLY":
        return replace(rule, weekdays=((0, first.weekday()),))
    months = rule.months or ((first.month,) if rule.freq == "YEARLY" else ())
    return replace(rule, months=months, month_days=(first.day,))


def _periods(rule: Rule, first: date, since: date, until: date, budget: Budget) -> Iterator[Sequence[date]]:
    """The days of each period in turn, from the first one, or from ``since`` when nothing has to be counted."""
    at = 0 if rule.count is not None else max(0, _between(rule, first, since) // rule.interval - 1)
    while True:
        try:
            days = _days(rule, first, at * rule.interval)
        except (ValueError, OverflowError):  # past the last year there is
            return
        if days[0] > until:
            return
        budget.spend(len(days))
        yield days
        at += 1


def _between(rule: Rule, first: date, since: date) -> int:
    """How many days, weeks, months or years lie between two days."""
    if rule.freq == "YEARLY":
        return since.year - first.year
    if rule.freq == "MONTHLY":
        return (since.year - first.year) * _MONTHS + since.month - first.month
    return (since - first).days // (_WEEK if rule.freq == "WEEKLY" else 1)


def _days(rule: Rule, first: date, step: int) -> list[date]:
    """The days of the period that comes so many after that of ``first``."""
    if rule.freq == "DAILY":
        return [first + timedelta(days=step)]
    if rule.freq == "WEEKLY":
        monday = first - timedelta(days=(first.weekday() - rule.week_start) % _WEEK) + timedelta(weeks=step)
        return [monday + timedelta(days=at) for at in range(_WEEK)]
    if rule.freq == "MONTHLY":
        year, month = divmod(first.year * _MONTHS + first.month - 1 + step, _MONTHS)
        return [date(year, month + 1, day + 1) for day in range(calendar.monthrange(year, month + 1)[1])]
    start = date(first.year + step, 1, 1)
    return [start + timedelta(days=at) for at in range(366 if calendar.isleap(start.year) else 365)]


def _fits(rule: Rule, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.weeks and day.isocalendar().week not in rule.weeks:
        return False
    length = calendar.monthrange(day.year, day.month)[1]
    if rule.month_days and not {day.day, day.day - length - 1} & set(rule.month_days):
        return False
    if rule.year_days:
        at, year = day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
        if not {at, at - year - 1} & set(rule.year_days):
            return False
    return not rule.weekdays or any(_is(rule, day, length, which, weekday) for which, weekday in rule.weekdays)


def _is(rule: Rule, day: date, length: int, which: int, weekday: int) -> bool:
    """Whether it is that day of the week, and the one meant of the month or the year."""
    if day.weekday() != weekday:
        return False
    if not which or rule.freq in ("DAILY", "WEEKLY"):
        return True
    at = day.day
    if rule.freq == "YEARLY" and not rule.months:
        at, length = day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
    return which in ((at - 1) // _WEEK + 1, -((length - at) // _WEEK + 1))


def _picked(moments: list[datetime], positions: tuple[int, ...]) -> list[datetime]:
    if not positions:
        return moments
    count = len(moments)
    places = {at - 1 if at > 0 else count + at for at in positions}
    return [moments[at] for at in sorted(places) if 0 <= at < count]

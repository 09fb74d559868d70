"""Days the moon decides: estimated when the application is made, announced the evening before (DOMAIN §8.3, F9)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lianes_desktop.domain.calendars import Calendar, Holiday
from lianes_desktop.domain.missions import ConfirmedDay
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError

RAMADAN_BEGINS, RAMADAN_ENDS, END_OF_FAST = "ramadan_begins", "ramadan_ends", "aid_al_fitr"
FARTHEST = timedelta(days=2)
"""A day announced farther from its estimate is another feast, or a slip of the hand."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MoonDay:
    """One day the moon decides: as it was reckoned, and as it was announced if it was."""

    code: str
    estimate: date
    """The first day, of a feast of several."""
    announced: date | None = None


def moon_days(calendar: Calendar, confirmed: Iterable[ConfirmedDay] = ()) -> tuple[MoonDay, ...]:
    """Those of a calendar as it is shipped, in order: the feasts that are estimated, both ends of each fast."""
    ends = [
        MoonDay(code, day)
        for fast in calendar.fasts
        for code, day in zip((RAMADAN_BEGINS, RAMADAN_ENDS), fast, strict=True)
    ]
    days = sorted((*ends, *_feasts(calendar.holidays)), key=lambda one: one.estimate)
    said = tuple(confirmed)
    return tuple(replace(one, announced=_announced(one.code, one.estimate, said)) for one in days)


def checked_confirmed(calendar: Calendar, given: ConfirmedDay) -> ConfirmedDay:
    """The day as given.

    Raises:
        RefusedError: ``day``: no estimate of that feast is as near.
    """
    days = [one.estimate for one in moon_days(calendar) if one.code == given.code]
    if not any(abs(given.day - one) <= FARTHEST for one in days):
        values = {"day": min(days, key=lambda one: abs(given.day - one))} if days else {}
        raise RefusedError([Refusal("day", Problem.FAR_FROM_ESTIMATE, values)])
    return given


def with_confirmed(
    confirmed: Sequence[ConfirmedDay], code: str, estimate: date, day: date | None
) -> tuple[ConfirmedDay, ...]:
    """What is announced, once this feast has another day, or none any more; in order."""
    others = [one for one in confirmed if one.code != code or abs(one.day - estimate) > FARTHEST]
    given = () if day is None else (ConfirmedDay(code, day),)
    return tuple(sorted((*others, *given), key=lambda one: (one.day, one.code)))


def corrected(calendar: Calendar, confirmed: Sequence[ConfirmedDay]) -> Calendar:
    """The calendar with the days that were announced; the feast that ends the fast and its last day go together."""
    fasts = tuple(
        (
            _announced(RAMADAN_BEGINS, first, confirmed) or first,
            _last_of_fast(last, confirmed),
        )
        for first, last in calendar.fasts
    )
    return replace(calendar, fasts=fasts, holidays=tuple(_moved(calendar.holidays, confirmed)))


def _last_of_fast(last: date, confirmed: Sequence[ConfirmedDay]) -> date:
    feast = _announced(END_OF_FAST, last + _DAY, confirmed)
    return _announced(RAMADAN_ENDS, last, confirmed) or (feast - _DAY if feast else last)


def _first_of_feast(code: str, first: date, confirmed: Sequence[ConfirmedDay]) -> date | None:
    said = _announced(code, first, confirmed)
    if said is None and code == END_OF_FAST:
        last = _announced(RAMADAN_ENDS, first - _DAY, confirmed)
        return last + _DAY if last else None
    return said


def _moved(holidays: Sequence[Holiday], confirmed: Sequence[ConfirmedDay]) -> list[Holiday]:
    """The holidays in order, those of an announced feast by as many days from their estimate as its first."""
    found = []
    for one in holidays:
        first = _first_day(one, holidays) if one.estimated else one.day
        said = _first_of_feast(one.code, first, confirmed) if one.estimated else None
        found.append(one if said is None else replace(one, day=one.day + (said - first), estimated=False))
    return sorted(found, key=lambda one: one.day)


def _first_day(holiday: Holiday, holidays: Sequence[Holiday]) -> date:
    """The first of the days in a row that a feast lasts."""
    days = {one.day for one in holidays if one.code == holiday.code}
    day = holiday.day
    while day - _DAY in days:
        day -= _DAY
    return day


def _feasts(holidays: Sequence[Holiday]) -> Iterator[MoonDay]:
    for one in holidays:
        if one.estimated and _first_day(one, holidays) == one.day:
            yield MoonDay(one.code, one.day)


def _announced(code: str, estimate: date, confirmed: Sequence[ConfirmedDay]) -> date | None:
    near = (one.day for one in confirmed if one.code == code and abs(one.day - estimate) <= FARTHEST)
    return next(near, None)

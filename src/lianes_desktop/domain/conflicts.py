"""Where a programme asks too much of people: two places at once, or a day or hour when nobody is met.

What is set aside is still found, and said to be (DOMAIN V14, V26, V27, §8.6).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from lianes_desktop.domain.calendars import Calendar, Hours
from lianes_desktop.domain.dossiers import FindingCode
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.ids import ExpenseId, ItemId
from lianes_desktop.domain.offered import offered_and_claimed
from lianes_desktop.domain.overlaps import every_overlap, together
from lianes_desktop.domain.programmes import ItemFamily, ItemKind, ItemState, ProgrammeItem

LEAST_TRAVEL = timedelta(minutes=10)
"""Less than this between two places is no time to go from one to the other (V27)."""
IN_OFFICES = frozenset(
    {
        ItemKind.WELCOME,
        ItemKind.MEETING,
        ItemKind.SERVICE_VISIT,
        ItemKind.SITE_VISIT,
        ItemKind.WORKSHOP,
        ItemKind.SIGNATURE,
    }
)
"""Kinds of line that need an office open; people also meet associations, the press and one another in the evening."""
PROTOCOL = frozenset({ItemKind.WELCOME, ItemKind.SIGNATURE})
"""Kinds of line where rank is kept: never on a feast, its eve, or the days a family keeps for itself after it."""
_FAMILY_FEASTS = frozenset({"aid_al_fitr", "aid_al_adha"})
_DAYS_AFTER = 2
_FRIDAY = 4
_NOON = 11
_MET = frozenset({ItemFamily.MEET, ItemFamily.VISIT})
_MOVES = frozenset({ItemKind.TRANSFER, ItemKind.FLIGHT})
_DAY = timedelta(days=1)

Values = tuple[tuple[str, str | int | date], ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One of them: why, on which line, and the figures to say it with."""

    code: FindingCode
    item: ItemId
    """The line to change."""
    other: ItemId | None = None
    """The line it comes after, or overlaps."""
    expense: ExpenseId | None = None
    """The meal that is claimed."""
    overruled: bool = False
    """Somebody has set it aside."""
    values: Values = ()

    @property
    def key(self) -> tuple[FindingCode, frozenset[ItemId | None], ExpenseId | None]:
        """The same for the same conflict after lines have moved, whichever of two now comes first."""
        return self.code, frozenset({self.item, self.other}), self.expense


@dataclass(frozen=True, slots=True)
class Programme:
    """What conflicts are looked for in."""

    items: tuple[ProgrammeItem, ...]
    calendars: tuple[Calendar, ...] = ()
    place: str = ""
    """Of the action, for lines that name none."""
    days: tuple[date, date] | None = None
    """First and last day of the action, where they are known."""
    expenses: tuple[Expense, ...] = ()

    def moved(self, item: ProgrammeItem) -> "Programme":
        """The same with one line as given."""
        return replace(self, items=tuple(item if one.id == item.id else one for one in self.items))


def conflicts(programme: Programme) -> tuple[Conflict, ...]:
    """Overlaps first, then hurries, then what lies at an unlucky day or hour, then meals offered and claimed."""
    items = [item for item in programme.items if item.counts]
    return (
        *_clashes(items),
        *_hurries(items),
        *(found for item in items for found in of_line(item, programme)),
        *_meals(items, programme.expenses),
    )


def of_line(item: ProgrammeItem, programme: Programme) -> Iterator[Conflict]:
    """What is wrong with the day and the hour of a line that is still to come about."""
    calendar = next((one for one in programme.calendars if one.zone == item.zone), None)
    if calendar is None or item.state is not ItemState.PLANNED:
        return
    named: Values = (("title", item.title), ("day", item.starts_at.date()))
    for code, values in (*_of_day(item, calendar, programme), *_of_hour(item, calendar, programme.place)):
        yield Conflict(code, item.id, overruled=code.value in item.overruled, values=(*named, *values))


def set_aside(item: ProgrammeItem, code: FindingCode) -> ProgrammeItem:
    """The line, that remark about it no longer to be made."""
    if code is FindingCode.OVERLAP:
        return replace(item, overlap_accepted=True)
    return replace(item, overruled=tuple(sorted({*item.overruled, code.value})))


def made_again(item: ProgrammeItem, code: FindingCode) -> ProgrammeItem:
    """The line, that remark about it to be made again."""
    if code is FindingCode.OVERLAP:
        return replace(item, overlap_accepted=False)
    return replace(item, overruled=tuple(one for one in item.overruled if one != code.value))


def after_sunset(sunset: time) -> time:
    """The quarter of an hour from which a meal ends the fast: the sun may set a minute or two from the estimate."""
    base = datetime.combine(date.min, sunset) + timedelta(minutes=14)
    return base.replace(minute=base.minute // 15 * 15).time()


# ---- two places at once


def _clashes(items: Sequence[ProgrammeItem]) -> Iterator[Conflict]:
    lines = {item.id: item for item in items}
    for one in every_overlap(items):
        first, second = lines[one.first], lines[one.second]
        values = (
            ("first", first.title),
            ("second", second.title),
            ("day", one.starts_at.date()),
            ("hour", f"{one.starts_at:%H:%M}"),
        )
        accepted = first.overlap_accepted or second.overlap_accepted
        yield Conflict(FindingCode.OVERLAP, second.id, first.id, overruled=accepted, values=values)


def _hurries(items: Sequence[ProgrammeItem]) -> Iterator[Conflict]:
    """Two lines in two places, one right after the other for the same people, who have nothing to go by."""
    ordered = sorted(items, key=_starts)
    moves = [one for one in ordered if one.kind in _MOVES]
    placed = [one for one in ordered if one.place and one.kind not in _MOVES]
    for first, second in _in_a_row(placed):
        if first.place.casefold() != second.place.casefold() and not _between(first, second, moves):
            apart = second.starts_utc - first.ends_utc
            values = ("first", first.title), ("second", second.title), ("minutes", apart.seconds // 60)
            code = FindingCode.NO_TRAVEL_TIME
            yield Conflict(code, second.id, first.id, overruled=code.value in second.overruled, values=values)


def _in_a_row(placed: list[ProgrammeItem]) -> Iterator[tuple[ProgrammeItem, ProgrammeItem]]:
    """Lines with no time to travel from one to the other, and nowhere that those who attend both are in between."""
    for at, first in enumerate(placed):
        for second in placed[at + 1 :]:
            apart = second.starts_utc - first.ends_utc
            if apart >= LEAST_TRAVEL:
                break
            if apart >= timedelta(0) and together(first, second) and not _between(first, second, placed):
                yield first, second


def _between(first: ProgrammeItem, second: ProgrammeItem, others: list[ProgrammeItem]) -> bool:
    """Whether one of the others, in order of their starts, comes between the two, for people of both."""
    since, until = first.ends_utc, second.starts_utc
    near = others[bisect_left(others, since, key=_starts) : bisect_right(others, until, key=_starts)]
    return any(
        one.ends_utc <= until and one.id not in (first.id, second.id) and together(first, one) and together(one, second)
        for one in near
    )


def _starts(item: ProgrammeItem) -> datetime:
    return item.starts_utc


# ---- an unlucky day or hour

_Found = Iterator[tuple[FindingCode, Values]]


def _of_day(item: ProgrammeItem, calendar: Calendar, programme: Programme) -> _Found:
    day = item.starts_at.date()
    protocol = _protocol(day, calendar, programme.calendars) if item.kind in PROTOCOL else None
    if protocol is not None:
        yield FindingCode.PROTOCOL_DAY, protocol
    elif item.family in _MET:
        holiday = calendar.holiday(day)
        if holiday is not None:
            yield FindingCode.HOLIDAY, (("holiday", holiday.code), ("estimated", int(holiday.estimated)))
        elif day.weekday() in calendar.weekend:
            yield FindingCode.WEEKEND, ()


def _protocol(day: date, calendar: Calendar, calendars: Iterable[Calendar]) -> Values | None:
    """Which feast a day of protocol meets: a holiday of the place, its eve, or the days after an Aïd of either side."""
    aids = [one for each in calendars for one in each.holidays if one.code in _FAMILY_FEASTS]
    feasts = [*calendar.holidays, *aids]
    last = {one.code: one for one in sorted(aids, key=lambda one: one.day) if one.day < day}
    after = [one for one in last.values() if (day - one.day).days <= _DAYS_AFTER]
    for name, found in (
        ("holiday", [one for one in feasts if one.day == day]),
        ("after_feast", after),
        ("eve_of", [one for one in feasts if one.day - _DAY == day]),
    ):
        if found:
            return (name, found[0].code), ("estimated", int(found[0].estimated))
    return None


def _of_hour(item: ProgrammeItem, calendar: Calendar, place: str) -> _Found:
    day, starts, ends = item.starts_at.date(), item.starts_at.time(), item.ends_at.time()
    overnight = item.ends_at.date() > day
    pause = calendar.friday_pause if day.weekday() == _FRIDAY else None
    if item.family in _MET and pause and starts < pause[1] and (overnight or ends > pause[0]):
        yield FindingCode.FRIDAY_PRAYER, ()
    hours = calendar.office_hours(day)
    fasts = calendar.fasting(day)
    if hours is not None and (overnight or starts < hours[0] or ends > hours[1]):
        if fasts and calendar.fast_hours is not None:
            if item.family in _MET:
                yield FindingCode.RAMADAN_HOURS, _said(hours)
        elif item.kind in IN_OFFICES:
            yield FindingCode.OUTSIDE_HOURS, (*_said(hours), ("custom", int(calendar.hours_by_custom)))
    sunset = calendar.sunset(day, item.place, place) if fasts else None
    if item.family is ItemFamily.MEAL and sunset is not None and time(_NOON) <= starts < after_sunset(sunset):
        yield FindingCode.RAMADAN_MEAL, (("sunset", f"{sunset:%H:%M}"),)


def _said(hours: Hours) -> Values:
    return ("opens", f"{hours[0]:%H:%M}"), ("closes", f"{hours[1]:%H:%M}")


# ---- a meal offered, and claimed


def _meals(items: Sequence[ProgrammeItem], expenses: Iterable[Expense]) -> Iterator[Conflict]:
    for expense, table in offered_and_claimed(items, expenses):
        code = FindingCode.OFFERED_MEAL
        values = ("number", expense.number), ("title", table.title)
        aside = code.value in table.overruled
        yield Conflict(code, table.id, expense=expense.id, overruled=aside, values=values)

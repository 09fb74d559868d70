"""What the programme asks of people: to be in two places, or to be met when nobody is (DOMAIN V26, V27; R33)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from lianes_desktop.domain.calendars import Calendar
from lianes_desktop.domain.checks.case import Case, remark
from lianes_desktop.domain.dossiers import Dossier, Finding, FindingCode
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.overlaps import overlaps, together
from lianes_desktop.domain.programmes import ItemFamily, ItemKind, ItemState, ProgrammeItem
from lianes_desktop.domain.summaries import Section

LEAST_TRAVEL = timedelta(minutes=10)
"""Less than this between two places is no time to go from one to the other (V27)."""

_SATURDAY, _FRIDAY = 5, 4
_NOON, _AFTERNOON = 11, 16
_MET = frozenset({ItemFamily.MEET, ItemFamily.VISIT})
_MOVES = frozenset({ItemKind.TRANSFER, ItemKind.FLIGHT})


def found(case: Case) -> Iterator[Finding]:
    """Overlaps first, then what lies at an unlucky day or hour, then days without a meeting."""
    dossier = case.dossier
    items = [item for item in dossier.items if item.state is not ItemState.CANCELLED]
    yield from _clashes(items)
    yield from _hurries(items)
    for zone in dict.fromkeys(item.zone for item in items):
        yield from _unlucky(case.calendar(zone), [item for item in items if item.zone == zone])
    if isinstance(dossier.action, Mission):
        yield from _empty_days(dossier, items)
        met = [item for item in items if item.family in _MET]
        if met and not any(item.exchanged for item in met):
            yield remark(FindingCode.NOTHING_EXCHANGED, Section.PROGRAMME, "exchanged", at=met[0].id)


def _clashes(items: list[ProgrammeItem]) -> Iterator[Finding]:
    titles = {item.id: item.title for item in items}
    for one in overlaps(items):
        values = (
            ("first", titles[one.first]),
            ("second", titles[one.second]),
            ("day", one.starts_at.date()),
            ("hour", f"{one.starts_at:%H:%M}"),
        )
        yield remark(FindingCode.OVERLAP, Section.PROGRAMME, "starts_at", *values, at=one.second)


def _hurries(items: list[ProgrammeItem]) -> Iterator[Finding]:
    """Two lines in two places, one right after the other for the same people, who have nothing to go by."""
    moves = [one for one in items if one.kind in _MOVES]
    placed = [one for one in items if one.place and one.kind not in _MOVES]
    for first, second in _in_a_row(placed):
        if first.place.casefold() != second.place.casefold() and not _between(first, second, moves):
            apart = second.starts_utc - first.ends_utc
            values = ("first", first.title), ("second", second.title), ("minutes", apart.seconds // 60)
            yield remark(FindingCode.NO_TRAVEL_TIME, Section.PROGRAMME, "starts_at", *values, at=second.id)


def _in_a_row(placed: list[ProgrammeItem]) -> Iterator[tuple[ProgrammeItem, ProgrammeItem]]:
    """Lines with no time to travel from one to the other, and nowhere that those who attend both are in between."""
    ordered = sorted(placed, key=lambda one: one.starts_utc)
    for at, first in enumerate(ordered):
        for second in ordered[at + 1 :]:
            apart = second.starts_utc - first.ends_utc
            if apart >= LEAST_TRAVEL:
                break
            if apart >= timedelta(0) and together(first, second) and not _between(first, second, ordered):
                yield first, second


def _between(first: ProgrammeItem, second: ProgrammeItem, others: list[ProgrammeItem]) -> bool:
    """Whether one of the others comes between the two, for people of both."""
    return any(
        first.ends_utc <= one.starts_utc and one.ends_utc <= second.starts_utc
        for one in others
        if one not in (first, second) and together(first, one) and together(one, second)
    )


def _unlucky(calendar: Calendar, items: Iterable[ProgrammeItem]) -> Iterator[Finding]:
    """Holidays and weekends once a day, hours of prayer and of the fast for each line."""
    days: set[date] = set()
    for item in items:
        day = item.starts_at.date()
        named: tuple[tuple[str, str | date], ...] = (("title", item.title), ("day", day))
        if item.family in _MET and day not in days:
            days.add(day)
            holiday = calendar.holiday(day)
            if holiday is not None:
                code = ("holiday", holiday.code), ("estimated", int(holiday.estimated))
                yield _at(item, FindingCode.HOLIDAY, *named, *code)
            elif day.weekday() in calendar.weekend:
                yield _at(item, FindingCode.WEEKEND, *named)
        pause = calendar.friday_pause
        if item.family in _MET and pause and day.weekday() == _FRIDAY:
            begins, ends = pause
            if item.starts_at.time() < ends and item.ends_at.time() > begins:
                yield _at(item, FindingCode.FRIDAY_PRAYER, *named)
        if calendar.fasting(day):
            closes = calendar.fast_ends_work
            if item.family in _MET and closes and item.ends_at.time() > closes:
                yield _at(item, FindingCode.RAMADAN_HOURS, *named)
            if item.family is ItemFamily.MEAL and _NOON <= item.starts_at.hour < _AFTERNOON:
                yield _at(item, FindingCode.RAMADAN_MEAL, *named)


def _at(item: ProgrammeItem, code: FindingCode, *values: tuple[str, str | int | date]) -> Finding:
    return remark(code, Section.PROGRAMME, "starts_at", *values, at=item.id)


def _empty_days(dossier: Dossier, items: Iterable[ProgrammeItem]) -> Iterator[Finding]:
    """Working days on site, between the days of travel, without a meeting or visit (R33)."""
    starts_on, ends_on = dossier.action.starts_on, dossier.action.ends_on
    if starts_on is None or ends_on is None:
        return
    met = {item.starts_at.date() for item in items if item.family in _MET}
    for after in range(1, (ends_on - starts_on).days):
        day = starts_on + timedelta(days=after)
        if day.weekday() < _SATURDAY and day not in met:
            yield remark(FindingCode.DAY_WITHOUT_MEETING, Section.PROGRAMME, day.isoformat(), ("day", day))

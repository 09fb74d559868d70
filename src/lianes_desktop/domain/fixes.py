"""The smallest change that ends a conflict of the programme and makes no other (DESIGN §6)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from lianes_desktop.domain.conflicts import LEAST_TRAVEL, Conflict, Programme, after_sunset, conflicts, of_line
from lianes_desktop.domain.dossiers import FindingCode
from lianes_desktop.domain.ids import ExpenseId, ItemId
from lianes_desktop.domain.overlaps import together
from lianes_desktop.domain.programmes import ItemState, ProgrammeItem

FARTHEST = 7
"""Days a line may be moved by where the days of the action are not known."""
SHORTEST = timedelta(minutes=15)
"""A line cut to end a conflict keeps at least this."""
_DAY = timedelta(days=1)
_CUT = frozenset(
    {
        FindingCode.OVERLAP,
        FindingCode.NO_TRAVEL_TIME,
        FindingCode.OUTSIDE_HOURS,
        FindingCode.RAMADAN_HOURS,
        FindingCode.FRIDAY_PRAYER,
    }
)


@dataclass(frozen=True, slots=True)
class NewHours:
    """Give the line these hours: another start, or a part cut off when there is room nowhere."""

    item: ItemId
    starts_at: datetime
    """Local wall time, naive."""
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class SameMeal:
    """Say that the expense is for that very meal: the hosts did not offer it."""

    item: ItemId
    expense: ExpenseId


Fix = NewHours | SameMeal


def smallest_fix(programme: Programme, conflict: Conflict, since: datetime | None = None) -> Fix | None:
    """What ends the conflict by changing least; ``None`` when only people can settle it, or it is over.

    A move counts its days first, then its minutes by the clock of the line; of two as small, the later. It stays
    within the days of the action, and never before ``since`` (aware, UTC) if the line begins after it; a meal of the
    fast is only put off. Where no move serves, the least part is cut off an end.

    ``KeyError`` when the line of the conflict is not in the programme.
    """
    line = {item.id: item for item in programme.items}[conflict.item]
    if conflict.expense is not None:
        return SameMeal(line.id, conflict.expense)
    if line.state is not ItemState.PLANNED:
        return None
    judge = _Judge(programme, conflict, since)
    moves = sorted(set(_moves(line, programme, since)), key=lambda start: size_of_move(line, start))
    for start in moves:
        moved = replace(line, starts_at=start, ends_at=start + (line.ends_at - line.starts_at))
        if judge.serves(moved):
            return NewHours(line.id, moved.starts_at, moved.ends_at)
    for cut in _cuts(line, programme) if conflict.code in _CUT else ():
        if judge.serves(cut):
            return NewHours(line.id, cut.starts_at, cut.ends_at)
    return None


def size_of_move(line: ProgrammeItem, start: datetime) -> tuple[int, timedelta, bool]:
    """How far a line goes that starts at that local time: less sorts first."""
    days = start.date() - line.starts_at.date()
    minutes = datetime.combine(line.starts_at.date(), start.time()) - line.starts_at
    return abs(days.days), abs(minutes), start < line.starts_at


def days_to_move_to(line: ProgrammeItem, programme: Programme) -> tuple[date, ...]:
    """Its own day, and those of the action; where these are not known or it lies outside, the days around it."""
    own = line.starts_at.date()
    first, last = programme.days or (own, own)
    if programme.days is None or not first <= own <= last:
        first, last = own - FARTHEST * _DAY, own + FARTHEST * _DAY
    else:
        first, last = max(first, own - FARTHEST * _DAY), min(last, own + FARTHEST * _DAY)
    return tuple(first + at * _DAY for at in range((last - first).days + 1))


class _Judge:
    """Says whether a line changed ends the conflict, and makes none that was not there."""

    def __init__(self, programme: Programme, conflict: Conflict, since: datetime | None) -> None:
        self._programme = programme
        self._conflict = conflict
        self._since = since
        self._line = next(one for one in programme.items if one.id == conflict.item)
        self._before = {one.key for one in conflicts(programme)} - {conflict.key}
        self._met = {one for code, lines, _expense in self._before if code is FindingCode.OVERLAP for one in lines}
        self._others = [
            (one.id, one.starts_utc, one.ends_utc)
            for one in programme.items
            if one.id != self._line.id and one.counts and one.ends_at > one.starts_at and together(one, self._line)
        ]

    def serves(self, changed: ProgrammeItem) -> bool:
        line, since = self._line, self._since
        if changed == line or _nights(changed) > _nights(line):
            return False
        if since is not None and line.starts_utc > since > changed.starts_utc:
            return False
        if self._conflict.code is FindingCode.RAMADAN_MEAL and changed.starts_at.time() < line.starts_at.time():
            return False
        # two quick looks that say no of most; then a long one
        starts, ends = changed.starts_utc, changed.ends_utc
        if any(id_ not in self._met and begins < ends and starts < over for id_, begins, over in self._others):
            return False
        if any(one.key not in self._before for one in of_line(changed, self._programme)):
            return False
        near = self._near(changed)
        return all(one.key in self._before for one in conflicts(near))

    def _near(self, changed: ProgrammeItem) -> Programme:
        """The programme after the change, without the lines too far away to matter."""
        spans = [(one.starts_utc - _DAY, one.ends_utc + _DAY) for one in (self._line, changed)]
        kept = tuple(
            one
            for one in self._programme.items
            if any(begins < one.ends_utc and one.starts_utc < ends for begins, ends in spans)
        )
        return replace(self._programme, items=kept).moved(changed)


def _nights(line: ProgrammeItem) -> int:
    """How many midnights it lasts over."""
    last = line.ends_at - timedelta(minutes=1)
    return max((last.date() - line.starts_at.date()).days, 0)


def _moves(line: ProgrammeItem, programme: Programme, since: datetime | None) -> Iterator[datetime]:
    """Every local start at which a conflict may end: the same hour of another day, and where something begins or ends.

    What is forbidden are stretches of time that end at these, so the least move is to one of them.
    """
    days = days_to_move_to(line, programme)
    lasts = line.ends_at - line.starts_at
    edges = _edges(line, programme)
    if since is not None:
        edges.add(since.astimezone(ZoneInfo(line.zone)).replace(tzinfo=None))
    for day in days:
        yield datetime.combine(day, line.starts_at.time())
        edges |= {datetime.combine(day, hour) for hour in (time(), *_hours(line, day, programme))}
    edges.add(datetime.combine(days[-1], time()) + _DAY)
    for edge in edges:
        for start in (edge, edge - lasts):
            if days[0] <= start.date() <= days[-1]:
                yield start


def _cuts(line: ProgrammeItem, programme: Programme) -> list[ProgrammeItem]:
    """The line without a part of its end or its beginning, the least cut first, its end rather than its beginning."""
    day = line.starts_at.date()
    edges = {*_edges(line, programme), *(datetime.combine(day, hour) for hour in _hours(line, day, programme))}
    ends = [replace(line, ends_at=at) for at in edges if line.starts_at + SHORTEST <= at < line.ends_at]
    starts = [replace(line, starts_at=at) for at in edges if line.starts_at < at <= line.ends_at - SHORTEST]
    return sorted((*ends, *starts), key=lambda one: (one.starts_at - one.ends_at, one.starts_at))


def _hours(line: ProgrammeItem, day: date, programme: Programme) -> Iterator[time]:
    """Hours of a day at which the calendar begins or ceases to forbid something."""
    for calendar in programme.calendars:
        if calendar.zone == line.zone:
            for pair in (calendar.office_hours(day), calendar.friday_pause):
                yield from pair or ()
            sunset = calendar.sunset(day, line.place, programme.place) if calendar.fasting(day) else None
            if sunset is not None:
                yield after_sunset(sunset)


def _edges(line: ProgrammeItem, programme: Programme) -> set[datetime]:
    """Where the other lines begin and end, and when people can have come from there or can still go there."""
    zone = ZoneInfo(line.zone)
    instants = {
        instant
        for other in programme.items
        if other.id != line.id and other.counts and together(other, line)
        for instant in (
            other.starts_utc,
            other.starts_utc - LEAST_TRAVEL,
            other.ends_utc,
            other.ends_utc + LEAST_TRAVEL,
        )
    }
    return {instant.astimezone(zone).replace(tzinfo=None) for instant in instants}

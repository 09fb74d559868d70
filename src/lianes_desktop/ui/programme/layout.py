"""Where each line of the programme stands on the board: columns, minutes, lanes and depth; no Qt, no words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from lianes_desktop.domain.ids import ItemId
from lianes_desktop.domain.programmes import ItemFamily, ItemKind, ItemState, Overlap, ProgrammeItem

DAY = 24 * 60
_EARLIEST, _LATEST = 9, 18
"""Hours always shown; room is added around the first and last line."""
_ROOM = 30
_MOST_DAYS = 31


@dataclass(frozen=True, slots=True)
class Column:
    """A day of a mission, or a group of a hosting day."""

    day: date
    group: str = ""
    items: int = 0
    today: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One line on the board, in minutes of its column's day; a line that crosses midnight has two."""

    item: ItemId
    first_column: int
    last_column: int
    start: int
    end: int
    family: ItemFamily
    kind: ItemKind
    title: str
    place: str
    note: str
    covers: int | None
    diets: str
    from_time: datetime
    to_time: datetime
    lane: int = 0
    lanes: int = 1
    """Lines that other people attend at the same time stand side by side."""
    depth: int = 0
    """How many lines of the same people it stands on top of."""
    clash: tuple[int, int] | None = None
    """Minutes shared with an earlier line that the same people attend."""
    state: ItemState = ItemState.PLANNED
    begins: bool = True
    ends: bool = True
    """Whether the line begins and ends here, or goes on over midnight."""


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the board paints; blocks in order of time."""

    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    first_hour: int
    last_hour: int
    selected: ItemId | None = None
    now: tuple[int, int] | None = None
    """Column and minute of the present moment."""

    def block(self, item: ItemId | None) -> Block | None:
        """The first block of a line."""
        return next((block for block in self.blocks if block.item == item), None)


EMPTY = Board((), (), _EARLIEST, _LATEST)


def shown_in(moment: datetime, zone: str, clock: str) -> datetime:
    """A wall time of ``zone`` as the wall time of ``clock``, naive."""
    if zone == clock:
        return moment
    return moment.replace(tzinfo=ZoneInfo(zone)).astimezone(ZoneInfo(clock)).replace(tzinfo=None)


def days_between(first: date | None, last: date | None, items: Sequence[date]) -> tuple[date, ...]:
    """The days to show: every one of the dossier (a month at most), and those its lines fall on."""
    start, end = first or last, last or first
    days = set(items)
    if start is not None and end is not None:
        days |= {start + timedelta(days=offset) for offset in range(min((end - start).days + 1, _MOST_DAYS))}
    return tuple(sorted(days))


def arrange(
    items: Sequence[ProgrammeItem],
    *,
    days: Sequence[date],
    groups: Sequence[str],
    clock: str,
    overlaps: Sequence[Overlap],
    now: datetime,
    selected: ItemId | None,
) -> Board:
    """Lay the lines out on one column a day, or one column a group when the day has groups.

    ``clock`` is the zone whose wall time is shown; ``now`` is aware. A line is on one of ``days``, or not shown.
    """
    here = now.astimezone(ZoneInfo(clock)).replace(tzinfo=None)
    lanes = tuple(groups) if groups and len(days) == 1 else ("",)
    columns = tuple(Column(day, lane, today=day == here.date()) for day in days for lane in lanes)
    clashes = _clashes(overlaps, {item.id: item for item in items}, clock)
    found: list[Block] = []
    for item in items:
        for day, start, end in _parts(item, clock):
            spot = _columns(columns, day, item.group)
            if spot is not None:
                block = _block(item, spot, (start, end), clock)
                found.append(replace(block, clash=_within(clashes.get(item.id), day, start, end)))
    found.sort(key=lambda one: (columns[one.first_column].day, one.start, one.first_column, -one.end))
    blocks = _side_by_side(_stacked(found, {frozenset((one.first, one.second)) for one in overlaps}))
    counted = tuple(replace(column, items=_count(blocks, at)) for at, column in enumerate(columns))
    at_now = next((at for at, column in enumerate(columns) if column.day == here.date()), None)
    return Board(
        columns=counted,
        blocks=blocks,
        first_hour=min([_EARLIEST, *(max(block.start - _ROOM, 0) // 60 for block in blocks)]),
        last_hour=max([_LATEST, *(-(-min(block.end + _ROOM, DAY) // 60) for block in blocks)]),
        selected=selected,
        now=None if at_now is None else (at_now, here.hour * 60 + here.minute),
    )


def _parts(item: ProgrammeItem, clock: str) -> list[tuple[date, int, int]]:
    """The line cut at midnight: day, first and last minute."""
    start, end = shown_in(item.starts_at, item.zone, clock), shown_in(item.ends_at, item.zone, clock)
    if end <= start:  # the clock shown went back meanwhile: as long as it really lasts
        end = start + item.duration
    parts = []
    day = start.date()
    while day <= end.date():
        first = _minute(start) if day == start.date() else 0
        last = _minute(end) if day == end.date() else DAY
        if last > first:
            parts.append((day, first, last))
        day += timedelta(days=1)
    return parts


def _columns(columns: Sequence[Column], day: date, group: str) -> tuple[int, int] | None:
    """First and last column of a line: its group's, else every one of the day."""
    of_day = [at for at, column in enumerate(columns) if column.day == day]
    own = [at for at in of_day if columns[at].group == group]
    chosen = own or of_day
    return (chosen[0], chosen[-1]) if chosen else None


def _block(item: ProgrammeItem, spot: tuple[int, int], minutes: tuple[int, int], clock: str) -> Block:
    start, end = shown_in(item.starts_at, item.zone, clock), shown_in(item.ends_at, item.zone, clock)
    return Block(
        item=item.id,
        first_column=spot[0],
        last_column=spot[1],
        start=minutes[0],
        end=minutes[1],
        family=item.family,
        kind=item.kind,
        title=item.title,
        place=item.place,
        note=item.note,
        covers=item.covers,
        diets=item.diets,
        from_time=start,
        to_time=end,
        state=item.state,
        begins=minutes[0] == _minute(start),
        ends=minutes[1] % DAY == _minute(end) or end <= start,
    )


def _clashes(
    overlaps: Sequence[Overlap], items: dict[ItemId, ProgrammeItem], clock: str
) -> dict[ItemId, tuple[datetime, datetime]]:
    """The longest time each later line shares with an earlier one, by the clock shown."""
    found: dict[ItemId, tuple[datetime, datetime]] = {}
    for overlap in overlaps:
        zone = items[overlap.second].zone
        start, end = shown_in(overlap.starts_at, zone, clock), shown_in(overlap.ends_at, zone, clock)
        known = found.get(overlap.second)
        if known is None or end - start > known[1] - known[0]:
            found[overlap.second] = (start, end)
    return found


def _within(clash: tuple[datetime, datetime] | None, day: date, start: int, end: int) -> tuple[int, int] | None:
    """The part of a shared time that falls inside one block of a day."""
    if clash is None:
        return None
    midnight = datetime.combine(day, datetime.min.time())
    first, last = (int((moment - midnight).total_seconds()) // 60 for moment in clash)
    first, last = max(first, start), min(last, end)
    return (first, last) if first < last else None


def _stacked(blocks: Sequence[Block], clashing: set[frozenset[ItemId]]) -> list[Block]:
    """Each block on top of an earlier one the same people attend, else in the first lane that is free."""
    placed: list[Block] = []
    for block in blocks:
        under = [other for other in placed if _meet(other, block)]
        rivals = [other for other in under if frozenset((other.item, block.item)) in clashing]
        if rivals:
            lane = max(rivals, key=lambda one: one.depth).lane
            placed.append(
                replace(block, lane=lane, depth=max(other.depth for other in under if other.lane == lane) + 1)
            )
        else:
            taken = {other.lane for other in under}
            placed.append(replace(block, lane=next(at for at in range(len(taken) + 1) if at not in taken)))
    return placed


def _side_by_side(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Tell each block how many lanes share its width: those of every block it meets, directly or not."""
    clusters: list[list[int]] = []
    for at, block in enumerate(blocks):
        joined, apart = [at], []
        for cluster in clusters:
            if any(_meet(blocks[other], block) for other in cluster):
                joined += cluster
            else:
                apart.append(cluster)
        clusters = [*apart, joined]
    lanes = {at: max(blocks[one].lane for one in cluster) + 1 for cluster in clusters for at in cluster}
    return tuple(replace(block, lanes=lanes[at]) for at, block in enumerate(blocks))


def _meet(one: Block, other: Block) -> bool:
    """Whether two blocks share some time in some column."""
    return (
        one.end > other.start
        and one.start < other.end
        and one.first_column <= other.last_column
        and one.last_column >= other.first_column
    )


def _count(blocks: Sequence[Block], column: int) -> int:
    return sum(1 for block in blocks if block.first_column <= column <= block.last_column)


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute

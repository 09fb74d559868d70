"""Where each line of the programme stands on the board: columns, minutes and depth; no Qt, no words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from lianes_desktop.domain.ids import ItemId
from lianes_desktop.domain.programmes import ItemFamily, ItemKind, Overlap, ProgrammeItem

DAY = 24 * 60
_EARLIEST, _LATEST = 9, 18
"""Hours always shown; an hour around the first and last line is added."""


@dataclass(frozen=True, slots=True)
class Column:
    """A day of a mission, or a group of a hosting day."""

    day: date
    group: str = ""
    items: int = 0
    today: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One line on the board, in minutes of its column's day."""

    item: ItemId
    first_column: int
    last_column: int
    start: int
    end: int
    depth: int
    """How many earlier lines it stands on top of."""
    family: ItemFamily
    kind: ItemKind
    title: str
    place: str
    note: str
    from_time: datetime
    to_time: datetime
    clash: tuple[int, int] | None = None
    """Minutes shared with an earlier line that the same people attend."""


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the board paints."""

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


def shown_in(moment: datetime, zone: str, clock: str) -> datetime:
    """A wall time of ``zone`` as the wall time of ``clock``, naive."""
    if zone == clock:
        return moment
    return moment.replace(tzinfo=ZoneInfo(zone)).astimezone(ZoneInfo(clock)).replace(tzinfo=None)


def days_between(first: date | None, last: date | None, items: Sequence[date], most: int = 14) -> tuple[date, ...]:
    """The days to show: those of the dossier and those of its lines, at most ``most``."""
    known = sorted({*items, *(day for day in (first, last) if day is not None)})
    if not known:
        return ()
    length = min((known[-1] - known[0]).days + 1, most)
    return tuple(known[0] + timedelta(days=offset) for offset in range(length))


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

    ``clock`` is the zone whose wall time is shown; ``now`` is aware.
    """
    here = now.astimezone(ZoneInfo(clock)).replace(tzinfo=None)
    lanes = tuple(groups) if groups and len(days) == 1 else ("",)
    columns = tuple(Column(day, lane, today=day == here.date()) for day in days for lane in lanes)
    clashes = _clashes(overlaps, {item.id: item for item in items}, clock)
    blocks: list[Block] = []
    for item in items:
        for part in _parts(item, clock):
            spot = _columns(columns, part[0], item.group)
            if spot is not None:
                blocks.append(_block(item, part, spot, clock, clashes.get(item.id)))
    deep = _deepened(sorted(blocks, key=lambda block: (block.first_column, block.start, -block.end)))
    counted = tuple(replace(column, items=_count(deep, at)) for at, column in enumerate(columns))
    at_now = next((at for at, column in enumerate(columns) if column.day == here.date()), None)
    return Board(
        columns=counted,
        blocks=deep,
        first_hour=min([_EARLIEST, *(max(block.start // 60 - 1, 0) for block in deep)]),
        last_hour=max([_LATEST, *(min(-(-block.end // 60) + 1, 24) for block in deep)]),
        selected=selected,
        now=None if at_now is None else (at_now, here.hour * 60 + here.minute),
    )


def _parts(item: ProgrammeItem, clock: str) -> list[tuple[date, int, int]]:
    """The line cut at midnight: day, first and last minute."""
    start, end = shown_in(item.starts_at, item.zone, clock), shown_in(item.ends_at, item.zone, clock)
    parts = []
    day = start.date()
    while day <= end.date():
        first = start.hour * 60 + start.minute if day == start.date() else 0
        last = end.hour * 60 + end.minute if day == end.date() else DAY
        if last > first:
            parts.append((day, first, last))
        day += timedelta(days=1)
    return parts


def _columns(columns: Sequence[Column], day: date, group: str) -> tuple[int, int] | None:
    of_day = [at for at, column in enumerate(columns) if column.day == day]
    own = [at for at in of_day if columns[at].group == group]
    chosen = own or of_day
    return (chosen[0], chosen[-1]) if chosen else None


def _block(
    item: ProgrammeItem, part: tuple[date, int, int], spot: tuple[int, int], clock: str, clash: tuple[int, int] | None
) -> Block:
    return Block(
        item=item.id,
        first_column=spot[0],
        last_column=spot[1],
        start=part[1],
        end=part[2],
        depth=0,
        family=item.family,
        kind=item.kind,
        title=item.title,
        place=item.place,
        note=item.note,
        from_time=shown_in(item.starts_at, item.zone, clock),
        to_time=shown_in(item.ends_at, item.zone, clock),
        clash=clash,
    )


def _clashes(
    overlaps: Sequence[Overlap], items: dict[ItemId, ProgrammeItem], clock: str
) -> dict[ItemId, tuple[int, int]]:
    found: dict[ItemId, tuple[int, int]] = {}
    for overlap in overlaps:
        zone = items[overlap.second].zone
        start, end = (shown_in(at, zone, clock) for at in (overlap.starts_at, overlap.ends_at))
        found[overlap.second] = (start.hour * 60 + start.minute, end.hour * 60 + end.minute)
    return found


def _deepened(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Each block told how many earlier ones are still going on under it."""
    placed: list[Block] = []
    for block in blocks:
        under = [
            other.depth
            for other in placed
            if other.end > block.start
            and other.start < block.end
            and other.first_column <= block.last_column
            and other.last_column >= block.first_column
        ]
        placed.append(replace(block, depth=max(under) + 1 if under else 0))
    return tuple(placed)


def _count(blocks: Sequence[Block], column: int) -> int:
    return sum(1 for block in blocks if block.first_column <= column <= block.last_column)

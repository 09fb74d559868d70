"""The versions of a programme: what each told others, what changed between two, and which one was agreed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from lianes_desktop.domain.missions import ProgrammeAgreement
from lianes_desktop.domain.programmes import ItemState, ProgrammeItem, ProgrammeRelease


class ChangeKind(StrEnum):
    """What changed of one line between two programmes."""

    ADDED = "added"
    REMOVED = "removed"
    CANCELLED = "cancelled"
    RESTORED = "restored"
    """Planned again, after it was cancelled or held."""
    HELD = "held"
    MOVED = "moved"
    RENAMED = "renamed"
    PLACED = "placed"
    PEOPLE = "people"
    DETAILS = "details"
    """Its kind, or its table."""


OF_A_LINE: Mapping[ChangeKind, tuple[str, ...]] = MappingProxyType(
    {
        ChangeKind.MOVED: ("starts_at", "ends_at", "zone"),
        ChangeKind.RENAMED: ("title",),
        ChangeKind.PLACED: ("place",),
        ChangeKind.PEOPLE: ("participants", "contacts", "group"),
        ChangeKind.DETAILS: ("kind", "covers", "diets", "menus"),
    }
)
"""The fields of a line that each kind of change tells of; the state has kinds of its own."""
_UNORDERED = frozenset({"participants", "contacts"})
_ORDER = {kind: at for at, kind in enumerate(ChangeKind)}


@dataclass(frozen=True, slots=True)
class LineChange:
    """One change of one line."""

    kind: ChangeKind
    line: ProgrammeItem
    """As it is now, or as it last was."""
    before: ProgrammeItem | None
    """``None`` for a line added."""

    @property
    def after(self) -> ProgrammeItem | None:
        """The line as it is now; ``None`` when it was removed."""
        return None if self.kind is ChangeKind.REMOVED else self.line

    @property
    def day(self) -> date:
        """The day the line starts, or started."""
        return self.line.starts_at.date()

    @property
    def of_the_plan(self) -> bool:
        """Whether what is planned differs: that a line was held changes nothing of what was agreed."""
        return self.kind is not ChangeKind.HELD


def as_told(item: ProgrammeItem) -> ProgrammeItem:
    """The line as it is given to others: without our notes, its cost, who came and what came of it."""
    return replace(
        item,
        note="",
        planned_cents=None,
        exchanged=(),
        outcome="",
        overruled=(),
        overlap_accepted=False,
        absent=(),
        absent_contacts=(),
        also_present="",
        pictures=(),
    )


def changes(former: Iterable[ProgrammeItem], latter: Iterable[ProgrammeItem]) -> tuple[LineChange, ...]:
    """What has to be done to ``former`` to tell what ``latter`` tells, by day and hour; none between equals."""
    was = {one.id: one for one in former}
    now = {one.id: one for one in latter}
    found = [LineChange(ChangeKind.REMOVED, one, one) for key, one in was.items() if key not in now]
    found += [LineChange(ChangeKind.ADDED, one, None) for key, one in now.items() if key not in was]
    found += [change for key, one in now.items() if key in was for change in _of_line(was[key], one)]
    return tuple(sorted(found, key=_place))


def in_force(releases: Iterable[ProgrammeRelease], on: date, zone: str) -> ProgrammeRelease | None:
    """The version that somebody who answers on that day has in hand: the last one made by then, in local time."""
    made = [one for one in releases if one.made_at.astimezone(ZoneInfo(zone)).date() <= on]
    return max(made, key=lambda one: one.number, default=None)


@dataclass(frozen=True, slots=True)
class Standing:
    """Which version each step of the agreement is about; ``None`` where there was none, or no step."""

    shared: ProgrammeRelease | None
    french: ProgrammeRelease | None
    moroccan: ProgrammeRelease | None
    since: tuple[LineChange, ...]
    """What changed of the plan since the version both sides have said yes to."""

    @property
    def agreed(self) -> ProgrammeRelease | None:
        """The version both sides have said yes to: the older of the two, when they differ."""
        if self.french is None or self.moroccan is None:
            return None
        return min(self.french, self.moroccan, key=lambda one: one.number)


def standing(
    agreement: ProgrammeAgreement, releases: Iterable[ProgrammeRelease], items: Iterable[ProgrammeItem], zone: str
) -> Standing:
    """The versions behind the days of an agreement, and whether the programme is still the one agreed."""
    kept = tuple(releases)
    days = (agreement.shared_on, agreement.french_on, agreement.moroccan_on)
    shared, french, moroccan = (None if day is None else in_force(kept, day, zone) for day in days)
    found = Standing(shared, french, moroccan, ())
    if found.agreed is None:
        return found
    return replace(found, since=tuple(one for one in changes(found.agreed.items, items) if one.of_the_plan))


def _of_line(before: ProgrammeItem, after: ProgrammeItem) -> Iterator[LineChange]:
    if before.state is not after.state:
        yield LineChange(_turned(after), after, before)
    for kind, fields in OF_A_LINE.items():
        if any(_told(before, field) != _told(after, field) for field in fields):
            yield LineChange(kind, after, before)


def _told(line: ProgrammeItem, field: str) -> object:
    """What a field tells; in which order people were named says nothing."""
    value = getattr(line, field)
    return frozenset(value) if field in _UNORDERED else value


def _turned(after: ProgrammeItem) -> ChangeKind:
    if after.state is ItemState.PLANNED:
        return ChangeKind.RESTORED
    return ChangeKind.HELD if after.took_place else ChangeKind.CANCELLED


def _place(change: LineChange) -> tuple[object, ...]:
    line = change.line
    return line.starts_at, line.ends_at, line.id, _ORDER[change.kind]

"""The time zones a calendar file names: IANA's, Windows', offsets, and those it describes itself."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from lianes_desktop.domain.places import zone_exists
from lianes_desktop.interchange.calendar_lines import Part
from lianes_desktop.interchange.event_values import instant, rule
from lianes_desktop.interchange.recurrence import Budget, Rule, UnfitEvent, starts
from lianes_desktop.services.ports.calendar_files import Unfit

_OFFSET = re.compile(r"\(?(?:UTC|GMT)\s*(?:([+-])(\d{1,2}):?(\d{2})?)?\)?.*", re.IGNORECASE)
_OBSERVANCES = ("STANDARD", "DAYLIGHT")
_DESCRIBED_DAYS = 40_000
"""Days looked at to know a described zone."""


@dataclass(frozen=True, slots=True)
class _Observance:
    before: timedelta
    after: timedelta
    rule: Rule | None
    onsets: tuple[datetime, ...]
    """Local wall times by the offset before, the first one first."""

    def last(self, wall: datetime) -> datetime | None:
        """When it last began by that time, on the clock it left behind; ``None`` when it had not.

        An hour that never is counts by the offset before it, one that comes twice is the first (RFC 5545, 3.3.5).
        """
        latest = wall - max(timedelta(0), self.after - self.before)
        return max((at for at in _onsets(self, wall.year) if at <= latest), default=None)


@lru_cache(maxsize=256)
def _onsets(one: _Observance, year: int) -> tuple[datetime, ...]:
    """When it begins until the end of a year: all that is listed, and by the rule from two years before."""
    if one.rule is None:
        return one.onsets
    since, until = datetime(max(year - 2, 1), 1, 1), datetime(year, 12, 31, 23, 59)  # noqa: DTZ001 - wall times
    return (*one.onsets, *starts(one.rule, one.onsets[0], max(since, one.onsets[0]), until, Budget(_DESCRIBED_DAYS)))


@dataclass(frozen=True, slots=True)
class DescribedZone:
    """A zone as the file says it (VTIMEZONE)."""

    observances: tuple[_Observance, ...]

    def utc(self, wall: datetime) -> datetime:
        """The instant of a local wall time."""
        best: tuple[datetime, timedelta] | None = None
        for one in self.observances:
            onset = one.last(wall)
            if onset is not None and (best is None or onset > best[0]):
                best = onset, one.after
        offset = min(self.observances, key=lambda one: one.onsets[0]).before if best is None else best[1]
        return (wall - offset).replace(tzinfo=UTC)


Zone = ZoneInfo | timezone | DescribedZone
Zones = dict[str, ZoneInfo | DescribedZone]
"""The zones a calendar describes, by the name it gives them."""


def named(name: str, described: Zones) -> Zone:
    """The zone of that name: ours where we know it, else as the file describes it.

    Raises:
        UnfitEvent: ``UNKNOWN_ZONE``.
    """
    known = known_zone(name)
    if known is not None:
        return ZoneInfo(known)
    if name in described:
        return described[name]
    found = _OFFSET.fullmatch(name.strip())
    if found is None:
        raise UnfitEvent(Unfit.UNKNOWN_ZONE, name)
    ahead = timedelta(hours=int(found[2] or 0), minutes=int(found[3] or 0))
    if ahead >= timedelta(days=1):
        raise UnfitEvent(Unfit.UNKNOWN_ZONE, name)
    return timezone(-ahead if found[1] == "-" else ahead)


def known_zone(name: str) -> str | None:
    """IANA's name of a zone, whatever a program wrote before it or however Windows calls it."""
    bare = name.strip().strip('"').strip("/")
    pieces = bare.split("/")
    for some in (3, 2, 1):
        tail = "/".join(pieces[-some:])
        found = _names().get(tail.casefold()) if len(pieces) >= some else None
        if found is not None and zone_exists(found):
            return found
    return None


def described(part: Part) -> tuple[str, ZoneInfo | DescribedZone] | None:
    """The zone a VTIMEZONE describes, with its name; ``None`` when it makes no sense."""
    name = part.text("TZID")
    ours = known_zone(part.text("X-LIANES-ZONE"))
    if ours is not None:
        return name, ZoneInfo(ours)
    found = []
    for one in part.parts:
        if one.name not in _OBSERVANCES:
            continue
        try:
            found.append(_observance(one))
        except UnfitEvent:
            return None
    return (name, DescribedZone(tuple(found))) if found and name else None


def _observance(part: Part) -> _Observance:
    start = part.first("DTSTART")
    if start is None:
        raise UnfitEvent(Unfit.UNKNOWN_ZONE)
    first = instant(start.value).wall
    onsets = [first]
    for dates in part.all("RDATE"):
        onsets += [instant(one).wall for one in dates.value.split(",")]
    repeats = part.first("RRULE")
    after = _offset(part.text("TZOFFSETTO"))
    before = _offset(part.text("TZOFFSETFROM") or part.text("TZOFFSETTO"))
    read = None if repeats is None else rule(repeats.value, lambda until: (until + before).replace(tzinfo=None))
    return _Observance(before, after, read, tuple(onsets))


def _offset(text: str) -> timedelta:
    found = re.fullmatch(r"\s*([+-]?)(\d{2}):?(\d{2})(?::?(\d{2}))?\s*", text)
    if found is None:
        raise UnfitEvent(Unfit.UNKNOWN_ZONE)
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if ahead >= timedelta(days=1):
        raise UnfitEvent(Unfit.UNKNOWN_ZONE)
    return -ahead if found[1] == "-" else ahead


@cache
def _names() -> dict[str, str]:
    """Every name a zone goes by, without capitals; IANA's own come before Windows'."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415 - 60 ms, for a file that asks

    windows = {name.casefold(): iana for name, iana in WINDOWS_TO_OLSON.items()}
    return windows | {"z": "UTC"} | {name.casefold(): name for name in available_timezones()}

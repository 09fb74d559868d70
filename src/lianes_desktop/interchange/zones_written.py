"""The zones of a calendar file, written from our own rules: many a computer's do not know that Morocco is UTC+0."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_RENAMED = {"Africa/Casablanca": "Lianes/Africa/Casablanca", "Africa/El_Aaiun": "Lianes/Africa/El_Aaiun"}
"""Zones whose rules changed so lately that a reader would be an hour off, were it to know the name: Debian 12 of its
own says UTC+1 for Morocco after 2026-09-20. Under a name it does not know it must take the rules of the file."""
_STRIDE = timedelta(hours=12)
"""No zone changes its clock twice in so short a time."""
_A_SECOND = timedelta(seconds=1)
_FIRST, _LAST = 2024, 2038
"""Years that every file describes."""


def zone_id(name: str) -> str:
    """What a zone is called in our files (TZID)."""
    return _RENAMED.get(name, name)


def written_zone(name: str, first: int, last: int) -> Timezone:
    """The clock of a zone from one year to another, each change as an observance of its own.

    Most files say the same span: readers keep the first description that they meet of a name.
    """
    zone = ZoneInfo(name)
    since = datetime(max(min(first - 1, _FIRST), 1), 1, 1, tzinfo=UTC)
    until = datetime(min(max(last + 2, _LAST), 9999), 1, 1, tzinfo=UTC)
    part = Timezone()
    part.add("TZID", zone_id(name))
    part.add("X-LIANES-ZONE", name)
    begun = since.astimezone(zone)
    part.add_component(_observance(begun, begun.replace(tzinfo=None), _offset(begun)))
    for before, after in _changes(zone, since, until):
        offset = _offset(before)
        part.add_component(_observance(after, (after.astimezone(UTC) + offset).replace(tzinfo=None), offset))
    return part


def _changes(zone: ZoneInfo, since: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The last second before each change of the clock, and the first after it."""
    at = since
    while at < until:
        after = at + _STRIDE
        if at.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            low, high = at, after
            while high - low > _A_SECOND:
                middle = low + timedelta(seconds=(high - low) // _A_SECOND // 2)
                if middle.astimezone(zone).utcoffset() == at.astimezone(zone).utcoffset():
                    low = middle
                else:
                    high = middle
            yield low.astimezone(zone), high.astimezone(zone)
        at = after


def _observance(moment: datetime, onset: datetime, before: timedelta) -> TimezoneStandard | TimezoneDaylight:
    """What holds from ``onset`` on, a wall time by the offset before."""
    one = TimezoneDaylight() if moment.dst() else TimezoneStandard()
    one.add("DTSTART", onset)
    one.add("TZOFFSETFROM", before)
    one.add("TZOFFSETTO", _offset(moment))
    one.add("TZNAME", moment.tzname() or "")
    return one


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta(0)

"""Which photographs of a folder are new: those that stand still, and that no dossier holds."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from lianes_desktop.services.ports.disks import Seen

AROUND = 2
"""Days before the action and after it that count as during it: tickets of the way there, clocks that run wrong."""
_DAY = 24 * 60 * 60 * 10**9
_EPOCH = date(1970, 1, 1).toordinal()


class Period(NamedTuple):
    """First and last day of an action."""

    first: date
    last: date

    @property
    def around(self) -> range:
        """From ``AROUND`` days before to the end of ``AROUND`` days after, in nanoseconds since 1970 in UTC."""
        start, end = (one.toordinal() - _EPOCH for one in self)
        return range((start - AROUND) * _DAY, (end + AROUND + 1) * _DAY)


def period(starts_on: date | None, ends_on: date | None) -> Period | None:
    """The days of an action, whichever order they were typed in; one day alone is the whole of it."""
    known = [one for one in (starts_on, ends_on) if one is not None]
    return Period(min(known), max(known)) if known else None


def still(before: Collection[Seen], now: Iterable[Seen]) -> tuple[Seen, ...]:
    """The files that two looks found the same: not being written any more. The oldest first."""
    unchanged = (one for one in now if one.size and one in before)
    return tuple(sorted(unchanged, key=lambda one: (one.modified, str(one.path))))


def worth_reading(files: Iterable[Seen], kept: Mapping[int, Collection[str]]) -> tuple[Seen, ...]:
    """The files that may be in a dossier: ``kept`` are the digests of what dossiers hold, by size in bytes."""
    return tuple(one for one in files if one.size in kept)


def new(
    files: Iterable[Seen], digests: Mapping[Seen, str | None], kept: Mapping[int, Collection[str]]
) -> tuple[Seen, ...]:
    """The files that are in no dossier; one that could not be read is new: taking it in will say why not."""
    return tuple(one for one in files if one.size not in kept or digests.get(one) not in kept[one.size])


class Parted(NamedTuple):
    """Files of the days of an action, and the others."""

    during: tuple[Seen, ...]
    others: tuple[Seen, ...]


def parted(files: Collection[Seen], days: Period | None) -> Parted:
    """The files in two, by when they were last changed; all are of the action when nobody knows its days."""
    if days is None:
        return Parted(tuple(files), ())
    around = days.around
    sides: tuple[list[Seen], list[Seen]] = ([], [])
    for one in files:
        sides[one.modified not in around].append(one)
    return Parted(tuple(sides[0]), tuple(sides[1]))

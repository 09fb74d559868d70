"""Programme lines that the same people cannot both attend."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from lianes_desktop.domain.ids import ContactId, ParticipantId
from lianes_desktop.domain.programmes import Overlap, ProgrammeItem


def overlaps(items: Sequence[ProgrammeItem]) -> tuple[Overlap, ...]:
    """Every pair that shares time and somebody, in order of time; pairs accepted are left out."""
    accepted = {item.id for item in items if item.overlap_accepted}
    return tuple(one for one in every_overlap(items) if not accepted & {one.first, one.second})


def every_overlap(items: Sequence[ProgrammeItem]) -> tuple[Overlap, ...]:
    """Every pair that shares time and somebody, accepted or not, in order of time."""
    return tuple(_overlap(first, second) for first, second in _pairs(items) if together(first, second))


def _pairs(items: Sequence[ProgrammeItem]) -> Iterator[tuple[ProgrammeItem, ProgrammeItem]]:
    """Pairs that share time, in order of their starts."""
    ordered = sorted(items, key=lambda item: (item.starts_utc, item.ends_utc, item.id))
    for at, first in enumerate(ordered):
        for second in ordered[at + 1 :]:
            if second.starts_utc >= first.ends_utc:
                break
            if second.ends_utc > second.starts_utc:
                yield first, second


def together(first: ProgrammeItem, second: ProgrammeItem) -> bool:
    """Whether somebody is expected at both: nobody named means everybody, of the group if there is one.

    A person met who is named on both lines is expected at both, whatever the groups.
    """
    return bool(_met(first, second)) or _accompany(first, second)


def _accompany(first: ProgrammeItem, second: ProgrammeItem) -> bool:
    """Whether one of those who travel or receive is expected at both."""
    if first.participants and second.participants:
        return bool(_shared(first, second))
    return not first.group or not second.group or first.group == second.group


def _shared(first: ProgrammeItem, second: ProgrammeItem) -> tuple[ParticipantId, ...]:
    if not first.participants or not second.participants:
        return first.participants or second.participants
    return tuple(person for person in first.participants if person in second.participants)


def _met(first: ProgrammeItem, second: ProgrammeItem) -> tuple[ContactId, ...]:
    return tuple(person for person in first.contacts if person in second.contacts)


def _overlap(first: ProgrammeItem, second: ProgrammeItem) -> Overlap:
    return Overlap(
        first=first.id,
        second=second.id,
        starts_at=second.starts_at,
        ends_at=_local(min(first.ends_utc, second.ends_utc), second),
        participants=_shared(first, second) if _accompany(first, second) else (),
        contacts=_met(first, second),
    )


def _local(instant: datetime, item: ProgrammeItem) -> datetime:
    return instant.astimezone(ZoneInfo(item.zone)).replace(tzinfo=None)

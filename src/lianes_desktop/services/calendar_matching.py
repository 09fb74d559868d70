"""Which line of a programme an event of another calendar is, and what it would change there."""

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import NAMESPACE_URL, uuid5

from lianes_desktop.domain.checked import checked_item
from lianes_desktop.domain.ids import DossierId, ItemId
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.domain.programmes import ItemKind, ItemState, ProgrammeItem
from lianes_desktop.services.ports.calendar_files import CalendarEvent, Unfit

_LINES = uuid5(NAMESPACE_URL, "urn:lianes-desktop:programme-line")


class Fate(StrEnum):
    """What taking an event does."""

    NEW = "new"
    CHANGED = "changed"
    CALLED_OFF = "called_off"
    OLDER = "older"
    """It would change a line whose revision is higher than the file's."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line that a file would add or change."""

    event: CalendarEvent
    fate: Fate
    item: ProgrammeItem
    """As it would be."""
    before: ProgrammeItem | None = None
    """As it is now."""


def line_of(
    dossier: DossierId, event: CalendarEvent, kept: Container[ItemId], elsewhere: Callable[[ItemId], bool]
) -> ItemId:
    """Which line an event is: our own by its identity, another calendar's by a name made of its UID.

    ``elsewhere`` tells whether a line is kept in another dossier: that one is never touched.
    """
    own = event.item
    if own is not None and not event.occurrence and (own in kept or not elsewhere(own)):
        return own
    return ItemId(uuid5(_LINES, f"{dossier}\n{event.uid}\n{event.occurrence}"))


def proposed(
    dossier: DossierId, event: CalendarEvent, line: ItemId, before: ProgrammeItem | None
) -> Proposal | Unfit | None:
    """What the event would do; why it cannot be taken; ``None`` when the programme has it as it is."""
    try:
        if before is None:
            return Unfit.CANCELLED if event.cancelled else Proposal(event, Fate.NEW, _new(dossier, event, line))
        after = changed(before, event)
    except RefusedError:
        return Unfit.REFUSED
    if after is None:
        return None
    fate = Fate.CALLED_OFF if after.state is not before.state and event.cancelled else Fate.CHANGED
    return Proposal(event, Fate.OLDER if event.sequence < before.revision else fate, after, before)


def changed(now: ProgrammeItem, event: CalendarEvent) -> ProgrammeItem | None:
    """The line as the event has it; ``None`` when that is how it is.

    Raises:
        RefusedError: it cannot be so.
    """
    if event.cancelled:
        after = replace(now, state=ItemState.CANCELLED)
    else:
        after = replace(now, title=event.title, place=event.place, note=event.note)
        if now.state is ItemState.CANCELLED and event.sequence > now.revision:
            after = replace(after, state=ItemState.PLANNED)
        if not _same_hours(now, event):
            after = replace(after, starts_at=event.starts_at, ends_at=event.ends_at, zone=event.zone)
    if after == now:
        return None
    return checked_item(replace(after, revision=max(now.revision + 1, event.sequence)))


def _same_hours(now: ProgrammeItem, event: CalendarEvent) -> bool:
    """Whether it is at the same instants, on whatever clock; an event of a whole day fits any hours of that day."""
    if event.whole_day:
        return now.starts_at.date() == event.starts_at.date()
    then = replace(now, starts_at=event.starts_at, ends_at=event.ends_at, zone=event.zone)
    return (then.starts_utc, then.ends_utc) == (now.starts_utc, now.ends_utc)


def _new(dossier: DossierId, event: CalendarEvent, line: ItemId) -> ProgrammeItem:
    codes = {one.value: one for one in ItemKind}
    return checked_item(
        ProgrammeItem(
            id=line,
            dossier=dossier,
            title=event.title,
            kind=codes.get(event.kind, ItemKind.MEETING),
            starts_at=event.starts_at,
            ends_at=event.ends_at,
            zone=event.zone,
            place=event.place,
            note=event.note,
            group=event.group,
            revision=event.sequence,
        )
    )

"""Lines of a programme planned once more, on other days: hours and places hold, what came of them does not."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from lianes_desktop.domain.ids import DossierId, ItemId, new_id
from lianes_desktop.domain.programmes import ItemState, ProgrammeItem


def planned_again(item: ProgrammeItem, by: timedelta) -> ProgrammeItem:
    """The same line that much later, still to be held.

    Its people are those of the first. Where the clock changes at these very hours, so that it would end before it
    starts, it starts then and lasts as long as the clock once said.
    """
    moved = replace(
        item,
        id=ItemId(new_id()),
        starts_at=item.starts_at + by,
        ends_at=item.ends_at + by,
        overlap_accepted=False,
        state=ItemState.PLANNED,
        exchanged=(),
        outcome="",
        overruled=(),
        absent=(),
        absent_contacts=(),
        also_present="",
        pictures=(),
        revision=0,
    )
    if moved.ends_utc > moved.starts_utc:
        return moved
    zone = ZoneInfo(item.zone)
    ends = (moved.starts_utc + (item.ends_at - item.starts_at)).astimezone(zone).replace(tzinfo=None)
    starts = moved.starts_utc.astimezone(zone).replace(tzinfo=None)
    return replace(moved, starts_at=starts, ends_at=ends)


def taken_over(item: ProgrammeItem, dossier: DossierId, by: timedelta) -> ProgrammeItem:
    """A line of another dossier planned again in this one: for everybody, and without the people of the other.

    What they were to eat goes with them.
    """
    return replace(planned_again(item, by), dossier=dossier, participants=(), contacts=(), diets="", menus=())

"""The form of one programme line, in words ready to show."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.ids import ParticipantId
from lianes_desktop.domain.missions import Action, HostingDay, Participant
from lianes_desktop.domain.programmes import ItemFamily, Overlap, ProgrammeItem
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.programme.layout import shown_in
from lianes_desktop.ui.programme.values import Clash, Form, Person

ItemAct = Callable[[ProgrammeItem], ProgrammeItem | None]


def form(
    item: ProgrammeItem,
    action: Action,
    *,
    clock: str,
    other: str,
    days: Sequence[date],
    participants: Sequence[Participant],
    contacts: Sequence[Contact],
    clash: Clash | None,
) -> Form:
    """Everything the editor shows of a line, by the clock in force."""
    start, end = shown_in(item.starts_at, item.zone, clock), shown_in(item.ends_at, item.zone, clock)
    there, back = shown_in(item.starts_at, item.zone, other), shown_in(item.ends_at, item.zone, other)
    groups = action.groups if isinstance(action, HostingDay) else ()
    return Form(
        item=item.id,
        title=item.title,
        kind=item.kind,
        day=start.date(),
        days=tuple(sorted({*days, start.date()})),
        starts=f"{start:%H:%M}",
        ends=f"{end:%H:%M}",
        duration=formats.duration(item.duration),
        zone_note=_other_hours(there, back, to_morocco=other.startswith("Africa")),
        place=item.place,
        group=item.group,
        groups=groups,
        participants=tuple(
            Person(one.id, one.name, formats.initials(one.name), not item.participants or one.id in item.participants)
            for one in participants
        ),
        contacts=tuple(
            Person(one.id, one.name, formats.initials(one.name), one.id in item.contacts)
            for one in contacts
            if one.name
        ),
        results=item.results,
        covers="" if item.covers is None else str(item.covers),
        cost="" if item.planned_cents is None else formats.euros(item.planned_cents),
        diets=item.diets,
        note=item.note,
        meal=item.family is ItemFamily.MEAL,
        clash=clash,
    )


def clash(first: ProgrammeItem, overlap: Overlap, names: Mapping[ParticipantId, str], fix: datetime) -> Clash:
    """The notice of an overlap: which line, when, for whom, and the smallest move that ends it."""
    people = [names[one] for one in overlap.participants if one in names]
    hours = {"start": formats.clock(overlap.starts_at), "end": formats.clock(overlap.ends_at)}
    sentence = (
        _("De {start} à {end}, pour {people}.").format(people=formats.isolate(_listed(people)), **hours)
        if people
        else _("De {start} à {end}.").format(**hours)
    )
    return Clash(
        title=_("Chevauche « {title} »").format(title=formats.isolate(first.title)),
        sentence=sentence,
        fix=_("Décaler à {time}").format(time=formats.clock(fix)),
    )


def _other_hours(start: datetime, end: datetime, *, to_morocco: bool) -> str:
    hours = formats.clock_range(start, end)
    return _("{hours} au Maroc").format(hours=hours) if to_morocco else _("{hours} en France").format(hours=hours)


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("{first} et {last}").format(first=", ".join(names[:-1]), last=names[-1])


def snapped(minute: float, step: int = 15) -> int:
    """The nearest quarter of an hour."""
    return int(minute / step + 0.5) * step


def at_minute(day: date, minute: int) -> datetime:
    """A wall time by minutes since midnight."""
    return datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)

"""The form of one programme line, in words ready to show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.conventions import Coverage, HostingCase
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.menus import served
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.domain.money import half_up
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.programmes import TECHNICAL, ItemFamily, Overlap, ProgrammeItem
from lianes_desktop.domain.reimbursement import Terms
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.programme import attending
from lianes_desktop.ui.programme.layout import shown_in
from lianes_desktop.ui.programme.values import TEXTS, Clash, Field, Form, Person, Share


@dataclass(frozen=True, slots=True)
class Around:
    """The records around a line that its form shows or offers to choose from."""

    action: Action
    terms: Terms
    clock: str
    """Zone of the clock in force."""
    other: str
    days: tuple[date, ...]
    participants: tuple[Participant, ...]
    contacts: tuple[Contact, ...]


def form(item: ProgrammeItem, around: Around, draft: Draft, clash: Clash | None) -> Form:
    """Everything the editor shows of a line, by the clock in force."""
    start, end = (shown_in(moment, item.zone, around.clock) for moment in (item.starts_at, item.ends_at))
    hosting = isinstance(around.action, HostingDay)
    groups = around.action.groups if isinstance(around.action, HostingDay) else ()
    texts = {
        Field.TITLE: item.title,
        Field.STARTS: f"{start:%H:%M}",
        Field.ENDS: f"{end:%H:%M}",
        Field.PLACE: item.place,
        Field.COVERS: "" if item.covers is None else str(item.covers),
        Field.COST: "" if item.planned_cents is None else formats.euros(item.planned_cents),
        Field.DIETS: item.diets,
        Field.NOTE: item.note,
        Field.ALSO_PRESENT: item.also_present,
        Field.OUTCOME: item.outcome,
        Field.INTEREST_FR: item.interest_fr,
        Field.INTEREST_MA: item.interest_ma,
    }
    return Form(
        item=item.id,
        saved=draft.saved_words(),
        texts={field: draft.typed.get(field, texts[field]) for field in TEXTS},
        refusals={field: draft.refusals[field] for field in Field if field in draft.refusals},
        kind=item.kind,
        day=start.date(),
        days=tuple(sorted({*around.days, start.date()})),
        duration=formats.duration(item.duration),
        zone_note=_other_hours(item, around.other),
        group=item.group,
        groups=groups if not item.group or item.group in groups else (*groups, item.group),
        participants=_people(item, around.participants),
        contacts=tuple(
            Person(one.id, one.name, formats.initials(one.name), one.id in item.contacts)
            for one in around.contacts
            if one.name
        ),
        results=item.results,
        state=item.state,
        exchanged=item.exchanged,
        attendees=attending.attendees(item, around.participants, around.contacts),
        pictures=attending.pictures(item, around.contacts, draft),
        technical=item.kind in TECHNICAL,
        moving=item.family is ItemFamily.MOVE,
        meal=item.family is ItemFamily.MEAL,
        menus=served(item, around.action),
        menus_from=_("Ceux de la délégation, tant que vous n'en changez pas.")
        if served(item, around.action) != item.menus
        else "",
        hosting=hosting,
        clash=clash,
        share=_share(item, around.terms) if item.family is ItemFamily.MEAL else None,
    )


def clash(first: ProgrammeItem, overlap: Overlap, around: Around, fix: str) -> Clash:
    """The notice of an overlap: which line, when, for whom, and the word of what ends it."""
    names = attending.short_names(around.participants)
    met = {one.id: one.name for one in around.contacts}
    people = [names[one] for one in overlap.participants if one in names]
    people += [met[one] for one in overlap.contacts if met.get(one)]
    hours = {"start": formats.clock(overlap.starts_at), "end": formats.clock(overlap.ends_at)}
    sentence = (
        _("De {start} à {end}, pour {people}.").format(people=formats.isolate(attending.listed(people)), **hours)
        if people
        else _("De {start} à {end}.").format(**hours)
    )
    return Clash(
        title=_("Chevauche « {title} »").format(title=formats.isolate(first.title or _("Sans titre"))),
        sentence=sentence,
        fix=fix,
    )


def _people(item: ProgrammeItem, participants: Sequence[Participant]) -> tuple[Person, ...]:
    """Everybody, ticked when named or when nobody is."""
    names = attending.short_names(participants)
    return tuple(
        Person(one.id, names[one.id], formats.initials(one.name), not item.participants or one.id in item.participants)
        for one in participants
    )


def _share(item: ProgrammeItem, terms: Terms) -> Share | None:
    """What may be paid back of a meal offered to a direct partner, at the rate that applies to this dossier."""
    firm = any(
        kind.heading is BudgetHeading.MEALS and kind.coverage.value is Coverage.FULL for kind in terms.kinds.values()
    )
    if terms.case is not HostingCase.DIRECT or terms.rate is None or not firm:
        return None
    rate, cents = terms.rate.value, item.planned_cents
    return Share(
        _("Vous invitez votre partenaire direct : {rate} des frais d'accueil peuvent être reversés.").format(
            rate=formats.percent(rate)
        ),
        "" if cents is None else formats.share(cents, rate, half_up(cents * rate)),
    )


def _other_hours(item: ProgrammeItem, other: str) -> str:
    hours = formats.clock_range(shown_in(item.starts_at, item.zone, other), shown_in(item.ends_at, item.zone, other))
    to_morocco = other.startswith("Africa")
    return _("{hours} au Maroc").format(hours=hours) if to_morocco else _("{hours} en France").format(hours=hours)


def snapped(minute: float, step: int = 15) -> int:
    """The nearest quarter of an hour, halves later."""
    return int((minute / step + 0.5) // 1) * step


def at_minute(day: date, minute: int) -> datetime:
    """A wall time by minutes since midnight."""
    return datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)

"""Meetings of the committee in words. No Qt."""

from collections.abc import Iterable, Sequence
from datetime import date

from lianes_desktop.domain.committees import MONTHS_AHEAD
from lianes_desktop.domain.committees import Rhythm as Year
from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.steering import SteeringMeeting
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.kit.held import FormShown, Held
from lianes_desktop.ui.steering import fields
from lianes_desktop.ui.steering.values import Line, Rhythm, Sheet


def editions(known: Iterable[ProgrammeEdition]) -> tuple[tuple[str, str], ...]:
    """The editions to choose from."""
    return tuple(
        (one.code, _("{code} · {year}").format(code=formats.isolate(one.code), year=one.year)) for one in known
    )


def subtitle(meetings: Sequence[SteeringMeeting]) -> str:
    """How many there are."""
    count = len(meetings)
    return ngettext("{n} réunion", "{n} réunions", count).format(n=formats.number(count)) if count else ""


def title(meeting: SteeringMeeting) -> str:
    """A meeting by its day."""
    return _("Date à fixer") if meeting.held_on is None else formats.day_long(meeting.held_on)


def line(meeting: SteeringMeeting, today: date) -> Line:
    """A meeting of the list."""
    return Line(meeting.id, title(meeting), meeting.place, *_state(meeting, today))


def rhythm(year: Year) -> Rhythm:
    """The committee's year in words."""
    counted = ngettext("{n} réunion cette année", "{n} réunions cette année", year.count)
    if year.next_on is not None and not year.due:
        said = _("Prochaine réunion le {day}.").format(day=formats.day_long(year.next_on))
    else:
        said = _("Aucune réunion n'est prévue dans les {n} mois : proposez une date.").format(
            n=formats.number(MONTHS_AHEAD)
        )
    usual = _("Le comité se réunit environ {n} fois par an.").format(n=formats.number(year.usual))
    return Rhythm(year.count, year.usual, counted.format(n=formats.number(year.count)), f"{usual} {said}", due=year.due)


def sheet(meeting: SteeringMeeting, held: Held, today: date) -> Sheet:
    """The selected meeting."""
    texts = fields.texts(meeting)
    came = sum(one.present for one in meeting.attendance)
    present = ngettext("{n} présent sur {of}", "{n} présents sur {of}", came).format(
        n=formats.number(came), of=formats.number(len(meeting.attendance))
    )
    chip, tone, icon = _state(meeting, today)
    return Sheet(
        id=meeting.id,
        title=title(meeting),
        chip=chip,
        tone=tone,
        icon=icon,
        saved=held.saved_words(),
        form=FormShown(
            texts={name: held.typed.get(name, text) for name, text in {**held.typed, **texts}.items()},
            refusals=dict(held.refusals),
            ticks=fields.ticks(meeting),
        ),
        people=len(meeting.attendance),
        decisions=len(meeting.decisions),
        present=present if meeting.attendance else "",
    )


def _state(meeting: SteeringMeeting, today: date) -> tuple[str, str, str]:
    """Words, tone and icon of the chip."""
    if meeting.held:
        return _("Tenue"), "ok", "check"
    if meeting.held_on is None:
        return _("À fixer"), "neutral", "calendar-days"
    if meeting.held_on < today:
        return _("À confirmer"), "warn", "triangle-alert"
    return _("Prévue"), "info", "calendar-days"

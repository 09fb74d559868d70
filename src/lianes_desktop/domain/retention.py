"""How long a card is kept: some years after the last exchange, then it is looked at again (DOMAIN §9)."""

from collections.abc import Iterable
from datetime import date

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.programmes import ProgrammeItem


def last_exchange(contact: Contact, items: Iterable[ProgrammeItem], ends_on: date | None, today: date) -> date | None:
    """The latest day anything passed between us; ``ends_on`` is the last of the action, ``None`` when undated."""
    said = (contact.consent.given_on, contact.consent.informed_on, contact.renewed_on)
    answered = (one.on for one in contact.consent.answers)
    met = (
        one.starts_at.date()
        for one in items
        if one.counts and contact.id in one.contacts and contact.id not in one.absent_contacts
    )
    return max((day for day in (*said, *answered, *met, ends_on) if day is not None and day <= today), default=None)


def to_review(
    contacts: Iterable[Contact], items: Iterable[ProgrammeItem], ends_on: date | None, today: date, years: int
) -> tuple[Contact, ...]:
    """The cards whose term has come: ``years`` after the last exchange; one without any day is not known to be old."""
    lines, term = tuple(items), _years_before(today, years)
    return tuple(
        one for one in contacts if (last := last_exchange(one, lines, ends_on, today)) is not None and last <= term
    )


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)

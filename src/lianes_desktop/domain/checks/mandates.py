"""The acts that send people, the invitations that bring them, and their passports (DOMAIN V15, V16, V32)."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from lianes_desktop.domain.checks.case import Case, of_person
from lianes_desktop.domain.dossiers import Finding, FindingCode, Level
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.participants import Participant, Status, unmandated

LEVELS = {
    Status.ELECTED: Level.ERROR,
    Status.STAFF: Level.ERROR,
    Status.STAKEHOLDER: Level.WARNING,
    Status.EXPERT: Level.WARNING,
}
"""How firm the act that sends a person is (V15, V16)."""
PASSPORT_MONTHS = 6
"""How long a passport should last after the return (V32)."""


def found(case: Case) -> Iterator[Finding]:
    """Whoever travels needs an act dated before departure; for elected officials the law is firm."""
    action = case.action
    for person in case.dossier.participants:
        if isinstance(action, Mission):
            yield from _sent(person, action.starts_on)
            travels = person.status in LEVELS
        else:
            travels = isinstance(action, HostingDay) and person.status is Status.DELEGATE
            if travels and not (person.mandate.number or person.mandate.dated):
                yield of_person(person, FindingCode.NO_INVITATION, Level.WARNING)
        expires, back = person.passport_expires_on, action.ends_on
        if travels and expires and back and expires < _months_after(back, PASSPORT_MONTHS):
            yield of_person(person, FindingCode.PASSPORT_ENDS, Level.WARNING, "passport_expires_on")


def _sent(person: Participant, leaves_on: date | None) -> Iterator[Finding]:
    if person.status not in LEVELS:
        return
    level, dated = LEVELS[person.status], person.mandate.dated
    if unmandated(person):
        yield of_person(person, FindingCode.NO_MANDATE, level)
    elif dated is None:
        yield of_person(person, FindingCode.UNDATED_MANDATE, Level.WARNING)
    elif leaves_on and dated > leaves_on:
        yield of_person(person, FindingCode.LATE_MANDATE, level)


def _months_after(day: date, months: int) -> date:
    """The same day some months later, or the last of the month when it has none."""
    years, before = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, before + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))

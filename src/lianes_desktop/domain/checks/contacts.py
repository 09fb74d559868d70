"""People met: their answer to being recorded, and numbers nobody could call (DOMAIN V6, V7, V28)."""

from collections.abc import Iterator

from lianes_desktop.domain import entry
from lianes_desktop.domain.checks.case import Case, remark
from lianes_desktop.domain.contacts import ConsentState, Contact
from lianes_desktop.domain.dossiers import Finding, FindingCode
from lianes_desktop.domain.phones import country_of_contacts, parse_phone
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.domain.summaries import Section


def found(case: Case) -> Iterator[Finding]:
    """Whoever was not asked yet stays out of the bundle."""
    country = country_of_contacts(case.action)
    for contact in case.dossier.contacts:
        name = ("name", contact.name)
        if contact.consent.state is ConsentState.TO_ASK:
            yield remark(FindingCode.CONSENT_TO_ASK, Section.CONTACTS, "consent", name, at=contact.id)
        yield from _unreachable(contact, country)


def _unreachable(contact: Contact, country: str) -> Iterator[Finding]:
    for field in ("phone", "mobile"):
        typed = getattr(contact, field)
        try:
            parse_phone(typed, field, country)
        except RefusedError:
            values = ("name", contact.name), ("typed", typed)
            yield remark(FindingCode.BAD_PHONE, Section.CONTACTS, field, *values, at=contact.id)
    try:
        entry.parse_email(contact.email, "email")
    except RefusedError:
        values = ("name", contact.name), ("typed", contact.email)
        yield remark(FindingCode.BAD_EMAIL, Section.CONTACTS, "email", *values, at=contact.id)

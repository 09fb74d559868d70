"""People met: their answer to being recorded, and numbers nobody could call (DOMAIN V6, V7, V28)."""

import re
from collections.abc import Iterator

from lianes_desktop.domain import entry
from lianes_desktop.domain.checks.case import Case, remark
from lianes_desktop.domain.contacts import ConsentState, Contact
from lianes_desktop.domain.dossiers import Finding, FindingCode
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.domain.summaries import Section

_INTERNATIONAL = re.compile(r"\+[1-9][0-9]{6,14}")


def found(case: Case) -> Iterator[Finding]:
    """Whoever was not asked yet stays out of the bundle."""
    for contact in case.dossier.contacts:
        name = ("name", contact.name)
        if contact.consent.state is ConsentState.TO_ASK:
            yield remark(FindingCode.CONSENT_TO_ASK, Section.CONTACTS, "consent", name, at=contact.id)
        yield from _unreachable(contact)


def _unreachable(contact: Contact) -> Iterator[Finding]:
    for field in ("phone", "mobile"):
        typed = getattr(contact, field)
        if typed and not _INTERNATIONAL.fullmatch(typed):
            values = ("name", contact.name), ("typed", typed)
            yield remark(FindingCode.BAD_PHONE, Section.CONTACTS, field, *values, at=contact.id)
    try:
        entry.parse_email(contact.email, "email")
    except RefusedError:
        values = ("name", contact.name), ("typed", contact.email)
        yield remark(FindingCode.BAD_EMAIL, Section.CONTACTS, "email", *values, at=contact.id)

"""The acts that send people, the invitations that bring them, and their passports (DOMAIN V15, V16, V32)."""

from collections.abc import Iterator

from lianes_desktop.domain.checks.case import Case, of_person
from lianes_desktop.domain.dossiers import Finding, FindingCode, Level
from lianes_desktop.domain.mandates import FIRM, MandateState, act_needed, mandate_state, passport_ends_early
from lianes_desktop.domain.missions import Mission

_CODES = {
    MandateState.MISSING: FindingCode.NO_MANDATE,
    MandateState.UNDATED: FindingCode.UNDATED_MANDATE,
    MandateState.LATE: FindingCode.LATE_MANDATE,
}


def found(case: Case) -> Iterator[Finding]:
    """Whoever travels needs an act dated before departure; for elected officials and staff the law is firm.

    One without a day could have been written after: it is wanting too.
    """
    action = case.action
    for person in case.dossier.participants:
        if not act_needed(person, action):
            continue
        state = mandate_state(person, action)
        if isinstance(action, Mission) and state in _CODES:
            yield of_person(person, _CODES[state], Level.ERROR if person.status in FIRM else Level.WARNING)
        elif state is MandateState.MISSING:
            yield of_person(person, FindingCode.NO_INVITATION, Level.WARNING)
        if passport_ends_early(person.passport_expires_on, action):
            yield of_person(person, FindingCode.PASSPORT_ENDS, Level.WARNING, "passport_expires_on")

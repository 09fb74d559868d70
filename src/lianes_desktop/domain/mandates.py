"""Whether the act that sends a person is there, and in time (DOMAIN §4.5, §7.1, V15, V16, V32)."""

from datetime import date
from enum import StrEnum

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.months import months_after
from lianes_desktop.domain.participants import SENT_BY_ACT, Participant
from lianes_desktop.domain.people import Status

PASSPORT_MONTHS = 6
"""How long a passport should last after the return (V32)."""


class ActKind(StrEnum):
    """The act each status needs (DOMAIN §4.5)."""

    SPECIAL_MANDATE = "mandat_special"
    MISSION_ORDER = "ordre_de_mission"
    MISSION_LETTER = "lettre_de_mission"
    INVITATION = "lettre_d_invitation"


class MandateState(StrEnum):
    """How the act of one person stands, the worst first."""

    LATE = "late"
    """Dated after the departure: an act never looks back."""
    MISSING = "missing"
    UNDATED = "undated"
    INCOMPLETE = "incomplete"
    """Valid as far as it goes: who signed, or which body decided, is not said."""
    IN_ORDER = "in_order"
    NOT_NEEDED = "not_needed"


_KINDS = {
    Status.ELECTED: ActKind.SPECIAL_MANDATE,
    Status.STAFF: ActKind.MISSION_ORDER,
    Status.STAKEHOLDER: ActKind.MISSION_LETTER,
    Status.EXPERT: ActKind.MISSION_LETTER,
    Status.DELEGATE: ActKind.INVITATION,
}
_UNPROVED = frozenset({MandateState.MISSING, MandateState.UNDATED, MandateState.LATE})
FIRM = frozenset({Status.ELECTED, Status.STAFF})
"""Whose act is the law's own condition: without it nothing is paid (V15, V16)."""


def act_kind(status: Status) -> ActKind:
    """The act a person of that status needs."""
    return _KINDS[status]


def act_needed(person: Participant, action: Action) -> bool:
    """Whether the action asks for an act: whoever is sent to Morocco, and the delegates who come to France."""
    if isinstance(action, HostingDay):
        return person.status is Status.DELEGATE
    return isinstance(action, Mission) and person.status in SENT_BY_ACT


def mandate_state(person: Participant, action: Action) -> MandateState:
    """How the person's act stands; one that is given is judged even where none is needed."""
    mandate, departure = person.mandate, action.starts_on
    if not (mandate.number or mandate.dated or mandate.paper):
        return MandateState.MISSING if act_needed(person, action) else MandateState.NOT_NEEDED
    if mandate.dated and departure and mandate.dated > departure:
        return MandateState.LATE
    if person.status is Status.ELECTED and not mandate.number:
        return MandateState.MISSING  # without its deliberation a special mandate does not exist
    if mandate.dated is None:
        return MandateState.UNDATED
    if not mandate.signatory or (person.status is Status.ELECTED and not mandate.body):
        return MandateState.INCOMPLETE
    return MandateState.IN_ORDER


def unmandated(person: Participant, action: Action) -> bool:
    """Whether nothing shows that the person is sent: no act, or one that says neither its number nor its day."""
    return act_needed(person, action) and mandate_state(person, action) in _UNPROVED


def passport_ends_early(expires_on: date | None, action: Action) -> bool:
    """Whether the passport ends less than six months after the return (V32)."""
    back = action.ends_on
    return expires_on is not None and back is not None and expires_on < months_after(back, PASSPORT_MONTHS)

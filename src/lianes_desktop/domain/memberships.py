"""Where a membership stands, what comes next and until when, and who counts in the consortium (R3–R10, R73–R81)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from lianes_desktop.domain.conventions import Convention
from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.joining import Membership, MembershipRole, MembershipState
from lianes_desktop.domain.organisations import Organisation, Partnership, PartnershipKind

SUMMER = range(6, 9)
"""The months before the deadline, when the team is there to prepare (R80)."""

WAY = (
    MembershipState.CONTACT,
    MembershipState.LETTER_SIGNED,
    MembershipState.LETTER_SENT,
    MembershipState.LETTER_RECEIVED,
    MembershipState.CONVENTION_DISCUSSED,
    MembershipState.CONVENTION_SIGNED,
)
"""The states in the order they come; the others leave the way."""


class NextStep(StrEnum):
    """What somebody has to do now."""

    GET_IN_TOUCH = "get_in_touch"
    SIGN_LETTER = "sign_letter"
    SEND_LETTER = "send_letter"
    AWAIT_RECEIPT = "await_receipt"
    AGREE_LATE = "agree_late"
    DISCUSS = "discuss"
    SIGN_CONVENTION = "sign_convention"
    CARRY_OUT = "carry_out"
    NOTHING = "nothing"


class ToDo(NamedTuple):
    """The next step, and the day it must be done by when there is one."""

    step: NextStep
    until: date | None = None


class StartReason(StrEnum):
    """Why expenses count from a day on (R78)."""

    CONVENTION = "convention"
    ON_TIME = "on_time"
    LATE = "late"
    EXPECTED = "expected"
    """No letter yet: the day it would be if one came in time."""


class EligibilityStart(NamedTuple):
    """The day from which expenses count, and why."""

    day: date
    reason: StartReason


@dataclass(frozen=True, slots=True)
class Consortium:
    """How many authorities count, of at least how many (R5); a figure to follow, never a barrier."""

    authorities: tuple[OrganisationId, ...]
    least: int

    @property
    def count(self) -> int:
        """How many count."""
        return len(self.authorities)

    @property
    def missing(self) -> int:
        """How many more it takes."""
        return max(self.least - self.count, 0)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What an authority brings to the consortium: its partners and, in words, its experience (R21, R22)."""

    authority: OrganisationId
    kind: PartnershipKind
    partners: tuple[OrganisationId, ...]
    direct: bool
    themes: tuple[str, ...] = ()
    brings: str = ""


def deadline(edition: ProgrammeEdition) -> date:
    """The day by which Lianes must have received the letter of intent (R77)."""
    return date(edition.year, *edition.letter_deadline)


def days_left(edition: ProgrammeEdition, today: date) -> int:
    """Days until the deadline; less than nothing once it has passed."""
    return (deadline(edition) - today).days


def is_summer(edition: ProgrammeEdition, today: date) -> bool:
    """Whether it is the summer before the deadline, when the team is available to prepare (R80)."""
    return today.year == edition.year and today.month in SUMMER and today <= deadline(edition)


def has_few_means(authority: Organisation | None, edition: ProgrammeEdition) -> bool:
    """Whether an authority is one of the small ones the programme is first for (R6, R64); unknown says nothing."""
    people = None if authority is None else authority.population
    return people is not None and people <= edition.small_population


def is_late(convention: Convention, edition: ProgrammeEdition) -> bool:
    """Whether the letter was received after the deadline; the day it was sent does not count (R77)."""
    return convention.letter_received_on is not None and convention.letter_received_on > deadline(edition)


def state(membership: Membership, edition: ProgrammeEdition) -> MembershipState:
    """Where a membership stands, from its dates alone (DOMAIN §2.3)."""
    convention, letter = membership.convention, membership.letter
    late = is_late(convention, edition) and convention.late_letter_accepted_on is None
    facts = (
        (MembershipState.ABANDONED, membership.abandoned_on is not None),
        (MembershipState.CLOSED, membership.closed_on is not None),
        (MembershipState.CONVENTION_SIGNED, convention.signed_on is not None),
        (MembershipState.LETTER_LATE, late),
        (MembershipState.CONVENTION_DISCUSSED, bool(membership.versions)),
        (MembershipState.LETTER_RECEIVED, convention.letter_received_on is not None),
        (MembershipState.LETTER_SENT, letter.sent_on is not None),
        (MembershipState.LETTER_SIGNED, letter.signed_on is not None),
    )
    return next((one for one, holds in facts if holds), MembershipState.CONTACT)


def to_do(membership: Membership, edition: ProgrammeEdition) -> ToDo:
    """What comes next, and until when."""
    until, met = deadline(edition), membership.contacted_on is not None
    return {
        MembershipState.CONTACT: ToDo(NextStep.SIGN_LETTER if met else NextStep.GET_IN_TOUCH, until),
        MembershipState.LETTER_SIGNED: ToDo(NextStep.SEND_LETTER, until),
        MembershipState.LETTER_SENT: ToDo(NextStep.AWAIT_RECEIPT, until),
        MembershipState.LETTER_LATE: ToDo(NextStep.AGREE_LATE),
        MembershipState.LETTER_RECEIVED: ToDo(NextStep.DISCUSS),
        MembershipState.CONVENTION_DISCUSSED: ToDo(NextStep.SIGN_CONVENTION),
        MembershipState.CONVENTION_SIGNED: ToDo(NextStep.CARRY_OUT, membership.convention.ends_on),
        MembershipState.CLOSED: ToDo(NextStep.NOTHING),
        MembershipState.ABANDONED: ToDo(NextStep.NOTHING),
    }[state(membership, edition)]


def reached(membership: Membership) -> dict[MembershipState, date | None]:
    """The steps of the way behind a membership, with the day of each where it is known."""
    convention, letter = membership.convention, membership.letter
    days = {
        MembershipState.CONTACT: membership.contacted_on,
        MembershipState.LETTER_SIGNED: letter.signed_on,
        MembershipState.LETTER_SENT: letter.sent_on,
        MembershipState.LETTER_RECEIVED: convention.letter_received_on,
        MembershipState.CONVENTION_DISCUSSED: max((one.dated for one in membership.versions), default=None),
        MembershipState.CONVENTION_SIGNED: convention.signed_on,
    }
    last = max((WAY.index(one) for one, day in days.items() if day is not None), default=-1)
    return {one: days[one] for one in WAY[: last + 1]}


def eligibility_start(convention: Convention, edition: ProgrammeEdition) -> EligibilityStart:
    """From when expenses count: the convention's own day, else the deadline or the day a late letter came (R78)."""
    if convention.overrides.eligibility_start is not None:
        return EligibilityStart(convention.overrides.eligibility_start, StartReason.CONVENTION)
    received = convention.letter_received_on
    if received is None:
        return EligibilityStart(deadline(edition), StartReason.EXPECTED)
    if is_late(convention, edition):
        return EligibilityStart(received, StartReason.LATE)
    return EligibilityStart(deadline(edition), StartReason.ON_TIME)


def consortium(
    memberships: Iterable[Membership], partnerships: Iterable[Partnership], edition: ProgrammeEdition
) -> Consortium:
    """Who counts in an edition: its founders, and those whose letter was received; nobody who gave up (R5)."""
    here = [one for one in memberships if one.edition == edition.code]
    gone = {one.authority for one in here if one.abandoned_on is not None}
    counted = [one.authority for one in contributions(partnerships) if one.kind is PartnershipKind.FOUNDING]
    counted += [
        one.authority
        for one in here
        if one.role is MembershipRole.FOUNDER or one.convention.letter_received_on is not None
    ]
    return Consortium(tuple(one for one in dict.fromkeys(counted) if one not in gone), edition.least_authorities)


def contributions(partnerships: Iterable[Partnership]) -> tuple[Contribution, ...]:
    """What each French authority of the programme brings, in the order the settings name them (R21, R22)."""
    found: dict[OrganisationId, Contribution] = {}
    for one in partnerships:
        before = found.get(one.french, Contribution(one.french, one.kind, (), direct=False))
        found[one.french] = Contribution(
            one.french,
            before.kind,
            (*before.partners, one.moroccan),
            before.direct or one.direct,
            tuple(dict.fromkeys((*before.themes, *one.themes))),
            before.brings or one.brings,
        )
    return tuple(found.values())

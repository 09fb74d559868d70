"""Letter of intent, convention, consortium and committee (DOMAIN V19, V30; R5, R19, R65, R75, R77, R79)."""

from collections.abc import Iterator
from datetime import timedelta

from lianes_desktop.domain.checks.case import Case, remark
from lianes_desktop.domain.conventions import HostingCase
from lianes_desktop.domain.dossiers import Finding, FindingCode
from lianes_desktop.domain.memberships import consortium
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.domain.money import half_up
from lianes_desktop.domain.reimbursement import letter_deadline
from lianes_desktop.domain.summaries import Section

NEAR = 4, 5
"""Above 80 % of a known ceiling, it is said (R65)."""
COMMITTEE_EVERY = timedelta(days=213)
"""Seven months: twice a year, with a month's grace (R19)."""


def found(case: Case) -> Iterator[Finding]:
    """Everything that only makes the payment less sure."""
    yield from _letter_and_convention(case)
    yield from _ceiling(case)
    if case.action.case is HostingCase.DIRECT and case.applied.case is not HostingCase.DIRECT:
        yield remark(FindingCode.DIRECT_WITHOUT_AGREEMENT, Section.OVERVIEW, "case_reason")
    yield from _consortium(case)


def _letter_and_convention(case: Case) -> Iterator[Finding]:
    action, convention = case.action, case.action.convention
    if convention.signed_on is None:
        yield remark(FindingCode.CONVENTION_PENDING, Section.OVERVIEW, "convention.signed_on")
    deadline, received = letter_deadline(case.reference), convention.letter_received_on
    if received is None:
        yield remark(FindingCode.LETTER_MISSING, Section.OVERVIEW, "convention.letter_received_on")
    elif received > deadline and convention.late_letter_accepted_on is None:
        yield remark(FindingCode.LETTER_LATE, Section.OVERVIEW, "convention.letter_received_on", ("deadline", deadline))
    starts_on, ends_on = convention.starts_on, convention.ends_on
    before = starts_on and action.starts_on and action.starts_on < starts_on
    after = ends_on and action.ends_on and action.ends_on > ends_on
    if before or after:
        field = "held_on" if isinstance(action, HostingDay) else "starts_on" if before else "ends_on"
        yield remark(FindingCode.OUTSIDE_CONVENTION, Section.OVERVIEW, field)


def _ceiling(case: Case) -> Iterator[Finding]:
    """How near the claim comes to the most that is known: the convention's ceiling, else the envelope."""
    rate, ceiling = case.applied.rate, case.applied.ceiling_cents
    most = ceiling.value if ceiling else case.reference.edition.envelope_cents
    if rate is None or not most:
        return
    due, (part, whole) = half_up(rate.value * case.claimed.eligible_cents), NEAR
    sums = ("due_cents", due), ("ceiling_cents", most)
    if due > most:
        yield remark(FindingCode.OVER_CEILING, Section.OVERVIEW, "ceiling_cents", *sums)
    elif due * whole > most * part:
        yield remark(FindingCode.NEAR_CEILING, Section.OVERVIEW, "ceiling_cents", *sums)


def _consortium(case: Case) -> Iterator[Finding]:
    """Said only where several authorities are followed: a device in the field knows its own alone."""
    edition, memberships = case.reference.edition, case.around.memberships
    followed = [one for one in memberships if one.edition == edition.code]
    together = consortium(memberships, case.reference.partnerships, edition)
    if len(followed) > 1 and together.missing:
        figures = ("count", together.count), ("least", together.least)
        yield remark(FindingCode.FEW_AUTHORITIES, Section.JOINING, "", *figures)
    days = [one.held_on for one in case.around.meetings if one.edition == edition.code and one.held_on]
    if days and max(days) < case.today - COMMITTEE_EVERY:
        yield remark(FindingCode.NO_COMMITTEE, Section.STEERING, "", ("day", max(days)))

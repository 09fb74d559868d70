"""The search for a new partner: what is wanted, with whom, and how far it has come (DOMAIN R8, R51 to R53)."""

from collections.abc import Iterator

from lianes_desktop.domain.checks.case import Case, remark
from lianes_desktop.domain.dossiers import Finding, FindingCode
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.summaries import Section


def found(case: Case) -> Iterator[Finding]:
    """Each step that has not been taken yet, in order."""
    action = case.action
    if not isinstance(action, NewPartnership):
        return
    if not action.intention.strip():
        yield remark(FindingCode.NO_INTENTION, Section.OVERVIEW, "intention")
    if not action.sought.strip():
        yield remark(FindingCode.NOTHING_SOUGHT, Section.OVERVIEW, "sought")
    if not action.candidates:
        yield remark(FindingCode.NO_CANDIDATE, Section.PREPARATION, "candidates")
    elif not any(one.retained for one in action.candidates):
        yield remark(FindingCode.NONE_RETAINED, Section.PREPARATION, "candidates")
    if action.milestones.first_meeting_on is None:
        yield remark(FindingCode.NO_FIRST_EXCHANGE, Section.PREPARATION, "milestones.first_meeting_on")
    if action.accord.signed_on is None:
        yield remark(FindingCode.NO_ACCORD, Section.OVERVIEW, "accord.signed_on")

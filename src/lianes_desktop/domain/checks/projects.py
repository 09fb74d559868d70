"""A project: what it does, who leads it, and what it must not buy (DOMAIN R57, R58, R63)."""

from collections.abc import Iterator

from lianes_desktop.domain.checks.case import Case, remark
from lianes_desktop.domain.dossiers import Finding, FindingCode
from lianes_desktop.domain.projects import CooperationProject, ProjectKind
from lianes_desktop.domain.summaries import Section


def found(case: Case) -> Iterator[Finding]:
    """What the authority has to say of its project before Lianes may pay part of it."""
    action = case.action
    if not isinstance(action, CooperationProject):
        return
    if not action.description.strip():
        yield remark(FindingCode.NO_DESCRIPTION, Section.OVERVIEW, "description")
    if action.kind is ProjectKind.OTHER and not action.other_kind.strip():
        yield remark(FindingCode.KIND_UNSAID, Section.OVERVIEW, "other_kind")
    if not action.owners_confirmed:
        yield remark(FindingCode.OWNERS_NOT_CONFIRMED, Section.OVERVIEW, "owners_confirmed")
    if not action.no_heavy_investment:
        yield remark(FindingCode.HEAVY_NOT_EXCLUDED, Section.OVERVIEW, "no_heavy_investment")

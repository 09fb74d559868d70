"""A mission's usual length and cost: never a limit, always said (DOMAIN V17, V21; R35)."""

from collections.abc import Iterator

from lianes_desktop.domain.budget import Reach, reach
from lianes_desktop.domain.checks.case import Case, remark
from lianes_desktop.domain.dossiers import Finding, FindingCode
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.settlement import settlements
from lianes_desktop.domain.summaries import Section

_OVER = {Reach.OVER: FindingCode.OVER_BUDGET, Reach.FAR_OVER: FindingCode.FAR_OVER_BUDGET}


def found(case: Case) -> Iterator[Finding]:
    """Days outside the edition's usual ones, and people above its usual budget for one."""
    action, edition = case.action, case.reference.edition
    if not isinstance(action, Mission):
        return
    if action.starts_on and action.ends_on and not action.duration_reason:
        days = (action.ends_on - action.starts_on).days + 1
        fewest, most = edition.mission_days
        if not fewest <= days <= most:
            told = ("days", days), ("fewest", fewest), ("most", most)
            yield remark(FindingCode.DURATION, Section.OVERVIEW, "duration_reason", *told)
    usual = edition.budget_per_person_cents
    over = False
    for one in settlements(case.dossier, case.claimed.lines):
        code = _OVER.get(reach(one.cost_cents, usual, edition.far_over_budget))
        if code is not None:
            over = True
            sums = ("spent_cents", one.cost_cents), ("budget_cents", usual)
            yield remark(code, Section.BUDGET, "budget", *sums, at=one.participant)
    planned, budget = sum(cost.cents for cost in action.budget), usual * len(case.dossier.participants)
    if budget and planned > budget and not over:
        plan = ("planned_cents", planned), ("budget_cents", budget)
        yield remark(FindingCode.PLANNED_OVER_BUDGET, Section.BUDGET, "budget", *plan)

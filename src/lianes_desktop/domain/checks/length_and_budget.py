"""A mission's usual length and cost: never a limit, always said (DOMAIN V17, V21; R35)."""

from collections.abc import Iterator

from lianes_desktop.domain.checks.case import Case, remark
from lianes_desktop.domain.dossiers import Finding, FindingCode
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.summaries import Section


def found(case: Case) -> Iterator[Finding]:
    """Days outside the edition's usual ones, and sums above its usual budget."""
    action, edition = case.action, case.reference.edition
    if not isinstance(action, Mission):
        return
    if action.starts_on and action.ends_on and not action.duration_reason:
        days = (action.ends_on - action.starts_on).days + 1
        fewest, most = edition.mission_days
        if not fewest <= days <= most:
            usual = ("days", days), ("fewest", fewest), ("most", most)
            yield remark(FindingCode.DURATION, Section.OVERVIEW, "duration_reason", *usual)
    budget, spent = edition.budget_per_person_cents * len(case.dossier.participants), case.claimed.spent_cents
    planned = sum(cost.cents for cost in action.budget)
    if budget and spent > budget:
        code = FindingCode.FAR_OVER_BUDGET if spent > budget * edition.far_over_budget else FindingCode.OVER_BUDGET
        yield remark(code, Section.BUDGET, "budget", ("spent_cents", spent), ("budget_cents", budget))
    elif budget and planned > budget:
        sums = ("planned_cents", planned), ("budget_cents", budget)
        yield remark(FindingCode.PLANNED_OVER_BUDGET, Section.BUDGET, "budget", *sums)

"""Meetings, tasks and agreement before people travel (DOMAIN R28, R30, R43); what a host owes (R42, R46, R47, V18)."""

from collections.abc import Iterator

from lianes_desktop.domain.checks.case import Case, error, remark
from lianes_desktop.domain.conventions import HostingCase
from lianes_desktop.domain.dossiers import Finding, FindingCode
from lianes_desktop.domain.missions import Courtesy, HostingDay, Mission, ProgrammeState
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.domain.summaries import Section

_OUTSIDERS = frozenset({Status.STAKEHOLDER, Status.EXPERT})
_SERVED = frozenset({ItemKind.MEAL, ItemKind.REFRESHMENT})


def found(case: Case) -> Iterator[Finding]:
    """Only missions and hosting days are prepared with the other side."""
    action = case.action
    if not isinstance(action, Mission | HostingDay):
        return
    if not any(one.held_on for one in case.dossier.meetings):
        yield remark(FindingCode.NO_PREPARATION_MEETING, Section.PREPARATION, "meetings")
    if action.agreement.state is not ProgrammeState.VALIDATED:
        yield remark(FindingCode.PROGRAMME_NOT_AGREED, Section.PROGRAMME, "agreement")
    left = sum(one.done_on is None and not one.not_needed for one in action.tasks)
    if left:
        yield remark(FindingCode.TASKS_LEFT, Section.PREPARATION, "tasks", ("count", left))
    if isinstance(action, HostingDay):
        yield from _hosting(case, action)


def _hosting(case: Case, action: HostingDay) -> Iterator[Finding]:
    people, items = case.dossier.participants, case.dossier.items
    if not any(person.status in _OUTSIDERS for person in people) and not any(
        item.kind is ItemKind.STAKEHOLDERS for item in items
    ):
        yield remark(FindingCode.NO_STAKEHOLDER, Section.PROGRAMME)
    if not any(person.status is Status.DELEGATE for person in people):
        yield remark(FindingCode.NO_DELEGATE, Section.TEAM, "participants")
    served = any(item.kind in _SERVED for item in items)
    if action.case is HostingCase.AD_HOC and action.courtesy is Courtesy.NONE and not served:
        yield remark(FindingCode.NO_COURTESY, Section.OVERVIEW, "courtesy")
    day, stay = action.held_on, action.delegation
    if day is None:
        return
    before = stay.arrives_on and day < stay.arrives_on
    if before or (stay.leaves_on and day > stay.leaves_on):
        field = "delegation.arrives_on" if before else "delegation.leaves_on"
        yield remark(FindingCode.OUTSIDE_STAY, Section.OVERVIEW, field, ("day", day))
    for item in items:
        if item.starts_at.date() != day or item.ends_at.date() != day:
            values = ("title", item.title), ("day", item.starts_at.date())
            yield error(FindingCode.OTHER_DAY, Section.PROGRAMME, "starts_at", *values, at=item.id)

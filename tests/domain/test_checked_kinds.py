"""What one kind of action or its preparation says that is refused, each reason beside its field."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from support.builders import DOSSIER, a_hosting_day, a_mission, a_partnership, a_project

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.checked import checked_action
from lianes_desktop.domain.checked.preparation import checked_candidate, checked_meeting, checked_task
from lianes_desktop.domain.conventions import Convention
from lianes_desktop.domain.ids import MeetingId, new_id
from lianes_desktop.domain.missions import Acceptance, Delegation
from lianes_desktop.domain.partnerships import Candidate, PartnershipAgreement
from lianes_desktop.domain.preparation import PreparationMeeting, Task
from lianes_desktop.domain.problems import Problem, RefusedError

EARLY, MIDDLE, LATE = date(2026, 10, 12), date(2026, 10, 14), date(2026, 10, 16)


def refusals(check: Any, value: Any) -> list[tuple[str, Problem]]:  # noqa: ANN401 - any check of any value
    with pytest.raises(RefusedError) as refused:
        check(value)
    return [(one.field, one.problem) for one in refused.value.refusals]


@pytest.mark.parametrize(
    ("action", "field", "problem"),
    [
        (a_mission(objectives=(1, 4)), "objectives", Problem.NOT_A_NUMBER),
        (a_project(sdgs=(18,)), "sdgs", Problem.NOT_A_NUMBER),
        (
            a_project(convention=Convention(starts_on=LATE, ends_on=EARLY)),
            "convention.ends_on",
            Problem.END_BEFORE_START,
        ),
        (a_project(starts_on=LATE, ends_on=EARLY), "ends_on", Problem.END_BEFORE_START),
        (a_partnership(starts_on=LATE, ends_on=EARLY), "ends_on", Problem.END_BEFORE_START),
        (
            a_hosting_day(held_on=None, delegation=Delegation(arrives_on=LATE, leaves_on=EARLY)),
            "delegation.leaves_on",
            Problem.END_BEFORE_START,
        ),
        (a_hosting_day(held_on=EARLY, delegation=Delegation(arrives_on=LATE)), "held_on", Problem.DAY_OUTSIDE_STAY),
        (a_hosting_day(held_on=LATE, delegation=Delegation(leaves_on=EARLY)), "held_on", Problem.DAY_OUTSIDE_STAY),
        (a_hosting_day(delegation=Delegation(name="x" * 201)), "delegation.name", Problem.TOO_LONG),
        (
            a_mission(other_theme_accepted=Acceptance(EARLY, "x" * 81)),
            "other_theme_accepted.accepted_by",
            Problem.TOO_LONG,
        ),
        (a_partnership(population=0), "population", Problem.NOT_POSITIVE),
        (a_partnership(population=10**8), "population", Problem.TOO_LARGE),
        (a_partnership(accord=PartnershipAgreement(reference="x" * 201)), "accord.reference", Problem.TOO_LONG),
        (
            a_partnership(accord=PartnershipAgreement(signed_on=LATE, active_from=EARLY)),
            "accord.active_from",
            Problem.END_BEFORE_START,
        ),
        (
            a_partnership(accord=PartnershipAgreement(signed_on=MIDDLE, closed_on=EARLY)),
            "accord.closed_on",
            Problem.END_BEFORE_START,
        ),
        (
            a_partnership(accord=PartnershipAgreement(active_from=MIDDLE, closed_on=EARLY)),
            "accord.closed_on",
            Problem.END_BEFORE_START,
        ),
    ],
)  # fmt: skip
def test_what_cannot_hold_together_is_refused_beside_its_field(action: Action, field: str, problem: Problem) -> None:
    assert refusals(checked_action, action) == [(field, problem)]


def test_what_holds_together_is_kept_cleaned() -> None:
    day = checked_action(
        a_hosting_day(held_on=MIDDLE, delegation=Delegation(" Oujda ", EARLY, LATE), objectives=(1, 2, 3), sdgs=(17,))
    )
    sought = checked_action(
        a_partnership(
            accord=PartnershipAgreement(signed_on=EARLY, active_from=EARLY, closed_on=LATE, reference=" A 1 ")
        )
    )
    mission = checked_action(a_mission(other_theme_accepted=Acceptance(EARLY, " Inès ")))

    assert (day.delegation.name, sought.accord.reference) == ("Oujda", "A 1")
    assert mission.other_theme_accepted == Acceptance(EARLY, "Inès")


def test_a_task_of_one_s_own_has_words_and_what_is_not_needed_is_not_done() -> None:
    assert refusals(checked_task, Task(title="  ")) == [("title", Problem.MISSING)]
    assert checked_task(Task("a", done_on=EARLY, not_needed=True, note=" Rien ")) == Task(
        "a", not_needed=True, note="Rien"
    )
    assert checked_task(Task("a", done_on=EARLY)).done_on == EARLY


def test_a_candidate_has_a_name_and_people() -> None:
    assert refusals(checked_candidate, Candidate(" ", population=-1)) == [
        ("name", Problem.MISSING),
        ("population", Problem.NOT_POSITIVE),
    ]
    assert checked_candidate(Candidate(" Oujda ", population=494_000)) == Candidate("Oujda", population=494_000)


def test_a_meeting_s_words_are_cleaned() -> None:
    meeting = PreparationMeeting(MeetingId(new_id()), DOSSIER, EARLY, others=" Lianes ", decisions=" a\n\nb ")

    assert checked_meeting(meeting) == replace(meeting, others="Lianes", decisions="a\n\nb")
    assert refusals(checked_meeting, replace(meeting, others="x" * 201)) == [("others", Problem.TOO_LONG)]

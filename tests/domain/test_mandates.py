"""Whether the act that sends a person is there, and in time."""

from datetime import date

import pytest
from support.builders import a_hosting_day, a_mission, a_participant

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.ids import DossierId, new_id
from lianes_desktop.domain.mandates import (
    ActKind,
    MandateState,
    act_kind,
    act_needed,
    mandate_state,
    passport_ends_early,
)
from lianes_desktop.domain.participants import Mandate
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.projects import CooperationProject

BEFORE, DAY, AFTER = date(2026, 10, 11), date(2026, 10, 12), date(2026, 10, 13)
WHOLE = Mandate("1", BEFORE, "Le maire", "Conseil municipal")
PAPER = Piece("a" * 64, 1, "application/pdf", "acte.pdf")


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (Status.ELECTED, ActKind.SPECIAL_MANDATE),
        (Status.STAFF, ActKind.MISSION_ORDER),
        (Status.STAKEHOLDER, ActKind.MISSION_LETTER),
        (Status.EXPERT, ActKind.MISSION_LETTER),
        (Status.DELEGATE, ActKind.INVITATION),
    ],
)
def test_each_capacity_has_its_act(status: Status, kind: ActKind) -> None:
    assert act_kind(status) is kind


@pytest.mark.parametrize("status", list(Status))
def test_a_mission_sends_everyone_but_delegates_and_a_hosting_day_invites_them_alone(status: Status) -> None:
    person, delegate = a_participant(status=status), status is Status.DELEGATE

    assert act_needed(person, a_mission()) is not delegate
    assert act_needed(person, a_hosting_day()) is delegate
    for other in (NewPartnership(DossierId(new_id()), "C"), CooperationProject(DossierId(new_id()), "D")):
        assert not act_needed(person, other)


@pytest.mark.parametrize(
    ("status", "mandate", "action", "state"),
    [
        (Status.ELECTED, Mandate(), a_mission(), MandateState.MISSING),
        (Status.ELECTED, Mandate(dated=BEFORE), a_mission(), MandateState.MISSING),
        (Status.ELECTED, Mandate("1", AFTER), a_mission(), MandateState.LATE),
        (Status.ELECTED, Mandate(dated=AFTER), a_mission(), MandateState.LATE),
        (Status.ELECTED, Mandate("1", DAY, "Le maire", "Bureau"), a_mission(), MandateState.IN_ORDER),
        (Status.ELECTED, Mandate("1", BEFORE, "Le maire"), a_mission(), MandateState.INCOMPLETE),
        (Status.ELECTED, Mandate("1"), a_mission(), MandateState.UNDATED),
        (Status.STAFF, Mandate("1", BEFORE), a_mission(), MandateState.INCOMPLETE),
        (Status.STAFF, Mandate("", BEFORE, "Le maire"), a_mission(), MandateState.IN_ORDER),
        (Status.STAFF, Mandate("1", AFTER, "Le maire"), a_mission(), MandateState.LATE),
        (Status.STAFF, Mandate("1", AFTER, "Le maire"), a_mission(starts_on=None), MandateState.IN_ORDER),
        (Status.STAFF, Mandate(paper=PAPER), a_mission(), MandateState.UNDATED),
        (Status.STAFF, Mandate(), a_hosting_day(), MandateState.NOT_NEEDED),
        (Status.STAFF, WHOLE, a_hosting_day(), MandateState.IN_ORDER),
        (Status.DELEGATE, Mandate(), a_hosting_day(), MandateState.MISSING),
        (Status.EXPERT, Mandate(), a_mission(), MandateState.MISSING),
    ],
)
def test_an_act_is_right_missing_or_late(status: Status, mandate: Mandate, action: Action, state: MandateState) -> None:
    assert mandate_state(a_participant(status=status, mandate=mandate), action) is state


def test_a_passport_is_to_last_about_six_months_after_the_return() -> None:
    mission = a_mission()

    assert passport_ends_early(date(2027, 3, 1), mission)
    assert not passport_ends_early(date(2027, 5, 1), mission)
    assert not passport_ends_early(None, mission)
    assert not passport_ends_early(date(2026, 10, 13), a_mission(ends_on=None))

"""How far a programme is agreed and held."""

from datetime import date

import pytest
from support.builders import an_item

from lianes_desktop.domain.agreements import programme_state
from lianes_desktop.domain.missions import ProgrammeAgreement, ProgrammeState
from lianes_desktop.domain.programmes import ItemState

DAY = date(2026, 10, 1)
BOTH = ProgrammeAgreement(DAY, DAY, DAY, "Nadia El Amrani")


@pytest.mark.parametrize(
    ("agreement", "states", "expected"),
    [
        (ProgrammeAgreement(), (), ProgrammeState.DRAFT),
        (ProgrammeAgreement(shared_on=DAY), (ItemState.PLANNED,), ProgrammeState.SHARED),
        (ProgrammeAgreement(DAY, french_on=DAY), (ItemState.PLANNED,), ProgrammeState.SHARED),
        (BOTH, (ItemState.PLANNED, ItemState.HELD), ProgrammeState.VALIDATED),
        (BOTH, (ItemState.HELD, ItemState.ADDED, ItemState.CANCELLED), ProgrammeState.HELD),
        (ProgrammeAgreement(), (ItemState.HELD,), ProgrammeState.HELD),
        (BOTH, (ItemState.CANCELLED,), ProgrammeState.VALIDATED),
        (BOTH, (), ProgrammeState.VALIDATED),
    ],
)
def test_the_state_follows_the_two_sides_then_what_was_held(
    agreement: ProgrammeAgreement, states: tuple[ItemState, ...], expected: ProgrammeState
) -> None:
    assert programme_state(agreement, [an_item(state=one) for one in states]) is expected


def test_what_became_of_a_line_says_whether_it_counts() -> None:
    assert [an_item(state=one).took_place for one in ItemState] == [False, True, False, True]
    assert [an_item(state=one).counts for one in ItemState] == [True, True, False, True]

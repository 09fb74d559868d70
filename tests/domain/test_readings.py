"""What a confidence means for the person."""

import pytest

from lianes_desktop.domain.readings import SHOWN, SURE, Read


@pytest.mark.parametrize(
    ("confidence", "shown", "sure"),
    [(0, False, False), (SHOWN - 1, False, False), (SHOWN, True, False), (SURE - 1, True, False), (SURE, True, True)],
)
def test_a_field_is_left_empty_proposed_or_sure(confidence: int, shown: bool, sure: bool) -> None:  # noqa: FBT001 - a case
    read = Read("x", confidence)
    assert (read.shown, read.sure) == (shown, sure)

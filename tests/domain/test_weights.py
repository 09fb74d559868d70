"""From which sizes mail may refuse a bundle."""

import pytest

from lianes_desktop.domain.weights import Weight, weight


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (0, Weight.EASY),
        (9_999_999, Weight.EASY),
        (10_000_000, Weight.HEAVY),
        (19_999_999, Weight.HEAVY),
        (20_000_000, Weight.TOO_HEAVY),
        (10**12, Weight.TOO_HEAVY),
    ],
)
def test_the_borders(size: int, expected: Weight) -> None:
    assert weight(size) is expected

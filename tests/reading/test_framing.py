"""What the places of print say of the photograph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianes_desktop.domain.readings import Flaw
from lianes_desktop.reading.framing import framing
from lianes_desktop.reading.lines import Line

SIZE = (2250.0, 3000.0)


def line(left: float, right: float, top: float, height: float = 70) -> Line:
    foot = top + height
    return Line("TOTAL", 0.9, ((left, top), (right, top), (right, foot), (left, foot)))


def page(*ends: tuple[float, float], height: float = 70) -> list[Line]:
    """Ten lines well inside the picture, then one for each pair of left and right."""
    inside = [(400.0, 1800.0)] * 10
    return [line(left, right, 100 + at * 120, height) for at, (left, right) in enumerate([*inside, *ends])]


@pytest.mark.parametrize(
    ("ends", "found"),
    [
        ((), set()),
        (((0, 900),), set()),
        (((0, 900), (3, 700)), {Flaw.CUT}),
        (((900, 2250), (700, 2246)), {Flaw.CUT}),
        (((0, 900), (700, 2250)), set()),
        (((30, 900), (40, 700)), set()),
    ],
    ids=["whole", "one line of what lies beneath", "cut on the left", "cut on the right", "one each side", "margins"],
)
def test_lines_that_end_at_one_edge_were_cut(ends: tuple[tuple[float, float], ...], found: set[Flaw]) -> None:
    assert framing(page(*ends), SIZE) == found


def test_small_print_was_taken_from_too_far() -> None:
    assert framing(page(height=30), SIZE) == {Flaw.FAR}
    assert framing(page(height=35), SIZE) == frozenset()
    small = [line(100, 400, 10 + at * 14, 11) for at in range(10)]
    assert framing(small, (600, 800)) == {Flaw.FAR}, "whatever its share of a small picture"


def test_a_few_words_say_nothing_of_the_frame() -> None:
    assert framing(page()[:4], SIZE) == framing([], SIZE) == frozenset()


@given(st.lists(st.tuples(st.floats(13, 1000), st.floats(1001, 2237)), max_size=20))
def test_what_stands_inside_is_never_cut(ends: list[tuple[float, float]]) -> None:
    assert Flaw.CUT not in framing(page(*ends), SIZE)

"""Whether the whole receipt is in the photograph, by where its print stands and how large it is."""

from collections.abc import Sequence

from lianes_desktop.domain.readings import Flaw
from lianes_desktop.reading.lines import Line

_EDGE = 0.004
"""Print this near the picture's edge, for its longer side, was cut there: paper has margins."""
_FEWEST_CUT, _CUT_SHARE = 2, 0.08
"""Lines that end at one edge, and their part of all: of 15 photographs one has one such line and the others none; cut
on purpose by an eighth of the print, they have 5 to 13 on the left, 2 to 11 on the right unless a column went whole."""
_SMALL, _SMALLEST = 0.0113, 12.0
"""Height of the smaller print (its lower quarter), for the longer side and in pixels, under which lines are lost: of 21
photographs none has less than 0.017; taken from three times as far, 16 have 0.011 and less. An invoice on A4 that fills
the picture has 0.012."""
_FEWEST_LINES = 5


def framing(lines: Sequence[Line], size: tuple[float, float]) -> frozenset[Flaw]:
    """``CUT`` and ``FAR``, for the lines of an upright page of ``size`` (width and height, in pixels)."""
    if len(lines) < _FEWEST_LINES:
        return frozenset()
    width, _height = size
    near = _EDGE * max(size)
    began = sum(min(x for x, _ in one.corners) <= near for one in lines)
    ended = sum(max(x for x, _ in one.corners) >= width - near for one in lines)
    found = {Flaw.CUT} if max(began, ended) >= max(_FEWEST_CUT, _CUT_SHARE * len(lines)) else set()
    heights = sorted(one.height for one in lines)
    if heights[len(heights) // 4] < max(_SMALLEST, _SMALL * max(size)):
        found.add(Flaw.FAR)
    return frozenset(found)

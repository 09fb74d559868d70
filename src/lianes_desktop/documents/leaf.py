"""Pages of any size, and words that are made smaller until they hold in their place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lianes_desktop.documents.stream import StreamedCanvas
from lianes_desktop.documents.style import Style
from lianes_desktop.documents.text import Line, lines_of

_SMALLER = 0.92


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: its size in points, and what draws it."""

    width: float
    height: float
    draw: Callable[[StreamedCanvas], None]


def fitted(parts: Sequence[tuple[str, Style]], width: float, height: float) -> list[Line]:
    """The lines of paragraphs in a place, all as much smaller as it takes: no word is lost, however long."""
    told = [(" ".join(text.split()), style) for text, style in parts]
    ratio = 1.0
    while True:
        lines = [
            line
            for text, style in told
            if text
            for line in lines_of(text, _scaled(style, ratio), width, right_to_left=style.arabic)
        ]
        if sum(line.leading for line in lines) <= height:
            return lines
        ratio *= _SMALLER


def _scaled(style: Style, ratio: float) -> Style:
    return replace(style, size=style.size * ratio, leading=style.leading * ratio)


def put(lines: Sequence[Line], canvas: StreamedCanvas, left: float, right: float, top: float) -> None:
    """Lines from ``top`` down between two margins."""
    for line in lines:
        line.draw(canvas, left, right, top - (line.leading + line.style.size * 0.7) / 2)
        top -= line.leading

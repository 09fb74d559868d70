"""Narrow pages read on a telephone: as high as what they hold, one under the other, in large letters."""

from collections.abc import Callable, Sequence
from functools import partial

from reportlab.lib.colors import HexColor

from lianes_desktop.documents import style as look
from lianes_desktop.documents.leaf import Leaf
from lianes_desktop.documents.stream import StreamedCanvas
from lianes_desktop.documents.style import Style
from lianes_desktop.documents.text import Line, lines_of

WIDTH = 255.12
"""90 mm: a telephone shows it whole, and its letters large."""
_MARGIN = 14.0
_LEAST = 300.0
_HIGHEST = 9000.0
"""Readers of PDF refuse pages higher than 14 400 points; a longer day goes on over another page."""

_Draw = Callable[[float, StreamedCanvas], None]
"""Draws on a canvas, told how high its page is."""


class Strip:
    """The pages of one document, filled from the top."""

    def __init__(self, *, right_to_left: bool) -> None:
        """``right_to_left`` for a document in Arabic."""
        self._right_to_left = right_to_left
        self._leaves: list[Leaf] = []
        self._down = _MARGIN
        self._drawn: list[_Draw] = []

    def new_page(self) -> None:
        """End the page that is being filled, unless it is empty."""
        if self._drawn:
            high = max(_LEAST, self._down + _MARGIN)
            self._leaves.append(Leaf(WIDTH, high, partial(_drawn, tuple(self._drawn), high)))
        self._down, self._drawn = _MARGIN, []

    def space(self, height: float) -> None:
        """Leave some room."""
        self._down += height

    def text(self, text: str, style: Style) -> None:
        """A paragraph across the page."""
        if not text:
            return
        towards = self._right_to_left or style.arabic
        for line in lines_of(text, style, WIDTH - 2 * _MARGIN, right_to_left=towards):
            if self._down + line.leading > _HIGHEST:
                self.new_page()
            baseline = self._down + (line.leading + style.size * 0.7) / 2
            self._drawn.append(partial(_written, line, baseline))
            self._down += line.leading

    def rule(self, colour: str = look.HAIRLINE) -> None:
        """A thin line across the page."""
        self._drawn.append(partial(_ruled, self._down, colour))
        self._down += 1

    def leaves(self) -> list[Leaf]:
        """The pages, each as high as what it holds."""
        self.new_page()
        return self._leaves


def _drawn(operations: Sequence[_Draw], high: float, canvas: StreamedCanvas) -> None:
    for operation in operations:
        operation(high, canvas)


def _written(line: Line, baseline: float, high: float, canvas: StreamedCanvas) -> None:
    line.draw(canvas, _MARGIN, WIDTH - _MARGIN, high - baseline)


def _ruled(down: float, colour: str, high: float, canvas: StreamedCanvas) -> None:
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(0.8)
    canvas.line(_MARGIN, high - down, WIDTH - _MARGIN, high - down)

"""Pages that are partly written by hand: boxes to tick and dotted lines."""

from collections.abc import Sequence

from lianes_desktop.documents import marks
from lianes_desktop.documents import style as look
from lianes_desktop.documents.flow import Cell, Column, Flow, height_of
from lianes_desktop.documents.marks import GUTTER

BY_HAND = 22.0
"""High enough for a line written by hand."""


class Form(Flow):
    """A flow with places to write in."""

    def tick(self, text: str, *, ticked: bool = False, arabic: str = "") -> None:
        """A box to tick before its words, said again in Arabic on the right."""
        half = (look.WIDTH - GUTTER) / 2
        stacks = [self.stack([(text, look.BODY)], half - 16 if arabic else look.WIDTH - 16)]
        stacks.append(self.stack([(arabic, look.BODY_ARABIC)], half))
        height = max(map(height_of, stacks)) + 2
        self.keep(height)
        top = self.y
        self._box(look.LEFT, ticked=ticked)
        self.column(stacks[0], look.LEFT + 16, look.RIGHT, top)
        self.column(stacks[1], look.RIGHT - half, look.RIGHT, top)
        self.y -= height

    def ticks(self, choices: Sequence[tuple[str, bool]]) -> None:
        """Boxes to tick, two on a line."""
        half = (look.WIDTH - GUTTER) / 2
        for at in range(0, len(choices), 2):
            line = choices[at : at + 2]
            stacks = [self.stack([(words, look.BODY)], half - 16) for words, _ticked in line]
            height = max(map(height_of, stacks)) + 2
            self.keep(height)
            for side, (stack, (_words, ticked)) in enumerate(zip(stacks, line, strict=True)):
                self._box(look.LEFT + side * (half + GUTTER), ticked=ticked)
                self.column(stack, look.LEFT + side * (half + GUTTER) + 16, look.RIGHT, self.y)
            self.y -= height

    def _box(self, left: float, *, ticked: bool) -> None:
        top = self.y
        self.draw(lambda canvas: marks.tick(canvas, left + 1, top - 11, ticked=ticked))

    def blank_lines(self, count: int) -> None:
        """Dotted lines across the page, for what is written by hand."""
        for _line in range(count):
            self.keep(BY_HAND)
            self.y -= BY_HAND
            self.dots(look.LEFT, look.RIGHT, self.y + 3)

    def grid(self, widths: Sequence[float], rows: Sequence[Sequence[Cell]]) -> None:
        """Rows without a head, each high enough to be written in by hand."""
        self.table("", [Column("", width) for width in widths], rows, least=BY_HAND)

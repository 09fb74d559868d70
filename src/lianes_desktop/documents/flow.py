"""Pages filled from the top: texts, tables that break between rows, and boxes; drawn later, page by page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lianes_desktop.documents import marks
from lianes_desktop.documents import style as look
from lianes_desktop.documents.marks import GUTTER
from lianes_desktop.documents.stream import StreamedCanvas
from lianes_desktop.documents.style import Style
from lianes_desktop.documents.text import Line, lines_of

Draw = Callable[[StreamedCanvas], None]

_PAD = 4.0
"""Around the text of a table's cell."""
_FRESH = 60.0
"""A page with no more than a table's head on it, where a row that is too high must start all the same."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of a row: paragraphs, each in its style."""

    parts: tuple[tuple[str, Style], ...]

    @classmethod
    def of(cls, text: str, style: Style = look.SMALL) -> "Cell":
        """A cell with one paragraph."""
        return cls(((text, style),))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its width in points, and whether it holds figures."""

    head: str
    width: float
    figures: bool = False
    also: str = ""
    """The head in Arabic, under the other one."""
    style: Style = look.COLUMN


class Flow:
    """The pages of a document while they are being filled."""

    def __init__(self, *, right_to_left: bool = False) -> None:
        """``right_to_left`` for a document in Arabic."""
        self.pages: list[list[Draw]] = [[]]
        self.y = look.TOP
        self._right_to_left = right_to_left

    @property
    def right_to_left(self) -> bool:
        """Whether it is a document in Arabic."""
        return self._right_to_left

    def new_page(self) -> None:
        """Go on at the top of the next page."""
        self.pages.append([])
        self.y = look.TOP

    def take(self, other: "Flow") -> None:
        """Go on from what another flow holds, in place of what stands here."""
        self.pages, self.y = other.pages, other.y

    def keep(self, height: float) -> None:
        """Go to the next page unless ``height`` points are left on this one."""
        if self.y - height < look.BOTTOM and self.pages[-1]:
            self.new_page()

    def space(self, height: float) -> None:
        """Leave some room."""
        self.y -= height

    def text(self, text: str, style: Style, *, left: float = look.LEFT, right: float = look.RIGHT) -> None:
        """A paragraph between two margins, over as many pages as it needs."""
        for line in self.lines(text, style, right - left):
            self.keep(line.leading)
            self._put(line, left, right, self.y)
            self.y -= line.leading

    def point(self, text: str) -> None:
        """A paragraph behind a small square."""
        self.keep(look.BODY.leading * 2)
        middle = self.y - look.BODY.leading / 2 - 1.5
        square = look.RIGHT - 4 if self._right_to_left else look.LEFT + 1
        self.draw(lambda canvas: marks.square(canvas, square, middle))
        left, right = (look.LEFT, look.RIGHT - 12) if self._right_to_left else (look.LEFT + 12, look.RIGHT)
        self.text(text, look.BODY, left=left, right=right)
        self.space(2)

    def heading(self, text: str, arabic: str = "") -> None:
        """A section's name, never alone at the foot of a page; ``arabic`` says it again on the right."""
        self.keep(70)
        self.space(10)
        if arabic:
            self.pair([(text, look.HEAD)], [(arabic, look.HEAD_ARABIC)])
        else:
            self.text(text, look.HEAD)
        self.space(3)

    def pair(self, left: Sequence[tuple[str, Style]], right: Sequence[tuple[str, Style]]) -> None:
        """Two columns side by side, over as many pages as they need: French and Arabic, sender and recipient."""
        half = (look.WIDTH - GUTTER) / 2
        stacks = [self.stack(left, half), self.stack(right, half)]
        while any(stacks):
            if self.y - max(stack[0].leading for stack in stacks if stack) < look.BOTTOM:
                self.new_page()
            shown = [_first(stack, self.y - look.BOTTOM) if stack else [] for stack in stacks]
            self.column(shown[0], look.LEFT, look.LEFT + half, self.y)
            self.column(shown[1], look.RIGHT - half, look.RIGHT, self.y)
            self.y -= max(map(height_of, shown))
            stacks = [stack[len(part) :] for stack, part in zip(stacks, shown, strict=True)]
            if any(stacks):
                self.new_page()

    def dots(self, left: float, right: float, y: float) -> None:
        """A dotted line to write on."""
        self.draw(lambda canvas: marks.dotted(canvas, left, right, y))

    def frames(self, blocks: Sequence[Sequence[str]], height: float = 96.0) -> None:
        """Frames side by side to be signed: in each, what is to be written, a line apart."""
        self.keep(height + 10)
        top, wide = self.y, (look.WIDTH - GUTTER * (len(blocks) - 1)) / len(blocks)
        self.draw(lambda canvas: marks.frames(canvas, top, wide, height, len(blocks)))
        for at, labels in enumerate(blocks):
            left = look.LEFT + at * (wide + GUTTER)
            baseline = top - 18
            for label in labels:
                for line in self.lines(label, look.LABEL, wide - 20):
                    self._put(line, left + 10, left + wide - 10, baseline + line.leading / 2 + 2)
                    baseline -= 12
                baseline -= 12
        self.space(height + 8)

    def rule(self, colour: str = look.HAIRLINE) -> None:
        """A hairline across the page."""
        self._line(self.y, colour)

    def facts(self, pairs: Sequence[tuple[str, Sequence[tuple[str, Style]]]], label_width: float = 108) -> None:
        """Labels on the left, what they are about on the right, a hairline under each."""
        for label, parts in pairs:
            names = self.lines(label, look.LABEL, label_width - _PAD)
            values = self.stack(parts, look.WIDTH - label_width)
            height = max(height_of(names), height_of(values)) + 2 * _PAD
            if height > look.TOP - look.BOTTOM:
                self._long_fact(names, values)
                continue
            self.keep(height)
            if not values:
                self.dots(look.LEFT + label_width, look.RIGHT, self.y - height + _PAD + 1)
            if self._right_to_left:
                self.column(names, look.RIGHT - label_width + _PAD, look.RIGHT, self.y - _PAD)
                self.column(values, look.LEFT, look.RIGHT - label_width, self.y - _PAD)
            else:
                self.column(names, look.LEFT, look.LEFT + label_width - _PAD, self.y - _PAD)
                self.column(values, look.LEFT + label_width, look.RIGHT, self.y - _PAD)
            self.y -= height
            self.rule()

    def table(
        self,
        title: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        total: Sequence[Cell] = (),
        *,
        arabic: str = "",
        least: float = 0.0,
    ) -> None:
        """Rows under a head repeated on each page; a row higher than a page goes on over the next.

        The title, the head and the first row stay together. ``arabic`` is the title again for those who read it;
        rows are ``least`` points high, for what is written by hand.
        """
        stacked = [self._stacks(columns, row) for row in rows]
        first = max(map(height_of, stacked[0]), default=0.0) + 2 * _PAD if stacked else 0.0
        self.keep(look.HEAD.leading + 13 + 40 + min(max(first, least), look.TOP - look.BOTTOM - 120))
        if title:
            self.heading(title, arabic)
        self._head(columns)
        for stacks in stacked:
            self._row(columns, stacks, least)
        if total:
            self.keep(look.SMALL.leading * 3)
            self._line(self.y, look.RULE)
            self._row(columns, self._stacks(columns, total))

    def box(self, height: float, fill: str, stroke: str = "") -> float:
        """A filled box across the page, and the ``y`` of its top; text goes on inside it."""
        self.keep(height)
        top = self.y
        self.draw(lambda canvas: marks.rectangle(canvas, look.LEFT, top - height, look.WIDTH, height, fill, stroke))
        return top

    def place(self, text: str, style: Style, left: float, right: float, baseline: float) -> None:
        """The first line of a text, at a place of its own."""
        line = self.lines(text, style, right - left)[0]
        self.draw(lambda canvas: line.draw(canvas, left, right, baseline))

    def draw(self, operation: Draw) -> None:
        """Anything else on the present page."""
        self.pages[-1].append(operation)

    def lines(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        """The text broken to a width, in the direction of its style or of the document."""
        return lines_of(text, style, width, right_to_left=self._right_to_left or style.arabic)

    def _long_fact(self, names: Sequence[Line], values: Sequence[Line]) -> None:
        """A fact no page holds: its label, then its words across the page."""
        for line in (*names, *values):
            self.keep(line.leading)
            self._put(line, look.LEFT, look.RIGHT, self.y)
            self.y -= line.leading
        self.space(_PAD)
        self.rule()

    def stack(self, parts: Sequence[tuple[str, Style]], width: float) -> list[Line]:
        """The lines of several paragraphs, one under the other."""
        return [line for text, style in parts if text for line in self.lines(text, style, width)]

    def _stacks(self, columns: Sequence[Column], row: Sequence[Cell]) -> list[list[Line]]:
        return [self.stack(cell.parts, column.width - 2 * _PAD) for cell, column in zip(row, columns, strict=True)]

    def _head(self, columns: Sequence[Column]) -> None:
        if not any(column.head or column.also for column in columns):
            return
        stacks = [self.stack(_headed(column), column.width - 2 * _PAD) for column in columns]
        height = max(map(height_of, stacks)) + 2 * _PAD
        top = self.y
        self.draw(lambda canvas: marks.rectangle(canvas, look.LEFT, top - height, look.WIDTH, height, look.TINT))
        self._cells(columns, stacks, top)
        self.y -= height

    def _row(self, columns: Sequence[Column], stacks: list[list[Line]], least: float = 0.0) -> None:
        """Draw a row, on the next page when it does not fit on this one; what no page holds is cut."""
        while any(stacks) or least:
            height = max(max(map(height_of, stacks)) + 2 * _PAD, least)
            if self.y - height < look.BOTTOM and self.y < look.TOP - _FRESH:
                self.new_page()
                self._head(columns)
            shown = [_first(stack, self.y - look.BOTTOM - 2 * _PAD) for stack in stacks]
            self._cells(columns, shown, self.y)
            self.y -= max(max(map(height_of, shown)) + 2 * _PAD, least)
            least = 0.0
            self.rule()
            stacks = [stack[len(part) :] for stack, part in zip(stacks, shown, strict=True)]

    def _cells(self, columns: Sequence[Column], stacks: Sequence[Sequence[Line]], top: float) -> None:
        left = look.LEFT
        for column, stack in zip(columns, stacks, strict=True):
            self.column(stack, left + _PAD, left + column.width - _PAD, top - _PAD)
            left += column.width

    def column(self, stack: Sequence[Line], left: float, right: float, top: float) -> None:
        """Draw lines from ``top`` down between two margins, where they are."""
        for line in stack:
            self._put(line, left, right, top)
            top -= line.leading

    def _put(self, line: Line, left: float, right: float, top: float) -> None:
        baseline = top - (line.leading + line.style.size * 0.7) / 2
        self.draw(lambda canvas: line.draw(canvas, left, right, baseline))

    def _line(self, y: float, colour: str) -> None:
        self.draw(lambda canvas: marks.hairline(canvas, y, colour))


def _headed(column: Column) -> list[tuple[str, Style]]:
    style = look.COLUMN_RIGHT if column.figures else column.style
    return [(column.head, style), (column.also, look.COLUMN_ARABIC)]


def height_of(lines: Sequence[Line]) -> float:
    """How high lines are together."""
    return sum(line.leading for line in lines)


def _first(lines: Sequence[Line], room: float) -> list[Line]:
    """The first lines that fit, one at least."""
    shown: list[Line] = []
    for line in lines:
        if shown and height_of(shown) + line.leading > room:
            break
        shown.append(line)
    return shown

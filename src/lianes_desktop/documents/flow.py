"""Pages filled from the top: texts, tables that break between rows, and boxes; drawn later, page by page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor

from lianes_desktop.documents import style as look
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


class Flow:
    """The pages of a document while they are being filled."""

    def __init__(self, *, right_to_left: bool = False) -> None:
        """``right_to_left`` for a document in Arabic."""
        self.pages: list[list[Draw]] = [[]]
        self.y = look.TOP
        self._right_to_left = right_to_left

    def new_page(self) -> None:
        """Go on at the top of the next page."""
        self.pages.append([])
        self.y = look.TOP

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
        self.draw(lambda canvas: _square(canvas, square, middle))
        left, right = (look.LEFT, look.RIGHT - 12) if self._right_to_left else (look.LEFT + 12, look.RIGHT)
        self.text(text, look.BODY, left=left, right=right)
        self.space(2)

    def heading(self, text: str) -> None:
        """A section's name, never alone at the foot of a page."""
        self.keep(70)
        self.space(10)
        self.text(text, look.HEAD)
        self.space(3)

    def rule(self, colour: str = look.HAIRLINE) -> None:
        """A hairline across the page."""
        self._line(self.y, colour)

    def facts(self, pairs: Sequence[tuple[str, Sequence[tuple[str, Style]]]], label_width: float = 108) -> None:
        """Labels on the left, what they are about on the right, a hairline under each."""
        for label, parts in pairs:
            names = self.lines(label, look.LABEL, label_width - _PAD)
            values = self._stack(parts, look.WIDTH - label_width)
            height = max(_height(names), _height(values)) + 2 * _PAD
            self.keep(height)
            if self._right_to_left:
                self._column(names, look.RIGHT - label_width + _PAD, look.RIGHT, self.y - _PAD)
                self._column(values, look.LEFT, look.RIGHT - label_width, self.y - _PAD)
            else:
                self._column(names, look.LEFT, look.LEFT + label_width - _PAD, self.y - _PAD)
                self._column(values, look.LEFT + label_width, look.RIGHT, self.y - _PAD)
            self.y -= height
            self.rule()

    def table(
        self, title: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], total: Sequence[Cell] = ()
    ) -> None:
        """Rows under a head repeated on each page; a row higher than a page goes on over the next.

        The title, the head and the first row stay together.
        """
        stacked = [self._stacks(columns, row) for row in rows]
        first = max(map(_height, stacked[0])) + 2 * _PAD if stacked else 0.0
        self.keep(look.HEAD.leading + 13 + 40 + min(first, look.TOP - look.BOTTOM - 120))
        self.heading(title)
        self._head(columns)
        for stacks in stacked:
            self._row(columns, stacks)
        if total:
            self.keep(look.SMALL.leading * 3)
            self._line(self.y, look.RULE)
            self._row(columns, self._stacks(columns, total))

    def box(self, height: float, fill: str, stroke: str = "") -> float:
        """A filled box across the page, and the ``y`` of its top; text goes on inside it."""
        self.keep(height)
        top = self.y
        self.draw(lambda canvas: _rectangle(canvas, look.LEFT, top - height, look.WIDTH, height, fill, stroke))
        return top

    def place(self, text: str, style: Style, left: float, right: float, baseline: float) -> None:
        """The first line of a text, at a place of its own."""
        line = self.lines(text, style, right - left)[0]
        self.draw(lambda canvas: line.draw(canvas, left, right, baseline))

    def draw(self, operation: Draw) -> None:
        """Anything else on the present page."""
        self.pages[-1].append(operation)

    def lines(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        """The text broken to a width, in the direction of the document."""
        return lines_of(text, style, width, right_to_left=self._right_to_left)

    def _stack(self, parts: Sequence[tuple[str, Style]], width: float) -> list[Line]:
        return [line for text, style in parts if text for line in self.lines(text, style, width)]

    def _stacks(self, columns: Sequence[Column], row: Sequence[Cell]) -> list[list[Line]]:
        return [self._stack(cell.parts, column.width - 2 * _PAD) for cell, column in zip(row, columns, strict=True)]

    def _head(self, columns: Sequence[Column]) -> None:
        stacks = [
            list(self.lines(column.head, look.COLUMN_RIGHT if column.figures else look.COLUMN, column.width - 2 * _PAD))
            for column in columns
        ]
        height = max(map(_height, stacks)) + 2 * _PAD
        top = self.y
        self.draw(lambda canvas: _rectangle(canvas, look.LEFT, top - height, look.WIDTH, height, look.TINT))
        self._cells(columns, stacks, top)
        self.y -= height

    def _row(self, columns: Sequence[Column], stacks: list[list[Line]]) -> None:
        """Draw a row, on the next page when it does not fit on this one; what no page holds is cut."""
        while any(stacks):
            height = max(map(_height, stacks)) + 2 * _PAD
            if self.y - height < look.BOTTOM and self.y < look.TOP - _FRESH:
                self.new_page()
                self._head(columns)
            shown = [_first(stack, self.y - look.BOTTOM - 2 * _PAD) for stack in stacks]
            self._cells(columns, shown, self.y)
            self.y -= max(map(_height, shown)) + 2 * _PAD
            self.rule()
            stacks = [stack[len(part) :] for stack, part in zip(stacks, shown, strict=True)]

    def _cells(self, columns: Sequence[Column], stacks: Sequence[Sequence[Line]], top: float) -> None:
        left = look.LEFT
        for column, stack in zip(columns, stacks, strict=True):
            self._column(stack, left + _PAD, left + column.width - _PAD, top - _PAD)
            left += column.width

    def _column(self, stack: Sequence[Line], left: float, right: float, top: float) -> None:
        for line in stack:
            self._put(line, left, right, top)
            top -= line.leading

    def _put(self, line: Line, left: float, right: float, top: float) -> None:
        baseline = top - (line.leading + line.style.size * 0.7) / 2
        self.draw(lambda canvas: line.draw(canvas, left, right, baseline))

    def _line(self, y: float, colour: str) -> None:
        self.draw(lambda canvas: _hairline(canvas, y, colour))


def _height(lines: Sequence[Line]) -> float:
    return sum(line.leading for line in lines)


def _first(lines: Sequence[Line], room: float) -> list[Line]:
    """The first lines that fit, one at least."""
    shown: list[Line] = []
    for line in lines:
        if shown and _height(shown) + line.leading > room:
            break
        shown.append(line)
    return shown


def _rectangle(
    canvas: StreamedCanvas, left: float, bottom: float, width: float, height: float, fill: str, stroke: str = ""
) -> None:
    canvas.setFillColor(HexColor(fill))
    if stroke:
        canvas.setStrokeColor(HexColor(stroke))
        canvas.setLineWidth(0.6)
    canvas.roundRect(left, bottom, width, height, 4, stroke=int(bool(stroke)), fill=1)


def _square(canvas: StreamedCanvas, left: float, bottom: float) -> None:
    canvas.setFillColor(HexColor(look.TEAL))
    canvas.rect(left, bottom, 3, 3, stroke=0, fill=1)


def _hairline(canvas: StreamedCanvas, y: float, colour: str) -> None:
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(0.5)
    canvas.line(look.LEFT, y, look.RIGHT, y)

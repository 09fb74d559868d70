"""How columns and minutes become pixels, and back; rectangles are mirrored for right to left."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt

from lianes_desktop.ui.kit import paint
from lianes_desktop.ui.programme.forms import snapped
from lianes_desktop.ui.programme.layout import DAY, Block, Board

HOUR_HEIGHT = 48
"""Least height of an hour in pixels, unless the person chose another."""
RULER = 58
TOP = 14
INDENT = 22
SHORTEST = 15
"""Minutes a line lasts at least when it is stretched by hand."""
_SIDE = 5
_LEAST_WIDTH, _LEAST_HEIGHT = 24, 18
_LEAST_ON_TOP = 40
"""What is left, at least, of the width of a line on top of others."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """The board drawn in ``size``: at least ``least`` pixels an hour, more when there is room."""

    board: Board
    size: QSize
    direction: Qt.LayoutDirection
    least: int = HOUR_HEIGHT

    @property
    def mirror(self) -> paint.Mirror:
        """Places rectangles given as if reading from the left."""
        return paint.Mirror(self.direction, QRect(QPoint(0, 0), self.size))

    @property
    def hour(self) -> float:
        """Height of an hour."""
        hours = max(self.board.last_hour - self.board.first_hour, 1)
        return max((self.size.height() - 2 * TOP) / hours, self.least)

    def y(self, minute: int) -> int:
        """Where a minute of the day stands."""
        return TOP + round((minute - self.board.first_hour * 60) * self.hour / 60)

    def minutes(self, pixels: int) -> float:
        """How long a height lasts."""
        return pixels * 60 / self.hour

    def instant(self, y: int) -> float:
        """The minute of the day at a height, as exactly as pixels tell."""
        return self.board.first_hour * 60 + self.minutes(y - TOP)

    def minute(self, y: int) -> int:
        """The minute of the day at a height, to the half hour before."""
        minute = self.board.first_hour * 60 + int(self.minutes(y - TOP)) // 30 * 30
        return max(0, min(minute, DAY - 60))

    def column(self, x: int) -> int:
        """The column at a distance from the left of the widget."""
        count = max(len(self.board.columns), 1)
        across = x if self.direction == Qt.LayoutDirection.LeftToRight else self.size.width() - x
        return max(0, min(int((across - RULER) * count / max(self.size.width() - RULER, 1)), count - 1))

    def edges(self, first: int, last: int) -> tuple[int, int]:
        """Where columns ``first`` to ``last`` begin and end, as if reading from the left."""
        return edges(len(self.board.columns), first, last, self.size.width())

    def rect(self, block: Block) -> QRect:
        """Where a block is painted."""
        first, width = self._lane(block)
        indent = _indent(block.depth, width)
        top = self.y(block.start) + 1
        height = max(self.y(block.end) - 1 - top, _LEAST_HEIGHT)
        return self.mirror.rect(first + indent, top, max(width - indent, _LEAST_WIDTH), height)

    def shared(self, block: Block) -> QRect:
        """The slice of the earlier line that is shared, left free by the later one's indent."""
        start, end = block.clash or (0, 0)
        first, width = self._lane(block)
        left = first + _indent(max(block.depth - 1, 0), width)
        return self.mirror.rect(left + 4, self.y(start), INDENT - 5, self.y(end) - self.y(start))

    def _lane(self, block: Block) -> tuple[int, int]:
        first, last = self.edges(block.first_column, block.last_column)
        room = last - first - _SIDE
        start = min(room * block.lane // block.lanes, max(room - _LEAST_WIDTH - _SIDE, 0))
        return first + _SIDE + start, room // block.lanes - _SIDE


def _indent(depth: int, width: int) -> int:
    """How far a line stands on top of those below it: a crowd begins again where the column has no more room."""
    steps = max((width - _LEAST_ON_TOP) // INDENT, 1)
    return min(((depth - 1) % steps + 1) * INDENT, max(width - _LEAST_WIDTH, 0)) if depth else 0


def edges(count: int, first: int, last: int, width: int) -> tuple[int, int]:
    """Where columns ``first`` to ``last`` of ``count`` begin and end in ``width``, after the ruler."""
    room = max(width - RULER, 1)
    count = max(count, 1)
    return RULER + room * first // count, RULER + room * (last + 1) // count


@dataclass(slots=True)
class Drag:
    """A block under the mouse: what part of it moves, and how far it has come."""

    block: Block
    pressed: QPoint
    part: str
    """``whole``, or the grip: ``start``, ``end``."""
    minutes: int = 0
    columns: int = 0
    moving: bool = False

    def come_to(self, at: QPoint, geometry: Geometry, step: int = 15) -> None:
        """The mouse is there now; the block moves by ``step`` minutes."""
        self.moving = True
        self.minutes = snapped(geometry.minutes(at.y() - self.pressed.y()), step)
        if self.part == "whole":
            self.columns = geometry.column(at.x()) - geometry.column(self.pressed.x())

    def moved(self, board: Board) -> Block:
        """The block where it would be let go."""
        block = self.block
        start, end = block.start, block.end
        days = 0
        if self.part == "start":
            start = max(min(start + self.minutes, end - SHORTEST), 0)
        elif self.part == "end":
            end = min(max(end + self.minutes, start + SHORTEST), DAY)
        else:
            by = max(-start, min(self.minutes, DAY - SHORTEST - start))
            start, end = start + by, end + by
            width = block.last_column - block.first_column
            first = max(0, min(block.first_column + self.columns, len(board.columns) - 1 - width))
            days = (board.columns[first].day - board.columns[block.first_column].day).days
            block = replace(block, first_column=first, last_column=first + width)
        return replace(
            block,
            start=start,
            end=end,
            from_time=_later(block.from_time, start - block.start, days),
            to_time=_later(block.to_time, end - block.end, days),
        )


def _later(moment: datetime, minutes: int, days: int) -> datetime:
    return moment + timedelta(days=days, minutes=minutes)

"""The board: days side by side, lines painted to the hour, moved and stretched by mouse and keyboard."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianes_desktop.domain.ids import ItemId
from lianes_desktop.ui.kit import paint
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.programme import drawing
from lianes_desktop.ui.programme.drawing import HOUR_HEIGHT, RULER, TOP, Scale
from lianes_desktop.ui.programme.forms import at_minute, snapped
from lianes_desktop.ui.programme.layout import Block, Board
from lianes_desktop.ui.programme.values import Moved, Nudge

_GRIP = 7
_SHORTEST = 15
_DRAG_STARTS = 4


@dataclass(slots=True)
class _Drag:
    """A line under the mouse: what part of it moves, and how far it has come."""

    block: Block
    pressed: QPoint
    part: str
    minutes: int = 0
    columns: int = 0
    moving: bool = False


class ProgrammeBoard(QWidget):
    """Paints a ``Board`` and says what the person does to it."""

    selected = Signal(object)
    """``ItemId`` or ``None``."""
    moved = Signal(object)
    """``Moved``."""
    add_asked = Signal(object)
    """The wall time clicked twice, by the clock shown."""
    edit_asked = Signal()
    remove_asked = Signal()
    nudged = Signal(object)
    """``Nudge``."""

    def __init__(self) -> None:
        """An empty board."""
        super().__init__()
        self.setObjectName("programmeBoard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self._board = Board((), (), 9, 18)
        self._drag: _Drag | None = None

    def show_board(self, board: Board) -> None:
        """Paint another board."""
        self._board = board
        self._drag = None
        self.setMinimumHeight(self.sizeHint().height())
        chosen = board.block(board.selected)
        self.setAccessibleDescription(f"{drawing.hours(chosen)} {chosen.title}" if chosen else "")
        self.update()

    def board(self) -> Board:
        """What is painted."""
        return self._board

    def rect_of(self, item: ItemId) -> QRect:
        """Where a line stands, in the board's coordinates."""
        block = self._board.block(item)
        return QRect() if block is None else self._rect(block)

    @override
    def sizeHint(self) -> QSize:
        hours = self._board.last_hour - self._board.first_hour
        return QSize(640, TOP + hours * HOUR_HEIGHT + TOP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(self)
        mirror = paint.mirror(self)
        scale = self._scale()
        drawing.grid(painter, mirror, self._board, scale)
        for block in self._board.blocks:
            chosen = block.item == self._board.selected
            drawing.block(
                painter, mirror, block, self._rect(block), selected=chosen, focused=chosen and self.hasFocus()
            )
            if block.clash is not None:
                drawing.clash(painter, mirror, block, self._clash_rect(block))
        drawing.present(painter, mirror, self._board, scale)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint()
        block = self._at(at)
        self.selected.emit(None if block is None else block.item)
        if block is not None:
            self._drag = _Drag(block, at, self._part(block, at))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._drag is None:
            self._show_cursor(at)
            return
        drag = self._drag
        if not drag.moving and (at - drag.pressed).manhattanLength() < _DRAG_STARTS:
            return
        drag.moving = True
        drag.minutes = snapped((at.y() - drag.pressed.y()) * 60 / self._scale().hour)
        if drag.part == "whole":
            drag.columns = self._column(at) - self._column(drag.pressed)
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is not None and drag.moving and (drag.minutes or drag.columns):
            first, start, end = self._shifted(drag)
            by_start = start - drag.block.start
            by_end = end - drag.block.end
            day = self._board.columns[first].day - self._board.columns[drag.block.first_column].day
            self.moved.emit(
                Moved(
                    drag.block.item,
                    at_minute(drag.block.from_time.date(), _minute(drag.block.from_time) + by_start) + day,
                    at_minute(drag.block.to_time.date(), _minute(drag.block.to_time) + by_end) + day,
                )
            )
        self.update()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._at(at) is not None:
            self.edit_asked.emit()
        elif self._board.columns:
            minute = self._board.first_hour * 60 + snapped((at.y() - TOP) * 60 / self._scale().hour, 30)
            self.add_asked.emit(at_minute(self._board.columns[self._column(at)].day, max(minute, 0)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        alt = bool(held & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            if alt:
                self._nudge(Qt.Key(key), stretch=bool(held & Qt.KeyboardModifier.ShiftModifier))
            else:
                self._step(Qt.Key(key))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_asked.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._board.selected is None and self._board.blocks and event.reason() is Qt.FocusReason.TabFocusReason:
            self.selected.emit(self._board.blocks[0].item)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()

    # ---- inside

    def _nudge(self, key: Qt.Key, *, stretch: bool) -> None:
        forward = Qt.Key.Key_Left if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else Qt.Key.Key_Right
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.nudged.emit(Nudge(minutes=15 if key == Qt.Key.Key_Down else -15, stretch=stretch))
        elif not stretch:
            self.nudged.emit(Nudge(days=1 if key == forward else -1))

    def _step(self, key: Qt.Key) -> None:
        """Select the neighbour in the direction of the arrow."""
        blocks = self._board.blocks
        if not blocks:
            return
        now = self._board.block(self._board.selected)
        if now is None:
            self.selected.emit(blocks[0].item)
            return
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            at = blocks.index(now) + (1 if key == Qt.Key.Key_Down else -1)
            self.selected.emit(blocks[max(0, min(at, len(blocks) - 1))].item)
            return
        forward = Qt.Key.Key_Left if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else Qt.Key.Key_Right
        side = [
            block
            for block in blocks
            if (block.first_column > now.last_column if key == forward else block.last_column < now.first_column)
        ]
        if side:
            near = min(side, key=lambda one: (abs(one.first_column - now.first_column), abs(one.start - now.start)))
            self.selected.emit(near.item)

    def _show_cursor(self, at: QPoint) -> None:
        block = self._at(at)
        if block is None:
            self.setCursor(Qt.CursorShape.ArrowCursor)
        elif self._part(block, at) == "whole":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setCursor(Qt.CursorShape.SizeVerCursor)

    def _part(self, block: Block, at: QPoint) -> str:
        """What the mouse holds: the line, or one of the grips of the line selected."""
        rect = self._rect(block)
        if block.item != self._board.selected:
            return "whole"
        if at.y() >= rect.bottom() - _GRIP:
            return "end"
        return "start" if at.y() <= rect.top() + _GRIP else "whole"

    def _at(self, at: QPoint) -> Block | None:
        return next((block for block in reversed(self._board.blocks) if self._rect(block).contains(at)), None)

    def _column(self, at: QPoint) -> int:
        count = max(len(self._board.columns), 1)
        across = at.x() if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - at.x()
        return max(0, min(int((across - RULER) * count / max(self.width() - RULER, 1)), count - 1))

    def _shifted(self, drag: _Drag) -> tuple[int, int, int]:
        """Column, first and last minute of a line under way."""
        block = drag.block
        start, end, column = block.start, block.end, block.first_column
        if drag.part == "start":
            start = min(start + drag.minutes, end - _SHORTEST)
        elif drag.part == "end":
            end = max(end + drag.minutes, start + _SHORTEST)
        else:
            last = max(len(self._board.columns) - 1, 0)
            start, end = start + drag.minutes, end + drag.minutes
            column = max(0, min(column + drag.columns, last))
        return column, start, end

    def _rect(self, block: Block) -> QRect:
        """Where a block is painted: under the mouse while dragged."""
        column, start, end = block.first_column, block.start, block.end
        width = block.last_column - block.first_column
        if self._drag is not None and self._drag.moving and self._drag.block.item == block.item:
            column, start, end = self._shifted(self._drag)
        first, last = self._edges(column, min(column + width, max(len(self._board.columns) - 1, 0)))
        indent = 5 + block.depth * 22
        top = self._y(start) + 1
        rect = QRect(first + indent, top, max(last - first - indent - 6, 24), max(self._y(end) - 1 - top, 14))
        return paint.mirror(self).rect(rect.x(), rect.y(), rect.width(), rect.height())

    def _clash_rect(self, block: Block) -> QRect:
        """The slice of the earlier line that is shared, left free by the later one's indent."""
        start, end = block.clash or (0, 0)
        first, _last = self._edges(block.first_column, block.first_column)
        indent = 5 + max(block.depth - 1, 0) * 22
        return paint.mirror(self).rect(first + indent + 4, self._y(start), 18, self._y(end) - self._y(start))

    def _edges(self, first: int, last: int) -> tuple[int, int]:
        return drawing.edges(len(self._board.columns), first, last, self.width())

    def _y(self, minute: int) -> int:
        return self._scale().y(minute)

    def _scale(self) -> Scale:
        return Scale(self.width(), self.height(), self._board.first_hour, self._board.last_hour)


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute

"""The board: days side by side, lines painted to the hour, moved and stretched by mouse and keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lianes_desktop.domain.ids import ItemId
from lianes_desktop.ui.kit import paint
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.programme import blocks, drawing
from lianes_desktop.ui.programme.forms import at_minute
from lianes_desktop.ui.programme.geometry import HOUR_HEIGHT, TOP, Drag, Geometry
from lianes_desktop.ui.programme.layout import EMPTY, Block, Board
from lianes_desktop.ui.programme.values import Moved, Nudge, Spot

_GRIP = 7
_DRAG_STARTS = 4
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_UPRIGHT = _ARROWS[:2]
_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class ProgrammeBoard(QWidget):
    """Paints a ``Board`` and says what the person does to it."""

    selected = Signal(object)
    """``ItemId`` or ``None``."""
    moved = Signal(object)
    """``Moved``."""
    add_asked = Signal(object)
    """The ``Spot`` clicked twice."""
    edit_asked = Signal()
    remove_asked = Signal()
    nudged = Signal(object)
    """``Nudge``."""
    reached = Signal(object)
    """The ``QPoint`` a line is dragged to, perhaps out of sight."""

    def __init__(self) -> None:
        """An empty board."""
        super().__init__()
        self.setObjectName("programmeBoard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self._board = EMPTY
        self._drag: Drag | None = None

    def show_board(self, board: Board) -> None:
        """Paint another board; a line held by the mouse stays in hand as long as it stands where it stood."""
        self._board = board
        if self._drag is not None and self._drag.block not in board.blocks:
            self._drag = None
        self.setMinimumHeight(self.sizeHint().height())
        chosen = board.block(board.selected)
        self.setAccessibleDescription(blocks.spoken(chosen) if chosen else "")
        self.update()

    def board(self) -> Board:
        """What is painted."""
        return self._board

    def rect_of(self, item: ItemId) -> QRect:
        """Where a line stands, in the board's coordinates."""
        block = self._board.block(item)
        return QRect() if block is None else self._geometry().rect(block)

    @override
    def sizeHint(self) -> QSize:
        hours = self._board.last_hour - self._board.first_hour
        return QSize(640, TOP + hours * HOUR_HEIGHT + TOP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        geometry, mirror = self._geometry(), paint.mirror(self)
        with paint.smooth(self) as painter:
            drawing.grid(painter, geometry)
            shown = [(block, geometry.rect(block)) for block in map(self._in_hand, self._board.blocks)]
            chips = [rect for block, rect in shown if block.clash is not None]
            for block, rect in shown:
                if event.rect().intersects(rect):
                    blocks.draw(painter, mirror, block, rect, foot=_words_end(rect, chips))
            for block, rect in shown:
                if block.clash is not None:
                    blocks.clash(painter, mirror, block, geometry.shared(block), rect)
            for block, rect in shown:
                if block.item == self._board.selected:
                    drawing.frame(painter, rect, focused=self.hasFocus(), begins=block.begins, ends=block.ends)
            drawing.present(painter, geometry)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            block = self._at(event.pos())
            QToolTip.showText(event.globalPos(), blocks.spoken(block) if block else "", self)
            return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint()
        block = self._at(at)
        part = "" if block is None else self._part(block, at)
        self.selected.emit(None if block is None else block.item)
        if block is not None:
            self._drag = Drag(block, at, part)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._drag is None:
            self._show_cursor(at)
        elif self._drag.moving or (at - self._drag.pressed).manhattanLength() >= _DRAG_STARTS:
            self._drag.come_to(at, self._geometry())
            self.update()
            self.reached.emit(at)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is not None and drag.moving:
            moved = drag.moved(self._board)
            lane = self._board.columns[moved.first_column].group
            changed = lane if lane != self._board.columns[drag.block.first_column].group else None
            if changed is not None or (moved.from_time, moved.to_time) != (drag.block.from_time, drag.block.to_time):
                self.moved.emit(Moved(moved.item, moved.from_time, moved.to_time, changed))
        self.update()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._at(at) is not None:
            self.edit_asked.emit()
        elif self._board.columns:
            geometry = self._geometry()
            column = self._board.columns[geometry.column(at.x())]
            self.add_asked.emit(Spot(at_minute(column.day, geometry.minute(at.y())), column.group))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in _ARROWS and held & Qt.KeyboardModifier.AltModifier:
            self._nudge(key, stretch=bool(held & Qt.KeyboardModifier.ShiftModifier))
        elif key in _ARROWS:
            self._step(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_asked.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit()
        elif key == Qt.Key.Key_Escape and self._drag is not None:
            self._drag = None
            self.update()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._board.selected is None and self._board.blocks and event.reason() in _BY_KEYS:
            self.selected.emit(self._board.blocks[0].item)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # ---- inside

    def _nudge(self, key: Qt.Key, *, stretch: bool) -> None:
        if key in _UPRIGHT:
            self.nudged.emit(Nudge(minutes=15 if key == Qt.Key.Key_Down else -15, stretch=stretch))
        elif not stretch:
            self.nudged.emit(Nudge(days=1 if self._onward(key) else -1))

    def _step(self, key: Qt.Key) -> None:
        """Select the neighbour in the direction of the arrow."""
        each: dict[ItemId, Block] = {}
        for block in self._board.blocks:
            each.setdefault(block.item, block)  # a line that crosses midnight has two
        firsts = list(each.values())
        now = self._board.block(self._board.selected)
        if now is None:
            near = firsts[0] if firsts else None
        elif key in _UPRIGHT:
            at = firsts.index(now) + (1 if key == Qt.Key.Key_Down else -1)
            near = firsts[max(0, min(at, len(firsts) - 1))]
        else:
            onward = self._onward(key)
            side = [
                one
                for one in firsts
                if (one.first_column > now.last_column if onward else one.last_column < now.first_column)
            ]
            near = min(
                side,
                key=lambda one: (abs(one.first_column - now.first_column), abs(one.start - now.start)),
                default=None,
            )
        if near is not None:
            self.selected.emit(near.item)

    def _onward(self, key: Qt.Key) -> bool:
        """Whether a sideways arrow goes towards later days."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return key == (Qt.Key.Key_Left if rtl else Qt.Key.Key_Right)

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
        rect = self._geometry().rect(block)
        if block.item == self._board.selected:
            if block.ends and at.y() >= rect.bottom() - _GRIP:
                return "end"
            if block.begins and at.y() <= rect.top() + _GRIP:
                return "start"
        return "whole"

    def _at(self, at: QPoint) -> Block | None:
        geometry = self._geometry()
        return next((block for block in reversed(self._board.blocks) if geometry.rect(block).contains(at)), None)

    def _in_hand(self, block: Block) -> Block:
        """The block as it is painted: under the mouse while it is dragged."""
        drag = self._drag
        return drag.moved(self._board) if drag is not None and drag.moving and drag.block == block else block

    def _geometry(self) -> Geometry:
        return Geometry(self._board, self.size(), self.layoutDirection())


def _words_end(rect: QRect, clashing: Sequence[QRect]) -> int:
    """Where the words of a line must end, so that none runs under the chip above a line that clashes with it."""
    over = [
        other.top() - blocks.CHIP_ABOVE for other in clashing if other.intersects(rect) and other.top() > rect.top()
    ]
    return min([rect.bottom(), *over])

"""The board: days side by side, lines painted to the hour, moved and stretched by mouse and keyboard."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lianes_desktop.domain.ids import ItemId
from lianes_desktop.ui.kit import paint
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.programme import blocks, painting
from lianes_desktop.ui.programme.forms import at_minute
from lianes_desktop.ui.programme.geometry import HOUR_HEIGHT, TOP, Drag, Geometry
from lianes_desktop.ui.programme.layout import EMPTY, Block, Board
from lianes_desktop.ui.programme.values import Grip, Moved, Nudge, Spot

_GRIP = 7
_DRAG_STARTS = 4
_FINE = 5
"""Minutes a line moves by while Alt is held; by the quarter of an hour otherwise."""
_NOTCH = 120
"""What a wheel turns by, in eighths of a degree."""
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
    zoom_asked = Signal(object)
    """``(steps, y)``: nearer when positive, what stands at height ``y`` staying there."""

    def __init__(self) -> None:
        """An empty board."""
        super().__init__()
        self.setObjectName("programmeBoard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self._board = EMPTY
        self._least = HOUR_HEIGHT
        self._drag: Drag | None = None
        self._ground: QPixmap | None = None
        """Everything but the line in hand, while one is dragged."""
        self._placed: tuple[Geometry, painting.Placed] | None = None
        self._turned = 0

    def show_board(self, board: Board, least: int = HOUR_HEIGHT) -> None:
        """Paint another board, ``least`` pixels an hour or more.

        A line held by the mouse stays in hand as long as it stands where it stood.
        """
        self._board, self._least, self._ground = board, least, None
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
        return QRect() if block is None else self.geometry_now().rect(block)

    def geometry_now(self) -> Geometry:
        """How hours and days become pixels at the present size."""
        return Geometry(self._board, self.size(), self.layoutDirection(), self._least)

    @override
    def sizeHint(self) -> QSize:
        hours = self._board.last_hour - self._board.first_hour
        return QSize(640, TOP + hours * self._least + TOP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        geometry, drag = self.geometry_now(), self._held()
        with paint.smooth(self) as painter:
            if drag is None:
                painting.everything(painter, geometry, self._places(geometry), event.rect(), focused=self.hasFocus())
                return
            if self._ground is None or self._ground.deviceIndependentSize().toSize() != self.size():
                self._ground = painting.ground(self, geometry, self._places(geometry), drag.block)
            painting.in_hand(painter, geometry, self._ground, drag.moved(self._board), event.rect())

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
            self._let_go()
            return
        at = event.position().toPoint()
        block = self._at(at)
        part = "" if block is None else self._part(block, at)
        self.selected.emit(None if block is None else block.item)
        if block is not None:
            self._drag = Drag(block, at, part)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at, drag = event.position().toPoint(), self._drag
        if drag is None:
            self._show_cursor(at)
        elif drag.moving or (at - drag.pressed).manhattanLength() >= _DRAG_STARTS:
            geometry, began = self.geometry_now(), not drag.moving
            before = drag.moved(self._board)
            drag.come_to(at, geometry, _FINE if event.modifiers() & Qt.KeyboardModifier.AltModifier else 15)
            after = drag.moved(self._board)
            if began:
                self.update()
            elif after != before:
                for block in (before, after):
                    self.update(painting.reach(geometry.rect(block)))
            self.reached.emit(at)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        drag = self._held()
        self._let_go()
        if drag is not None:
            moved = drag.moved(self._board)
            lane = self._board.columns[moved.first_column].group
            changed = lane if lane != self._board.columns[drag.block.first_column].group else None
            if changed is not None or (moved.from_time, moved.to_time) != (drag.block.from_time, drag.block.to_time):
                self.moved.emit(Moved(moved.item, moved.from_time, moved.to_time, changed))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the page scrolls
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        if steps:
            self.zoom_asked.emit((steps, event.position().toPoint().y()))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._at(at) is not None:
            self.edit_asked.emit()
        elif self._board.columns:
            geometry = self.geometry_now()
            column = self._board.columns[geometry.column(at.x())]
            self.add_asked.emit(Spot(at_minute(column.day, geometry.minute(at.y())), column.group))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if key in _UPRIGHT and shift:
            self._stretch(key, Grip.START if held & Qt.KeyboardModifier.ControlModifier else Grip.END)
        elif key in _ARROWS and held & Qt.KeyboardModifier.AltModifier and not shift:
            self._nudge(key)
        elif key in _ARROWS:
            self._step(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_asked.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit()
        elif key == Qt.Key.Key_Escape and self._drag is not None:
            self._let_go()
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
        self._let_go()

    # ---- inside

    def _nudge(self, key: Qt.Key) -> None:
        if key in _UPRIGHT:
            self.nudged.emit(Nudge(minutes=_quarter(key)))
        else:
            self.nudged.emit(Nudge(days=1 if self._onward(key) else -1))

    def _stretch(self, key: Qt.Key, grip: Grip) -> None:
        self.nudged.emit(Nudge(minutes=_quarter(key), grip=grip))

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
        rect = self.geometry_now().rect(block)
        if block.item == self._board.selected:
            if block.ends and at.y() >= rect.bottom() - _GRIP:
                return "end"
            if block.begins and at.y() <= rect.top() + _GRIP:
                return "start"
        return "whole"

    def _at(self, at: QPoint) -> Block | None:
        return next((block for block, rect in reversed(self._places(self.geometry_now())) if rect.contains(at)), None)

    def _places(self, geometry: Geometry) -> painting.Placed:
        """Where each block stands, worked out once for each board and size."""
        if self._placed is None or self._placed[0] != geometry:
            self._placed = (geometry, painting.places(geometry))
        return self._placed[1]

    def _held(self) -> Drag | None:
        """What is dragged, once the mouse has moved."""
        return self._drag if self._drag is not None and self._drag.moving else None

    def _let_go(self) -> None:
        """Nothing is in hand any more: what was, is back where it stood."""
        self._drag = self._ground = None
        self.update()


def _quarter(key: Qt.Key) -> int:
    return 15 if key == Qt.Key.Key_Down else -15

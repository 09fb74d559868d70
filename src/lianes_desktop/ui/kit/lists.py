"""Lists of rows that paint themselves: the delegate to build on, and the view that holds them."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.paint import Mirror
from lianes_desktop.ui.kit.typed import override

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 58
HEAD_HEIGHT = 34


class ListDelegate(QStyledItemDelegate):
    """Ground, edge, focus frame and rule of a row; a subclass paints what the row says in ``draw``.

    A row whose ``is_head`` is true is a group head, 34 px high, never selected.
    """

    row_height = ROW_HEIGHT
    rule_inset = 16

    def is_head(self, index: Index) -> bool:
        """Whether the row is a group head; none is, unless a subclass says so."""
        return not index.isValid()

    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: Mirror, *, selected: bool) -> None:
        """Paint the row inside ``rect``; rectangles go through ``mirror``, which is set to ``rect``."""
        raise NotImplementedError

    def draw_head(self, painter: QPainter, rect: QRect, index: Index, mirror: Mirror) -> None:
        """Paint a group head: its display text; a subclass adds a subtotal."""
        words = mirror.rect(rect.x() + 16, rect.y(), rect.width() - 32, rect.height())
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        paint.text(painter, words, text, font(Role.CAPTION_STRONG), theme.colour("ink2"), mirror.leading)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HEAD_HEIGHT if self.is_head(index) else self.row_height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        direction: Qt.LayoutDirection = option.direction
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        mirror = Mirror(direction, rect)
        if self.is_head(index):
            painter.fillRect(rect, theme.colour("surface2"))
            painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.colour("hairline"))
            self.draw_head(painter, rect, index, mirror)
        else:
            self._draw_row(painter, rect, state, index, mirror)
        painter.restore()

    def _draw_row(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, index: Index, mirror: Mirror) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, theme.colour("teal_tint"))
            painter.fillRect(mirror.rect(rect.x(), rect.y(), 4, rect.height()), theme.colour("teal"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("surface2"))
        if not selected:
            line = QRect(rect.x() + self.rule_inset, rect.bottom(), rect.width() - 2 * self.rule_inset, 1)
            painter.fillRect(line, theme.colour("hairline"))
        self.draw(painter, rect, index, mirror, selected=selected)
        if state & QStyle.StateFlag.State_HasFocus:
            paint.box(painter, rect, border=theme.colour("teal"), width=2, radius=4)


class ListView(QListView):
    """A column of rows: keyboard first, whole rows, no frame.

    ``chosen`` gives the current ``QModelIndex`` whenever it moves; ``opened`` on Enter or a double
    click; ``removal_asked`` on Del; ``key_pressed`` gives a letter typed, in capitals.
    """

    chosen = Signal(object)
    opened = Signal(object)
    removal_asked = Signal(object)
    key_pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until ``setModel``."""
        super().__init__(parent)
        self.setProperty("plain", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT // 2)
        self.doubleClicked.connect(self._open)

    @override
    def setModel(self, model: QAbstractItemModel | None, /) -> None:
        super().setModel(model)
        selection = self.selectionModel()
        if selection is not None:
            selection.currentChanged.connect(self._moved)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid() and not event.modifiers():
            self.opened.emit(current)
        elif event.key() == Qt.Key.Key_Delete and current.isValid():
            self.removal_asked.emit(current)
        elif event.text().isalpha() and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        ):
            self.key_pressed.emit(event.text().upper())
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        # never half a row at rest: what does not fit below is left out
        foot = self.viewport().height()
        last = self.visualRect(self.indexAt(QPoint(self.viewport().width() // 2, foot - 1)))
        if last.top() > 0 and last.bottom() >= foot:
            e = QPaintEvent(e.region().intersected(QRect(0, 0, self.viewport().width(), last.top())))
        super().paintEvent(e)

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(current)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index)

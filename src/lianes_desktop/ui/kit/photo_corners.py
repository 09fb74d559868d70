"""Four handles laid on a photograph, to say where the paper's corners are."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.ports.receipts import Corners, Point
from lianes_desktop.ui.kit import paint
from lianes_desktop.ui.kit.photo_bar import BarButton, FloatingBar
from lianes_desktop.ui.kit.typed import override

AT_THE_EDGES: Corners = ((0.05, 0.05), (0.95, 0.05), (0.95, 0.95), (0.05, 0.95))
"""Where the handles lie when nobody knows where the paper is."""

_LEAST = 0.002
"""How far from a fold each corner stays: twice the area of it and its neighbours, as a share of the sheet."""
_SIZE = 32  # px: what a finger or a mouse takes hold of
_STEP, _STRIDE = 2, 10  # px
# over a photograph, the same in both themes
_VEIL, _LINE, _GRIP, _HELD = QColor(20, 28, 36, 140), QColor("#FFFFFF"), QColor("#0F5C5C"), QColor("#C8553D")


def sound(corners: Corners) -> bool:
    """Whether the corners go round a shape that can be flattened: convex, clockwise, and not too thin."""
    for at, (x, y) in enumerate(corners):
        (before_x, before_y), (after_x, after_y) = corners[at - 1], corners[(at + 1) % 4]
        if (x - before_x) * (after_y - y) - (y - before_y) * (after_x - x) < _LEAST:
            return False
    return all(0 <= share <= 1 for point in corners for share in point)


class Handle(QWidget):
    """One corner; ``wanted`` says where a hand or the arrows want its middle, in the frame's pixels."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """Over ``parent``, the frame."""
        super().__init__(parent)
        self._grabbed: QPointF | None = None
        self.resize(_SIZE, _SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def middle(self) -> QPointF:
        """Where its middle is, in the frame."""
        return QPointF(self.pos()) + QPointF(_SIZE / 2, _SIZE / 2)

    def stand(self, at: QPointF) -> None:
        """Put its middle there."""
        self.move(round(at.x() - _SIZE / 2), round(at.y() - _SIZE / 2))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grabbed = event.position() - QPointF(_SIZE / 2, _SIZE / 2)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self.wanted.emit(self.mapToParent(event.position()) - self._grabbed)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second press so soon takes hold as the first does; nothing opens."""
        self.mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {
            Qt.Key.Key_Left: QPointF(-1, 0),
            Qt.Key.Key_Right: QPointF(1, 0),
            Qt.Key.Key_Up: QPointF(0, -1),
            Qt.Key.Key_Down: QPointF(0, 1),
        }.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            stride = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.wanted.emit(self.middle() + move * (_STRIDE if stride else _STEP))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.raise_()  # where two lie one over the other, the one in hand is seen
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            middle = QPointF(_SIZE / 2, _SIZE / 2)
            painter.setPen(QPen(_LINE, 2))
            painter.setBrush(_HELD if self.hasFocus() else _GRIP)
            radius = 9.0 if self.hasFocus() else 7.0
            painter.drawEllipse(middle, radius, radius)


class CornerBar(FloatingBar):
    """Crop by the corners, or leave the sheet as it was: in the place of the other buttons meanwhile."""

    def __init__(self, parent: QWidget) -> None:
        """Floats at the foot of ``parent``, under the handles: one over it can still be taken hold of."""
        super().__init__(parent)
        self.apply, self.leave = BarButton("check"), BarButton("x")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(0)
        row.addWidget(self.apply)
        row.addWidget(self.leave)

    def retranslate(self) -> None:
        """Name the buttons in the language in force."""
        self.apply.say(_("Recadrer (Entrée)"))
        self.leave.say(_("Laisser comme c'était (Échap)"))


class CornerFrame(QWidget):
    """The four handles over a page, and the bar that applies or leaves them."""

    def __init__(self, parent: QWidget) -> None:
        """Over ``parent``, hidden until ``begin``; what is beside the handles is still the parent's."""
        super().__init__(parent)
        self._corners, self._page, self._turn = AT_THE_EDGES, QRectF(), 0
        self._touched = False
        self.bar = CornerBar(self)
        self.handles = tuple(Handle(self) for _corner in range(4))
        for at, handle in enumerate(self.handles):
            handle.setObjectName(f"corner_{at}")
            handle.wanted.connect(lambda place, at=at: self._move(at, place))
        self.hide()

    def corners(self) -> Corners:
        """In fractions of the upright sheet, clockwise from its top left."""
        return self._corners

    def begin(self, corners: Corners) -> None:
        """Show the handles at these corners, the first one in hand."""
        self._corners, self._touched = corners, False
        self._stand()
        self.show()
        self.raise_()
        self.handles[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def propose(self, corners: Corners | None) -> None:
        """Move the handles to where the paper seems to be, unless a hand moved one."""
        if corners is not None and not self._touched and sound(corners):
            self._corners = corners
            self._stand()

    def lay(self, page: QRectF, turn: int) -> None:
        """The page covers ``page``, turned by ``turn`` degrees (quarters) from upright."""
        self._page, self._turn = page, turn // 90 % 4
        self._stand()

    def retranslate(self) -> None:
        """Name each corner by where it is seen."""
        names = (
            _("Coin en haut à gauche"),
            _("Coin en haut à droite"),
            _("Coin en bas à droite"),
            _("Coin en bas à gauche"),
        )
        for at, handle in enumerate(self.handles):
            handle.setAccessibleName(names[(at + self._turn) % 4])
        self.bar.retranslate()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.place(self.rect())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        places = QPolygonF([self._placed(corner) for corner in self._corners])
        with paint.smooth(self) as painter:
            veil = QPainterPath()
            veil.addRect(self._page.intersected(QRectF(self.rect())))
            framed = QPainterPath()
            framed.addPolygon(places)
            framed.closeSubpath()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_VEIL)
            painter.drawPath(veil.subtracted(framed))
            painter.setPen(QPen(_LINE, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(places)

    def _move(self, at: int, place: QPointF) -> None:
        """Put a corner there, on the page, unless the shape would fold."""
        corners = list(self._corners)
        corners[at] = self._shares(place)
        first, second, third, fourth = corners
        wanted = first, second, third, fourth
        self._touched = True
        if sound(wanted):
            self._corners = wanted
            self._stand()

    def _stand(self) -> None:
        for handle, corner in zip(self.handles, self._corners, strict=True):
            handle.stand(self._placed(corner))
        self.retranslate()
        self.update()

    def _placed(self, corner: Point) -> QPointF:
        """Where a point of the upright sheet is seen."""
        x, y = corner
        for _quarter in range(self._turn):
            x, y = 1 - y, x
        return QPointF(self._page.x() + x * self._page.width(), self._page.y() + y * self._page.height())

    def _shares(self, place: QPointF) -> Point:
        """The point of the upright sheet that is seen there, or the nearest one."""
        x = (place.x() - self._page.x()) / max(self._page.width(), 1.0)
        y = (place.y() - self._page.y()) / max(self._page.height(), 1.0)
        x, y = min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)
        for _quarter in range(self._turn):
            x, y = y, 1 - x
        return x, y

"""What was read on a receipt, framed on its picture."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from lianes_desktop.services.ports.receipts import Corners

_WHOLE = 10_000
_MARGIN = 3  # px: a frame does not touch the letters
# over a photograph, the same in both themes
_FRAME, _GROUND = QColor("#0F5C5C"), QColor(15, 92, 92, 40)
_LIT_FRAME, _LIT_GROUND = QColor("#C8553D"), QColor(200, 85, 61, 40)


class Box(NamedTuple):
    """A rectangle on the upright page, in ten-thousandths of its width and height; ``lit`` is being looked at."""

    left: int
    top: int
    right: int
    bottom: int
    lit: bool = False


def through(boxes: Sequence[Box], corners: Corners | None, upright: int = 0) -> tuple[Box, ...]:
    """The boxes on what the corners frame, once it is flattened; what lies outside of them is left out.

    ``upright`` is how many degrees (quarters, clockwise) set the sheet upright, from how it lies under the corners.
    """
    if corners is None:
        return tuple(boxes)
    for _quarter in range(upright % 360 // 90):
        first, second, third, fourth = ((1 - y, x) for x, y in corners)
        corners = fourth, first, second, third
    frame = QPolygonF([QPointF(x * _WHOLE, y * _WHOLE) for x, y in corners])
    page = QPolygonF([QPointF(0, 0), QPointF(_WHOLE, 0), QPointF(_WHOLE, _WHOLE), QPointF(0, _WHOLE)])
    flat = QTransform()
    if not QTransform.quadToQuad(frame, page, flat):
        return ()
    # cut first: a point beyond the frame may lie behind the eye
    kept = ((box, frame.intersected(QPolygonF(QRectF(QPointF(*box[:2]), QPointF(*box[2:4]))))) for box in boxes)
    return tuple(_around(flat.map(inside), lit=box.lit) for box, inside in kept if not inside.isEmpty())


def _around(shape: QPolygonF, *, lit: bool) -> Box:
    sides = shape.boundingRect()
    return Box(round(sides.left()), round(sides.top()), round(sides.right()), round(sides.bottom()), lit)


def placed(box: Box, turn: int, page: QRectF) -> QRectF:
    """Where the box is, on a page that covers ``page`` turned by ``turn`` degrees (quarters) from upright."""
    left, top, right, bottom = box[:4]
    for _quarter in range(turn % 360 // 90):
        left, top, right, bottom = _WHOLE - bottom, left, _WHOLE - top, right
    across, down = page.width() / _WHOLE, page.height() / _WHOLE
    return QRectF(
        page.x() + left * across, page.y() + top * down, (right - left) * across, (bottom - top) * down
    ).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)


def draw(painter: QPainter, boxes: Sequence[Box], turn: int, page: QRectF) -> None:
    """Frame each box; the one looked at last, over the others."""
    for box in sorted(boxes, key=lambda one: one.lit):
        painter.setPen(QPen(_LIT_FRAME if box.lit else _FRAME, 2 if box.lit else 1))
        painter.setBrush(_LIT_GROUND if box.lit else _GROUND)
        painter.drawRoundedRect(placed(box, turn, page), 3, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)

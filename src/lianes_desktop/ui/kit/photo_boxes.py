"""What was read on a receipt, framed on its picture."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

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

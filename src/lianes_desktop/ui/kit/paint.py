"""Small helpers for widgets that paint themselves; all rectangles are logical, mirrored for right to left."""

import math
from unicodedata import bidirectional

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintDevice, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from lianes_desktop.ui.kit import fonts, icons, theme

CARD_RADIUS = 8
BLOCK_RADIUS = 6


class Mirror:
    """Places rectangles given as if reading from left to right."""

    def __init__(self, direction: Qt.LayoutDirection, bounds: QRect) -> None:
        """Mirror inside ``bounds`` when ``direction`` is right to left."""
        self.direction = direction
        self.bounds = bounds

    def rect(self, x: int, y: int, width: int, height: int) -> QRect:
        """The rectangle where it belongs on screen."""
        # as QStyle.visualRect does, whose class takes 4 ms to load before the first paint
        if self._rtl:
            x = self.bounds.x() + self.bounds.right() + 1 - x - width
        return QRect(x, y, width, height)

    @property
    def leading(self) -> Qt.AlignmentFlag:
        """Alignment towards where reading starts."""
        return Qt.AlignmentFlag.AlignRight if self._rtl else Qt.AlignmentFlag.AlignLeft

    @property
    def trailing(self) -> Qt.AlignmentFlag:
        """Alignment towards where reading ends."""
        return Qt.AlignmentFlag.AlignLeft if self._rtl else Qt.AlignmentFlag.AlignRight

    @property
    def _rtl(self) -> bool:
        return self.direction == Qt.LayoutDirection.RightToLeft


_SIDES = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight


def visual_alignment(edge: Qt.AlignmentFlag, direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """An alignment given as if reading from left to right, as it stands on screen whatever the text says."""
    if direction == Qt.LayoutDirection.RightToLeft and edge & _SIDES:
        edge ^= _SIDES
    return edge | Qt.AlignmentFlag.AlignAbsolute


def mirror(widget: QWidget) -> Mirror:
    """The mirror of a widget's whole face."""
    return Mirror(widget.layoutDirection(), widget.rect())


def smooth(device: QPaintDevice) -> QPainter:
    """A painter with smooth edges, on a widget or a picture.

    Use it in a ``with``, or an error inside would end in a crash.
    """
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    return painter


def fill(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """A plain rectangle; ``QPainter.fillRect`` would first load the 169 gradients it also takes."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)


def box(
    painter: QPainter,
    rect: QRect,
    *,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: int = 1,
    radius: float = CARD_RADIUS,
    dashed: bool = False,
) -> None:
    """A rounded rectangle whose border lies inside ``rect``."""
    half = width / 2 if border is not None else 0.0
    inside = QRectF(rect).adjusted(half, half, -half, -half)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(border, width)
        if dashed:
            pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inside, radius - half, radius - half)


def text(painter: QPainter, rect: QRect, words: str, font: QFont, colour: QColor, align: Qt.AlignmentFlag) -> None:
    """One line in ``rect``, centred in height, elided when it does not fit."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.setLayoutDirection(reading(words, painter.layoutDirection()))
    shown = elided(words, font, rect.width())
    # absolute: the caller has mirrored already, and an amount has no letter to guess a direction from
    flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(rect, int(flags.value) | int(Qt.TextFlag.TextSingleLine.value), shown)


def reading(words: str, otherwise: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """The direction a text is read in: that of its first letter, as in a label; ``otherwise`` without letters."""
    for letter in words:
        kind = bidirectional(letter)
        if kind == "L":
            return Qt.LayoutDirection.LeftToRight
        if kind in ("R", "AL"):
            return Qt.LayoutDirection.RightToLeft
    return otherwise


def elided(words: str, font: QFont, width: int) -> str:
    """The words, or their beginning and an ellipsis, within ``width``."""
    return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)


def text_width(words: str, font: QFont) -> int:
    """The width one line takes, in pixels, rounded up."""
    return QFontMetrics(font).horizontalAdvance(words) + 1 if words else 0


def centred_icon(painter: QPainter, name: str, colour: str, rect: QRect, size: int) -> None:
    """An icon in the middle of ``rect``."""
    corner = QPoint(rect.x() + (rect.width() - size) // 2, rect.y() + (rect.height() - size) // 2)
    icons.draw(painter, name, colour, corner.x(), corner.y(), size)


def wrapped_height(words: str, font: QFont, width: int) -> int:
    """The height of words wrapped in ``width``."""
    flags = int(Qt.TextFlag.TextWordWrap.value)
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), flags, words).height()


def waiting(painter: QPainter, rect: QRect, words: str, align: Qt.AlignmentFlag) -> None:
    """A still grey bar with words, where something is about to be read."""
    box(painter, rect, fill=theme.colour("sunken"), radius=4)
    text(painter, rect.adjusted(8, 0, -8, 0), words, fonts.font(fonts.Role.CAPTION), theme.colour("ink3"), align)


def _squares(rect: QRect) -> QPainterPath:
    """Two squares in ``rect``, one turned by 45 degrees: the star of the brand."""
    middle = QRectF(rect).center()
    reach = min(rect.width(), rect.height()) / 2
    upright = QPainterPath()
    upright.setFillRule(Qt.FillRule.WindingFill)
    side = reach * math.sqrt(2)
    upright.addRect(QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))
    turned = QPainterPath()
    turned.moveTo(middle.x(), middle.y() - reach)
    turned.lineTo(middle.x() + reach, middle.y())
    turned.lineTo(middle.x(), middle.y() + reach)
    turned.lineTo(middle.x() - reach, middle.y())
    turned.closeSubpath()
    upright.addPath(turned)
    return upright


def star(painter: QPainter, rect: QRect, fill: QColor) -> None:
    """The star as one filled shape."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPath(_squares(rect).simplified())


def star_outline(painter: QPainter, rect: QRect, line: QColor, width: float = 2.0) -> None:
    """The star as the outlines of its two squares."""
    painter.setPen(QPen(line, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_squares(rect))


def brand(painter: QPainter, rect: QRect, line: QColor, dot: QColor) -> None:
    """The brand in ``rect``: the star with a dot in its middle."""
    star_outline(painter, rect.adjusted(2, 2, -2, -2), line, 2.2)
    size = rect.width() // 5
    middle = QRect(rect.center().x() - size // 2, rect.center().y() - size // 2, size + 1, size + 1)
    box(painter, middle, fill=dot, radius=size / 2)

"""Lucide icons recoloured, drawn once per colour, size and direction."""

from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImageReader, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QApplication

from lianes_desktop.assets import resource
from lianes_desktop.ui.kit import theme

_DIRECTIONAL = frozenset({
    "arrow-left", "arrow-right", "chevron-left", "chevron-right", "corner-down-left", "plane", "plane-takeoff",
    "undo-2", "redo-2", "external-link",
})  # fmt: skip
"""Those that point along the line of reading; clocks, ticks and receipts do not."""

_SMALL = 16  # px: up to here the stroke is 2, above 1.75


@cache
def _source(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()


@cache
def _drawn(name: str, colour: str, size: int, ratio: float, mirrored: bool) -> QPixmap:  # noqa: FBT001 - a cache key
    stroke = b"2" if size <= _SMALL else b"1.75"
    svg = _source(name).replace(b"currentColor", colour.encode())
    svg = svg.replace(b'stroke-width="2"', b'stroke-width="' + stroke + b'"')
    buffer = QBuffer()
    buffer.setData(QByteArray(svg))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    pixels = round(size * ratio)
    reader.setScaledSize(QSize(pixels, pixels))
    drawn = QPixmap.fromImageReader(reader)
    if mirrored:
        drawn = drawn.transformed(QTransform().scale(-1, 1))
    drawn.setDevicePixelRatio(ratio)
    return drawn


def pixmap(name: str, colour: str, size: int, *, ratio: float = 1.0) -> QPixmap:
    """The icon ``name`` in a token's colour (``"ink2"``), ``size`` px square, mirrored where it points."""
    mirrored = name in _DIRECTIONAL and QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return _drawn(name, theme.colour(colour).name(), size, ratio, mirrored)


def draw(painter: QPainter, name: str, colour: str, x: int, y: int, size: int) -> None:
    """Paint the icon with its top left corner at (x, y), in logical pixels."""
    painter.drawPixmap(x, y, pixmap(name, colour, size, ratio=painter.device().devicePixelRatioF()))

"""Small pictures of receipts in lists: decoded once, kept between paintings; a dashed box where there is none."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap, QPixmapCache

from lianes_desktop.ui.kit import paint, theme

Thumbnails = Callable[[str], bytes | None]
"""Gives a page's small JPEG by its digest."""

WIDTH, HEIGHT = 40, 44


def draw_thumb(painter: QPainter, rect: QRect, digest: str, thumbnails: Thumbnails) -> None:
    """Paint a receipt's thumbnail in ``rect``, or the mark of a missing receipt when ``digest`` is empty."""
    if not digest:
        paint.box(
            painter, rect, fill=theme.colour("accent_tint"), border=theme.colour("accent"),
            radius=paint.BLOCK_RADIUS, dashed=True,
        )  # fmt: skip
        paint.centred_icon(painter, "image-off", "accent_text", rect, 18)
        return
    picture = _kept(digest, rect.size(), painter.device().devicePixelRatioF(), thumbnails)
    if picture is None:
        paint.box(painter, rect, fill=theme.colour("surface2"), radius=paint.BLOCK_RADIUS)
        paint.centred_icon(painter, "receipt-text", "ink3", rect, 18)
    else:
        painter.drawPixmap(rect.topLeft(), picture)
    paint.box(painter, rect, border=theme.colour("hairline"), radius=paint.BLOCK_RADIUS)


def _kept(digest: str, size: QSize, ratio: float, thumbnails: Thumbnails) -> QPixmap | None:
    key = f"thumb {digest} {size.width()}x{size.height()} {ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    data = thumbnails(digest)
    image = QImage.fromData(data) if data is not None else QImage()
    if image.isNull():
        return None
    drawn = _rounded(image, size, ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def _rounded(image: QImage, size: QSize, ratio: float) -> QPixmap:
    """The middle of the picture, filling ``size`` with rounded corners."""
    pixels = size * ratio
    filled = image.scaled(
        pixels, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    drawn = QPixmap(pixels)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    clip = QPainterPath()
    radius = paint.BLOCK_RADIUS * ratio
    clip.addRoundedRect(QRectF(0, 0, pixels.width(), pixels.height()), radius, radius)
    painter.setClipPath(clip)
    painter.drawImage((pixels.width() - filled.width()) // 2, (pixels.height() - filled.height()) // 2, filled)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn

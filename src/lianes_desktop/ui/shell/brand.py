"""The brand: an eight-pointed star of two squares with a dot."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.typed import override


def draw_brand(painter: QPainter, rect: QRect) -> None:
    """Paint the star in ``rect``."""
    paint.star_outline(painter, rect.adjusted(2, 2, -2, -2), theme.colour("teal"), 2.2)
    dot = rect.width() // 5
    middle = QRect(rect.center().x() - dot // 2, rect.center().y() - dot // 2, dot + 1, dot + 1)
    paint.box(painter, middle, fill=theme.colour("accent"), radius=dot / 2)


class Brand(QWidget):
    """The star, 30 px square."""

    def __init__(self) -> None:
        """Decorative: the name stands beside it."""
        super().__init__()
        self.setFixedSize(32, 32)

    @override
    def sizeHint(self) -> QSize:
        return QSize(32, 32)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(self)
        draw_brand(painter, self.rect())
        painter.end()


def window_icon() -> QIcon:
    """The star for the task bar."""
    picture = QPixmap(64, 64)
    picture.fill("transparent")
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_brand(painter, picture.rect())
    painter.end()
    return QIcon(picture)

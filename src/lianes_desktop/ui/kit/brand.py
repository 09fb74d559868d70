"""The brand: an eight-pointed star of two squares with a dot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.typed import override

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


class Brand(QWidget):
    """The star, 32 px square."""

    def __init__(self) -> None:
        """Decorative: the name stands beside it."""
        super().__init__()
        self.setFixedSize(32, 32)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.brand(painter, self.rect(), theme.colour("teal"), theme.colour("accent"))


def window_icon() -> QIcon:
    """The star for the task bar."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - it brings the names of every icon a desktop may have

    picture = QPixmap(64, 64)
    picture.fill("transparent")
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint.brand(painter, picture.rect(), theme.colour("teal"), theme.colour("accent"))
    painter.end()
    return QIcon(picture)

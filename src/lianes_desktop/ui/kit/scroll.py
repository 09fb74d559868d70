"""A page body that scrolls down, never sideways."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from lianes_desktop.ui.kit.typed import override


class ScrollColumn(QScrollArea):
    """``body`` is the column; the field that takes the focus is brought into view."""

    def __init__(self, *, spacing: int = 16) -> None:
        """Transparent, on whatever is behind."""
        super().__init__()
        self.setProperty("plain", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("plain", True)
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(spacing)
        self.setWidget(inside)

    @override
    def minimumSizeHint(self) -> QSize:
        # never narrower than its content asks: sideways scrolling does not exist here
        width = self.body.minimumSize().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, super().minimumSizeHint().height())

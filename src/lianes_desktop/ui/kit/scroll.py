"""A page body that scrolls down, never sideways."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from lianes_desktop.ui.kit.typed import override


class ScrollColumn(QScrollArea):
    """``body`` is the column; the field that takes the focus is brought into view."""

    def __init__(self, *, spacing: int = 16) -> None:
        """Transparent, on whatever is behind."""
        super().__init__()
        self._wanted: QWidget | None = None
        self._margin = 0
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

    def stand_beside(self, main: Iterable[QWidget], side: Iterable[QWidget], width: int) -> None:
        """Two columns: the main one takes what is left beside a side of ``width`` px."""
        aside = QWidget()
        aside.setFixedWidth(width)
        held = QVBoxLayout(aside)
        held.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(self.body.spacing())
        row.addLayout(_column(QVBoxLayout(), main, self.body.spacing()), 1)
        _column(held, side, self.body.spacing())
        row.addWidget(aside)
        self.body.addLayout(row)

    def bring_into_view(self, widget: QWidget, margin: int = 8) -> None:
        """Scroll to a widget once the layout has settled: it may have been shown just now."""
        self._wanted, self._margin = widget, margin
        QTimer.singleShot(0, self._bring)

    def _bring(self) -> None:
        if self._wanted is not None:
            self.ensureWidgetVisible(self._wanted, 0, self._margin)
            self._wanted = None

    @override
    def minimumSizeHint(self) -> QSize:
        # never narrower than its content asks: sideways scrolling does not exist here
        width = self.body.minimumSize().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, super().minimumSizeHint().height())


def _column(column: QVBoxLayout, widgets: Iterable[QWidget], spacing: int) -> QLayout:
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return column

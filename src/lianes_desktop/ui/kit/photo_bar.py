"""The dark bar over a receipt's picture."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.typed import override

# over a photograph, the same in both themes
_GROUND = QColor(20, 28, 36, 225)
_LIT = QColor(255, 255, 255, 40)


class BarButton(QAbstractButton):
    """A white icon on the bar."""

    def __init__(self, icon: str) -> None:
        """Its name comes with ``PhotoBar.show_words``."""
        super().__init__()
        self._icon = icon
        self.setFixedSize(34, 30)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the viewer has the keys
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            if self.underMouse() and self.isEnabled():
                paint.box(painter, self.rect(), fill=_LIT, radius=6)
            if not self.isEnabled():
                painter.setOpacity(0.4)
            paint.centred_icon(painter, self._icon, "on_hero", self.rect(), 18)


class PhotoBar(QWidget):
    """Zoom, rotate, full screen, and the sheets where there are several."""

    def __init__(self, parent: QWidget) -> None:
        """Floats at the foot of the picture."""
        super().__init__(parent)
        self.before, self.after = BarButton("chevron-left"), BarButton("chevron-right")
        self.zoom, self.turn, self.full = BarButton("zoom-in"), BarButton("rotate-cw"), BarButton("maximize-2")
        self._pages = _Pages()
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(0)
        for widget in (self.before, self._pages, self.after, self.zoom, self.turn, self.full):
            row.addWidget(widget)
        self.show_sheet(0, 1)

    def show_words(self, zoom: str, turn: str, full: str, before: str, after: str) -> None:
        """Name the buttons in the language in force."""
        names = (zoom, turn, full, before, after)
        buttons = (self.zoom, self.turn, self.full, self.before, self.after)
        for button, name in zip(buttons, names, strict=True):
            button.setAccessibleName(name)
            button.setToolTip(name)

    def show_sheet(self, sheet: int, sheets: int) -> None:
        """Show which sheet of how many, counted from 0; nothing when there is one."""
        for widget in (self.before, self.after, self._pages):
            widget.setVisible(sheets > 1)
        self._pages.show_sheet(sheet, sheets)
        self.before.setEnabled(sheet > 0)
        self.after.setEnabled(sheet + 1 < sheets)
        parent = self.parentWidget()
        if parent is not None:
            self.place(parent.rect())

    def place(self, around: QRect) -> None:
        """Lie at the foot of ``around``, in its middle."""
        size = self.sizeHint()
        left = around.x() + (around.width() - size.width()) // 2
        self.setGeometry(left, around.bottom() - size.height() - 8, size.width(), size.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.box(painter, self.rect(), fill=_GROUND)


class _Pages(QWidget):
    """``2/3`` in white."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""

    def show_sheet(self, sheet: int, sheets: int) -> None:
        self._words = f"\u200e{sheet + 1}/{sheets}"
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(paint.text_width(self._words, font(Role.SMALL_STRONG)) + 6, 30)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.text(
                painter, self.rect(), self._words, font(Role.SMALL_STRONG), theme.colour("on_hero"),
                Qt.AlignmentFlag.AlignHCenter,
            )  # fmt: skip

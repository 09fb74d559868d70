"""The dark bar over a receipt's picture."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.typed import override

# over a photograph, the same in both themes
_GROUND = QColor(20, 28, 36, 225)
_LIT = QColor(255, 255, 255, 40)
_BESIDE = 10  # px: what one line leaves free at its ends


class BarButton(QAbstractButton):
    """A white icon on the bar."""

    def __init__(self, icon: str) -> None:
        """Its name comes with ``say``."""
        super().__init__()
        self._icon = icon
        self.setFixedSize(34, 30)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the viewer has the keys
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def say(self, name: str) -> None:
        """Say what it does, in the language in force."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            if self.isChecked() or (self.underMouse() and self.isEnabled()):
                paint.box(painter, self.rect(), fill=_LIT, radius=6)
            if not self.isEnabled():
                painter.setOpacity(0.4)
            paint.centred_icon(painter, self._icon, "on_hero", self.rect(), 18)


class FloatingBar(QWidget):
    """Buttons on a dark ground, over a photograph."""

    def place(self, around: QRect) -> None:
        """Lie at the foot of ``around``, in its middle."""
        size = self.sizeHint()
        left = around.x() + (around.width() - size.width()) // 2
        self.setGeometry(left, around.bottom() - size.height() - 8, size.width(), size.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.box(painter, self.rect(), fill=_GROUND)


class PhotoBar(FloatingBar):
    """Zoom, rotate, full screen, and the sheets where there are several; contrast and crop where they are offered."""

    def __init__(self, parent: QWidget) -> None:
        """Floats at the foot of the picture."""
        super().__init__(parent)
        self.before, self.after = BarButton("chevron-left"), BarButton("chevron-right")
        self.zoom, self.turn, self.full = BarButton("zoom-in"), BarButton("rotate-cw"), BarButton("maximize-2")
        self.contrast, self.crop = BarButton("contrast"), BarButton("crop")
        self._pages = _Pages()
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(4, 4, 4, 4)
        self._rows.setSpacing(0)
        self._lines = (
            _line(self.before, self._pages, self.after),
            _line(self.zoom, self.turn, self.contrast, self.crop, self.full),
        )
        for line in self._lines:
            self._rows.addLayout(line)
        for button in (self.contrast, self.crop):
            button.setCheckable(True)
            button.hide()
        self.show_sheet(0, 1)

    def show_words(self, zoom: str, turn: str, full: str, before: str, after: str) -> None:
        """Name the buttons in the language in force."""
        buttons = (self.zoom, self.turn, self.full, self.before, self.after)
        for button, name in zip(buttons, (zoom, turn, full, before, after), strict=True):
            button.say(name)

    def offer_views(self, contrast: str, crop: str) -> None:
        """Offer to raise the contrast and to crop, named in the language in force."""
        for button, name in ((self.contrast, contrast), (self.crop, crop)):
            button.say(name)
            button.show()
        self._place_again()

    def show_view(self, *, contrast: bool, cropped: bool) -> None:
        """Press in what is in force."""
        self.contrast.setChecked(contrast)
        self.crop.setChecked(cropped)

    def show_sheet(self, sheet: int, sheets: int) -> None:
        """Show which sheet of how many, counted from 0; nothing when there is one."""
        for widget in (self.before, self.after, self._pages):
            widget.setVisible(sheets > 1)
        self._pages.show_sheet(sheet, sheets)
        self.before.setEnabled(sheet > 0)
        self.after.setEnabled(sheet + 1 < sheets)
        self._place_again()

    @override
    def place(self, around: QRect) -> None:
        """Lie at the foot of ``around``, in its middle; on two lines where one is too long."""
        wide = sum(line.sizeHint().width() for line in self._lines) + 2 * _BESIDE
        directions = QBoxLayout.Direction
        self._rows.setDirection(directions.LeftToRight if wide <= around.width() else directions.TopToBottom)
        super().place(around)

    def _place_again(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.place(parent.rect())


def _line(*widgets: QWidget) -> QHBoxLayout:
    """Widgets side by side, in the middle."""
    line = QHBoxLayout()
    line.setSpacing(0)
    line.addStretch(1)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return line


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

"""Something missing, as words of several lines that lead where it is settled."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.typed import override

_ICON, _ABOVE, _END = 28, 6, 22


class Point(QAbstractButton):
    """As high as its words need."""

    def __init__(self, words: str, *, holds: bool) -> None:
        """``holds`` when it holds the report back."""
        super().__init__()
        self._holds = holds
        self.setText(words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return paint.wrapped_height(self.text(), font(Role.SMALL), arg__1 - _ICON - _END) + 2 * _ABOVE

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(e)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            if self.underMouse():
                paint.box(painter, self.rect(), fill=theme.colour("surface2"), radius=6)
            if self.hasFocus():
                paint.box(painter, self.rect(), border=theme.colour("teal"), width=2, radius=6)
            icon, tone = ("circle-alert", "warn") if self._holds else ("info", "ink3")
            paint.centred_icon(painter, icon, tone, mirror.rect(4, _ABOVE - 1, 18, 18), 16)
            area = mirror.rect(_ICON, _ABOVE, self.width() - _ICON - _END, self.height() - 2 * _ABOVE)
            painter.setFont(font(Role.SMALL))
            painter.setPen(theme.colour("ink"))
            painter.setLayoutDirection(paint.reading(self.text(), painter.layoutDirection()))
            # absolute: the area is mirrored already
            flags = mirror.leading | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(area, int(flags.value) | int(Qt.TextFlag.TextWordWrap.value), self.text())
            end = mirror.rect(self.width() - _END, _ABOVE - 1, 18, 18)
            paint.centred_icon(painter, "chevron-right", "ink3", end, 14)  # mirrored as it is drawn

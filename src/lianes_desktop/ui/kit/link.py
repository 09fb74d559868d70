"""A line of words that leads somewhere: flat, elided, told by the keyboard as well."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.typed import override

_AROUND = 8
_HEIGHT = 28


class FlatLink(QAbstractButton):
    """Words that lead somewhere; marked while what they lead to is in sight."""

    def __init__(self, words: str, told: str, *, chosen: bool) -> None:
        """``told`` is what a screen reader says."""
        super().__init__()
        self.setText(words)
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setAccessibleName(told)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(e)

    def paint_ground(self, painter: QPainter) -> None:
        """Paint what shows it chosen, hovered or focused."""
        if self.isChecked():
            paint.box(painter, self.rect(), fill=theme.colour("teal_tint"), radius=6)
        elif self.underMouse():
            paint.box(painter, self.rect(), fill=theme.colour("surface2"), radius=6)
        if self.hasFocus():
            paint.box(painter, self.rect(), border=theme.colour("teal"), width=2, radius=6)


class LinkLine(FlatLink):
    """Words, a second line when there is one, and words at the end."""

    def __init__(
        self, words: str, detail: str = "", end: str = "", *, chosen: bool = False, strong: bool = False
    ) -> None:
        """``chosen`` when what it leads to is in sight."""
        told = ", ".join(part for part in (words, detail, end) if part)
        super().__init__(words, told, chosen=chosen)
        self._detail, self._end, self._role = detail, end, Role.STRONG if strong or detail else Role.BODY
        self.setToolTip(told)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, 48 if self._detail else _HEIGHT)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            self.paint_ground(painter)
            end = paint.text_width(self._end, font(Role.SMALL))
            room = self.width() - 2 * _AROUND - (end + 12 if end else 0)
            first = mirror.rect(_AROUND, 5 if self._detail else 0, room, 20 if self._detail else self.height())
            paint.text(painter, first, self.text(), font(self._role), theme.colour("teal"), mirror.leading)
            below = mirror.rect(_AROUND, 25, room, 18)
            paint.text(painter, below, self._detail, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
            last = mirror.rect(self.width() - _AROUND - end, 0, end, self.height())
            paint.text(painter, last, self._end, font(Role.SMALL), theme.colour("ink2"), mirror.trailing)

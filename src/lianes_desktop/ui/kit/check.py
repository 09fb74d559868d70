"""A box to tick with words that wrap beside it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.typed import override

_BOX = 20
_GAP = 10


class CheckLine(QAbstractButton):
    """``toggled`` tells every change, ``clicked`` the person's."""

    def __init__(self, text: str = "") -> None:
        """Unticked."""
        super().__init__()
        self.setText(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int, /) -> int:
        words = paint.wrapped_height(self.text(), font(Role.BODY), max(arg__1 - _BOX - _GAP - 2, 1))
        return max(_BOX, words) + 4

    @override
    def sizeHint(self) -> QSize:
        width = _BOX + _GAP + paint.text_width(self.text(), font(Role.BODY)) + 4
        return QSize(width, _BOX + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 160), _BOX + 4)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            square = mirror.rect(1, 2, _BOX, _BOX)
            if self.isChecked():
                paint.box(painter, square, fill=theme.colour("teal_fill" if self.isEnabled() else "ink3"), radius=4)
                paint.centred_icon(painter, "check", "on_teal", square, 16)
            else:
                paint.box(painter, square, fill=theme.colour("surface"), border=theme.colour("control"), radius=4)
            if self.hasFocus():
                ring = theme.colour("accent" if self.isChecked() else "teal")  # as buttons: accent on teal alone
                paint.box(painter, square.adjusted(-1, -1, 1, 1), border=ring, width=2, radius=5)
            words = mirror.rect(_BOX + _GAP, 2, self.width() - _BOX - _GAP, self.height() - 2)
            self._draw_words(painter, words, mirror.leading)

    def _draw_words(self, painter: QPainter, rect: QRect, align: Qt.AlignmentFlag) -> None:
        painter.setFont(font(Role.BODY))
        painter.setPen(theme.colour("ink" if self.isEnabled() else "ink3"))
        flags = align | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(rect, int(flags.value) | int(Qt.TextFlag.TextWordWrap.value), self.text())

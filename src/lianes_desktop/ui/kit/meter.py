"""How much of a whole is there, as a short bar with its words."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.typed import override

_BAR, _THICK, _GAP = 96, 8, 10


class Meter(QWidget):
    """``done`` of ``total`` beside words that say the same."""

    def __init__(self) -> None:
        """Empty until ``show_state``."""
        super().__init__()
        self.setObjectName("meter")
        self._words, self._done, self._total = "", 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, words: str, done: int, total: int) -> None:
        """Show how far it is."""
        self._words, self._done, self._total = words, done, total
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words."""
        return self._words

    @override
    def sizeHint(self) -> QSize:
        return QSize(_BAR + _GAP + paint.text_width(self._words, font(Role.SMALL)) + 2, 22)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            words = self.width() - _BAR - _GAP
            top = (self.height() - _THICK) // 2
            paint.text(
                painter, mirror.rect(0, 0, words, self.height()), self._words, font(Role.SMALL),
                theme.colour("ink2"), mirror.leading,
            )  # fmt: skip
            track: QRect = mirror.rect(words + _GAP, top, _BAR, _THICK)
            paint.box(painter, track, fill=theme.colour("sunken"), border=theme.colour("control"), radius=_THICK / 2)
            if self._total and self._done:
                tone = "ok" if self._done == self._total else "teal"
                wide = max(_THICK, _BAR * self._done // self._total)
                part = mirror.rect(words + _GAP, top, wide, _THICK)
                paint.box(painter, part, fill=theme.colour(tone), radius=_THICK / 2)

"""How sure a field is of what was read: bars and a percentage beside its label, a second reading below it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.typed import override

_BARS = ((0, 4), (5, 8), (10, 12))
"""Where each bar begins and how high it is, in pixels."""
_BAR, _WIDTH, _HIGH, _GAP = 3, 13, 12, 6
_APART = 8


class Sureness(QWidget):
    """Three bars and words; in a narrow place the words give way to the percentage, then to the bars alone."""

    def __init__(self) -> None:
        """Hidden until there is something to say."""
        super().__init__()
        self._words, self._short, self._doubtful = "", "", False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_words(self, words: str, short: str, *, doubtful: bool) -> None:
        """Say how sure it is, ``short`` where there is little room; empty words say nothing."""
        self._words, self._short, self._doubtful = words, short, doubtful
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """What is said."""
        return self._words

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wide(self._words), 16)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_WIDTH, 16)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip("" if self._fitting() == self._words else self._words)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            ink = "warn" if self._doubtful else "ink3"
            words = self._fitting()
            at = self.width() - self._wide(words)
            self._draw_bars(painter, mirror, at, ink)
            rect = mirror.rect(at + _WIDTH + _GAP, 0, self._wide(words) - _WIDTH - _GAP, self.height())
            if words:
                paint.text(painter, rect, words, self._role(), theme.colour(ink), mirror.leading)

    def _draw_bars(self, painter: QPainter, mirror: paint.Mirror, at: int, ink: str) -> None:
        """Three bars, the last one faint while there is a doubt."""
        foot = (self.height() + _HIGH) // 2
        for place, (across, high) in enumerate(_BARS):
            colour = QColor(theme.colour(ink))
            if self._doubtful and place == len(_BARS) - 1:
                colour.setAlphaF(0.3)
            paint.box(painter, mirror.rect(at + across, foot - high, _BAR, high), fill=colour, radius=1)

    def _fitting(self) -> str:
        return next((words for words in (self._words, self._short) if self._wide(words) <= self.width()), "")

    def _wide(self, words: str) -> int:
        return _WIDTH + (_GAP + paint.text_width(words, self._role()) if words else 0)

    def _role(self) -> QFont:
        return font(Role.CAPTION_STRONG if self._doubtful else Role.CAPTION)


class SecondReading(QWidget):
    """``Autre lecture`` and a button that puts it in the field's place (``asked``)."""

    asked = Signal()

    def __init__(self) -> None:
        """Hidden until there is one."""
        super().__init__()
        self._cap = ""
        self._label = Label("", Role.CAPTION, "ink3")
        self.button = Button("", size=Size.SMALL)
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_APART)
        row.addWidget(self._label, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTrailing)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_words(self, label: str, other: str, cap: str) -> None:
        """Offer ``other``; nothing when it is empty. ``cap`` is the key that does the same."""
        self._cap = cap
        self._label.setText(label)
        self.button.setText(other)
        self.button.setAccessibleName(f"{label} {other}")
        self.button.set_tip(f"{label} ({cap})")
        self.setVisible(bool(other))
        self._fit()

    def other(self) -> str:
        """What is offered."""
        return self.button.text()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The words before it, then the key on it, go where there is no room for them."""
        self.button.set_cap(self._cap)
        if self.button.sizeHint().width() > self.width():
            self.button.set_cap("")
        words = paint.text_width(self._label.text(), self._label.font())
        self._label.setVisible(words + _APART + self.button.sizeHint().width() <= self.width())

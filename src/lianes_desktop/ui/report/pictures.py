"""Small pictures that say a figure at a glance: bars in lines, columns by day. Every figure is written too."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.report.values import Bar

_LINE = 40
_BAR = 8
_DISC = 20
_COLUMNS = 120
_WIDEST = 44


class BarLines(QWidget):
    """A mark, a name and a figure on each line, with a bar under the name where there is something to compare."""

    def __init__(self) -> None:
        """Empty until ``show_bars``."""
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these lines, in order."""
        self._bars = tuple(bars)
        self.setAccessibleName(", ".join(f"{one.label} {one.figure}" for one in bars))
        self.setToolTip("\n".join(f"{one.label} : {one.figure}" for one in bars))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(260, _LINE * max(len(self._bars), 1))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            for at, one in enumerate(self._bars):
                self._draw(painter, mirror, at * _LINE, one)

    def _draw(self, painter: QPainter, mirror: paint.Mirror, y: int, one: Bar) -> None:
        disc = mirror.rect(0, y + (_LINE - _DISC) // 2, _DISC, _DISC)
        marked = one.done is not None
        if one.done:
            paint.box(painter, disc, fill=theme.colour("teal_tint2"), radius=_DISC / 2)
            paint.centred_icon(painter, "check", "teal", disc, 12)
        elif marked:
            paint.box(painter, disc, border=theme.colour("control"), radius=_DISC / 2, dashed=True)
        figure = paint.text_width(one.figure, font(Role.STRONG))
        start, end = _DISC + 10 if marked else 0, self.width() - figure - 10
        low = 4 if one.whole else 10
        label = mirror.rect(start, y + low, end - start, 20)
        ink = theme.colour("ink2" if one.done is False else "ink")
        paint.text(painter, label, one.label, font(Role.SMALL), ink, mirror.leading)
        spot = mirror.rect(self.width() - figure, y, figure, _LINE)
        paint.text(painter, spot, one.figure, font(Role.STRONG), theme.colour("ink"), mirror.trailing)
        if one.whole:
            track = mirror.rect(start, y + 26, end - start, _BAR)
            paint.box(painter, track, fill=theme.colour("sunken"), border=theme.colour("hairline"), radius=_BAR / 2)
            long = round((end - start) * min(one.part / one.whole, 1))
            if long:
                spot = mirror.rect(start, y + 26, max(long, _BAR), _BAR)
                paint.box(painter, spot, fill=theme.colour("teal"), radius=_BAR / 2)


class DayColumns(QWidget):
    """A column a day, its figure over it and the day under it; the days read as the page does."""

    def __init__(self) -> None:
        """Empty until ``show_bars``."""
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_COLUMNS)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these days, in order."""
        self._bars = tuple(bars)
        self.setAccessibleName(", ".join(f"{one.label} {one.figure}" for one in bars))
        self.setToolTip("\n".join(f"{one.label} : {one.figure}" for one in bars))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(260, _COLUMNS)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            room = self.width() // len(self._bars)
            ground, most = _COLUMNS - 22, _COLUMNS - 22 - 22
            paint.fill(painter, QRect(0, ground, self.width(), 1), theme.colour("hairline"))
            centre = Qt.AlignmentFlag.AlignHCenter
            for at, one in enumerate(self._bars):
                high = max(round(most * one.part / (one.whole or 1)), 2)
                wide = min(room - 12, _WIDEST)
                spot = mirror.rect(at * room + (room - wide) // 2, ground - high, wide, high)
                paint.box(painter, spot, fill=theme.colour("teal"), radius=4)
                over = mirror.rect(at * room, ground - high - 20, room, 18)
                paint.text(painter, over, one.figure, font(Role.CAPTION_STRONG), theme.colour("ink"), centre)
                under = mirror.rect(at * room, ground + 3, room, 18)
                paint.text(painter, under, one.label, font(Role.CAPTION), theme.colour("ink2"), centre)


class Picture(QWidget):
    """A title, a picture, and a line of words under it; the words alone while there is nothing to draw."""

    def __init__(self, drawn: BarLines | DayColumns) -> None:
        """Words come with ``show``."""
        super().__init__()
        self.drawn = drawn
        self._title = Label("", Role.STRONG, wrap=True)
        self._words = Label("", Role.SMALL, "ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(drawn)
        column.addWidget(self._words)
        column.addStretch(1)

    def show_picture(self, title: str, bars: Sequence[Bar], words: str = "") -> None:
        """Show these figures."""
        self._title.setText(title)
        self.drawn.show_bars(bars)
        self.drawn.setVisible(bool(bars))
        self._words.setText(words)
        self._words.setVisible(bool(words))

"""Pictures of the budget: bars of one heading on a shared scale, and who pays as one bar."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianes_desktop.ui.budget.values import Part
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.typed import override

_BAR, _THIN, _GAP = 12, 5, 3


class HeadingBar(QWidget):
    """Planned as an outlined track, engaged in teal, what is over in terracotta after a gap; eligible thin below."""

    def __init__(self) -> None:
        """Empty until ``show_cents``."""
        super().__init__()
        self._planned = self._engaged = self._eligible = 0
        self._most = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_BAR + _GAP + _THIN)

    def show_cents(self, planned: int, engaged: int, eligible: int, most: int) -> None:
        """Draw these; ``most`` is the whole width."""
        self._planned, self._engaged, self._eligible, self._most = planned, engaged, eligible, max(most, 1)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            planned, engaged = self._wide(self._planned), self._wide(min(self._engaged, self._planned))
            if planned:
                track = mirror.rect(0, 0, max(planned, 4), _BAR)
                paint.box(painter, track, fill=theme.colour("sunken"), border=theme.colour("control"), radius=4)
            if engaged:
                paint.box(painter, mirror.rect(0, 0, max(engaged, 4), _BAR), fill=theme.colour("teal"), radius=4)
            over = self._wide(self._engaged) - planned
            if over > 0:
                # a gap of 2 px keeps the two apart without colour
                start = planned + (2 if planned else 0)
                bar = mirror.rect(start, 0, max(over - 2, 4), _BAR)
                paint.box(painter, bar, fill=theme.colour("accent" if planned else "teal"), radius=3)
            if self._eligible:
                thin = mirror.rect(0, _BAR + _GAP, max(self._wide(self._eligible), 4), _THIN)
                paint.box(painter, thin, fill=theme.colour("ok"), radius=2)

    def _wide(self, cents: int) -> int:
        return round(self.width() * cents / self._most)


class Legend(QWidget):
    """What each bar is, drawn as the bars are."""

    def __init__(self) -> None:
        """Words come with ``show_words``."""
        super().__init__()
        self._words: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_words(self, planned: str, engaged: str, over: str, eligible: str) -> None:
        """Name the four."""
        self._words = (planned, engaged, over, eligible)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(sum(paint.text_width(one, font(Role.CAPTION)) + 40 for one in self._words), 18)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, 18)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror, at = paint.mirror(self), 0
            for number, words in enumerate(self._words):
                self._draw_mark(painter, number, mirror.rect(at, 4, 16, 10))
                width = paint.text_width(words, font(Role.CAPTION))
                area = mirror.rect(at + 22, 0, width, 18)
                paint.text(painter, area, words, font(Role.CAPTION), theme.colour("ink3"), mirror.leading)
                at += width + 40

    def _draw_mark(self, painter: QPainter, number: int, mark: QRect) -> None:
        if number == 0:
            paint.box(painter, mark, fill=theme.colour("sunken"), border=theme.colour("control"), radius=3)
        elif number == 3:  # noqa: PLR2004 - the last of the four
            paint.box(painter, mark.adjusted(0, 3, 0, -2), fill=theme.colour("ok"), radius=2)
        else:
            paint.box(painter, mark, fill=theme.colour("teal" if number == 1 else "accent"), radius=3)


class PayersBar(QWidget):
    """Who pays, side by side in one bar; the figures stand beside it."""

    def __init__(self) -> None:
        """Empty until ``show_parts``."""
        super().__init__()
        self._parts: tuple[Part, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(22)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Draw these parts, in order."""
        self._parts = tuple(parts)
        self.setAccessibleName(", ".join(f"{one.label} {one.amount}" for one in parts))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        whole = sum(one.cents for one in self._parts)
        with paint.smooth(self) as painter:
            if not whole:
                paint.box(painter, self.rect(), fill=theme.colour("sunken"), border=theme.colour("control"), radius=4)
                return
            shown = [one for one in self._parts if one.cents]
            room, mirror, at = self.width() - 2 * (len(shown) - 1), paint.mirror(self), 0
            for one in shown:
                width = max(round(room * one.cents / whole), 3)
                bar = mirror.rect(at, 0, min(width, self.width() - at), self.height())
                paint.box(painter, bar, fill=theme.colour(one.tone), radius=4)
                at += width + 2


class Swatch(QWidget):
    """A square of a part's colour, beside its words."""

    def __init__(self, tone: str) -> None:
        """12 px square."""
        super().__init__()
        self._tone = tone
        self.setFixedSize(12, 12)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.box(painter, self.rect(), fill=theme.colour(self._tone), radius=3)

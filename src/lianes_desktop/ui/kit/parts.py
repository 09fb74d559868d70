"""What pictures of money share: a legend drawn as the bars are, and a whole made of coloured parts."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.typed import override

_AROUND = 38
"""Pixels of a mark, with what stands before and after its words."""


class Mark(Enum):
    """How a bar of the picture is drawn."""

    TRACK = auto()
    """What there is room for, outlined."""
    FILL = auto()
    OVER = auto()
    """What is beyond the track."""
    WAITS = auto()
    """What is not sure yet, dashed."""
    THIN = auto()
    """A second figure, below."""


class Part(Protocol):
    """One part of a whole."""

    @property
    def tone(self) -> str:
        """Its colour, by name."""
        ...

    @property
    def label(self) -> str:
        """What it is."""
        ...

    @property
    def amount(self) -> str:
        """Its sum, in words."""
        ...

    @property
    def cents(self) -> int:
        """Its sum."""
        ...


class Legend(QWidget):
    """What each bar is, drawn as the bars are."""

    def __init__(self, *marks: Mark) -> None:
        """``marks`` in order; words come with ``show_words``."""
        super().__init__()
        self._marks = marks
        self._words: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_words(self, *words: str) -> None:
        """Name each mark."""
        self._words = words
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(sum(paint.text_width(one, font(Role.CAPTION)) + _AROUND for one in self._words), 18)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, 18)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror, at = paint.mirror(self), 0
            for mark, words in zip(self._marks, self._words, strict=False):  # no words before they are told
                _draw(painter, mark, mirror.rect(at, 4, 16, 10))
                width = paint.text_width(words, font(Role.CAPTION))
                area = mirror.rect(at + 22, 0, width, 18)
                paint.text(painter, area, words, font(Role.CAPTION), theme.colour("ink3"), mirror.leading)
                at += width + _AROUND


class PartsBar(QWidget):
    """The parts side by side in one bar; an outline while they hold nothing."""

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


def _draw(painter: QPainter, mark: Mark, area: QRect) -> None:
    match mark:
        case Mark.TRACK:
            paint.box(painter, area, fill=theme.colour("sunken"), border=theme.colour("control"), radius=3)
        case Mark.WAITS:
            paint.box(painter, area, border=theme.colour("ink3"), radius=3, dashed=True)
        case Mark.THIN:
            paint.box(painter, area.adjusted(0, 3, 0, -2), fill=theme.colour("ok"), radius=2)
        case _:
            paint.box(painter, area, fill=theme.colour("teal" if mark is Mark.FILL else "accent"), radius=3)

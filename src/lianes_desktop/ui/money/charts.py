"""Pictures of the money: a bar for each line on a shared scale, and who brings it as one bar."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.money.values import LineShown, Part

_BAR, _THIN, _GAP = 12, 5, 3
_LEAST = 4


class SpendingBar(QWidget):
    """The envelope as an outlined track, accepted in teal, beyond it in terracotta after a gap; paid thin below.

    What waits for a decision follows what is accepted, dashed.
    """

    def __init__(self) -> None:
        """Empty until ``show_line``."""
        super().__init__()
        self._line: LineShown | None = None
        self._most = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_BAR + _GAP + _THIN)

    def show_line(self, line: LineShown, most: int) -> None:
        """Draw these figures; ``most`` is the whole width."""
        self._line, self._most = line, max(most, 1)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line is None:
            return
        line = self._line
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            track = self._wide(line.envelope_cents)
            inside = self._wide(min(line.accepted_cents, line.envelope_cents or line.accepted_cents))
            beyond = self._wide(line.accepted_cents) - inside
            if track:
                area = mirror.rect(0, 0, max(track, _LEAST), _BAR)
                paint.box(painter, area, fill=theme.colour("sunken"), border=theme.colour("control"), radius=4)
            if inside:
                paint.box(painter, mirror.rect(0, 0, max(inside, _LEAST), _BAR), fill=theme.colour("teal"), radius=4)
            at = inside
            if beyond > 0:
                # a gap of 2 px keeps the two apart without colour
                area = mirror.rect(track + 2, 0, max(beyond - 2, _LEAST), _BAR)
                paint.box(painter, area, fill=theme.colour("accent"), radius=3)
                at = track + beyond
            waits = self._wide(line.pending_cents)
            if waits > 2:  # noqa: PLR2004 - less than the gap cannot be drawn
                area = mirror.rect(at + 2, 0, waits - 2, _BAR)
                paint.box(painter, area, border=theme.colour("ink3"), radius=3, dashed=True)
            if line.paid_cents:
                thin = mirror.rect(0, _BAR + _GAP, max(self._wide(line.paid_cents), _LEAST), _THIN)
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

    def show_words(self, envelope: str, accepted: str, beyond: str, waits: str, paid: str) -> None:
        """Name the five."""
        self._words = (envelope, accepted, beyond, waits, paid)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(sum(paint.text_width(one, font(Role.CAPTION)) + 38 for one in self._words), 18)

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
                at += width + 38

    def _draw_mark(self, painter: QPainter, number: int, mark: QRect) -> None:
        match number:
            case 0:
                paint.box(painter, mark, fill=theme.colour("sunken"), border=theme.colour("control"), radius=3)
            case 3:
                paint.box(painter, mark, border=theme.colour("ink3"), radius=3, dashed=True)
            case 4:
                paint.box(painter, mark.adjusted(0, 3, 0, -2), fill=theme.colour("ok"), radius=2)
            case _:
                paint.box(painter, mark, fill=theme.colour("teal" if number == 1 else "accent"), radius=3)


class FundersBar(QWidget):
    """Who brings the money, side by side in one bar; the figures stand below it."""

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
            room, mirror, at = self.width() - 2 * (len(self._parts) - 1), paint.mirror(self), 0
            for one in self._parts:
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

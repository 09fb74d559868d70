"""How far things are: steps, ring, budget bars."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.typed import override


class StepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    NOW = "now"
    LATER = "later"
    BLOCKED = "blocked"
    """Something must be put right there before the next one."""


class Step(NamedTuple):
    """One step of a way: its name, how it stands in words, and its state."""

    title: str
    detail: str
    state: StepState


class Stepper(QWidget):
    """Steps in a line, all visible at once."""

    def __init__(self) -> None:
        """Empty until ``show_steps``."""
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps, in order."""
        self._steps = tuple(steps)
        self.setAccessibleName(", ".join(f"{step.title} : {step.detail}" for step in steps))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(sum(self._width(step) + 56 for step in self._steps) + 40, 58)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 58)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.box(painter, self.rect(), fill=theme.colour("surface"), border=theme.colour("hairline"))
            widths = [self._width(step) for step in self._steps]
            gaps = max(len(widths) - 1, 1)
            line = max((self.width() - 40 - sum(widths)) // gaps, 12)
            mirror = paint.mirror(self)
            x = 20
            for at, (step, width) in enumerate(zip(self._steps, widths, strict=True)):
                self._draw(painter, mirror, x, width, at + 1, step)
                x += width
                if at < gaps:
                    done = step.state is StepState.DONE
                    stroke = mirror.rect(x + 14, self.height() // 2 - 1, max(line - 28, 4), 2)
                    painter.fillRect(stroke, theme.colour("teal" if done else "hairline"))
                x += line

    def _width(self, step: Step) -> int:
        words = max(paint.text_width(step.title, font(Role.STRONG)), paint.text_width(step.detail, font(Role.CAPTION)))
        return 38 + words

    def _draw(self, painter: QPainter, mirror: paint.Mirror, x: int, width: int, number: int, step: Step) -> None:
        disc = mirror.rect(x, self.height() // 2 - 13, 26, 26)
        centre = Qt.AlignmentFlag.AlignHCenter
        if step.state is StepState.DONE:
            paint.box(painter, disc, fill=theme.colour("teal_tint2"), radius=13)
            paint.centred_icon(painter, "check", "teal", disc, 16)
        elif step.state is StepState.BLOCKED:
            paint.box(painter, disc, fill=theme.colour("warn_tint"), radius=13)
            paint.centred_icon(painter, "circle-alert", "warn", disc, 16)
        else:
            now = step.state is StepState.NOW
            fill = theme.colour("teal_fill") if now else None
            paint.box(painter, disc, fill=fill, border=None if now else theme.colour("control"), radius=13)
            ink = theme.colour("on_teal" if now else "ink3")
            paint.text(painter, disc, str(number), font(Role.SMALL_STRONG), ink, centre)
        ink = theme.colour("ink3" if step.state is StepState.LATER else "ink")
        middle = self.height() // 2
        room = width - 36
        title = mirror.rect(x + 36, middle - (19 if step.detail else 10), room, 20)
        paint.text(painter, title, step.title, font(Role.STRONG), ink, mirror.leading)
        detail = mirror.rect(x + 36, middle + 1, room, 17)
        paint.text(painter, detail, step.detail, font(Role.CAPTION), theme.colour("ink3"), mirror.leading)


class Ring(QWidget):
    """``done`` of ``of`` as an arc with the figures inside."""

    def __init__(self, size: int = 52) -> None:
        """A square of ``size`` pixels."""
        super().__init__()
        self._done, self._of = 0, 1
        self.setFixedSize(size, size)

    def show_count(self, done: int, of: int) -> None:
        """Show how many are done."""
        self._done, self._of = done, max(of, 1)
        self.setAccessibleName(f"{done}/{of}")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            inside = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("sunken"), 6))
            painter.drawEllipse(inside)
            pen = QPen(theme.colour("teal"), 6)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            if self._done:
                painter.drawArc(inside, 90 * 16, -round(360 * 16 * self._done / self._of))
            # figures keep their order in every language
            words = f"\u200e{self._done}/{self._of}"
            paint.text(
                painter, self.rect(), words, font(Role.STRONG), theme.colour("ink"), Qt.AlignmentFlag.AlignHCenter
            )


class BudgetLine(NamedTuple):
    """One heading: its words, and what was spent and planned, in cents and as text."""

    label: str
    icon: str
    spent: int
    planned: int
    spent_text: str
    planned_text: str


_SHORT_TRACK = 110  # px: below, bars say little
_FIGURE_LINE = 19
_BAR_HEIGHT = 14
_LINE_HEIGHT = 47


class BudgetBars(QWidget):
    """Planned as an outlined track, spent in teal, what is over in terracotta after a gap.

    All bars share one scale; an overrun is a fact, said in figures too.
    """

    def __init__(self) -> None:
        """Empty until ``show_lines``."""
        super().__init__()
        self._lines: tuple[BudgetLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_lines(self, lines: Sequence[BudgetLine]) -> None:
        """Show these headings, in order."""
        self._lines = tuple(lines)
        self.setAccessibleName(", ".join(f"{one.label} {one.spent_text} {one.planned_text}" for one in lines))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, _LINE_HEIGHT * max(len(self._lines), 1))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(360, 30 * max(len(self._lines), 1))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._lines:
            return
        with paint.smooth(self) as painter:
            strong, small = font(Role.STRONG), font(Role.SMALL)
            label = max(paint.text_width(one.label, font(Role.BODY)) for one in self._lines) + 44
            spent = max(paint.text_width(one.spent_text, strong) for one in self._lines)
            planned = max(paint.text_width(one.planned_text, small) for one in self._lines)
            height = self.height() // len(self._lines)
            track = self.width() - label - spent - planned - 36
            stacked = track < _SHORT_TRACK and height >= 2 * _FIGURE_LINE
            if stacked:  # one figure over the other leaves the bars long enough to compare
                spent = planned = max(spent, planned)
                track = self.width() - label - spent - 16
            track = max(track, 40)
            most = max(max(one.spent, one.planned) for one in self._lines) or 1
            mirror = paint.mirror(self)
            for at, one in enumerate(self._lines):
                y = at * height
                paint.centred_icon(painter, one.icon, "ink2", mirror.rect(0, y, 20, height), 18)
                words = mirror.rect(28, y, label - 28, height)
                paint.text(painter, words, one.label, font(Role.BODY), theme.colour("ink"), mirror.leading)
                self._draw_bar(
                    painter, mirror, QRect(label, y + (height - _BAR_HEIGHT) // 2, track, _BAR_HEIGHT), one, most
                )
                over = one.spent > one.planned
                ink = theme.colour("accent_text" if over and one.planned else "ink")
                end = self.width() - planned
                figures, rest = mirror.rect(end - spent - 20, y, spent, height), mirror.rect(end, y, planned, height)
                if stacked:
                    middle = y + height // 2
                    figures = mirror.rect(end, middle - _FIGURE_LINE, spent, _FIGURE_LINE) if one.planned_text else rest
                    rest = mirror.rect(end, middle, planned, _FIGURE_LINE)
                paint.text(painter, figures, one.spent_text, strong, ink, mirror.trailing)
                paint.text(painter, rest, one.planned_text, small, theme.colour("ink3"), mirror.trailing)

    def _draw_bar(self, painter: QPainter, mirror: paint.Mirror, area: QRect, one: BudgetLine, most: int) -> None:
        def wide(cents: int) -> int:
            return round(area.width() * cents / most)

        planned, spent = wide(one.planned), wide(min(one.spent, one.planned))
        if planned:
            track = mirror.rect(area.x(), area.y(), planned, area.height())
            paint.box(painter, track, fill=theme.colour("sunken"), border=theme.colour("control"), radius=4)
        if spent:
            bar = mirror.rect(area.x(), area.y(), max(spent, 4), area.height())
            paint.box(painter, bar, fill=theme.colour("teal"), radius=4)
        over = wide(one.spent) - planned
        if over > 0:
            # a gap of 2 px keeps the two apart without colour
            start = area.x() + planned + (2 if planned else 0)
            bar = mirror.rect(start, area.y(), max(over - 2, 4), area.height())
            paint.box(painter, bar, fill=theme.colour("accent"), radius=3)

"""The lines of a decision: receipt and reason, verdict, what was asked, what is kept, and the sums."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.replies.values import DecidedRow

_HEAD, _ROW = 32, 46
_INDENT = 32
_FIGURES, _VERDICT = 0.17, 0.16
"""Widths of a column of figures and of the verdicts, as parts of the whole."""


class _Column(NamedTuple):
    """Where a column starts, and how wide it is."""

    x: int
    width: int


class DecisionTable(QWidget):
    """Figures stand at the end of their column; a reason takes as many lines as its words need."""

    def __init__(self) -> None:
        """Empty until ``show_rows``."""
        super().__init__()
        self.setObjectName("decisionTable")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rows: tuple[DecidedRow, ...] = ()
        self._total = ("", "")
        self._heights: list[int] = []

    def show_rows(self, rows: Sequence[DecidedRow], total: tuple[str, str]) -> None:
        """Show these lines and the sums of their bases."""
        self._rows, self._total = tuple(rows), total
        self.setAccessibleName("; ".join(map(_spoken, self._rows)))
        self._measure()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(560, _HEAD + sum(self._heights) + _ROW)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            heads = (_("Reçu et motif"), _("Décision"), _("Demandé"), _("Retenu"))
            for at, (words, column) in enumerate(zip(heads, self._columns(), strict=True)):
                align = mirror.trailing if at > 1 else mirror.leading
                spot = mirror.rect(column.x, 0, column.width, _HEAD)
                paint.text(painter, spot, words, font(Role.CAPTION), theme.colour("ink3"), align)
            painter.fillRect(0, _HEAD - 1, self.width(), 1, theme.colour("hairline"))
            for row, y, height in self._places():
                # a long decision paints what is in sight
                if y <= event.rect().bottom() and y + height >= event.rect().top():
                    self._draw(painter, mirror, QRect(0, y, self.width(), height), row)
            self._draw_total(painter, mirror, _HEAD + sum(self._heights))

    def _measure(self) -> None:
        width = max(self._columns()[0].width - _INDENT, 1)
        self._heights = [
            _ROW + (paint.wrapped_height(row.because, font(Role.SMALL), width) if row.because else 0)
            for row in self._rows
        ]
        self.setFixedHeight(self.sizeHint().height())

    def _places(self) -> Iterator[tuple[DecidedRow, int, int]]:
        y = _HEAD
        for row, height in zip(self._rows, self._heights, strict=True):
            yield row, y, height
            y += height

    def _columns(self) -> tuple[_Column, _Column, _Column, _Column]:
        figures, verdict = int(self.width() * _FIGURES), int(self.width() * _VERDICT)
        first = self.width() - verdict - 2 * figures
        return (
            _Column(0, first - 12),
            _Column(first, verdict - 8),
            _Column(first + verdict, figures - 8),
            _Column(first + verdict + figures, figures),
        )

    def _draw(self, painter: QPainter, mirror: paint.Mirror, area: QRect, row: DecidedRow) -> None:
        first, verdict, asked, kept = self._columns()
        y, width = area.y(), first.width - _INDENT
        paint.centred_icon(painter, row.icon, row.tone, mirror.rect(0, y, 22, _ROW), 20)
        for column, words, role, tone, align in (
            (_Column(_INDENT, width), row.title, Role.STRONG, "ink", mirror.leading),
            (verdict, row.verdict, Role.SMALL_STRONG, row.tone, mirror.leading),
            (asked, row.asked, Role.STRONG, "ink2", mirror.trailing),
            (kept, row.kept, Role.STRONG, "warn" if row.reduced else "ink", mirror.trailing),
        ):
            spot = mirror.rect(column.x, y, column.width, _ROW)
            paint.text(painter, spot, words, font(role), theme.colour(tone), align)
        if row.because:
            spot = mirror.rect(_INDENT, y + _ROW - 10, width, area.height() - _ROW + 4)
            painter.setFont(font(Role.SMALL))
            painter.setPen(theme.colour("info" if row.changed else "ink2"))
            painter.setLayoutDirection(paint.reading(row.because, mirror.direction))
            flags = mirror.leading | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(spot, int(flags.value) | int(Qt.TextFlag.TextWordWrap.value), row.because)
        painter.fillRect(0, area.bottom(), self.width(), 1, theme.colour("hairline"))

    def _draw_total(self, painter: QPainter, mirror: paint.Mirror, y: int) -> None:
        painter.fillRect(0, y - 2, self.width(), 2, theme.colour("ink"))
        first, _verdict, asked, kept = self._columns()
        for column, words, align in (
            (first, _("Total"), mirror.leading),
            (asked, self._total[0], mirror.trailing),
            (kept, self._total[1], mirror.trailing),
        ):
            spot = mirror.rect(column.x, y, column.width, _ROW)
            paint.text(painter, spot, words, font(Role.STRONG), theme.colour("ink"), align)


def _spoken(row: DecidedRow) -> str:
    return ", ".join(one for one in (row.title, row.verdict, row.asked, row.kept, row.because) if one)

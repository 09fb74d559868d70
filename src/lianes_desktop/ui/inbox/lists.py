"""The two lists of the inbox: bundles received, and the lines of a claim."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter

from lianes_desktop.ui.inbox.values import ClaimLine, InboxLine
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import chip_width, draw_chip
from lianes_desktop.ui.kit.lists import Index, ListDelegate
from lianes_desktop.ui.kit.typed import override

T = TypeVar("T", InboxLine, ClaimLine)
_NOWHERE = QModelIndex()
LINE = Qt.ItemDataRole.UserRole + 1


class LineModel(QAbstractListModel, Generic[T]):
    """Shows the values it is given."""

    def __init__(self, spoken: Callable[[T], str]) -> None:
        """``spoken`` says a line to screen readers."""
        super().__init__()
        self._spoken: Callable[[T], str] = spoken
        self._lines: tuple[T, ...] = ()

    def show(self, lines: Sequence[T]) -> None:
        """Show these lines; the same ones change nothing."""
        if tuple(lines) == self._lines:
            return
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def lines(self) -> tuple[T, ...]:
        """The lines shown."""
        return self._lines

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(line)
        return None


def bundle_spoken(line: InboxLine) -> str:
    """A bundle in words."""
    return f"{line.title}, {line.subtitle}, {line.chip}, {line.sum}"


def claim_spoken(line: ClaimLine) -> str:
    """A line of a claim in words."""
    return f"{line.number}, {line.payee}, {line.asked}, {line.chip}"


def row_of(model: LineModel[T], index: object) -> T | None:
    """The line an index stands for."""
    if isinstance(index, QModelIndex) and index.isValid() and index.row() < len(model.lines()):
        return model.lines()[index.row()]
    return None


class BundleDelegate(ListDelegate):
    """Who, what, when, the verdict, and the amount asked."""

    row_height = 96

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, InboxLine):
            return
        x, width = rect.x() + 14, rect.width() - 28
        when = paint.text_width(line.when, font(Role.SMALL)) + 6
        title = mirror.rect(x, rect.y() + 10, width - when, 20)
        paint.text(painter, title, line.title, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        day = mirror.rect(x + width - when, rect.y() + 10, when, 20)
        paint.text(painter, day, line.when, font(Role.SMALL), theme.colour("ink3"), mirror.trailing)
        below = mirror.rect(x, rect.y() + 32, width, 18)
        paint.text(painter, below, line.subtitle, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
        chip = min(chip_width(line.chip, line.icon), width)
        spot = mirror.rect(x, rect.y() + 60, chip, 24)
        draw_chip(painter, mirror, spot, line.chip, line.tone, line.icon, on_selection=selected)
        room = width - chip - 6
        if room > paint.text_width(line.sum, font(Role.STRONG)):
            figure = mirror.rect(x + chip + 6, rect.y() + 60, room, 24)
            paint.text(painter, figure, line.sum, font(Role.STRONG), theme.colour("ink"), mirror.trailing)


class ClaimDelegate(ListDelegate):
    """Number, payee, details, base and how the line counts."""

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, ClaimLine):
            return
        x, width = rect.x() + 16, rect.width() - 32
        number = mirror.rect(x, rect.y(), 30, rect.height())
        paint.text(painter, number, line.number, font(Role.STRONG), theme.colour("ink3"), mirror.leading)
        chip = chip_width(line.chip, line.icon)
        end = max(chip, paint.text_width(line.asked, font(Role.STRONG))) + 10
        room = width - 34 - end
        payee = mirror.rect(x + 34, rect.y() + 8, room, 20)
        paint.text(painter, payee, line.payee, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        detail = mirror.rect(x + 34, rect.y() + 30, room, 18)
        paint.text(painter, detail, line.detail, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
        figure = mirror.rect(x + width - end, rect.y() + 6, end, 20)
        paint.text(painter, figure, line.asked, font(Role.STRONG), theme.colour("ink"), mirror.trailing)
        spot = mirror.rect(x + width - chip, rect.y() + 28, chip, 24)
        draw_chip(painter, mirror, spot, line.chip, line.tone, line.icon, on_selection=selected)

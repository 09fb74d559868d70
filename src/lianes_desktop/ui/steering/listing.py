"""The list of the committee's meetings."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter

from lianes_desktop.domain.ids import MeetingId
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import chip_width, draw_chip
from lianes_desktop.ui.kit.lists import Index, ListDelegate
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.steering.values import Line

LINE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


class MeetingModel(QAbstractListModel):
    """Meetings in list order."""

    def __init__(self) -> None:
        """Empty until ``show``."""
        super().__init__()
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show these meetings; the same ones keep their place."""
        if tuple(lines) == self._lines:
            return
        same = [one.id for one in lines] == [one.id for one in self._lines]
        if not same:
            self.beginResetModel()
        self._lines = tuple(lines)
        if same:
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
        else:
            self.endResetModel()

    def line(self, row: int) -> Line | None:
        """The meeting of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, meeting: MeetingId | None) -> int:
        """The row of a meeting, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.id == meeting), -1)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (line.title, line.place, line.chip) if part)
        return None


class MeetingDelegate(ListDelegate):
    """The day, the place, and whether it was held."""

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, Line):
            return
        width = chip_width(line.chip, line.icon)
        room = rect.width() - 32 - width - 8
        title = mirror.rect(rect.x() + 16, rect.y() + (9 if line.place else 19), room, 20)
        paint.text(painter, title, line.title, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        place = mirror.rect(rect.x() + 16, rect.y() + 30, room, 18)
        paint.text(painter, place, line.place, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
        spot = mirror.rect(rect.x() + rect.width() - 16 - width, rect.y() + 17, width, 24)
        draw_chip(painter, mirror, spot, line.chip, line.tone, line.icon, on_selection=selected)

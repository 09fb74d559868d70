"""The list of changes: what it was about, from what to what, by whom and when."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.lists import Index, ListDelegate
from lianes_desktop.ui.kit.paint import Mirror
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.trail.values import Head, Line, Row

_NOWHERE = QModelIndex()
LINE = Qt.ItemDataRole.UserRole + 1
_WHO = 180
"""Width of the column that says who and when."""


class TrailModel(QAbstractListModel):
    """Shows the rows it is given; a day cannot be chosen."""

    def __init__(self) -> None:
        """No rows."""
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; those already there stay where they are."""
        new, old = tuple(rows), self._rows
        if new == old:
            return
        if old and new[: len(old)] == old:
            self.beginInsertRows(_NOWHERE, len(old), len(new) - 1)
            self._rows = new
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == LINE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.text if isinstance(row, Head) else f"{row.title}, {row.change}, {row.who}, {row.time}"
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Line):
            return row.change
        return None

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Head):
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)


class TrailDelegate(ListDelegate):
    """Icon, subject over change, person over hour."""

    @override
    def is_head(self, index: Index) -> bool:
        return isinstance(index.data(LINE), Head)

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, Line):
            return
        x, width = rect.x() + 16, rect.width() - 32
        room = width - 34 - _WHO
        paint.centred_icon(painter, line.icon, "teal", mirror.rect(x, rect.y(), 22, rect.height()), 20)
        title = mirror.rect(x + 34, rect.y() + 9, room, 20)
        paint.text(painter, title, line.title, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        change = mirror.rect(x + 34, rect.y() + 30, room, 18)
        paint.text(painter, change, line.change, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
        who = mirror.rect(x + width - _WHO + 8, rect.y() + 9, _WHO - 8, 20)
        paint.text(painter, who, line.who, font(Role.SMALL), theme.colour("ink2"), mirror.trailing)
        hour = mirror.rect(x + width - _WHO + 8, rect.y() + 30, _WHO - 8, 18)
        paint.text(painter, hour, line.time, font(Role.CAPTION), theme.colour("ink3"), mirror.trailing)

"""The list of memberships, under the edition they are in."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter

from lianes_desktop.domain.ids import MembershipId
from lianes_desktop.ui.joining.values import Line
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import chip_width, draw_chip
from lianes_desktop.ui.kit.lists import Index, ListDelegate
from lianes_desktop.ui.kit.typed import override

LINE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


class MembershipModel(QAbstractListModel):
    """Editions and memberships in list order; an edition is a row that cannot be chosen."""

    def __init__(self) -> None:
        """Empty until ``show``."""
        super().__init__()
        self._rows: tuple[Line | str, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show these memberships; the same rows keep their place."""
        rows: list[Line | str] = []
        for line in lines:
            if line.head:
                rows.append(line.head)
            rows.append(line)
        if tuple(rows) == self._rows:
            return
        same = [_identity(row) for row in rows] == [_identity(row) for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = tuple(rows)
        if same:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.endResetModel()

    def line(self, row: int) -> Line | None:
        """The membership of a row; ``None`` for an edition."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Line) else None

    def row_of(self, membership: MembershipId | None) -> int:
        """The row of a membership, or -1."""
        for row, line in enumerate(self._rows):
            if isinstance(line, Line) and line.id == membership:
                return row
        return -1

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid() or self.line(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role == Qt.ItemDataRole.DisplayRole else None
        if role == LINE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.name}, {row.detail}, {row.state.words}"
        return None


class MembershipDelegate(ListDelegate):
    """The authority, and its state in a chip."""

    row_height = 66

    @override
    def is_head(self, index: Index) -> bool:
        return not isinstance(index.data(LINE), Line)

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, Line):
            return
        name = mirror.rect(rect.x() + 16, rect.y() + 8, rect.width() - 32, 20)
        paint.text(painter, name, line.name, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        state = line.state
        width = min(chip_width(state.words, state.icon), rect.width() - 32)
        spot = mirror.rect(rect.x() + 16, rect.y() + 33, width, 24)
        draw_chip(painter, mirror, spot, state.words, state.tone, state.icon, on_selection=selected)


def _identity(row: Line | str) -> object:
    return row if isinstance(row, str) else row.id

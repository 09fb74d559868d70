"""The two lists of the office's page: the parts of the settings, and the records of one."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.lists import Index, ListDelegate
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.settings.values import PartLine, RowLine

Line = PartLine | RowLine
LINE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


class LinesModel(QAbstractListModel):
    """Lines in their order."""

    def __init__(self) -> None:
        """Empty until ``show``."""
        super().__init__()
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show these; as many as before keep their place."""
        if len(lines) == len(self._lines) and lines:
            self._lines = tuple(lines)
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
        elif tuple(lines) != self._lines:
            self.beginResetModel()
            self._lines = tuple(lines)
            self.endResetModel()

    def line(self, row: int) -> Line | None:
        """The line of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

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
            return line.words if isinstance(line, PartLine) else line.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.words}, {line.count}" if isinstance(line, PartLine) else f"{line.name}, {line.detail}"
        return None


class PartDelegate(ListDelegate):
    """The name of a part and how many records it has, or that something in it is refused."""

    row_height = 40

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, 36 if theme.is_low() else self.row_height)

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, PartLine):
            return
        name = mirror.rect(rect.x() + 16, rect.y(), rect.width() - 62, rect.height())
        role = Role.STRONG if selected else Role.BODY
        paint.text(painter, name, line.words, font(role), theme.colour("ink"), mirror.leading)
        end = mirror.rect(rect.x() + rect.width() - 44, rect.y(), 28, rect.height())
        if line.wrong:
            paint.centred_icon(painter, "circle-alert", "bad", end, 18)
        else:
            paint.text(painter, end, line.count, font(Role.SMALL), theme.colour("ink2"), mirror.trailing)


class RowDelegate(ListDelegate):
    """The name of a record, a detail below, and whether something of it is refused."""

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, RowLine):
            return
        width = rect.width() - 32 - (28 if line.wrong else 0)
        top = 9 if line.detail else 19
        name = mirror.rect(rect.x() + 16, rect.y() + top, width, 20)
        paint.text(painter, name, line.name, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        detail = mirror.rect(rect.x() + 16, rect.y() + 30, width, 18)
        paint.text(painter, detail, line.detail, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
        if line.wrong:
            spot = mirror.rect(rect.x() + rect.width() - 36, rect.y(), 20, rect.height())
            paint.centred_icon(painter, "circle-alert", "bad", spot, 18)

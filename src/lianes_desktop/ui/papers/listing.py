"""The list of documents, under the moment they serve."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter

from lianes_desktop.domain.papers import PaperCode
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.lists import Index, ListDelegate
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.papers.values import PaperLine

LINE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


class PaperModel(QAbstractListModel):
    """Moments and documents in list order; a moment is a row that cannot be chosen."""

    def __init__(self) -> None:
        """Empty until ``show``."""
        super().__init__()
        self._rows: tuple[PaperLine | str, ...] = ()

    def show(self, lines: Sequence[PaperLine]) -> None:
        """Show these documents; the same ones keep their place."""
        rows: list[PaperLine | str] = []
        for line in lines:
            if line.head:
                rows.append(line.head)
            rows.append(line)
        if tuple(rows) == self._rows:
            return
        if [_identity(row) for row in rows] == [_identity(row) for row in self._rows]:
            self._rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def line(self, row: int) -> PaperLine | None:
        """The document of a row; ``None`` for a moment."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, PaperLine) else None

    def row_of(self, code: PaperCode | None) -> int:
        """The row of a document, or -1."""
        for row, line in enumerate(self._rows):
            if isinstance(line, PaperLine) and line.code == code:
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
            return f"{row.name}, {row.detail}"
        return None


class PaperDelegate(ListDelegate):
    """A sheet, the document's name, and for whom or what it waits for."""

    row_height = 52

    @override
    def is_head(self, index: Index) -> bool:
        return not isinstance(index.data(LINE), PaperLine)

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, PaperLine):
            return
        icon, tone = ("file-text", "teal") if line.ready else ("circle-dashed", "ink3")
        paint.centred_icon(painter, icon, tone, mirror.rect(rect.x() + 14, rect.y(), 24, rect.height()), 20)
        width = rect.width() - 50 - 14
        name = mirror.rect(rect.x() + 50, rect.y() + 7, width, 20)
        ink = theme.colour("ink" if line.ready else "ink2")
        paint.text(painter, name, line.name, font(Role.STRONG), ink, mirror.leading)
        detail = mirror.rect(rect.x() + 50, rect.y() + 27, width, 18)
        paint.text(painter, detail, line.detail, font(Role.SMALL), theme.colour("ink2"), mirror.leading)


def _identity(row: PaperLine | str) -> object:
    return row if isinstance(row, str) else row.code

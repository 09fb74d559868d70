"""The rows behind a list: lines in their order, some under a head that cannot be chosen."""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from lianes_desktop.ui.kit.lists import Index, ListDelegate, ListView
from lianes_desktop.ui.kit.typed import override

L = TypeVar("L")
LINE = Qt.ItemDataRole.UserRole + 1
"""The role under which a row gives its line; a head gives none."""
_NOWHERE = QModelIndex()


class RowModel(QAbstractListModel, Generic[L]):
    """A subclass says what tells a line from the others, its name, and what a screen reader says of it."""

    def __init__(self) -> None:
        """Empty until ``show``."""
        super().__init__()
        self._rows: tuple[L | str, ...] = ()

    def key(self, line: L) -> object:
        """What tells a line from the others whatever else changes."""
        raise NotImplementedError

    def name(self, line: L) -> str:
        """What the row shows first."""
        raise NotImplementedError

    def told(self, line: L) -> str:
        """The whole row in a sentence."""
        raise NotImplementedError

    def head(self, line: L) -> str:  # noqa: ARG002 - lists under heads look at it
        """Words over a line, where it is the first of its group."""
        return ""

    def show(self, lines: Sequence[L]) -> None:
        """Show these lines; the same ones in the same order keep their rows."""
        rows = tuple(self._with_heads(lines))
        if rows == self._rows:
            return
        if [self._identity(row) for row in rows] == [self._identity(row) for row in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def line(self, row: int) -> L | None:
        """The line of a row; ``None`` for a head."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if isinstance(found, str) else found

    def row_of(self, key: object) -> int:
        """The row of the line with that key, or -1."""
        for row, line in enumerate(self._rows):
            if not isinstance(line, str) and self.key(line) == key:
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
            return self.name(row)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.told(row)
        return None

    def _with_heads(self, lines: Sequence[L]) -> Iterator[L | str]:
        for line in lines:
            head = self.head(line)
            if head:
                yield head
            yield line

    def _identity(self, row: L | str) -> object:
        return row if isinstance(row, str) else self.key(row)


def show_lines(view: ListView, model: RowModel[L], lines: Sequence[L], key: object) -> None:
    """Show lines, the one of that key selected; it is no choice of the person's, and told to nobody."""
    view.blockSignals(True)
    model.show(lines)
    current = model.index(model.row_of(key))
    if view.currentIndex() != current:
        view.setCurrentIndex(current)
    view.blockSignals(False)


class HeadedDelegate(ListDelegate):
    """A delegate whose rows without a line are heads."""

    @override
    def is_head(self, index: Index) -> bool:
        return index.data(LINE) is None

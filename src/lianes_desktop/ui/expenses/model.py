"""The expense list for 100 000 rows: the order is held as keys, the rows are read by pages when they are seen."""

from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from enum import IntEnum
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.ui.expenses import rows
from lianes_desktop.ui.expenses.list_values import Head, Rows
from lianes_desktop.ui.kit.typed import override

PAGE = 256
"""Rows read at once: 27 are seen, so a page holds several screens."""
_PAGES_KEPT = 24
_NOWHERE = QModelIndex()


class ListRole(IntEnum):
    """What the delegate asks for, besides Qt's own roles."""

    LINE = Qt.ItemDataRole.UserRole + 1
    HEAD = Qt.ItemDataRole.UserRole + 2
    CLASHING = Qt.ItemDataRole.UserRole + 3


class ExpenseListModel(QAbstractListModel):
    """Groups and expenses in list order; a group's head is a row that cannot be chosen."""

    def __init__(
        self,
        read_lines: Callable[[Sequence[int]], tuple[ExpenseLine, ...]],
        parent: QObject | None = None,
    ) -> None:
        """Read rows with ``read_lines``, at most ``PAGE`` at once."""
        super().__init__(parent)
        self._read_lines = read_lines
        self._keys: array[int] = array("q")
        self._heads: tuple[Head, ...] = ()
        self._clashing: frozenset[UUID] = frozenset()
        self._head_rows: tuple[int, ...] = ()
        self._pages: OrderedDict[int, tuple[ExpenseLine, ...]] = OrderedDict()

    def show(self, order: Rows) -> None:
        """Take another order; rows already there are only read again."""
        keys = array("q", order.keys)
        self._pages.clear()
        self._clashing = order.clashing
        if keys == self._keys and _layout(order.heads) == _layout(self._heads):
            self._heads = order.heads
            if self.rowCount():
                self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
            return
        self.beginResetModel()
        self._keys = keys
        self._heads = order.heads
        head_rows = []
        row = 0
        for head in order.heads:
            head_rows.append(row)
            row += 1 + head.count
        self._head_rows = tuple(head_rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys) + len(self._head_rows)

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid() or self._head_at(index.row()) is not None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        row = index.row()
        head = self._head_at(row)
        if role == ListRole.HEAD:
            return head
        if head is not None:
            if role == Qt.ItemDataRole.DisplayRole:
                return head.words
            return rows.spoken_head(head) if role in _WORDS else None
        line = self._line(self._position(row))
        return line if role == ListRole.LINE else self._said(line, role)

    def _said(self, line: ExpenseLine | None, role: int) -> object:
        """Whether a person must decide about an expense, or the words of its row."""
        clashing = line is not None and line.expense.id in self._clashing
        if role == ListRole.CLASHING:
            return clashing
        return rows.spoken(line, clashing=clashing) if role in _WORDS and line is not None else None

    def head_rows(self) -> tuple[int, ...]:
        """The rows that are groups' heads."""
        return self._head_rows

    def row_of(self, key: int) -> int | None:
        """The row of an expense by its storage key, or ``None`` when it is not listed."""
        try:
            position = self._keys.index(key)
        except ValueError:
            return None
        return self._row(position)

    def first_row(self) -> int | None:
        """The first expense's row, or ``None`` in an empty list."""
        return self._row(0) if self._keys else None

    def keys_between(self, first: int, last: int) -> Sequence[int]:
        """The keys of the expenses in those rows, both included; heads have none."""
        start, end = (row - bisect_left(self._head_rows, row) for row in (first, last + 1))
        return self._keys[start:end]

    def spans_of(self, keys: Collection[int]) -> list[tuple[int, int]]:
        """The rows of those keys that are listed, as first and last rows of unbroken runs."""
        spans: list[tuple[int, int]] = []
        for row in (self._row(at) for at, key in enumerate(self._keys) if key in keys):
            if spans and spans[-1][1] == row - 1:
                spans[-1] = (spans[-1][0], row)
            else:
                spans.append((row, row))
        return spans

    def line(self, row: int) -> ExpenseLine | None:
        """The expense shown in a row; ``None`` for a group's head."""
        return None if self._head_at(row) is not None else self._line(self._position(row))

    def _head_at(self, row: int) -> Head | None:
        at = bisect_right(self._head_rows, row) - 1
        return self._heads[at] if at >= 0 and self._head_rows[at] == row else None

    def _position(self, row: int) -> int:
        """The place among the keys of a row that is no head."""
        return row - bisect_right(self._head_rows, row)

    def _row(self, position: int) -> int:
        """The row of the key at that place: as many heads stand before it as groups have begun."""
        low, high = 0, len(self._head_rows)
        while low < high:
            middle = (low + high) // 2
            if self._head_rows[middle] - middle <= position:
                low = middle + 1
            else:
                high = middle
        return position + low

    def _line(self, position: int) -> ExpenseLine | None:
        """The row at that place; ``None`` for the moment between a removal and the order that follows it."""
        page = position // PAGE
        lines = self._pages.get(page)
        if lines is None:
            lines = self._read_lines(self._keys[page * PAGE : (page + 1) * PAGE])
            self._pages[page] = lines
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page)
        at = position % PAGE
        return lines[at] if at < len(lines) else None


_WORDS = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})


def _layout(heads: tuple[Head, ...]) -> tuple[int, ...]:
    return tuple(head.count for head in heads)

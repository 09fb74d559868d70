"""The list itself: rows drawn by hand, heads lower than rows, whole rows at rest."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.i18n import formats
from lianes_desktop.ui.expenses import rows
from lianes_desktop.ui.expenses.list_values import Head
from lianes_desktop.ui.expenses.model import ExpenseListModel, ListRole
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import chip_width, draw_chip
from lianes_desktop.ui.kit.lists import HEAD_HEIGHT, ROW_HEIGHT, Index, ListDelegate
from lianes_desktop.ui.kit.paint import Mirror
from lianes_desktop.ui.kit.thumbs import HEIGHT, WIDTH, Thumbnails, draw_thumb
from lianes_desktop.ui.kit.typed import override

SIDE = 16
CHIP_COLUMN = 158
"""From the end of the amounts to the end of the row."""
_AMOUNT = 100
_TEXT = SIDE + WIDTH + 14


class ExpenseDelegate(ListDelegate):
    """Thumbnail, payee over kind, euros over the sum paid, and the chip."""

    def __init__(self, thumbnails: Thumbnails, headings: rows.Headings) -> None:
        """``thumbnails`` gives a page's small JPEG by its digest."""
        super().__init__()
        self._thumbnails = thumbnails
        self._headings = headings

    @override
    def is_head(self, index: Index) -> bool:
        return index.data(ListRole.HEAD) is not None

    @override
    def draw_head(self, painter: QPainter, rect: QRect, index: Index, mirror: Mirror) -> None:
        head = index.data(ListRole.HEAD)
        if not isinstance(head, Head):
            return
        letters, ink = font(Role.CAPTION_STRONG), theme.colour("ink2")
        end = rect.width() - CHIP_COLUMN
        words = mirror.rect(rect.x() + SIDE, rect.y(), end - SIDE - _AMOUNT, rect.height())
        day = str(index.data(Qt.ItemDataRole.DisplayRole))
        paint.text(painter, words, day, letters, ink, mirror.leading)
        figure = mirror.rect(rect.x() + end - _AMOUNT, rect.y(), _AMOUNT, rect.height())
        paint.text(painter, figure, formats.euros(head.euro_cents), letters, ink, mirror.trailing)

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: Mirror, *, selected: bool) -> None:
        line = index.data(ListRole.LINE)
        if not isinstance(line, ExpenseLine):
            return
        row = rows.row(line, self._headings, clashing=index.data(ListRole.CLASHING) is True)
        x, y = rect.x(), rect.y()
        top = y + (rect.height() - HEIGHT) // 2
        draw_thumb(painter, mirror.rect(x + SIDE, top, WIDTH, HEIGHT), row.thumbnail, self._thumbnails)
        end = x + rect.width() - CHIP_COLUMN
        room = end - _AMOUNT - 12 - x - _TEXT
        upper, lower = y + 9, y + rect.height() - 28
        ink = theme.colour("ink" if row.named else "ink3")
        name = mirror.rect(x + _TEXT, upper, room, 20)
        paint.text(painter, name, row.payee, font(Role.STRONG), ink, mirror.leading)
        paint.centred_icon(painter, row.icon, "ink2", mirror.rect(x + _TEXT, lower, 16, 18), 15)
        kind = mirror.rect(x + _TEXT + 21, lower, room - 21, 18)
        paint.text(painter, kind, row.kind, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
        euros = mirror.rect(end - _AMOUNT, upper, _AMOUNT, 20)
        paint.text(painter, euros, row.euros, font(Role.STRONG), theme.colour("ink"), mirror.trailing)
        paid = mirror.rect(end - _AMOUNT, lower, _AMOUNT, 18)
        paint.text(painter, paid, row.original, font(Role.CAPTION), theme.colour("ink3"), mirror.trailing)
        wide = min(chip_width(row.mark.text, row.mark.icon), CHIP_COLUMN - 18)
        chip = mirror.rect(end + 14, y + (rect.height() - 24) // 2, wide, 24)
        draw_chip(painter, mirror, chip, row.mark.text, row.mark.tone, row.mark.icon, on_selection=selected)


_ROWS = QItemSelectionModel.SelectionFlag.Rows
_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS
_MORE = QItemSelectionModel.SelectionFlag.Select | _ROWS
_TURNED = QItemSelectionModel.SelectionFlag.Toggle | _ROWS


class ExpenseTable(QTableView):
    """One column of rows, chosen by keyboard or mouse, several at once too.

    ``chosen`` gives the ``ExpenseLine`` the person moves to, ``picked`` the keys of those chosen together (none when
    the one moved to is alone), ``menu_asked`` a place of the screen; the other signals ask for an act.
    """

    chosen = Signal(object)
    picked = Signal(object)
    menu_asked = Signal(object)
    accept_asked = Signal()
    removal_asked = Signal()
    add_asked = Signal()

    def __init__(self, model: ExpenseListModel, delegate: ExpenseDelegate) -> None:
        """The rows of ``model``."""
        super().__init__()
        self._model = model
        self._quiet = False
        self._heads: tuple[int, ...] = ()
        self._picked: Sequence[int] = ()
        self.setObjectName("expense_list")
        self.setProperty("plain", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        lines = self.verticalHeader()
        lines.hide()
        lines.setMinimumSectionSize(HEAD_HEIGHT)
        lines.setDefaultSectionSize(ROW_HEIGHT)
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(delegate)
        self.setModel(model)
        model.modelReset.connect(self._size_heads)
        self.selectionModel().currentChanged.connect(self._moved)
        self.selectionModel().selectionChanged.connect(self._selected)

    def select(self, key: int | None, *, alone: bool = False) -> None:
        """Show which row is moved to, brought into view, without telling so.

        Those chosen together stay so, wherever they stand now, unless the row is to be chosen ``alone``.
        """
        row = self._model.row_of(key) if key is not None else None
        self._quiet = True
        if row is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            index = self._model.index(row)
            if alone or index != self.currentIndex() or not self.selectionModel().hasSelection():
                self.selectionModel().setCurrentIndex(index, _ALONE)
                self._reveal(row)
        self._restore(() if alone else self._picked)
        self._quiet = False

    def leave_several(self) -> None:
        """Choose the row moved to, alone."""
        self.selectionModel().select(self.currentIndex(), _ALONE)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.accept_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        elif event.key() == Qt.Key.Key_N and plain:
            self.add_asked.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            stretch = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._jump(first=event.key() == Qt.Key.Key_Home, stretch=stretch)
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), _TURNED)
        elif event.key() == Qt.Key.Key_Escape and self._picked:
            self.leave_several()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif event.text() and event.text().isprintable():
            event.ignore()  # a letter is no search here: the page may have a use for it
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, arg__1: QContextMenuEvent) -> None:
        place = arg__1.globalPos()
        if arg__1.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        if self._picked:
            self.menu_asked.emit(place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        row = self.currentIndex().row()
        if row >= 0 and 0 <= self.rowViewportPosition(row) < event.oldSize().height():
            self._reveal(row)  # what was in sight stays so

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        # never half a row at rest: what does not fit, above or below, is left out
        height = self.viewport().height()
        first, last = self.rowAt(0), self.rowAt(height - 1)
        top, foot = self.rowViewportPosition(first), self.rowViewportPosition(last)
        start = top + self.rowHeight(first) if top < 0 and first < last else 0
        end = foot if first < last and foot + self.rowHeight(last) > height else height
        super().paintEvent(QPaintEvent(e.region().intersected(QRect(0, start, self.viewport().width(), end - start))))

    def _jump(self, *, first: bool, stretch: bool) -> None:
        rows_shown = self._model.rowCount()
        row = self._model.first_row() if first else rows_shown - 1
        if row is None or not rows_shown:
            return
        index, here = self._model.index(row), self.currentIndex()
        if stretch and here.isValid():
            self.selectionModel().select(QItemSelection(*sorted((here, index))), _MORE)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        else:
            self.setCurrentIndex(index)
        self._reveal(row)

    def _restore(self, keys: Sequence[int]) -> None:
        """Choose together again those that are still listed, where they stand now."""
        chosen = QItemSelection()
        for first, last in self._model.spans_of(frozenset(keys)) if keys else ():
            chosen.select(self._model.index(first), self._model.index(last))
        if chosen.size():
            self.selectionModel().select(chosen, _ALONE)
        self._tell()

    def _selected(self) -> None:
        if not self._quiet:
            self._tell()

    def _tell(self) -> None:
        """Say which are chosen together, when that changed."""
        selection = self.selectionModel().selection()
        ranges = sorted((one.top(), one.bottom()) for one in map(selection.at, range(selection.size())))
        keys = array("q")
        for first, last in ranges:
            keys.extend(self._model.keys_between(first, last))
        here = self.currentIndex().row()
        alone = len(keys) == 1 and here >= 0 and self._model.keys_between(here, here) == keys
        picked = () if alone else keys
        if picked != self._picked and (picked or self._picked):
            self._picked = picked
            self.picked.emit(tuple(picked))

    def _reveal(self, row: int) -> None:
        """Bring a row into view, with the head above it when it is the first of its group."""
        if row - 1 in self._model.head_rows():
            self.scrollTo(self._model.index(row - 1))
        self.scrollTo(self._model.index(row))

    def _size_heads(self) -> None:
        # a reset keeps the heights of the rows that stay, so those that were heads get theirs back
        lines = self.verticalHeader()
        for row in self._heads:
            if row < lines.count():
                lines.resizeSection(row, ROW_HEIGHT)
        self._heads = self._model.head_rows()
        for row in self._heads:
            lines.resizeSection(row, HEAD_HEIGHT)

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = current.data(ListRole.LINE) if current.isValid() else None
        if not self._quiet and isinstance(line, ExpenseLine):
            self._tell()  # a row moved to without being chosen leaves another one chosen
            self.chosen.emit(line)

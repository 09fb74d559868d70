"""The list itself: rows drawn by hand, heads lower than rows, whole rows at rest."""

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.i18n import formats
from lianes_desktop.services.ports.readings import DayTotal
from lianes_desktop.ui.expenses import rows
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
        if not isinstance(head, DayTotal):
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
        row = rows.row(line, self._headings)
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


class ExpenseTable(QTableView):
    """One column of rows, chosen by keyboard or mouse.

    ``chosen`` gives the ``ExpenseLine`` the person moves to; the other signals ask for an act on it.
    """

    chosen = Signal(object)
    accept_asked = Signal()
    removal_asked = Signal()
    add_asked = Signal()

    def __init__(self, model: ExpenseListModel, delegate: ExpenseDelegate) -> None:
        """The rows of ``model``."""
        super().__init__()
        self._model = model
        self._quiet = False
        self._heads: tuple[int, ...] = ()
        self.setObjectName("expense_list")
        self.setProperty("plain", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
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

    def select(self, key: int | None) -> None:
        """Choose a row, brought into view, without telling that it was chosen."""
        row = self._model.row_of(key) if key is not None else None
        self._quiet = True
        if row is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            index = self._model.index(row)
            if index != self.currentIndex() or not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
                self._reveal(row)
        self._quiet = False

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
            self._jump(first=event.key() == Qt.Key.Key_Home)
        elif event.text() and event.text().isprintable():
            event.ignore()  # a letter is no search here: the page may have a use for it
        else:
            super().keyPressEvent(event)

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

    def _jump(self, *, first: bool) -> None:
        rows_shown = self._model.rowCount()
        row = self._model.first_row() if first else rows_shown - 1
        if row is not None and rows_shown:
            self.setCurrentIndex(self._model.index(row))
            self._reveal(row)

    def _reveal(self, row: int) -> None:
        """Bring a row into view, with the head above it when it is the first of its day."""
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
            self.chosen.emit(line)

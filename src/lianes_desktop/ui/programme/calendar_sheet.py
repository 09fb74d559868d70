"""The sheet that shows a calendar file before any of it is taken: what it would add and change, and what is left."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.lists import Index, ListDelegate, ListView
from lianes_desktop.ui.kit.paint import Mirror
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.programme import calendar_words
from lianes_desktop.ui.programme.calendar_values import FileShown, Head, Left, Offer

_NOWHERE = QModelIndex()
_ROW = Qt.ItemDataRole.UserRole + 1
_BOX = 20
_DOES = 190
"""Width of the column that says what taking a line does."""
_SIZE = (680, 300)
_Row = Offer | Left | Head


class OfferModel(QAbstractListModel):
    """The offers, each chosen or not; below them, when asked, what is left out."""

    def __init__(self, shown: FileShown) -> None:
        """What is left out is hidden at first."""
        super().__init__()
        self._shown = shown
        self._ticked = [one.ticked for one in shown.offers]
        self._below: tuple[_Row, ...] = ()

    @property
    def chosen(self) -> list[int]:
        """The places of the offers chosen."""
        return [at for at, ticked in enumerate(self._ticked) if ticked]

    def turn(self, row: int) -> None:
        """Choose an offer, or no longer."""
        if row < len(self._ticked):
            self._ticked[row] = not self._ticked[row]
            at = self.index(row)
            self.dataChanged.emit(at, at)

    def show_left(self) -> int:
        """Show what is left out; the row where it begins."""
        if not self._below:
            first = len(self._ticked)
            self.beginInsertRows(_NOWHERE, first, first + len(self._shown.left))
            self._below = (Head(self._shown.left_words), *self._shown.left)
            self.endInsertRows()
        return len(self._ticked)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ticked) + len(self._below)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._at(index.row())
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.CheckStateRole and isinstance(row, Offer):
            ticked = self._ticked[index.row()]
            return (Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked).value
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _said(row)
        return None

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._at(index.row()), Head):
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def _at(self, row: int) -> _Row:
        offers = self._shown.offers
        return offers[row] if row < len(offers) else self._below[row - len(offers)]


def _said(row: _Row) -> str:
    if isinstance(row, Head):
        return row.text
    parts = (row.title, row.when, row.does) if isinstance(row, Offer) else (row.title, row.why)
    return formats.listed(parts)


class _Delegate(ListDelegate):
    """A box, the title over the hours, what taking it does; or what is left out, over its reason."""

    @override
    def is_head(self, index: Index) -> bool:
        return isinstance(index.data(_ROW), Head)

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: Mirror, *, selected: bool) -> None:
        row = index.data(_ROW)
        x, width = rect.x() + 16, rect.width() - 32
        if isinstance(row, Offer):
            self._draw_box(painter, mirror.rect(x, rect.y() + 19, _BOX, _BOX), index)
            room = width - _BOX - 12 - _DOES
            does = mirror.rect(x + width - _DOES, rect.y(), _DOES, rect.height())
            words = paint.elided(row.does, font(Role.SMALL), _DOES)
            ink = theme.colour("ink2" if row.tone == "neutral" else row.tone)
            paint.text(painter, does, words, font(Role.SMALL), ink, mirror.trailing)
            self._draw_words(painter, mirror, rect, x + _BOX + 12, room, row.title, row.when)
        elif isinstance(row, Left):
            self._draw_words(painter, mirror, rect, x, width, row.title, row.why)

    def _draw_words(
        self, painter: QPainter, mirror: Mirror, rect: QRect, x: int, room: int, title: str, below: str
    ) -> None:
        for text, role, ink, y in ((title, Role.STRONG, "ink", 9), (below, Role.SMALL, "ink2", 30)):
            words = paint.elided(text, font(role), room)
            paint.text(painter, mirror.rect(x, rect.y() + y, room, 20), words, font(role), theme.colour(ink),
                       mirror.leading)  # fmt: skip

    def _draw_box(self, painter: QPainter, square: QRect, index: Index) -> None:
        if index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value:
            paint.box(painter, square, fill=theme.colour("teal_fill"), radius=4)
            paint.centred_icon(painter, "check", "on_teal", square, 16)
        else:
            paint.box(painter, square, fill=theme.colour("surface"), border=theme.colour("control"), radius=4)


class _OfferList(ListView):
    """``turned`` gives the row clicked, or chosen by the space bar."""

    turned = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("calendar_offers")
        self.setAccessibleName(_("Rendez-vous du calendrier"))
        self.setItemDelegate(_Delegate(self))
        self.setMinimumSize(*_SIZE)
        self.clicked.connect(self._clicked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.turned.emit(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the sheet's: it takes what is chosen
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        self.turned.emit(index.row())


class CalendarSheet(Sheet):
    """``chosen`` gives the places of the offers to take."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None, shown: FileShown) -> None:
        """What is sure is chosen."""
        any_ = bool(shown.offers)
        super().__init__(
            parent, shown.title, shown.sentence, _("Reprendre") if any_ else _("J'ai lu"), _("Annuler") if any_ else ""
        )
        self.setObjectName("calendarSheet")
        self._any = any_
        self._model = OfferModel(shown)
        self._list = _OfferList()
        self._list.setModel(self._model)
        self._list.turned.connect(self._turn)
        self._list.setVisible(any_)
        self.body.addWidget(self._list)
        self._left = Notice("warn", "triangle-alert", shown.left_words)
        self._left.setVisible(bool(shown.left_words))
        which = Button(_("Voir lesquelles"), size=Size.SMALL)
        which.setObjectName("show_left")
        which.clicked.connect(self._show_left)
        self._left.set_actions([which])
        self.body.addWidget(self._left)
        if any_:
            self._list.setCurrentIndex(self._model.index(0))
            self._list.setFocus()
        self._count()

    @override
    def accept(self) -> None:
        self.chosen.emit(self._model.chosen)
        super().accept()

    def _turn(self, row: int) -> None:
        self._model.turn(row)
        self._count()

    def _count(self) -> None:
        if self._any:
            count = len(self._model.chosen)
            self.accept_button.setText(calendar_words.accept(count))
            self.accept_button.allow("" if count else _("Cochez au moins un rendez-vous"))

    def _show_left(self) -> None:
        first = self._model.show_left()
        self._list.show()
        self._left.hide()
        self._list.setFocus()
        self._list.setCurrentIndex(self._model.index(first + 1))
        self._list.scrollTo(self._model.index(first), ListView.ScrollHint.PositionAtTop)

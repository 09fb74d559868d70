"""The list of dossiers below the sidebar's button, with the ways to add one."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.cards import Rule
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.lists import Index, ListDelegate, ListView
from lianes_desktop.ui.kit.paint import Mirror
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.shell.kind_button import KindButton
from lianes_desktop.ui.shell.values import DossierCard, StartCard

_WIDTH = 340
_MOST_ROWS = 6
_CARD = Qt.ItemDataRole.UserRole
C = TypeVar("C", DossierCard, StartCard)


class CardModel(QAbstractListModel, Generic[C]):
    """The cards it is given."""

    def __init__(self, parent: QWidget) -> None:
        """Empty until ``show_cards``."""
        super().__init__(parent)
        self._cards: tuple[C, ...] = ()

    def show_cards(self, cards: Sequence[C]) -> None:
        """Show other cards."""
        self.beginResetModel()
        self._cards = tuple(cards)
        self.endResetModel()

    def card(self, row: int) -> C:
        """The card of a row."""
        return self._cards[row]

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._cards)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cards[index.row()].title
        return self._cards[index.row()] if role == _CARD else None


class CardDelegate(ListDelegate):
    """An icon on a tile, a title, a detail."""

    row_height = 56

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: Mirror, *, selected: bool) -> None:
        card = index.data(_CARD)
        if not isinstance(card, DossierCard | StartCard):
            return
        tile = mirror.rect(rect.x() + 14, rect.y() + 10, 36, 36)
        paint.box(painter, tile, fill=theme.colour("surface" if selected else "teal_tint"), radius=6)
        paint.centred_icon(painter, card.icon, "teal", tile, 20)
        room = rect.width() - 76
        title = mirror.rect(rect.x() + 62, rect.y() + 8, room, 20)
        paint.text(painter, title, card.title, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        detail = mirror.rect(rect.x() + 62, rect.y() + 29, room, 18)
        paint.text(painter, detail, card.detail, font(Role.CAPTION), theme.colour("ink3"), mirror.leading)


class Switcher(QFrame):
    """``chosen`` gives the dossier's id, ``begin_asked`` the ``ActionType``; the others name what was asked."""

    chosen = Signal(object)
    begin_asked = Signal(object)
    start_asked = Signal()
    sample_asked = Signal()
    removal_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        """A popup of the window, shown by ``open_below``."""
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setFixedWidth(_WIDTH)
        self._model: CardModel[DossierCard] = CardModel(self)
        self.list = ListView()
        self.list.setObjectName("dossiers")
        self.list.setModel(self._model)
        self.list.setItemDelegate(CardDelegate(self.list))
        self.list.clicked.connect(self._open)
        self.list.opened.connect(self._open)
        self._kinds = [KindButton(one, Kind.PLAIN, "new") for one in ActionType]
        self._start = Button("", Kind.PLAIN, icon="copy")
        self._sample = Button("", Kind.PLAIN, icon="eye")
        self._remove = Button("", Kind.PLAIN, icon="trash-2")
        self._rule = Rule()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(2)
        column.addWidget(self.list)
        column.addWidget(self._rule)
        for kind in self._kinds:
            kind.clicked.connect(self.close)
            kind.begin_asked.connect(self.begin_asked)
            column.addWidget(kind, 0, Qt.AlignmentFlag.AlignLeading)
        for button, name, signal in (
            (self._start, "new_from", self.start_asked),
            (self._sample, "new_sample", self.sample_asked),
            (self._remove, "remove_dossier", self.removal_asked),
        ):
            button.setObjectName(name)
            button.clicked.connect(self.close)
            button.clicked.connect(signal)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        for kind in self._kinds:
            kind.retranslate()
        self._start.setText(_("Partir d'un dossier passé"))
        self._sample.setText(_("Dossier d'exemple"))
        self._remove.setText(_("Supprimer le dossier ouvert"))
        self.list.setAccessibleName(_("Dossiers"))

    def show_cards(self, cards: Sequence[DossierCard], current: DossierCard) -> None:
        """Show these dossiers, the open one selected."""
        self._model.show_cards(cards)
        self.list.setVisible(bool(cards))
        self._rule.setVisible(bool(cards))
        self._remove.setVisible(current.id is not None)
        rows = min(len(cards), _MOST_ROWS)
        self.list.setFixedHeight(rows * CardDelegate.row_height)
        for row, card in enumerate(cards):
            if card.id == current.id:
                self.list.setCurrentIndex(self._model.index(row))

    def open_below(self, button: QWidget) -> None:
        """Show the list under the sidebar's button."""
        self.adjustSize()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = button.width() - self.width() if rtl else 0
        self.move(button.mapToGlobal(QPoint(left, button.height() + 4)))
        self.show()
        (self.list if self._model.rowCount() else self._kinds[0]).setFocus()

    @override
    def paintEvent(self, arg__1: QPaintEvent, /) -> None:
        with paint.smooth(self) as painter:
            painter.fillRect(self.rect(), theme.colour("surface"))
            paint.box(painter, self.rect(), border=theme.colour("control"), radius=0)

    def _open(self, index: QModelIndex) -> None:
        self.close()
        self.chosen.emit(self._model.card(index.row()).id)

"""Asks what a new dossier starts from, and its first day."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fields import LabeledField
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.lists import Index, ListDelegate, ListView
from lianes_desktop.ui.kit.paint import Mirror
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import DateField
from lianes_desktop.ui.shell.values import StartCard

_CARD = Qt.ItemDataRole.UserRole
_WIDTH = 520
_MOST_ROWS = 5


class _StartModel(QAbstractListModel):
    def __init__(self, cards: Sequence[StartCard], parent: QWidget) -> None:
        super().__init__(parent)
        self._cards = tuple(cards)

    def card(self, row: int) -> StartCard:
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


class _StartDelegate(ListDelegate):
    row_height = 56

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: Mirror, *, selected: bool) -> None:
        card = index.data(_CARD)
        if not isinstance(card, StartCard):
            return
        tile = mirror.rect(rect.x() + 14, rect.y() + 10, 36, 36)
        paint.box(painter, tile, fill=theme.colour("surface" if selected else "teal_tint"), radius=6)
        paint.centred_icon(painter, card.icon, "teal", tile, 20)
        room = rect.width() - 76
        title = mirror.rect(rect.x() + 62, rect.y() + 8, room, 20)
        paint.text(painter, title, card.title, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        detail = mirror.rect(rect.x() + 62, rect.y() + 29, room, 18)
        paint.text(painter, detail, card.detail, font(Role.CAPTION), theme.colour("ink3"), mirror.leading)


class StartSheet(Sheet):
    """``chosen`` gives ``(source, first day as typed)``; the sheet stays until ``done_with``."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, cards: Sequence[StartCard]) -> None:
        """The first card is selected."""
        super().__init__(
            parent,
            _("Partir d'un dossier passé ou d'un modèle"),
            _("Faits, participants, tâches, programme et budget sont repris ; ni dépenses, ni contacts, ni envois."),
            _("Créer le dossier"),
            _("Annuler"),
        )
        self.setObjectName("start_sheet")
        self._model = _StartModel(cards, self)
        self.list = ListView()
        self.list.setObjectName("starts")
        self.list.setModel(self._model)
        self.list.setItemDelegate(_StartDelegate(self.list))
        self.list.setAccessibleName(_("Modèles et dossiers passés"))
        self.list.setMinimumWidth(_WIDTH)
        self.list.setFixedHeight(min(len(cards), _MOST_ROWS) * _StartDelegate.row_height)
        self.list.setCurrentIndex(self._model.index(0))
        self._day = DateField(_("jj/mm/aaaa"))
        self._day.setObjectName("first_day")
        self._labelled = LabeledField(_("Premier jour"), self._day)
        self.body.addWidget(self.list)
        self.body.addWidget(self._labelled)
        self.accept_button.clicked.disconnect()
        self.accept_button.clicked.connect(self._choose)
        self.list.opened.connect(self._day.setFocus)
        self.list.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say below the day why it is refused."""
        self._labelled.refuse(sentence)
        self._day.setFocus()

    def _choose(self) -> None:
        card = self._model.card(max(self.list.currentIndex().row(), 0))
        self.chosen.emit((card.source, self._day.text()))

"""The list of people, under the letter their family name begins with."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter

from lianes_desktop.domain.contacts import ConsentState
from lianes_desktop.domain.ids import ContactId
from lianes_desktop.ui.contacts.values import ContactLine
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import avatar_tone, draw_avatar
from lianes_desktop.ui.kit.lists import Index, ListDelegate
from lianes_desktop.ui.kit.typed import override

LINE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
CONSENT_LOOKS = {
    ConsentState.GRANTED: ("shield-check", "ok"),
    ConsentState.TO_ASK: ("shield-question-mark", "warn"),
    ConsentState.REFUSED: ("shield-off", "ink3"),
    ConsentState.WITHDRAWN: ("shield-off", "ink3"),
}


class ContactModel(QAbstractListModel):
    """Letters and people in list order; a letter is a row that cannot be chosen."""

    def __init__(self) -> None:
        """Empty until ``show``."""
        super().__init__()
        self._rows: tuple[ContactLine | str, ...] = ()

    def show(self, lines: Sequence[ContactLine]) -> None:
        """Show these people; the same ones change nothing, the same rows keep their place."""
        rows: list[ContactLine | str] = []
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

    def line(self, row: int) -> ContactLine | None:
        """The person of a row; ``None`` for a letter."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, ContactLine) else None

    def row_of(self, contact: ContactId | None) -> int:
        """The row of a person, or -1."""
        for row, line in enumerate(self._rows):
            if isinstance(line, ContactLine) and line.id == contact:
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
            return f"{row.name}, {row.detail}, {row.consent_words}"
        return None


class ContactDelegate(ListDelegate):
    """Initials, name, what the person does, and where consent stands."""

    @override
    def is_head(self, index: Index) -> bool:
        return not isinstance(index.data(LINE), ContactLine)

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, ContactLine):
            return
        disc = mirror.rect(rect.x() + 16, rect.y() + 11, 36, 36)
        draw_avatar(painter, disc, line.initials, avatar_tone(line.name), on_selection=selected)
        width = rect.width() - 62 - 46
        name = mirror.rect(rect.x() + 62, rect.y() + 9, width, 20)
        paint.text(painter, name, line.name, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        detail = mirror.rect(rect.x() + 62, rect.y() + 30, width, 18)
        paint.text(painter, detail, line.detail, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
        icon, tone = CONSENT_LOOKS[line.consent]
        spot = mirror.rect(rect.x() + rect.width() - 40, rect.y(), 24, rect.height())
        paint.centred_icon(painter, icon, tone, spot, 20)


def _identity(row: ContactLine | str) -> object:
    return row if isinstance(row, str) else row.id

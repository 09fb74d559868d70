"""The list of people in protocol order, moved by keys or dragged."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView

from lianes_desktop.domain.ids import ParticipantId
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import avatar_tone, chip_width, draw_avatar, draw_chip
from lianes_desktop.ui.kit.lists import Index, ListDelegate, ListView
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.team.values import PersonLine

LINE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
_CARRIED = "application/x-lianes-person"


class TeamModel(QAbstractListModel):
    """People in order; a row let go elsewhere is told by ``dropped``, never moved here."""

    dropped = Signal(object)
    """``(ParticipantId, place among the others)``."""

    def __init__(self) -> None:
        """Empty until ``show``."""
        super().__init__()
        self._rows: tuple[PersonLine, ...] = ()

    def show(self, lines: Sequence[PersonLine]) -> None:
        """Show these people; the same ones in the same order keep their rows."""
        rows = tuple(lines)
        if rows == self._rows:
            return
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def line(self, row: int) -> PersonLine | None:
        """The person of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, person: ParticipantId | None) -> int:
        """The row of a person, or -1."""
        return next((row for row, line in enumerate(self._rows) if line.id == person), -1)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.line(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == LINE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.name}, {row.detail}, {row.act.title}"
        return None

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [_CARRIED]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        carried.setData(_CARRIED, ",".join(str(one.row()) for one in indexes).encode())
        return carried

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        text = bytes(data.data(_CARRIED).data()).decode() if data.hasFormat(_CARRIED) else ""
        line = self.line(int(text)) if text.isdecimal() else None
        if line is None or action != Qt.DropAction.MoveAction:
            return False
        at = row if row >= 0 else len(self._rows)
        self.dropped.emit((line.id, at - 1 if at > int(text) else at))
        return False  # the view would take the row out; the list is shown again once the order is kept


class TeamDelegate(ListDelegate):
    """Initials, name, capacity, and how the act stands."""

    row_height = 86

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, PersonLine):
            return
        disc = mirror.rect(rect.x() + 16, rect.y() + 12, 36, 36)
        draw_avatar(painter, disc, line.initials, avatar_tone(line.name), on_selection=selected)
        width = rect.width() - 62 - 14
        name = mirror.rect(rect.x() + 62, rect.y() + 8, width, 20)
        paint.text(painter, name, line.name, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        detail = mirror.rect(rect.x() + 62, rect.y() + 28, width, 18)
        paint.text(painter, detail, line.detail, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
        act = line.act
        area = mirror.rect(rect.x() + 62, rect.y() + 52, min(chip_width(act.title, act.icon), width), 24)
        draw_chip(painter, mirror, area, act.title, act.tone, act.icon, on_selection=selected)


class TeamList(ListView):
    """``moved`` gives -1 or 1 when Alt and an arrow move the person."""

    moved = Signal(object)

    def __init__(self) -> None:
        """Rows may be dragged."""
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setItemDelegate(TeamDelegate(self))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and Qt.Key(event.key()) in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

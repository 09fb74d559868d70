"""The list of people in protocol order, moved by keys or dragged."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import avatar_tone, chip_width, draw_avatar, draw_chip
from lianes_desktop.ui.kit.lists import Index, ListDelegate, ListView
from lianes_desktop.ui.kit.rows import LINE, RowModel
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.team.values import PersonLine

_CARRIED = "application/x-lianes-person"


class TeamModel(RowModel[PersonLine]):
    """People in order; a row let go elsewhere is told by ``dropped``, never moved here."""

    dropped = Signal(object)
    """``(ParticipantId, place among the others)``."""

    @override
    def key(self, line: PersonLine) -> object:
        return line.id

    @override
    def name(self, line: PersonLine) -> str:
        return line.name

    @override
    def told(self, line: PersonLine) -> str:
        return f"{line.name}, {line.detail}, {line.act.title}"

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

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
        at = row if row >= 0 else self.rowCount()
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

"""The people of a file, to tick, and what is not taken of it."""

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.contacts.file_values import ImportLine
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.lists import Index, ListView
from lianes_desktop.ui.kit.rows import LINE, HeadedDelegate, RowModel
from lianes_desktop.ui.kit.typed import override

_TICKED = LINE + 1
_BOX = 20


class ImportModel(RowModel[ImportLine]):
    """Lines of a file, and which of them are ticked."""

    def __init__(self) -> None:
        """Empty until ``show``."""
        super().__init__()
        self.ticked: set[int] = set()

    def tick(self, keys: set[int]) -> None:
        """Tick these and no other."""
        self.ticked = keys
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    @override
    def key(self, line: ImportLine) -> object:
        return line.key

    @override
    def name(self, line: ImportLine) -> str:
        return line.name

    @override
    def told(self, line: ImportLine) -> str:
        state = "" if not line.takeable else _("coché") if line.key in self.ticked else _("décoché")
        return formats.listed(part for part in (line.name, line.detail, line.said, state) if part)

    @override
    def head(self, line: ImportLine) -> str:
        return line.head

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == _TICKED:
            line = self.line(index.row())
            return line is not None and line.key in self.ticked
        return super().data(index, role)


class ImportDelegate(HeadedDelegate):
    """A box, the name, what is known of the person, and what there is to know before taking them."""

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, ImportLine):
            return
        if not line.takeable:
            spot = mirror.rect(rect.x() + 16, rect.y(), _BOX, rect.height())
            paint.centred_icon(painter, "circle-slash-2", "ink3", spot, 18)
            words = mirror.rect(rect.x() + 48, rect.y(), rect.width() - 64, rect.height())
            paint.text(painter, words, line.name, font(Role.BODY), theme.colour("ink2"), mirror.leading)
            return
        box = mirror.rect(rect.x() + 16, rect.y() + (rect.height() - _BOX) // 2, _BOX, _BOX)
        if index.data(_TICKED):
            paint.box(painter, box, fill=theme.colour("teal_fill"), radius=4)
            paint.centred_icon(painter, "check", "on_teal", box, 16)
        else:
            paint.box(painter, box, fill=theme.colour("surface"), border=theme.colour("control"), radius=4)
        width = rect.width() - 64
        half = width * 11 // 20 if line.said else width
        name = mirror.rect(rect.x() + 48, rect.y() + 9, half - 12, 20)
        paint.text(painter, name, line.name, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        detail = mirror.rect(rect.x() + 48, rect.y() + 30, half - 12, 18)
        paint.text(painter, detail, line.detail, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
        if line.said:
            said = mirror.rect(rect.x() + 48 + half, rect.y(), width - half, rect.height())
            tone = theme.colour("ink2" if line.advised else "warn")
            paint.text(painter, said, line.said, font(Role.SMALL), tone, mirror.leading)


class ImportList(ListView):
    """Click or Space ticks a line; ``changed`` says that what is ticked did."""

    changed = Signal()

    def __init__(self) -> None:
        """Empty until its model shows lines."""
        super().__init__()
        self.setObjectName("importList")
        self.lines = ImportModel()
        self.lines.setParent(self)
        self.setModel(self.lines)
        self.setItemDelegate(ImportDelegate(self))
        self.clicked.connect(self._toggle)
        self.opened.connect(self._toggle)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _toggle(self, index: QModelIndex) -> None:
        line = self.lines.line(index.row())
        if line is not None and line.takeable:
            self.lines.tick(self.lines.ticked ^ {line.key})
            self.changed.emit()

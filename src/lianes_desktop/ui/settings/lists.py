"""The two lists of the office's page: the parts of the settings, and the records of one."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.lists import Index, ListDelegate
from lianes_desktop.ui.kit.rows import LINE, RowModel
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.settings.values import PartLine, RowLine

Line = PartLine | RowLine


class LinesModel(RowModel[Line]):
    """Lines in their order."""

    @override
    def key(self, line: Line) -> object:
        return line.key if isinstance(line, PartLine) else line.at

    @override
    def name(self, line: Line) -> str:
        return line.words if isinstance(line, PartLine) else line.name

    @override
    def told(self, line: Line) -> str:
        return f"{line.words}, {line.count}" if isinstance(line, PartLine) else f"{line.name}, {line.detail}"


class PartDelegate(ListDelegate):
    """The name of a part and how many records it has, or that something in it is refused."""

    row_height = 40

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, 36 if theme.is_low() else self.row_height)

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, PartLine):
            return
        name = mirror.rect(rect.x() + 16, rect.y(), rect.width() - 62, rect.height())
        role = Role.STRONG if selected else Role.BODY
        paint.text(painter, name, line.words, font(role), theme.colour("ink"), mirror.leading)
        end = mirror.rect(rect.x() + rect.width() - 44, rect.y(), 28, rect.height())
        if line.wrong:
            paint.centred_icon(painter, "circle-alert", "bad", end, 18)
        else:
            paint.text(painter, end, line.count, font(Role.SMALL), theme.colour("ink2"), mirror.trailing)


class RowDelegate(ListDelegate):
    """The name of a record, a detail below, and whether something of it is refused."""

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, RowLine):
            return
        width = rect.width() - 32 - (28 if line.wrong else 0)
        top = 9 if line.detail else 19
        name = mirror.rect(rect.x() + 16, rect.y() + top, width, 20)
        paint.text(painter, name, line.name, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        detail = mirror.rect(rect.x() + 16, rect.y() + 30, width, 18)
        paint.text(painter, detail, line.detail, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
        if line.wrong:
            spot = mirror.rect(rect.x() + rect.width() - 36, rect.y(), 20, rect.height())
            paint.centred_icon(painter, "circle-alert", "bad", spot, 18)

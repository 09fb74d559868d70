"""The list of memberships, under the edition they are in."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from lianes_desktop.ui.joining.values import Line
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import chip_width, draw_chip
from lianes_desktop.ui.kit.lists import Index
from lianes_desktop.ui.kit.rows import LINE, HeadedDelegate, RowModel
from lianes_desktop.ui.kit.typed import override


class MembershipModel(RowModel[Line]):
    """Memberships in list order, under their edition."""

    @override
    def key(self, line: Line) -> object:
        return line.id

    @override
    def name(self, line: Line) -> str:
        return line.name

    @override
    def told(self, line: Line) -> str:
        return f"{line.name}, {line.detail}, {line.state.words}"

    @override
    def head(self, line: Line) -> str:
        return line.head


class MembershipDelegate(HeadedDelegate):
    """The authority, and its state in a chip."""

    row_height = 66

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, Line):
            return
        name = mirror.rect(rect.x() + 16, rect.y() + 8, rect.width() - 32, 20)
        paint.text(painter, name, line.name, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        state = line.state
        width = min(chip_width(state.words, state.icon), rect.width() - 32)
        spot = mirror.rect(rect.x() + 16, rect.y() + 33, width, 24)
        draw_chip(painter, mirror, spot, state.words, state.tone, state.icon, on_selection=selected)

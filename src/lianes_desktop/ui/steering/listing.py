"""The list of the committee's meetings."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import chip_width, draw_chip
from lianes_desktop.ui.kit.lists import Index, ListDelegate
from lianes_desktop.ui.kit.rows import LINE, RowModel
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.steering.values import Line


class MeetingModel(RowModel[Line]):
    """Meetings in list order."""

    @override
    def key(self, line: Line) -> object:
        return line.id

    @override
    def name(self, line: Line) -> str:
        return line.title

    @override
    def told(self, line: Line) -> str:
        return ", ".join(part for part in (line.title, line.place, line.chip) if part)


class MeetingDelegate(ListDelegate):
    """The day, the place, and whether it was held."""

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, Line):
            return
        width = chip_width(line.chip, line.icon)
        room = rect.width() - 32 - width - 8
        title = mirror.rect(rect.x() + 16, rect.y() + (9 if line.place else 19), room, 20)
        paint.text(painter, title, line.title, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        place = mirror.rect(rect.x() + 16, rect.y() + 30, room, 18)
        paint.text(painter, place, line.place, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
        spot = mirror.rect(rect.x() + rect.width() - 16 - width, rect.y() + 17, width, 24)
        draw_chip(painter, mirror, spot, line.chip, line.tone, line.icon, on_selection=selected)

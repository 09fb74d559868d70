"""The list of people found."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import avatar_tone, draw_avatar
from lianes_desktop.ui.kit.lists import Index, ListDelegate
from lianes_desktop.ui.kit.rows import LINE, RowModel
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.rights.values import Line


class PersonModel(RowModel[Line]):
    """Records by name."""

    @override
    def key(self, line: Line) -> object:
        return line.id

    @override
    def name(self, line: Line) -> str:
        return line.name

    @override
    def told(self, line: Line) -> str:
        return f"{line.name}, {line.detail}"


class PersonDelegate(ListDelegate):
    """Initials, name, and the dossier."""

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, Line):
            return
        disc = mirror.rect(rect.x() + 16, rect.y() + 11, 36, 36)
        draw_avatar(painter, disc, line.initials, avatar_tone(line.name), on_selection=selected)
        for top, words, role, tone in ((9, line.name, Role.STRONG, "ink"), (30, line.detail, Role.SMALL, "ink2")):
            spot = mirror.rect(rect.x() + 62, rect.y() + top, rect.width() - 78, 20)
            paint.text(painter, spot, words, font(role), theme.colour(tone), mirror.leading)

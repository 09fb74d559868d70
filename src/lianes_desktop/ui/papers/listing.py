"""The list of documents, under the moment they serve."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.lists import Index
from lianes_desktop.ui.kit.rows import LINE, HeadedDelegate, RowModel
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.papers.values import PaperLine


class PaperModel(RowModel[PaperLine]):
    """Documents in list order, under the moment they serve."""

    @override
    def key(self, line: PaperLine) -> object:
        return line.code

    @override
    def name(self, line: PaperLine) -> str:
        return line.name

    @override
    def told(self, line: PaperLine) -> str:
        return f"{line.name}, {line.detail}"

    @override
    def head(self, line: PaperLine) -> str:
        return line.head


class PaperDelegate(HeadedDelegate):
    """A sheet, the document's name, and for whom or what it waits for."""

    row_height = 52

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, PaperLine):
            return
        icon, tone = ("file-text", "teal") if line.ready else ("circle-dashed", "ink3")
        paint.centred_icon(painter, icon, tone, mirror.rect(rect.x() + 14, rect.y(), 24, rect.height()), 20)
        width = rect.width() - 50 - 14
        name = mirror.rect(rect.x() + 50, rect.y() + 7, width, 20)
        ink = theme.colour("ink" if line.ready else "ink2")
        paint.text(painter, name, line.name, font(Role.STRONG), ink, mirror.leading)
        detail = mirror.rect(rect.x() + 50, rect.y() + 27, width, 18)
        paint.text(painter, detail, line.detail, font(Role.SMALL), theme.colour("ink2"), mirror.leading)

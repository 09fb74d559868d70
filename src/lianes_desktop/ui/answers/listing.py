"""The list of answers issued, under their dossiers."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from lianes_desktop.ui.answers.values import Line
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.lists import Index
from lianes_desktop.ui.kit.rows import LINE, HeadedDelegate, RowModel
from lianes_desktop.ui.kit.typed import override


class AnswerModel(RowModel[Line]):
    """Answers in list order."""

    @override
    def key(self, line: Line) -> object:
        return line.answer.id

    @override
    def name(self, line: Line) -> str:
        return line.answer.title

    @override
    def head(self, line: Line) -> str:
        return line.head

    @override
    def told(self, line: Line) -> str:
        one = line.answer
        return ", ".join(part for part in (one.title, one.detail, one.sum, one.chip) if part)


class AnswerDelegate(HeadedDelegate):
    """What it is, its number and day, its sum, and how its payment stands."""

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, Line):
            return
        one = line.answer
        x, y = rect.x() + 16, rect.y()
        paint.centred_icon(painter, one.icon, "teal", mirror.rect(x, y, 22, rect.height()), 20)
        figure = paint.text_width(one.sum, font(Role.STRONG))
        chip = paint.text_width(one.chip, font(Role.SMALL_STRONG))
        whole = rect.width() - 32 - 34
        spots = (
            (mirror.rect(x + 34, y + 9, whole - figure - 8, 20), one.title, Role.STRONG, "ink", mirror.leading),
            (mirror.rect(x + 34 + whole - figure, y + 9, figure, 20), one.sum, Role.STRONG, "ink", mirror.trailing),
            (mirror.rect(x + 34, y + 30, whole - chip - 8, 18), one.detail, Role.SMALL, "ink2", mirror.leading),
            (mirror.rect(x + 34 + whole - chip, y + 30, chip, 18), one.chip, Role.SMALL_STRONG, one.tone,
             mirror.trailing),
        )  # fmt: skip
        for spot, words, role, tone, align in spots:
            if words:
                paint.text(painter, spot, words, font(role), theme.colour(tone), align)

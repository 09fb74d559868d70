"""The list of bundles received, each on a card of its own."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from lianes_desktop.ui.inbox.values import InboxLine
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import chip_width, draw_chip
from lianes_desktop.ui.kit.lists import Index
from lianes_desktop.ui.kit.paint import Mirror
from lianes_desktop.ui.kit.rows import LINE, HeadedDelegate, RowModel
from lianes_desktop.ui.kit.typed import override

_GAP = 8


class BundleModel(RowModel[InboxLine]):
    """Bundles under the heads of their groups."""

    @override
    def key(self, line: InboxLine) -> object:
        return line.key

    @override
    def name(self, line: InboxLine) -> str:
        return line.title

    @override
    def told(self, line: InboxLine) -> str:
        return ", ".join(part for part in (line.title, line.subtitle, line.when, line.chip, line.sum) if part)

    @override
    def head(self, line: InboxLine) -> str:
        return line.head


class BundleDelegate(HeadedDelegate):
    """Who, what, when, the verdict or the state, and the amount asked."""

    row_height = 92 + _GAP

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        direction: Qt.LayoutDirection = option.direction
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror = Mirror(direction, rect)
        if self.is_head(index):
            words = mirror.rect(rect.x() + 4, rect.y(), rect.width() - 8, rect.height())
            text = str(index.data(Qt.ItemDataRole.DisplayRole))
            paint.text(painter, words, text, font(Role.CAPTION_STRONG), theme.colour("ink3"), mirror.leading)
        else:
            selected = bool(state & QStyle.StateFlag.State_Selected)
            hovered = bool(state & QStyle.StateFlag.State_MouseOver)
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            card = rect.adjusted(0, 0, 0, -_GAP)
            paint.box(
                painter,
                card,
                fill=theme.colour("teal_tint" if focused else "surface2" if hovered and not selected else "surface"),
                border=theme.colour("teal" if selected else "hairline"),
                width=2 if selected else 1,
            )
            self.draw(painter, card, index, mirror, selected=focused)
        painter.restore()

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, InboxLine):
            return
        x, width = rect.x() + 14, rect.width() - 28
        when = paint.text_width(line.when, font(Role.SMALL)) + 6
        title = mirror.rect(x, rect.y() + 10, width - when, 20)
        paint.text(painter, title, line.title, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        day = mirror.rect(x + width - when, rect.y() + 10, when, 20)
        ink = theme.colour("warn" if line.late else "ink3")
        paint.text(painter, day, line.when, font(Role.SMALL), ink, mirror.trailing)
        below = mirror.rect(x, rect.y() + 31, width, 18)
        paint.text(painter, below, line.subtitle, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
        figure_width = paint.text_width(line.sum, font(Role.STRONG)) + 4 if line.sum else 0
        chip = min(chip_width(line.chip, line.icon), width - figure_width)
        spot = mirror.rect(x, rect.y() + 57, chip, 24)
        draw_chip(painter, mirror, spot, line.chip, line.tone, line.icon, on_selection=selected)
        figure = mirror.rect(x + width - figure_width, rect.y() + 57, figure_width, 24)
        paint.text(painter, figure, line.sum, font(Role.STRONG), theme.colour("ink"), mirror.trailing)

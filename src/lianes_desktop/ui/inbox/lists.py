"""The two lists of the inbox: bundles received as cards, and the lines of a claim as a table."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.inbox.values import ClaimLine, Head, InboxLine, Row
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import chip_width, draw_chip
from lianes_desktop.ui.kit.lists import Index, ListDelegate, ListView
from lianes_desktop.ui.kit.paint import Mirror
from lianes_desktop.ui.kit.typed import override

T = TypeVar("T", Row, ClaimLine)
_NOWHERE = QModelIndex()
LINE = Qt.ItemDataRole.UserRole + 1
_GAP = 8
_FIGURES = 96
"""Width of a column of sums."""


class LineModel(QAbstractListModel, Generic[T]):
    """Shows the values it is given; a group's head cannot be chosen."""

    def __init__(self, spoken: Callable[[T], str]) -> None:
        """``spoken`` says a line to screen readers."""
        super().__init__()
        self._spoken: Callable[[T], str] = spoken
        self._lines: tuple[T, ...] = ()

    def show(self, lines: Sequence[T]) -> None:
        """Show these lines; the same ones change nothing."""
        if tuple(lines) == self._lines:
            return
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def lines(self) -> tuple[T, ...]:
        """The lines shown."""
        return self._lines

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(line)
        return None

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._lines[index.row()], Head):
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)


def bundle_spoken(row: Row) -> str:
    """A bundle in words."""
    if isinstance(row, Head):
        return row.text
    return ", ".join(part for part in (row.title, row.subtitle, row.chip, row.sum) if part)


def claim_spoken(line: ClaimLine) -> str:
    """A line of a claim in words."""
    return f"{line.title}, {line.payee}, {line.eligible}, {line.mark}"


class BundleDelegate(ListDelegate):
    """Who, what, when, the verdict, and the amount asked, each on a card of its own."""

    row_height = 92 + _GAP

    @override
    def is_head(self, index: Index) -> bool:
        return isinstance(index.data(LINE), Head)

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
        paint.text(painter, day, line.when, font(Role.SMALL), theme.colour("ink3"), mirror.trailing)
        below = mirror.rect(x, rect.y() + 31, width, 18)
        paint.text(painter, below, line.subtitle, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
        figure_width = paint.text_width(line.sum, font(Role.STRONG)) + 4 if line.sum else 0
        chip = min(chip_width(line.chip, line.icon), width - figure_width)
        spot = mirror.rect(x, rect.y() + 57, chip, 24)
        draw_chip(painter, mirror, spot, line.chip, line.tone, line.icon, on_selection=selected)
        figure = mirror.rect(x + width - figure_width, rect.y() + 57, figure_width, 24)
        paint.text(painter, figure, line.sum, font(Role.STRONG), theme.colour("ink"), mirror.trailing)


class ClaimDelegate(ListDelegate):
    """How the line counts, payee, kind, what was spent and what counts."""

    row_height = 54

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, ClaimLine):
            return
        x, width = rect.x() + 16, rect.width() - 32
        paint.centred_icon(painter, line.icon, _ink(line.tone), mirror.rect(x, rect.y(), 22, rect.height()), 20)
        room = width - 34 - 2 * _FIGURES
        payee = mirror.rect(x + 34, rect.y() + 7, room, 20)
        paint.text(painter, payee, line.payee, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        detail = mirror.rect(x + 34, rect.y() + 28, room, 18)
        paint.text(painter, detail, line.detail, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
        spent = mirror.rect(x + width - 2 * _FIGURES, rect.y(), _FIGURES, rect.height())
        paint.text(painter, spent, line.spent, font(Role.BODY), theme.colour("ink2"), mirror.trailing)
        ink = theme.colour("warn" if line.reduced else "ink")
        kept = mirror.rect(x + width - _FIGURES, rect.y(), _FIGURES, rect.height())
        paint.text(painter, kept, line.eligible, font(Role.STRONG), ink, mirror.trailing)


class ClaimList(ListView):
    """Ends on the edge of a row, never through a line of text."""

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        spare = self.height() % ClaimDelegate.row_height
        if self.viewportMargins().bottom() != spare:
            self.setViewportMargins(0, 0, 0, spare)


class ClaimHead(QWidget):
    """Names of the columns, above the lines; the width of the scroll bar is left free."""

    def __init__(self) -> None:
        """As high as a group's head."""
        super().__init__()
        self.setFixedHeight(36)

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, 36)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            ink, small = theme.colour("ink3"), font(Role.CAPTION_STRONG)
            width = self.width() - 32 - 12
            room = width - 34 - 2 * _FIGURES
            paint.text(painter, mirror.rect(50, 0, room, 36), _("Ligne"), small, ink, mirror.leading)
            for at, words in ((2, _("Dépensé")), (1, _("Base éligible"))):
                spot = mirror.rect(16 + width - at * _FIGURES, 0, _FIGURES, 36)
                paint.text(painter, spot, words, small, ink, mirror.trailing)
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))


def _ink(tone: str) -> str:
    return {"accent": "accent_text"}.get(tone, tone)

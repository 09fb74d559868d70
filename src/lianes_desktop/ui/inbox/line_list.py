"""The lines of a claim under review: what was decided of each, who was paid, what is asked and what is kept."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.inbox.desk_values import LineRow
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import chip_width, draw_chip
from lianes_desktop.ui.kit.lists import Index, ListView
from lianes_desktop.ui.kit.paint import Mirror
from lianes_desktop.ui.kit.rows import LINE, HeadedDelegate, RowModel
from lianes_desktop.ui.kit.typed import override

_FIGURES = 96
"""Width of a column of sums, in pixels."""
_ICON = 34
_HEAD = 36
_MARK = 20


class LineModel(RowModel[LineRow]):
    """Lines in the order of their receipts, then those that were removed since the version before."""

    @override
    def key(self, line: LineRow) -> object:
        return line.key

    @override
    def name(self, line: LineRow) -> str:
        return line.payee

    @override
    def told(self, line: LineRow) -> str:
        said = (line.title, line.payee, line.detail, line.asked, line.state, line.kept, line.remark, line.chip)
        return ", ".join(part for part in said if part)

    @override
    def head(self, line: LineRow) -> str:
        return line.head

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        line = self.line(index.row()) if index.isValid() else None
        if line is not None and line.removed:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)


class LineDelegate(HeadedDelegate):
    """State, payee and detail, base asked and base kept; what the machine found is marked beside the payee."""

    row_height = 54

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, LineRow):
            return
        x, width = rect.x() + 16, rect.width() - 32
        paint.centred_icon(painter, line.icon, line.tone, mirror.rect(x, rect.y(), 22, rect.height()), 20)
        room = width - _ICON - 2 * _FIGURES
        self._draw_words(painter, line, QRect(x + _ICON, rect.y(), room, rect.height()), mirror, selected=selected)
        asked = mirror.rect(x + width - 2 * _FIGURES, rect.y(), _FIGURES, rect.height())
        paint.text(painter, asked, line.asked, font(Role.BODY), theme.colour("ink2"), mirror.trailing)
        kept = mirror.rect(x + width - _FIGURES, rect.y(), _FIGURES, rect.height())
        letters = font(Role.STRONG if line.decided else Role.SMALL)
        ink = theme.colour("warn" if line.tone in ("warn", "bad") else "ink" if line.decided else "ink3")
        paint.text(painter, kept, line.kept, letters, ink, mirror.trailing)

    def _draw_words(self, painter: QPainter, line: LineRow, area: QRect, mirror: Mirror, *, selected: bool) -> None:
        x, y, room = area.x(), area.y(), area.width()
        mark = _MARK if line.remark else 0
        payee = mirror.rect(x + mark, y + 7, room - mark, 20)
        if line.remark:
            paint.centred_icon(painter, "triangle-alert", "warn", mirror.rect(x - 2, y + 7, 18, 20), 16)
        ink = theme.colour("ink3" if line.removed else "ink")
        paint.text(painter, payee, line.payee, font(Role.STRONG), ink, mirror.leading)
        chip = min(chip_width(line.chip, "users"), room) if line.chip else 0
        if chip:
            spot = mirror.rect(x + room - chip, y + 26, chip, 22)
            draw_chip(painter, mirror, spot, line.chip, "info", "users", on_selection=selected)
        detail = mirror.rect(x, y + 28, max(room - chip - (6 if chip else 0), 0), 18)
        paint.text(painter, detail, line.detail, font(Role.SMALL), theme.colour("ink2"), mirror.leading)


class LineList(ListView):
    """Ends on the edge of a row; ``whole_asked`` when Space asks for the receipt over the whole screen."""

    whole_asked = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.whole_asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        spare = self.height() % LineDelegate.row_height
        if self.viewportMargins().bottom() != spare:
            self.setViewportMargins(0, 0, 0, spare)
        self.scrollTo(self.currentIndex())  # the decision below may have grown over it


class LineHead(QWidget):
    """Names of the columns, above the lines of ``view``, whose scroll bar takes its width from them.

    ``only``, a box to tick, stands in the place of the first name where it is shown.
    """

    def __init__(self, view: ListView, only: CheckLine) -> None:
        """As high as a group's head."""
        super().__init__()
        self._only = only
        only.setParent(self)
        self._bar = view.verticalScrollBar()
        self._bar.rangeChanged.connect(self._moved)
        self.setFixedHeight(_HEAD)

    def show_only(self, *, shown: bool) -> None:
        """Show the box to tick, or the name of the column."""
        self._only.setVisible(shown)
        self._place()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, _HEAD)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror, height = paint.mirror(self), self.height()
            ink, small = theme.colour("ink3"), font(Role.CAPTION_STRONG)
            if self._only.isHidden():
                spot = mirror.rect(16 + _ICON, 0, self._room(), height)
                paint.text(painter, spot, _("Ligne"), small, ink, mirror.leading)
            for at, words in ((2, _("Base demandée")), (1, _("Base retenue"))):
                spot = mirror.rect(16 + self._width() - at * _FIGURES - 4, 0, _FIGURES + 4, height)
                paint.text(painter, spot, words, small, ink, mirror.trailing)
            painter.fillRect(0, height - 1, self.width(), 1, theme.colour("hairline"))

    def _place(self) -> None:
        if self._only.isHidden():
            self.setFixedHeight(_HEAD)
            return
        width = self._room() + _ICON - 8
        height = self._only.heightForWidth(width)
        self.setFixedHeight(max(_HEAD, height + 8))
        self._only.setGeometry(paint.mirror(self).rect(16, (self.height() - height) // 2, width, height))

    def _width(self) -> int:
        return self.width() - 32 - (self._bar.sizeHint().width() if self._bar.maximum() else 0)

    def _room(self) -> int:
        return self._width() - _ICON - 2 * _FIGURES

    def _moved(self, _least: int, _most: int) -> None:
        self._place()
        self.update()

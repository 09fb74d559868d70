"""How the board's ground is painted: today, hours, lines between days, the present moment, the days above."""

from datetime import time

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.programme.geometry import RULER, Geometry, edges
from lianes_desktop.ui.programme.layout import EMPTY, Board, Column
from lianes_desktop.ui.programme.zoom_buttons import ZoomButtons

HEAD_HEIGHT = 61
_WIDE_HEAD = 110
"""Room for the day's tile and a word."""
_TILE = 10
"""Where the tile starts in its column."""
_TODAY = 0.45


def grid(painter: QPainter, geometry: Geometry) -> None:
    """Today's ground, the hours and the lines between days."""
    mirror, board = geometry.mirror, geometry.board
    width, height = geometry.size.width(), geometry.size.height()
    for at, column in enumerate(board.columns):
        left, right = geometry.edges(at, at)
        if column.today and len(board.columns) > 1 and not column.group:
            painter.setOpacity(_TODAY)
            painter.fillRect(mirror.rect(left, 0, right - left, height), theme.colour("teal_tint"))
            painter.setOpacity(1.0)
    line = theme.colour("hairline")
    for hour in range(board.first_hour, board.last_hour + 1):
        y = geometry.y(hour * 60)
        painter.fillRect(mirror.rect(RULER, y, width - RULER, 1), line)
        label = mirror.rect(0, y - 9, RULER - 10, 18)
        words = formats.clock(time(hour % 24))  # the last one is midnight
        paint.text(painter, label, words, font(Role.CAPTION), theme.colour("ink3"), mirror.trailing)
    for at in range(len(board.columns)):
        painter.fillRect(mirror.rect(geometry.edges(at, at)[0], 0, 1, height), line)


def present(painter: QPainter, geometry: Geometry) -> None:
    """The line that says now, when now is on the board."""
    mirror, board = geometry.mirror, geometry.board
    if board.now is None or not board.first_hour * 60 <= board.now[1] <= board.last_hour * 60:
        return
    column, minute = board.now
    y = geometry.y(minute)
    left, _right = geometry.edges(column, column)
    groups = [at for at, one in enumerate(board.columns) if one.day == board.columns[column].day]
    right = geometry.edges(groups[-1], groups[-1])[1]
    painter.fillRect(mirror.rect(left, y - 1, right - left, 2), theme.colour("accent"))
    paint.box(painter, mirror.rect(left - 4, y - 4, 9, 9), fill=theme.colour("accent"), radius=4.5)
    words = _("Maintenant {time}").format(time=formats.clock(time(minute // 60, minute % 60)))
    letters = font(Role.CAPTION_STRONG)
    room = min(paint.text_width(words, letters) + 8, right - left - 8)
    spot = mirror.rect(right - room - 4, y - 19, room, 17)
    paint.box(painter, spot, fill=theme.colour("surface"), radius=4)  # readable over a block
    paint.text(painter, spot, words, letters, theme.colour("accent_text"), Qt.AlignmentFlag.AlignHCenter)


class BoardHead(QWidget):
    """The days, or the groups of a hosting day, over their columns."""

    def __init__(self) -> None:
        """Empty until told the board."""
        super().__init__()
        self.setFixedHeight(HEAD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._board = EMPTY
        self._spare = 0
        self.zoom = ZoomButtons(self)

    def show_board(self, board: Board) -> None:
        """Show the columns of a board."""
        self._board = board
        self.update()

    def spare(self, pixels: int) -> None:
        """Leave the room that the board's scroll bar takes, at the end."""
        if pixels != self._spare:
            self._spare = pixels
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, HEAD_HEIGHT)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.zoom.setGeometry(paint.mirror(self).rect(0, 0, RULER, HEAD_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        mirror = paint.mirror(self)
        with paint.smooth(self) as painter:
            for at, column in enumerate(self._board.columns):
                left, right = edges(len(self._board.columns), at, at, self.width() - self._spare)
                painter.fillRect(mirror.rect(left, 0, 1, HEAD_HEIGHT), theme.colour("hairline"))
                tile = mirror.rect(left + _TILE if right - left > 54 else left + (right - left - 32) // 2, 14, 32, 32)  # noqa: PLR2004 - tile and margins
                if column.group:
                    paint.box(painter, tile, fill=theme.colour("teal_tint"))
                    paint.centred_icon(painter, "users", "teal", tile, 18)
                else:
                    _day_tile(painter, tile, column)
                if right - left > _WIDE_HEAD:
                    words = mirror.rect(left + _TILE + 40, 11, right - left - _TILE - 42, 20)
                    below = mirror.rect(left + _TILE + 40, 31, right - left - _TILE - 42, 18)
                    _words(painter, mirror, column, words, below)


def _day_tile(painter: QPainter, rect: QRect, column: Column) -> None:
    fill = theme.colour("teal_fill" if column.today else "surface2")
    paint.box(painter, rect, fill=fill, border=None if column.today else theme.colour("hairline"))
    ink = theme.colour("on_teal" if column.today else "ink")
    paint.text(painter, rect, str(column.day.day), font(Role.STRONG), ink, Qt.AlignmentFlag.AlignHCenter)


def _words(painter: QPainter, mirror: paint.Mirror, column: Column, first: QRect, second: QRect) -> None:
    title = column.group or formats.capital(formats.weekday(column.day))
    today = column.today and not column.group
    count = ngettext("{n} rendez-vous", "{n} rendez-vous", column.items).format(n=column.items)
    below, tone = (_("Aujourd'hui"), "teal") if today else (count, "ink3")
    letters = next((one for one in (font(Role.SMALL), font(Role.CAPTION)) if _fits(below, one, second)), None)
    if letters is None:  # many days: a number alone would be read as another day
        first = first.united(second)
    else:
        paint.text(painter, second, below, letters, theme.colour(tone), mirror.leading)
    paint.text(painter, first, title, font(Role.STRONG), theme.colour("ink"), mirror.leading)


def _fits(words: str, letters: QFont, room: QRect) -> bool:
    return paint.text_width(words, letters) <= room.width()


def frame(painter: QPainter, rect: QRect, *, focused: bool, begins: bool, ends: bool) -> None:
    """The frame of the line selected, with a grip where it can be stretched."""
    width = 3 if focused else 2
    paint.box(painter, rect, border=theme.colour("teal"), width=width, radius=paint.BLOCK_RADIUS)
    pen = QPen(theme.colour("teal"), 2)
    for y, there in ((rect.top() - 2, begins), (rect.bottom() - 3, ends)):
        if there:
            painter.setPen(pen)
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(QRect(rect.center().x() - 11, y, 22, 6), 3, 3)

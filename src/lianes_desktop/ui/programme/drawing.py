"""How the board is painted: ruler, columns, blocks, the shared slice of an overlap, and the present moment."""

from dataclasses import dataclass
from datetime import time, timedelta

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import chip_width, draw_chip
from lianes_desktop.ui.programme.layout import Block, Board

HOUR_HEIGHT = 48
RULER = 58
TOP = 14
_LOW = 34
"""Under this height a block says hour and title on one line."""

_ICONS = {
    ItemKind.TRANSFER: "bus",
    ItemKind.FLIGHT: "plane",
    ItemKind.SERVICE_VISIT: "map-pin",
    ItemKind.SITE_VISIT: "map-pin",
    ItemKind.MEAL: "utensils",
    ItemKind.REFRESHMENT: "coffee",
    ItemKind.SIGNATURE: "signature",
    ItemKind.PRESS: "camera",
    ItemKind.FREE_TIME: "leaf",
    ItemKind.PRAYER: "leaf",
}


@dataclass(frozen=True, slots=True)
class Scale:
    """How minutes become pixels: at least ``HOUR_HEIGHT`` an hour, more when there is room."""

    width: int
    height: int
    first_hour: int
    last_hour: int

    @property
    def hour(self) -> float:
        """Height of an hour."""
        return max((self.height - 2 * TOP) / max(self.last_hour - self.first_hour, 1), HOUR_HEIGHT)

    def y(self, minute: int) -> int:
        """Where a minute of the day stands."""
        return TOP + round((minute - self.first_hour * 60) * self.hour / 60)


def icon_of(kind: ItemKind) -> str:
    """The icon of a kind of line."""
    return _ICONS.get(kind, "users")


def hours(block: Block) -> str:
    """From when to when, by the clock shown."""
    return formats.clock_range(block.from_time, block.to_time)


def edges(count: int, first: int, last: int, width: int) -> tuple[int, int]:
    """Left and right edge of columns ``first`` to ``last``, as if reading from the left."""
    room = max(width - RULER, 1)
    count = max(count, 1)
    return RULER + room * first // count, RULER + room * (last + 1) // count


def grid(painter: QPainter, mirror: paint.Mirror, board: Board, scale: Scale) -> None:
    """Today's ground, the hours and the lines between days."""
    width, height = scale.width, scale.height
    for at, column in enumerate(board.columns):
        left, right = edges(len(board.columns), at, at, width)
        if column.today and len(board.columns) > 1:
            ground = theme.colour("teal_tint")
            painter.setOpacity(0.45)
            painter.fillRect(mirror.rect(left, 0, right - left, height), ground)
            painter.setOpacity(1.0)
    line = QPen(theme.colour("hairline"), 1)
    for hour in range(board.first_hour, board.last_hour + 1):
        y = scale.y(hour * 60)
        painter.setPen(line)
        rule = mirror.rect(RULER, y, width - RULER, 1)
        painter.drawLine(rule.topLeft(), rule.topRight())
        label = mirror.rect(0, y - 9, RULER - 10, 18)
        painter_text = formats.clock(board_hour(hour))
        paint.text(painter, label, painter_text, font(Role.CAPTION), theme.colour("ink3"), mirror.trailing)
    painter.setPen(line)
    for at in range(len(board.columns)):
        left, _right = edges(len(board.columns), at, at, width)
        rule = mirror.rect(left, 0, 1, height)
        painter.drawLine(rule.topLeft(), rule.bottomLeft())


def board_hour(hour: int) -> time:
    """An hour of the ruler; midnight at the end is shown as 00:00."""
    return time(hour % 24)


def block(painter: QPainter, mirror: paint.Mirror, shown: Block, rect: QRect, *, selected: bool, focused: bool) -> None:
    """One line of the programme in its rectangle."""
    family = shown.family.value
    paint.box(painter, rect, fill=theme.colour(f"{family}_tint"), radius=paint.BLOCK_RADIUS)
    inner = paint.Mirror(mirror.direction, rect)
    edge = inner.rect(rect.x(), rect.y(), 4, rect.height())
    paint.box(painter, edge, fill=theme.colour(family), radius=2)
    words = inner.rect(rect.x() + 11, rect.y(), rect.width() - 15, rect.height())
    painter.save()
    painter.setClipRect(rect)
    if rect.height() < _LOW:
        _one_line(painter, inner, shown, words, family)
    else:
        _lines(painter, inner, shown, words, family)
    painter.restore()
    if selected:
        frame = theme.colour("accent" if focused else "teal")
        paint.box(painter, rect, border=frame, width=2, radius=paint.BLOCK_RADIUS)
        for y in (rect.top() - 2, rect.bottom() - 3):
            grip = QRect(rect.center().x() - 11, y, 22, 6)
            paint.box(painter, grip, fill=theme.colour("surface"), border=theme.colour("teal"), width=2, radius=3)


def _one_line(painter: QPainter, inner: paint.Mirror, shown: Block, words: QRect, family: str) -> None:
    when = formats.clock(shown.from_time)
    room = paint.text_width(when, font(Role.SMALL_STRONG)) + 8
    face = paint.Mirror(inner.direction, words)
    head = face.rect(words.x(), words.y(), room, words.height())
    paint.text(painter, head, when, font(Role.CAPTION), theme.colour(family), inner.leading)
    rest = face.rect(words.x() + room, words.y(), words.width() - room, words.height())
    paint.text(
        painter, rest, shown.title or _("Sans titre"), font(Role.SMALL_STRONG), theme.colour("ink"), inner.leading
    )


def _lines(painter: QPainter, inner: paint.Mirror, shown: Block, words: QRect, family: str) -> None:
    face = paint.Mirror(inner.direction, words)
    y = words.y() + 5
    paint.text(
        painter, face.rect(words.x(), y, words.width() - 20, 17), hours(shown), font(Role.CAPTION),
        theme.colour(family), inner.leading,
    )  # fmt: skip
    if words.width() > 90:  # noqa: PLR2004 - room for hours and icon together
        spot = face.rect(words.right() - 18, y, 16, 16)
        paint.centred_icon(painter, icon_of(shown.kind), family, spot, 15)
    y += 18
    left = words.bottom() - y - 2
    for line in _wrapped(shown.title or _("Sans titre"), words.width() - 4, 2 if left >= 36 else 1):  # noqa: PLR2004
        if y + 16 > words.bottom():
            return
        paint.text(
            painter, face.rect(words.x(), y, words.width() - 4, 17), line, font(Role.SMALL_STRONG),
            theme.colour("ink"), inner.leading,
        )  # fmt: skip
        y += 17
    for text in (shown.place, shown.note):
        if text and y + 18 <= words.bottom():
            line_rect = face.rect(words.x(), y, words.width() - 4, 16)
            paint.text(
                painter, line_rect, text.splitlines()[0], font(Role.CAPTION), theme.colour("ink2"), inner.leading
            )
            y += 17


def _wrapped(title: str, width: int, most: int) -> list[str]:
    """A title on at most ``most`` lines, the last one elided by whoever paints it."""
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(lines) < most and lines[-1] and paint.text_width(longer, font(Role.SMALL_STRONG)) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def clash(painter: QPainter, mirror: paint.Mirror, shown: Block, rect: QRect) -> None:
    """Hatch the shared slice and say how long it lasts."""
    painter.save()
    painter.fillRect(rect, QBrush(theme.colour("bad"), Qt.BrushStyle.BDiagPattern))
    start, end = shown.clash or (0, 0)
    words = _("Conflit {duration}").format(duration=formats.duration(timedelta(minutes=end - start)))
    width = chip_width(words, "triangle-alert")
    at = mirror.bounds.width() - RULER if width > mirror.bounds.width() else width
    spot = QRect(rect.x() + 6 if mirror.leading == Qt.AlignmentFlag.AlignLeft else rect.right() - at - 6,
                 rect.y() - 22, at, 24)  # fmt: skip
    paint.box(painter, spot.adjusted(-2, -2, 2, 2), fill=theme.colour("surface"), radius=14)
    draw_chip(painter, mirror, spot, words, "bad", "triangle-alert")
    painter.restore()


def present(painter: QPainter, mirror: paint.Mirror, board: Board, scale: Scale) -> None:
    """The line that says now, when now is on the board."""
    if board.now is None:
        return
    column, minute = board.now
    y = scale.y(minute)
    width = scale.width
    if not board.first_hour * 60 <= minute <= board.last_hour * 60:
        return
    left, right = edges(len(board.columns), column, column, width)
    rule = mirror.rect(left, y, right - left, 1)
    painter.setPen(QPen(theme.colour("accent"), 2))
    painter.drawLine(rule.topLeft(), rule.topRight())
    dot = mirror.rect(left - 4, y - 4, 9, 9)
    paint.box(painter, dot, fill=theme.colour("accent"), radius=4.5)
    words = _("Maintenant {time}").format(time=formats.clock(time(minute // 60, minute % 60)))
    spot = mirror.rect(left + 4, y - 19, right - left - 10, 16)
    paint.text(painter, spot, words, font(Role.CAPTION_STRONG), theme.colour("accent_text"), mirror.trailing)

"""How one line of the programme is painted, in a narrow column or across a wide one, and the slice it shares."""

from datetime import timedelta

from PySide6.QtCore import QLine, QRect
from PySide6.QtGui import QPainter, QPen

from lianes_desktop.domain.programmes import ItemKind, ItemState
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import chip_width, draw_chip
from lianes_desktop.ui.programme.layout import Block

_LOW = 40
"""Under this height a block says hour and title on one line."""
_WIDE = 260
"""From this width a block shows its icon in a tile, with its details."""
_ACROSS = 480
"""From this width the hours stand beside the words, not above."""
_ICON_ROOM = 90
_HOUR_ROOM = 110
"""From this width a low block has room for the hour and a word."""
CHIP_ABOVE = 23
"""How far the chip of a conflict rises above the later line, in pixels."""
_HATCH = 6

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


_MARKS = {
    ItemState.HELD: ("check", "ok"),
    ItemState.ADDED: ("plus", "ok"),
    ItemState.CANCELLED: ("x", "bad"),
}
"""How a line that was held, added or cancelled is marked."""
_MARK_ROOM = 20
"""What the mark takes of a low line, so that no word runs under it."""


def icon_of(kind: ItemKind) -> str:
    """The icon of a kind of line."""
    return _ICONS.get(kind, "users")


def hours(block: Block) -> str:
    """From when to when, by the clock shown."""
    return formats.clock_range(block.from_time, block.to_time)


def title(block: Block) -> str:
    """What a line is called: its title, else its kind."""
    return block.title or wording.item_kind(block.kind)


def details(block: Block) -> str:
    """What else there is to know, on one line: the table laid for a meal, else the note."""
    covers = ""
    if block.covers is not None:
        covers = ngettext("{n} couvert", "{n} couverts", block.covers).format(n=formats.number(block.covers))
    table = " · ".join(part for part in (covers, formats.isolate(block.diets)) if part)
    return table or " ".join(block.note.split())


def spoken(block: Block) -> str:
    """Everything of a line, for a tooltip and for screen readers."""
    state = "" if block.state is ItemState.PLANNED else wording.item_state(block.state)
    parts = (hours(block), title(block), block.place, details(block), state)
    return "\n".join(part for part in parts if part)


def draw(painter: QPainter, mirror: paint.Mirror, block: Block, rect: QRect, *, foot: int) -> None:
    """One line of the programme in its rectangle, with no word of its place below ``foot``."""
    family = block.family.value
    inner = paint.Mirror(mirror.direction, rect)
    painter.save()
    painter.setClipRect(rect)
    alive = block.state is not ItemState.CANCELLED
    ground, line = (theme.colour(f"{family}_tint"), None) if alive else (None, theme.colour("control"))
    paint.box(painter, rect, fill=ground, border=line, radius=paint.BLOCK_RADIUS, dashed=not alive)
    edge = inner.rect(rect.x(), rect.y(), 4, rect.height())
    paint.box(painter, edge, fill=theme.colour(family if alive else "control"), radius=2)
    marked = block.state in _MARKS and rect.height() < _LOW
    pen = _Pen(painter, inner, struck=not alive, spared=_MARK_ROOM if marked else 0)
    if rect.width() >= _WIDE:
        _wide(pen, block, rect)
    elif rect.height() < _LOW:
        _one_line(pen, block, rect)
    else:
        _lines(pen, block, rect, foot)
    if block.state in _MARKS:
        _mark(painter, inner, rect, *_MARKS[block.state])
    painter.restore()


def _mark(painter: QPainter, inner: paint.Mirror, rect: QRect, icon: str, tone: str) -> None:
    """What became of the line, in its lower corner at the end; in the middle of a low one."""
    size = min(18, rect.height() - 4)
    y = rect.bottom() - size - 3 if rect.height() >= _LOW else rect.y() + (rect.height() - size) // 2
    spot = inner.rect(rect.x() + rect.width() - size - 5, y, size, size)
    paint.box(painter, spot, fill=theme.colour("surface"), radius=size / 2)
    paint.centred_icon(painter, icon, tone, spot, size - 4)


class _Pen:
    """Writes lines of words in a block; x is from where reading starts."""

    def __init__(self, painter: QPainter, mirror: paint.Mirror, *, struck: bool = False, spared: int = 0) -> None:
        self.painter, self.mirror, self.struck = painter, mirror, struck
        self.left = mirror.bounds.x()
        self.right = mirror.bounds.x() + mirror.bounds.width() - spared

    def write(self, x: int, y: int, words: str, role: Role, tone: str, *, width: int = 0, height: int = 17) -> int:
        """One line, elided at the end of the block; says where it ends."""
        room = width or self.right - x - 6
        spot = self.mirror.rect(x, y, room, height)
        letters = font(role)
        letters.setStrikeOut(self.struck)
        ink = theme.colour("ink3" if self.struck else tone)
        paint.text(self.painter, spot, words, letters, ink, self.mirror.leading)
        return x + min(paint.text_width(words, font(role)), room)

    def icon(self, x: int, y: int, name: str, tone: str, size: int) -> None:
        """An icon with its corner there."""
        paint.centred_icon(self.painter, name, tone, self.mirror.rect(x, y, size, size), size)


def _one_line(pen: _Pen, block: Block, rect: QRect) -> None:
    """``13:00 Titre``; the title alone in a narrow column, where its place says the hour."""
    y, height, when = rect.y(), rect.height(), formats.clock(block.from_time)
    after = pen.left + 11
    if rect.width() > _HOUR_ROOM:
        after = pen.write(after, y, when, Role.CAPTION, block.family.value, height=height) + 8
    pen.write(after, y, title(block), Role.SMALL_STRONG, "ink", height=height)


def _lines(pen: _Pen, block: Block, rect: QRect, foot: int) -> None:
    """Hours and icon, title on two lines at most, place, details: as many as fit."""
    x, y, width = pen.left + 11, rect.y() + 5, rect.width() - 17
    roomy = width > _ICON_ROOM
    room = width - 20 if roomy else width
    fits = paint.text_width(hours(block), font(Role.CAPTION)) <= room
    when = hours(block) if fits else formats.clock(block.from_time)
    pen.write(x, y, when, Role.CAPTION, block.family.value, width=room)
    if roomy:
        pen.icon(pen.right - 22, y, icon_of(block.kind), block.family.value, 15)
    y += 18
    for line in _wrapped(title(block), width, 2 if rect.bottom() - y >= 36 else 1):  # noqa: PLR2004 - two lines
        pen.write(x, y, line, Role.SMALL_STRONG, "ink", width=width)
        y += 17
    for words in (block.place, details(block)):
        if words and y + 17 <= foot:
            pen.write(x, y, words, Role.CAPTION, "ink2", width=width)
            y += 17


def _wide(pen: _Pen, block: Block, rect: QRect) -> None:
    """Icon, hours, then title, place and details one under the other; on one line in a low block."""
    tone, left = block.family.value, pen.left
    across = rect.width() >= _ACROSS
    if rect.height() < _LOW + 8:
        y, height = rect.y(), rect.height()
        pen.icon(left + 22, y + (height - 18) // 2, icon_of(block.kind), tone, 18)
        after = pen.write(left + 58, y, hours(block), Role.CAPTION_STRONG, tone, height=height)
        after = pen.write(
            max(after + 14, left + 160 if across else 0), y, title(block), Role.STRONG, "ink", height=height
        )
        if block.place and pen.right - after > _ICON_ROOM:
            pen.write(after + 12, y, block.place, Role.SMALL, "ink2", height=height)
        return
    tile = pen.mirror.rect(left + 14, rect.y() + 8, 32, 32)
    paint.box(pen.painter, tile, fill=theme.colour("surface"))
    paint.centred_icon(pen.painter, icon_of(block.kind), tone, tile, 18)
    y = rect.y() + 8
    pen.write(left + 58, y, hours(block), Role.CAPTION_STRONG, tone, height=18)
    x = left + (160 if across else 58)
    y += 0 if across else 18
    for words, role, ink, step in (
        (title(block), Role.STRONG, "ink", 20), (block.place, Role.SMALL, "ink2", 20),
        (details(block), Role.SMALL, "ink2", 20),
    ):  # fmt: skip
        if words and y + step - 2 <= rect.bottom():
            pen.write(x, y, words, role, ink, height=step - 1)
            y += step


def _wrapped(words: str, width: int, most: int) -> list[str]:
    """Words on at most ``most`` lines, the last one elided by whoever paints it."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(lines) < most and lines[-1] and paint.text_width(longer, font(Role.SMALL_STRONG)) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def clash(painter: QPainter, mirror: paint.Mirror, block: Block, shared: QRect, rect: QRect, *, said: bool) -> None:
    """Hatch the slice shared with the earlier line; when ``said``, say above the later one how long it lasts."""
    painter.save()
    painter.setClipRect(shared)
    painter.fillRect(shared, theme.colour("bad_tint"))
    painter.setPen(QPen(theme.colour("bad"), 2))
    for x in range(shared.left() - shared.height(), shared.right() + _HATCH, _HATCH):
        painter.drawLine(QLine(x, shared.bottom() + 1, x + shared.height(), shared.top()))
    painter.restore()
    if not said:
        return
    start, end = block.clash or (0, 0)
    lasts = formats.duration(timedelta(minutes=end - start))
    room = rect.width() - 4
    known = (_("Conflit {duration}").format(duration=lasts), lasts)
    words = next((one for one in known if chip_width(one, "triangle-alert") <= room), "")
    width = min(chip_width(words, "triangle-alert"), room)
    inner = paint.Mirror(mirror.direction, rect)
    spot = inner.rect(rect.x() + rect.width() - width - 4, max(rect.y() - CHIP_ABOVE + 2, 2), width, 24)
    paint.box(painter, spot.adjusted(-2, -2, 2, 2), fill=theme.colour("surface"), radius=14)
    draw_chip(painter, mirror, spot, words, "bad", "triangle-alert")

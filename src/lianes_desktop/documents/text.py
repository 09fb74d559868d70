"""Lines of text in any mixture of Latin and Arabic: measured, broken and drawn."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from reportlab.lib.colors import HexColor

from lianes_desktop.documents import bidi
from lianes_desktop.documents.fonts import ARABIC, ARABIC_BOLD, BOLD, REGULAR, Glyph, font
from lianes_desktop.documents.stream import StreamedCanvas
from lianes_desktop.documents.style import Align, Style

_ARABIC_SCALE = 1.25
"""Amiri's letters are smaller than Noto's for the same size."""
_ARABIC_LEADING = 1.45
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]")
Measure = Callable[[int, int], float]

_BLANKS = re.compile(r"[ \t\x0b\x0c\x85]+")
_TIES = "\u00a0\u202f"
"""Spaces that keep words together, until nothing else can be done."""
_WORD = re.compile("[^ ]+ *")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one font and direction, ready to be drawn; widths in points."""

    font_name: str
    size: float
    text: str
    glyphs: tuple[Glyph, ...]
    """The shaped glyphs from left to right; empty when each character is drawn as it is."""
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line, its pieces from left to right."""

    pieces: tuple[Piece, ...]
    width: float
    style: Style
    leading: float
    right_to_left: bool

    def left_between(self, left: float, right: float) -> float:
        """Where the line begins between two margins."""
        if self.style.align is Align.CENTRE:
            return (left + right - self.width) / 2
        return left if (self.style.align is Align.START) != self.right_to_left else right - self.width

    def draw(self, canvas: StreamedCanvas, left: float, right: float, baseline: float) -> None:
        """Set the line between two margins."""
        x = self.left_between(left, right)
        canvas.setFillColor(HexColor(self.style.colour))
        for piece in self.pieces:
            if piece.glyphs:
                canvas.draw_shaped(font(piece.font_name), piece.size, piece.glyphs, x, baseline)
            else:
                canvas.setFont(piece.font_name, piece.size)
                canvas.drawString(x, baseline, piece.text)
            x += piece.width
        if self.style.link and self.pieces:
            first, size = self.left_between(left, right), self.style.size
            # the place itself is touched; a frame around it would look like an error
            canvas.linkURL(self.style.link, (first, baseline - size * 0.4, x, baseline + size), thickness=0)


@lru_cache(maxsize=8192)
def lines_of(text: str, style: Style, width: float, *, right_to_left: bool = False) -> tuple[Line, ...]:
    """Break a text into lines no wider than ``width``; a word longer than the line is cut.

    The document's language decides the side and order of each line: ``right_to_left`` for Arabic.
    """
    return tuple(
        line
        for paragraph in text.splitlines() or [""]
        for line in _paragraph(_BLANKS.sub(" ", paragraph).strip(), style, width, right_to_left)
    )


def forget() -> None:
    """Drop the lines kept for a second layout: they are people's words."""
    lines_of.cache_clear()
    _piece.cache_clear()


def line_of(text: str, style: Style, *, right_to_left: bool = False) -> Line:
    """The text as one line, however long."""
    (line,) = lines_of(" ".join(text.split("\n")), style, float("inf"), right_to_left=right_to_left)
    return line


def clipped_line(text: str, style: Style, width: float) -> Line:
    """The text as one line, shortened by whole words when it is too long, by letters when it is one word."""
    first, *more = lines_of(text, style, width)
    words = text.split(" ")
    while more and len(words) > 1:
        words.pop()
        shorter = line_of(" ".join([*words, "…"]), style)
        if shorter.width <= width:
            return shorter
    return first


def _paragraph(text: str, style: Style, width: float, right_to_left: bool) -> Iterator[Line]:  # noqa: FBT001 - inner
    base = int(right_to_left)
    levels = bidi.levels_of(text, base) if base or bidi.is_right_to_left(text) else None

    def line(start: int, end: int) -> Line:
        pieces = tuple(_pieces(text, levels, start, end, base, style))
        # a sign that only the Arabic font has, as the minus, stands on an ordinary line
        tall = levels is not None and any(piece.font_name in {ARABIC, ARABIC_BOLD} for piece in pieces)
        leading = max(style.leading, style.size * _ARABIC_SCALE * _ARABIC_LEADING) if tall else style.leading
        return Line(pieces, sum(piece.width for piece in pieces), style, leading, right_to_left)

    start = 0
    while start < len(text):
        end = _break(text, start, lambda a, b: line(a, b).width, width)
        yield line(start, start + len(text[start:end].rstrip(f" {_TIES}")))
        start = end
    if not text:
        yield line(0, 0)


def _break(text: str, start: int, measure: Measure, width: float) -> int:
    """Where the line that begins at ``start`` ends: after the last word that fits, or inside an endless one."""
    if measure(start, len(text)) <= width:
        return len(text)
    end = start
    for match in _WORD.finditer(text, start):
        shown = match.start() + len(match.group().rstrip(" "))
        if measure(start, shown) > width:
            break
        end = match.end()
    if end > start:
        return end
    for at in range(len(text) - 1, start, -1):
        if text[at] in _TIES and measure(start, at) <= width:
            return at + 1
    end = start + 1
    while end < len(text) and measure(start, end + 1) <= width:
        end += 1
    return end


def _pieces(text: str, levels: list[int] | None, start: int, end: int, base: int, style: Style) -> Iterator[Piece]:
    """The pieces of one line in the order they are drawn."""
    runs = [bidi.Run(start, end, 0)] if levels is None else bidi.visual_runs(text, levels, start, end, base)
    for run in runs:
        rightward = run.level % 2 == 0
        seen = _UNSEEN.sub("", text[run.start : run.end])
        spans = list(_by_font(seen, arabic=bool(base) or not rightward)) if seen else []
        for arabic, span in spans if rightward else reversed(spans):
            yield _piece(span, arabic, rightward, style.bold, style.size)


def _by_font(text: str, *, arabic: bool) -> Iterator[tuple[bool, str]]:
    """Cut a run where its characters need the other font; spaces stay with what precedes them."""
    preferred, other = (font(ARABIC), font(REGULAR)) if arabic else (font(REGULAR), font(ARABIC))
    if text.isascii():
        yield arabic, text
        return
    start = 0
    current = arabic
    for at, char in enumerate(text):
        wanted = arabic if preferred.covers(char) or not other.covers(char) else not arabic
        if wanted != current and not char.isspace():
            if at > start:
                yield current, text[start:at]
            start, current = at, wanted
    yield current, text[start:]


@lru_cache(maxsize=4096)
def _piece(text: str, arabic: bool, rightward: bool, bold: bool, size: float) -> Piece:  # noqa: FBT001 - a cache's key
    if not arabic and rightward:
        name = BOLD if bold else REGULAR
        return Piece(name, size, text, (), font(name).stringWidth(text, size))
    name, scaled = (BOLD if bold else REGULAR), size
    if arabic:
        name, scaled = (ARABIC_BOLD if bold else ARABIC), size * _ARABIC_SCALE
    glyphs = tuple(font(name).shape(text, rightward=rightward))
    width = sum(glyph.advance for glyph in glyphs) * scaled / 1000
    return Piece(name, scaled, text, glyphs, width)

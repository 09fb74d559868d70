"""The text a PDF holds, put together again from where its letters stand.

A PDF may draw a line letter by letter, in any order: rows and words come from places, not from the file's order.
"""

import ctypes
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import atan2, cos, pi, sin
from statistics import median
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from lianes_desktop.pictures.limits import MAX_LETTERS
from lianes_desktop.services.ports.receipts import Corners, Point

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""

_UNITS = 1_000_000
"""Whole pixels of the frame by which the page's own transformation is measured."""
_SAME_ROW = 0.5
"""How far the middles of two letters of one row may be apart, in heights."""
_SPACE = 0.22
"""A gap between two words, in heights, where the file has no space of its own."""
_APART = 1.2
"""A gap between two pieces of a row, in heights: a label and its amount."""
_FROM_THE_RIGHT = frozenset({"R", "AL"})


class Piece(NamedTuple):
    """A piece of text on one row, and the corners around it, from the first letter's top, clockwise."""

    text: str
    corners: Corners


class _Letter(NamedTuple):
    sign: str
    box: Box
    order: int
    """Its place in the document's own order: what is read from the right keeps it."""
    after_space: bool
    turn: int
    """Quarter turns, clockwise, by which its row is turned on the sheet; ``box`` is where it stands turned back."""

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


def lines(page: pypdfium2.PdfPage, size: tuple[int, int]) -> list[Piece]:
    """The pieces of text of a page drawn ``size`` pixels large, row by row, each from the left; turned text after.

    Only the first ``MAX_LETTERS`` letters are read.
    """
    found = list(_letters(page, size))
    turned = ([one for one in found if one.turn == turn] for turn in range(4))
    return [piece for letters in turned for row in _rows(letters) for piece in _pieces(row)]


def _letters(page: pypdfium2.PdfPage, size: tuple[int, int]) -> Iterator[_Letter]:
    to_pixels = _transformation(page, size)
    text = page.get_textpage()
    try:
        sides = pdfium.FS_RECTF()
        turns: dict[float, int] = {}
        space = True
        for index in range(min(text.count_chars(), MAX_LETTERS)):
            sign = _sign(pdfium.FPDFText_GetUnicode(text, index))
            if not sign.strip():
                space = True
                continue
            if not pdfium.FPDFText_GetLooseCharBox(text, index, sides):
                continue
            one, other = to_pixels(sides.left, sides.bottom), to_pixels(sides.right, sides.top)
            box = min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
            if box[0] < size[0] and box[2] > 0 and box[1] < size[1] and box[3] > 0 and box[3] > box[1]:
                angle = pdfium.FPDFText_GetCharAngle(text, index)
                turn = turns.get(angle)
                if turn is None:
                    turn = turns[angle] = to_pixels.quarter_turns(angle)
                yield _Letter(sign, _turned_back(box, turn), index, space, turn)
                space = False
    finally:
        text.close()


def _sign(code: int) -> str:
    """The letter, or a space for what is not fit to be shown."""
    if not 0 < code < 0x110000:  # noqa: PLR2004 - the end of Unicode
        return " "
    sign = chr(code)
    return " " if unicodedata.category(sign).startswith(("C", "Z")) else sign


class _Affine(NamedTuple):
    """From the page's points to pixels: turned pages and cut margins included."""

    x: tuple[float, float, float]
    y: tuple[float, float, float]

    def __call__(self, across: float, up: float) -> tuple[float, float]:
        return (
            self.x[0] + self.x[1] * across + self.x[2] * up,
            self.y[0] + self.y[1] * across + self.y[2] * up,
        )

    def quarter_turns(self, angle: float) -> int:
        """How a line drawn at ``angle`` on the page, in radians clockwise, is turned on the sheet, to a quarter."""
        start, end = self(0, 0), self(cos(angle), -sin(angle))
        return round(atan2(end[1] - start[1], end[0] - start[0]) / (pi / 2)) % 4


def _turned_back(box: Box, turn: int) -> Box:
    """Where a turned box would stand if the sheet were turned so that it reads from the left."""
    left, top, right, bottom = box
    return (
        (left, top, right, bottom),
        (top, -right, bottom, -left),
        (-right, -bottom, -left, -top),
        (-bottom, left, -top, right),
    )[turn]


def _on_sheet(point: Point, turn: int) -> Point:
    """The place on the sheet of a point that ``_turned_back`` moved."""
    x, y = point
    return ((x, y), (-y, x), (-x, -y), (y, -x))[turn]


def _transformation(page: pypdfium2.PdfPage, size: tuple[int, int]) -> _Affine:
    """Measured at three points, finely."""
    x, y = ctypes.c_int(), ctypes.c_int()
    span = 100.0

    def at(across: float, up: float) -> tuple[float, float]:
        pdfium.FPDF_PageToDevice(page, 0, 0, _UNITS, _UNITS, 0, across, up, x, y)
        return x.value * size[0] / _UNITS, y.value * size[1] / _UNITS

    origin, right, top = at(0, 0), at(span, 0), at(0, span)
    return _Affine(
        (origin[0], (right[0] - origin[0]) / span, (top[0] - origin[0]) / span),
        (origin[1], (right[1] - origin[1]) / span, (top[1] - origin[1]) / span),
    )


def _rows(letters: Iterable[_Letter]) -> list[list[_Letter]]:
    """Letters on one level, from the top of the page to its bottom."""
    rows: list[list[_Letter]] = []
    for letter in sorted(letters, key=lambda one: one.middle):
        row = rows[-1] if rows else []
        if row and letter.middle - row[0].middle <= _SAME_ROW * max(letter.height, row[0].height):
            row.append(letter)
        else:
            rows.append([letter])
    return rows


def _pieces(row: list[_Letter]) -> Iterator[Piece]:
    """The row cut where its letters stand apart."""
    height = median(letter.height for letter in row)
    ordered = sorted(row, key=lambda one: (one.box[0], one.order))
    piece = [ordered[0]]
    for letter in ordered[1:]:
        if letter.box[0] - max(one.box[2] for one in piece[-3:]) > _APART * height:
            yield _piece(piece, height)
            piece = []
        piece.append(letter)
    yield _piece(piece, height)


def _piece(letters: list[_Letter], height: float) -> Piece:
    left, top = (min(one.box[side] for one in letters) for side in (0, 1))
    right, bottom = (max(one.box[side] for one in letters) for side in (2, 3))
    first, second, third, fourth = (
        _on_sheet(corner, letters[0].turn) for corner in ((left, top), (right, top), (right, bottom), (left, bottom))
    )
    if any(unicodedata.bidirectional(one.sign) in _FROM_THE_RIGHT for one in letters):
        letters = sorted(letters, key=lambda one: one.order)
    text = letters[0].sign
    for before, letter in pairwise(letters):
        gap = max(letter.box[0] - before.box[2], before.box[0] - letter.box[2])
        follows = letter.order > before.order
        text += (" " if gap > _SPACE * height or (letter.after_space and follows) else "") + letter.sign
    return Piece(text, (first, second, third, fourth))

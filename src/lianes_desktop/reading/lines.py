"""Lines as the engine read them, and the rows they form once the slope of the paper is taken out."""

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from lianes_desktop.domain.readings import Area

Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]

_LONG = 3.0
"""A line this many times longer than high tells the slope of the paper around it."""
_ROW = 0.55
"""How far, in heights, two pieces of one row may stand apart once levelled."""
_OVERLAP = 0.25
_LEAST_SLOPES = 3
_MOST = 1_000
"""Pieces that are looked at: no receipt has more, and of a page that has, the head and the foot say what it is."""


@dataclass(frozen=True)
class Line:
    """One piece of text: corners from the top left, clockwise, in pixels of the upright page; score 0 to 1."""

    text: str
    score: float
    corners: Corners

    @cached_property
    def left(self) -> float:
        """Abscissa of the first letter."""
        return (self.corners[0][0] + self.corners[3][0]) / 2

    @cached_property
    def right(self) -> float:
        """Abscissa of the end."""
        return (self.corners[1][0] + self.corners[2][0]) / 2

    @cached_property
    def middle(self) -> Point:
        """The centre."""
        return sum(x for x, _ in self.corners) / 4, sum(y for _, y in self.corners) / 4

    @cached_property
    def height(self) -> float:
        """The height of the print, about."""
        down = (self.corners[3][0] - self.corners[0][0], self.corners[3][1] - self.corners[0][1])
        return max(1.0, math.hypot(*down))

    @cached_property
    def slope(self) -> float | None:
        """How much it falls per pixel to the right; ``None`` when it is too short to say."""
        run = self.right - self.left
        if run < _LONG * self.height:
            return None
        rise = (self.corners[1][1] + self.corners[2][1] - self.corners[0][1] - self.corners[3][1]) / 2
        return rise / run

    @cached_property
    def folded(self) -> str:
        """The text in capitals without accents, spaces single."""
        return fold(self.text)


@dataclass
class Row:
    """Pieces on one level of the paper, from left to right."""

    lines: list[Line]
    level: float
    number: int = 0

    @cached_property
    def text(self) -> str:
        """The whole row."""
        return "  ".join(line.text for line in self.lines)

    @cached_property
    def folded(self) -> str:
        """The whole row in capitals without accents."""
        return fold(self.text)

    @property
    def height(self) -> float:
        """The height of its print; not kept, for pieces still come while rows are made."""
        return max(line.height for line in self.lines)


@dataclass
class Page:
    """The rows of a page from top to bottom, and its size in pixels."""

    rows: list[Row]
    size: tuple[float, float]
    print_height: float = 1.0
    indic: bool = False
    """Whether its figures are Arabic-Indic."""

    @property
    def lines(self) -> list[Line]:
        """Every piece, in reading order."""
        return [line for row in self.rows for line in row.lines]

    def area(self, line: Line) -> Area:
        """Where a piece stands, in ten-thousandths of the page."""
        xs, ys = [x for x, _ in line.corners], [y for _, y in line.corners]
        width, height = self.size
        return Area(
            _part(min(xs), width),
            _part(min(ys), height),
            _part(max(xs), width),
            _part(max(ys), height),
        )


def _part(where: float, whole: float) -> int:
    return max(0, min(_WHOLE, round(_WHOLE * where / max(1.0, whole))))


_WHOLE = 10_000
_SPACES = re.compile(r"\s+")
_ALIKE = str.maketrans("’‘`´“”«»–—−‐：；，．％＊×　·•", "''''\"\"\"\"----:;,.%*x ..")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")


def plain(text: str) -> str:
    """The text with Western digits and one kind of each sign; letters stay as they are."""
    return unicodedata.normalize("NFKC", text).translate(_ALIKE).translate(_DIGITS)


def fold(text: str) -> str:
    """Capitals without accents, spaces single: what labels are compared in."""
    bare = "".join(one for one in unicodedata.normalize("NFD", plain(text)) if not unicodedata.combining(one))
    return _SPACES.sub(" ", bare.replace("Œ", "OE").replace("œ", "oe").upper()).strip()


def page_of(lines: Sequence[Line], size: tuple[float, float]) -> Page:
    """Group the pieces into rows: a photograph is taken askew, and paper curls."""
    kept = [line for line in lines if line.text.strip()]
    if not kept:
        return Page([], size)
    if len(kept) > _MOST:
        kept.sort(key=lambda line: line.middle[1])
        kept = kept[: _MOST // 2] + kept[-_MOST // 2 :]
    level = _levels(kept)
    rows: list[Row] = []
    for line in sorted(kept, key=lambda one: level[id(one)]):
        at = level[id(line)]
        near = [row for row in rows[-8:] if _fits(row, line, at, level)]
        if near:
            best = min(near, key=lambda row: abs(_nearest(row, line, level) - at))
            best.lines.append(line)
            best.level = sum(level[id(one)] for one in best.lines) / len(best.lines)
        else:
            rows.append(Row([line], at))
    rows.sort(key=lambda row: row.level)
    for number, row in enumerate(rows):
        row.lines.sort(key=lambda line: line.left)
        row.number = number
    heights = sorted(line.height for line in kept)
    return Page(rows, size, heights[len(heights) // 2])


def _fits(row: Row, line: Line, at: float, level: dict[int, float]) -> bool:
    high = min(line.height, row.height)
    if abs(_nearest(row, line, level) - at) > _ROW * high:
        return False
    return not any(_overlap(line, other) > _OVERLAP * min(_width(line), _width(other)) for other in row.lines)


def _nearest(row: Row, line: Line, level: dict[int, float]) -> float:
    """The level of the row's piece nearest to ``line``."""
    closest = min(row.lines, key=lambda other: max(other.left - line.right, line.left - other.right))
    return level[id(closest)]


def _width(line: Line) -> float:
    return max(1.0, line.right - line.left)


def _overlap(one: Line, other: Line) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def _levels(lines: Sequence[Line]) -> dict[int, float]:
    """Each piece's height on the paper once the slope around it is taken out."""
    centre = sum(line.middle[0] for line in lines) / len(lines)
    tops = [line.middle[1] for line in lines]
    middle = sum(tops) / len(tops)
    base, across, down = _slope_of(lines, centre, middle)
    levels = {}
    for line in lines:
        x, y = line.middle[0] - centre, line.middle[1]
        lean = base + down * (y - middle)
        levels[id(line)] = y - lean * x - across * x * x / 2
    return levels


def _slope_of(lines: Sequence[Line], centre: float, middle: float) -> tuple[float, float, float]:
    """The slope at the centre, and how it changes across and down, from the long pieces (robust least squares)."""
    told = [(line.slope, line.middle[0] - centre, line.middle[1] - middle, _width(line)) for line in lines]
    known = [(slope, x, y, wide) for slope, x, y, wide in told if slope is not None]
    if not known:
        return 0.0, 0.0, 0.0
    ordered = sorted(slope for slope, *_ in known)
    median = ordered[len(ordered) // 2]
    near = [one for one in known if abs(one[0] - median) < 0.12]  # noqa: PLR2004 - seven degrees: the rest are stray
    if len(near) < 2 * _LEAST_SLOPES:
        return median, 0.0, 0.0
    return _least_squares(near, median)


def _least_squares(known: list[tuple[float, float, float, float]], median: float) -> tuple[float, float, float]:
    import numpy as np  # noqa: PLC0415 - in the reader's own process alone

    slope, x, y, wide = (np.array(column) for column in zip(*known, strict=True))
    scale = max(float(np.abs(x).max()), float(np.abs(y).max()), 1.0)
    columns = np.stack([np.ones_like(x), x / scale, y / scale], axis=1)
    weight = wide.copy()
    found = np.array([median, 0.0, 0.0])
    for _ in range(4):
        pull = np.diag([1e-6, 0.08, 0.02]) * float(weight.sum())
        found = np.linalg.solve(
            columns.T @ (columns * weight[:, None]) + pull,
            columns.T @ (slope * weight) + pull @ np.array([median, 0.0, 0.0]),
        )
        off = np.abs(slope - columns @ found)
        weight = wide / (1 + (off / 0.01) ** 2)
    return float(found[0]), float(found[1]) / scale, float(found[2]) / scale

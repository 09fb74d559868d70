"""Receipts as an engine hands them over: rows of text laid on a page, tilted, curled, with scores."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lianes_desktop.reading.extraction import Printed
from lianes_desktop.reading.lines import Line

WIDE = 900.0
HIGH = 24.0
PITCH = 40.0
LETTER = 12.0
MARGIN = 60.0


@dataclass(frozen=True)
class Piece:
    """Text that begins at a column (in letters), or ends at it; ``tall`` times the usual print."""

    text: str
    column: float = 0.0
    ends: bool = False
    tall: float = 1.0
    score: float = 0.99


Row = str | Piece | tuple[str | Piece, ...]
"""One piece at the left; or several: the first at the left, the last at the right, others evenly between."""

COLUMNS = int((WIDE - 2 * MARGIN) / LETTER)


def pieces_of(row: Row) -> list[Piece]:
    """The pieces of a row, each at its column."""
    if not isinstance(row, tuple):
        return [Piece(row) if isinstance(row, str) else row]
    last = max(1, len(row) - 1)
    return [
        one if isinstance(one, Piece) else Piece(one, COLUMNS * at / last, ends=at > 0) for at, one in enumerate(row)
    ]


def printed(rows: Sequence[Row], *, degrees: float = 0.0, curl: float = 0.0, indic: bool = False) -> Printed:
    """The rows on a page, turned ``degrees`` about its middle, each falling ``curl`` pixels from middle to edges."""
    page = (WIDE, 2 * MARGIN + PITCH * len(rows))
    lines = [
        _line(one, MARGIN + PITCH * at, page, degrees, curl) for at, row in enumerate(rows) for one in pieces_of(row)
    ]
    return Printed(lines, page, indic)


def page(text: str, *, degrees: float = 0.0, curl: float = 0.0) -> Printed:
    """A receipt written as text: two spaces or more part the pieces of a row."""
    rows = [tuple(re.split(r" {2,}", line.strip())) for line in text.strip().splitlines()]
    return printed([row if len(row) > 1 else row[0] for row in rows], degrees=degrees, curl=curl)


def _line(piece: Piece, top: float, page: tuple[float, float], degrees: float, curl: float) -> Line:
    width = max(1.0, LETTER * len(piece.text))
    left = MARGIN + LETTER * piece.column - (width if piece.ends else 0.0)
    high = HIGH * piece.tall
    centre = page[0] / 2
    turn = math.radians(degrees)

    def placed(x: float, y: float) -> tuple[float, float]:
        y += curl * ((x - centre) / centre) ** 2
        away, down = x - centre, y - page[1] / 2
        return (
            centre + away * math.cos(turn) - down * math.sin(turn),
            page[1] / 2 + away * math.sin(turn) + down * math.cos(turn),
        )

    bottom = top + HIGH
    corners = (
        placed(left, bottom - high),
        placed(left + width, bottom - high),
        placed(left + width, bottom),
        placed(left, bottom),
    )
    return Line(piece.text, piece.score, corners)

"""The rows of a table of unknown make: what parts its cells, and where each row begins."""

import csv
import re
from collections.abc import Iterator, Sequence

from lianes_desktop.interchange import csv_columns, encodings

_BREAK = re.compile(rb"\r\n|\r|\n")
_SIGNS = (";", ",", "\t", "|")
_TOLD = re.compile(r"sep=(.)", re.IGNORECASE)
"""How Excel is told the sign, on a first line of its own."""
_LONGEST_ROW = 60
"""Lines that one row may take: a note in a cell has that many; a quotation mark that nothing closes has more."""
_LOOKED_AT = 20
_LONGEST_CELL = 200_000

Row = tuple[int, list[str] | None]
"""The line a row begins at, and its cells; ``None`` where a quotation mark is never closed."""


def rows(data: bytes) -> Iterator[Row]:
    """Every row that holds something, the header included."""
    csv.field_size_limit(_LONGEST_CELL)
    lines = encodings.decoded(_BREAK.split(encodings.as_utf8(data)))
    told = _TOLD.fullmatch(lines[0].strip()) if lines else None
    begin = 1 if told else 0
    sign = told[1] if told else _sign(lines[:_LOOKED_AT])
    at = begin
    while at < len(lines):
        taken, found = _row(lines, at, sign)
        if found is None or any(cell.strip() for cell in found):
            yield at + 1, found
        at += taken


def _row(lines: Sequence[str], at: int, sign: str) -> tuple[int, list[str] | None]:
    """How many lines the row takes, and its cells."""
    if '"' not in lines[at]:
        return 1, lines[at].split(sign)
    for taken in range(1, _LONGEST_ROW + 1):
        piece = lines[at : at + taken]
        if taken > 1 and '"' not in piece[-1]:
            if at + taken >= len(lines):
                break
            continue  # nothing is closed there
        cells = _cells(piece, sign)
        if cells is not None:
            return taken, cells
        if at + taken >= len(lines):
            break
    return 1, None


def _cells(piece: Sequence[str], sign: str) -> list[str] | None:
    """The cells of one row, or ``None`` while a quotation mark stands open."""
    try:
        found = list(csv.reader([f"{line}\n" for line in piece], delimiter=sign, strict=False))
        list(csv.reader([f"{line}\n" for line in piece], delimiter=sign, strict=True)) if len(found) == 1 else None
    except csv.Error as error:
        # strict only to learn of what stands open; any other slip is read as it can be
        return None if "unexpected end" in str(error) or "field larger" in str(error) else _loosely(piece, sign)
    return found[0] if len(found) == 1 else None


def _loosely(piece: Sequence[str], sign: str) -> list[str] | None:
    found = list(csv.reader([f"{line}\n" for line in piece], delimiter=sign))
    return found[0] if len(found) == 1 else None


def _sign(lines: Sequence[str]) -> str:
    """What parts the cells: the sign whose first row has the most headers known, then the most cells."""
    full = [line for line in lines if line.strip()]

    def worth(sign: str) -> tuple[int, int]:
        cells = (_cells(full[:1], sign) or full[0].split(sign)) if full else []
        return sum(one is not None for one in csv_columns.meanings(cells)), len(cells)

    return max(_SIGNS, key=worth)

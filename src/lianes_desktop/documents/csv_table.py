"""A table as comma-separated text, as spreadsheets open it without a question, and without running what it holds."""

import csv
import io
from datetime import date, time
from decimal import Decimal
from typing import BinaryIO

from lianes_desktop.documents.expense_table import Totals, Value, heads, rows
from lianes_desktop.i18n.catalogue import language
from lianes_desktop.i18n.formats import typed
from lianes_desktop.services.cells import plain
from lianes_desktop.services.ports.extracts import Extract

_MARK = "\ufeff"
"""Tells a spreadsheet that the text is UTF-8."""
_SEPARATORS = {"en": ","}
"""The sign between cells where it is not the semicolon, which goes with a decimal comma."""


def write_csv(extract: Extract, out: BinaryIO) -> None:
    """Write the table in the language in force, its sums in the last row; days as ``2026-10-14``."""
    lines = _Lines(out)
    lines.put(heads())
    totals = Totals()
    for row in rows(extract):
        totals.add(row)
        lines.put(row)
    lines.put(totals.row())


class _Lines:
    """Rows written one by one."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._line = io.StringIO(newline="")
        self._csv = csv.writer(self._line, delimiter=_SEPARATORS.get(language(), ";"), lineterminator="\r\n")
        out.write(_MARK.encode())

    def put(self, row: tuple[Value, ...]) -> None:
        self._csv.writerow([_cell(value) for value in row])
        self._out.write(self._line.getvalue().encode("utf-8", "replace"))
        self._line.seek(0)
        self._line.truncate()


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return plain(value.replace("\0", ""))
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case Decimal():
            return f"{'-' if value < 0 else ''}{typed(value.copy_abs())}"
        case int():
            return str(value)

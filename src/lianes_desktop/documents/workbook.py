"""A table as a workbook: real days, real numbers, texts that stay texts; written row by row in constant memory."""

import re
import tempfile
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from lianes_desktop.documents.expense_table import COLUMNS, Shown, Totals, Value, heads, rows
from lianes_desktop.i18n.catalogue import _, right_to_left
from lianes_desktop.services.cells import plain
from lianes_desktop.services.ports.extracts import Extract

_LONGEST = 32_767
"""Characters a cell holds."""
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""What a workbook's XML cannot hold; control characters are escaped as Excel does."""
_FORMATS = {
    Shown.TEXT: "@",
    Shown.COUNT: "0",
    Shown.DAY: "dd/mm/yyyy",
    Shown.CLOCK: "hh:mm",
    Shown.EUROS: "#,##0.00",
    Shown.AMOUNT: "#,##0.00",
    Shown.RATE: "0.00####",
}
_DECIMALS = {0: "#,##0", 3: "#,##0.000"}
"""How sums are shown in currencies that have not two decimals."""


def write_workbook(extract: Extract, out: BinaryIO) -> None:
    """Write one sheet: the heads stay in sight and filter, the last row adds up what the filters show.

    Raises:
        OSError: the medium.
    """
    # the rows wait in a private folder until the file is put together; nothing of them outlives it
    with tempfile.TemporaryDirectory(prefix="lianes-", ignore_cleanup_errors=True) as folder:
        book = _Book(extract, out, Path(folder))
        try:
            book.write(extract)
        except FileCreateError as error:
            raise error.args[0] from error
        finally:
            book.let_go()


class Door:
    """The file written to, until it is shut: a workbook given up half-way ends its archive when it is collected."""

    def __init__(self, out: BinaryIO) -> None:
        self._out: BinaryIO | None = out

    def shut(self) -> None:
        """Take nothing any more."""
        self._out = None

    def write(self, data: bytes) -> int:
        """As a file that is open: the bytes taken."""
        return len(data) if self._out is None else self._out.write(data)

    def seek(self, at: int, whence: int = 0) -> int:
        """As a file that is open: the place reached."""
        return 0 if self._out is None else self._out.seek(at, whence)

    def tell(self) -> int:
        """As a file that is open: the place."""
        return 0 if self._out is None else self._out.tell()

    def flush(self) -> None:
        """As a file that is open."""
        if self._out is not None:
            self._out.flush()


class _Book:
    """A workbook being written."""

    def __init__(self, extract: Extract, out: BinaryIO, folder: Path) -> None:
        # constant memory keeps one row; ZIP64 for lists no one has made yet
        self._door = Door(out)
        self._book = Workbook(self._door, {"constant_memory": True, "tmpdir": str(folder), "use_zip64": True})
        self._book.set_properties({"title": held_text(extract.title), "created": extract.made_at.replace(tzinfo=None)})
        self._head = self._book.add_format({"bold": True, "bottom": 1, "bg_color": "#EAF3F1", "valign": "vcenter"})
        self._shown = {shown: self._format(code) for shown, code in _FORMATS.items()}
        self._total = {shown: self._format(code, bold=True) for shown, code in _FORMATS.items()}
        self._decimals = {digits: self._format(code) for digits, code in _DECIMALS.items()}
        self._guarded = self._format("@", quote_prefix=True)
        self._sheet: Worksheet = self._book.add_worksheet(_("Dépenses"))

    def write(self, extract: Extract) -> None:
        sheet = self._sheet
        if right_to_left():
            sheet.right_to_left()
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for at, (column, head) in enumerate(zip(COLUMNS, heads(), strict=True)):
            sheet.set_column(at, at, max(column.width, len(head) + 4))
            sheet.write_string(0, at, head, self._head)
        totals, count = Totals(), 0
        for count, row in enumerate(rows(extract), start=1):
            totals.add(row)
            self._put_row(count, row)
        sheet.autofilter(0, 0, count, len(COLUMNS) - 1)
        self._put_totals(count, totals)
        self._book.close()

    def let_go(self) -> None:
        """Close what waits in the private folder, of a workbook that was given up too."""
        self._door.shut()
        self._sheet._opt_close()  # noqa: SLF001 - the library closes it only at the end of its own work

    def _put_row(self, at: int, row: tuple[Value, ...]) -> None:
        for place, (column, value) in enumerate(zip(COLUMNS, row, strict=True)):
            shown = self._shown[column.shown]
            if column.shown is Shown.AMOUNT and isinstance(value, Decimal):
                shown = self._decimals.get(-int(value.as_tuple().exponent), shown)
            self._put(at, place, value, shown)

    def _put(self, at: int, place: int, value: Value, shown: Format) -> None:
        sheet = self._sheet
        match value:
            case None | "":
                return
            case str():
                sheet.write_string(at, place, held_text(value), shown if plain(value) == value else self._guarded)
            case date() | time():
                sheet.write_datetime(at, place, value, shown)
            case Decimal() | int():
                sheet.write_number(at, place, value, shown)

    def _put_totals(self, count: int, totals: Totals) -> None:
        last = count + 1
        for place, (column, value) in enumerate(zip(COLUMNS, totals.row(), strict=True)):
            shown = self._total[column.shown]
            if isinstance(value, Decimal) and count:
                first, end = xl_rowcol_to_cell(1, place), xl_rowcol_to_cell(count, place)
                self._sheet.write_formula(last, place, f"=SUBTOTAL(109,{first}:{end})", shown, value)
            else:
                self._put(last, place, value, shown)

    def _format(self, code: str, **more: bool) -> Format:
        return self._book.add_format({"num_format": code, "valign": "top", **more})


def held_text(text: str) -> str:
    """A text as a cell can hold it, and as the library writes it.

    A text between ``<r>`` and ``</r>`` would go into the file as markup.
    """
    held = _NOT_XML.sub("\ufffd", text)[:_LONGEST]
    return f"{held[: _LONGEST - 1]} " if held.startswith("<r>") and held.endswith("</r>") else held

"""Tables that other programs open: a workbook, or plain text."""

from typing import BinaryIO

from lianes_desktop.documents.csv_table import write_csv
from lianes_desktop.services.ports.extracts import Extract, TableKind


class Spreadsheets:
    """Implements ``services.ports.extracts.Tables``."""

    def write(self, extract: Extract, kind: TableKind, out: BinaryIO) -> None:
        """Write one table in the language in force.

        Raises:
            OSError: the medium.
        """
        if kind is TableKind.TEXT:
            write_csv(extract, out)
            return
        from lianes_desktop.documents.workbook import write_workbook  # noqa: PLC0415 - its library, when asked for

        write_workbook(extract, out)

"""The report to the ministry taken out of the application: as a workbook, and as a document to be signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, Protocol

from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.ministry import Missing, ReportKind, ReportTexts
from lianes_desktop.domain.ministry_counts import TechnicalPart
from lianes_desktop.domain.ministry_table import FinancialTable
from lianes_desktop.services.ports.progress import Progress


@dataclass(frozen=True, slots=True)
class Named:
    """What a dossier is called."""

    title: str
    authority: str


@dataclass(frozen=True, slots=True)
class MinistryReport:
    """One report, as it stands when it is read."""

    edition: ProgrammeEdition
    kind: ReportKind
    until: date | None
    """The last day of an interim report."""
    read_at: datetime
    due_on: date
    grid_source: str
    """The texts that set the shape of the financial table."""
    texts: ReportTexts
    technical: TechnicalPart
    table: FinancialTable
    missing: tuple[Missing, ...]
    names: Mapping[DossierId, Named]
    """Of every dossier of the edition, decided upon or not."""


class MinistryBooks(Protocol):
    """Writes workbooks."""

    def write(self, report: MinistryReport, out: BinaryIO, progress: Progress) -> None:
        """One workbook in the language in force: totals are formulas, texts stay texts.

        The sheet of details has one row a line, and adds up to the financial table to the cent.

        Raises:
            OSError: the medium.
            CancelledError: the person stopped.
        """
        ...


class MinistryDrawer(Protocol):
    """Draws PDFs."""

    def draw(self, report: MinistryReport, out: BinaryIO, progress: Progress) -> None:
        """The report in French, to be signed by hand; the same values give the same bytes.

        Raises:
            OSError: the medium.
            CancelledError: the person stopped.
        """
        ...

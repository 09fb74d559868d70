"""Interim and final reports to the ministry, drawn anew each time from claims, decisions and what funders bring."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from lianes_desktop import durable
from lianes_desktop.domain.answers import Answer
from lianes_desktop.domain.cerfa import CerfaGrid
from lianes_desktop.domain.checked.ministry import checked_texts
from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.envelopes import Envelope, FunderShare
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ministry import (
    ReportKind,
    ReportTexts,
    blank_texts,
    chosen,
    due_on,
    missing,
    report_texts_id,
)
from lianes_desktop.domain.ministry_counts import technical_part
from lianes_desktop.domain.ministry_money import financial_table
from lianes_desktop.domain.missions import HOME_ZONE
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import RemovedError, Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.ministry import MinistryBooks, MinistryDrawer, MinistryReport, Named
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes
from lianes_desktop.services.rulebook import Rulebook


class MinistryReportService:
    """Reads and writes reports; only what people write in them is kept."""

    def __init__(
        self,
        records: Records,
        readings: Readings,
        rules: Rulebook,
        grid: Callable[[], CerfaGrid],
        books: MinistryBooks,
        drawer: MinistryDrawer,
        clock: Clock,
    ) -> None:
        """``grid`` is the shape of the financial table; ``books`` and ``drawer`` write the files."""
        self._records = records
        self._readings = readings
        self._rules = rules
        self._grid = grid
        self._books = books
        self._drawer = drawer
        self._clock = clock

    def editions(self) -> tuple[ProgrammeEdition, ...]:
        """Those of the settings in force, that of new dossiers first."""
        return self._rules.current.editions

    def read(self, edition: str, kind: ReportKind, until: date | None = None) -> MinistryReport:
        """The report as it stands now; for a worker thread.

        ``until`` is the last day of an interim report, today without it; a final one tells the whole edition.

        Raises:
            RemovedError: the settings in force have no such edition.
            UnavailableError: the store.
        """
        found = next((one for one in self.editions() if one.code == edition), None)
        if found is None:
            raise RemovedError(edition)
        last = (until or self._clock.today()) if kind is ReportKind.INTERIM else None
        received, grid = self._readings.received(), self._grid()
        given = chosen(edition, received, self._readings.every(Answer), _within(last), self._readings.received_dossier)
        table = financial_table(
            given.accounted,
            grid,
            self._headings,
            found,
            self._readings.every(FunderShare),
            self._readings.every(Envelope),
        )
        texts = self.texts(edition, kind)
        told = (*given.undecided, *given.renewed, *(one.received for one in given.accounted))
        return MinistryReport(
            edition=found,
            kind=kind,
            until=last,
            read_at=self._clock.now(),
            due_on=due_on(found.year, grid.due_months),
            grid_source=grid.source,
            texts=texts,
            technical=technical_part(one.hand_in.dossier for one in given.accounted),
            table=table,
            missing=missing(given, table, texts),
            names={one.dossier: Named(one.title, one.authority) for one in told},
        )

    # ---- what people write

    def texts(self, edition: str, kind: ReportKind) -> ReportTexts:
        """What is written in one report, blank while nobody did."""
        kept = self._records.read(ReportTexts, report_texts_id(edition, kind))
        return kept or blank_texts(edition, kind)

    def correct(self, edition: str, kind: ReportKind, field: str, text: str) -> None:
        """Write one of the texts, ``field`` as ``ReportTexts`` names it; saved at once, and can be undone.

        Raises:
            RefusedError: the text is too long.
            UnavailableError: the store; nothing was written.
        """

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(ReportTexts, report_texts_id(edition, kind)) or blank_texts(edition, kind)
            clean = checked_texts(_with(kept, field, text))
            return Writes([clean] if clean != kept else [])

        self._records.change(Act.CORRECT_MINISTRY_REPORT, decide)

    # ---- files

    def write_workbook(self, report: MinistryReport, to: Path, progress: Progress) -> Path:
        """Write a report as a workbook; for a worker thread.

        Raises:
            UnavailableError: the medium; what was at ``to`` stays.
            CancelledError: the person stopped; what was at ``to`` stays.
        """
        return _written(to, lambda out: self._books.write(report, out, progress))

    def write_pdf(self, report: MinistryReport, to: Path, progress: Progress) -> Path:
        """Write a report to be signed; for a worker thread. Raises as ``write_workbook``."""
        return _written(to, lambda out: self._drawer.draw(report, out, progress))

    def _headings(self, hand_in: HandIn) -> Mapping[str, BudgetHeading]:
        return {one.code: one.heading for one in self._rules.of(hand_in.dossier.action).kinds}


def _within(last: date | None) -> Callable[[datetime], bool]:
    zone = ZoneInfo(HOME_ZONE)
    return lambda moment: last is None or moment.astimezone(zone).date() <= last


def _with(texts: ReportTexts, field: str, text: str) -> ReportTexts:
    changes: dict[str, str] = {field: text}
    return replace(texts, **changes)  # type: ignore[arg-type]  # one of the texts


def _written(to: Path, write: Callable[[BinaryIO], None]) -> Path:
    with explained(Resource.EXPORT, to), durable.atomic_write(to) as out:
        write(out)
    return to

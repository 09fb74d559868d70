"""The list of expenses written to a file that a spreadsheet opens."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lianes_desktop import durable
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.ids import DossierId, ItemId, ParticipantId, ReceiptId
from lianes_desktop.domain.leaving import leaving
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.statement import statement
from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.services.failures import Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.extracts import Extract, ExtractLine, TableKind, Tables
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.rulebook import Rulebook

_READ_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Written:
    """A table that was written."""

    path: Path
    size: int
    """Bytes."""
    count: int
    """Expenses in it."""


class ExtractService:
    """Reads a list and writes it; nothing is kept."""

    def __init__(self, readings: Readings, rules: Rulebook, tables: Tables, clock: Clock) -> None:
        """``tables`` writes the file itself."""
        self._readings = readings
        self._rules = rules
        self._tables = tables
        self._clock = clock

    def write(self, dossier: DossierId, keys: Sequence[int], kind: TableKind, to: Path, progress: Progress) -> Written:
        """Write the expenses of those keys, in that order, to ``to``; for a worker thread.

        Each counts as it does in the claim of the whole dossier, whatever others are written with it.
        ``progress`` counts expenses.

        Raises:
            RemovedError: there is no such dossier.
            UnavailableError: the medium; what was at ``to`` stays.
            CancelledError: the person stopped; what was at ``to`` stays.
        """
        progress(0, len(keys))
        records = self._readings.dossier(dossier)
        claim = statement(leaving(records), self._rules.of(records.action))
        claimed = {line.expense.id: line for line in claim.lines}
        around = _Around(records)
        count = 0

        def lines() -> Iterator[ExtractLine]:
            nonlocal count
            for line in self._lines(keys, progress):
                own = claimed.get(line.expense.id)
                if own is not None:  # not one of the dossier, or recorded since its claim was reckoned
                    count += 1
                    yield around.line(line._replace(expense=own.expense, assessment=own.assessment), own.share_cents)

        with explained(Resource.EXPORT, to):
            with durable.atomic_write(to) as out:
                self._tables.write(Extract(records.action.title, self._clock.now(), lines()), kind, out)
            return Written(to, to.stat().st_size, count)

    def _lines(self, keys: Sequence[int], progress: Progress) -> Iterator[ExpenseLine]:
        """The rows of those keys, read by pages."""
        for at in range(0, len(keys), _READ_AT_ONCE):
            progress(at, len(keys))
            yield from self._readings.expense_lines(keys[at : at + _READ_AT_ONCE])


class _Around:
    """What the expenses of a dossier refer to, by identity."""

    def __init__(self, records: Dossier) -> None:
        self._people: Mapping[ParticipantId, str] = {one.id: one.name or one.name_ar for one in records.participants}
        self._items: Mapping[ItemId, ProgrammeItem] = {one.id: one for one in records.items}
        self._files: Mapping[ReceiptId, tuple[str, ...]] = {
            one.id: tuple(page.original_name for page in one.pages) for one in records.receipts
        }

    def line(self, line: ExpenseLine, share: int) -> ExtractLine:
        expense = line.expense
        return ExtractLine(
            line,
            share,
            self._people.get(expense.payer, "") if expense.payer else "",
            self._items.get(expense.item) if expense.item else None,
            tuple(self._people[one] for one in expense.beneficiaries if one in self._people),
            tuple(name for receipt in expense.receipts for name in self._files.get(receipt, ())),
        )

"""The list of expenses written to a file that a spreadsheet opens."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lianes_desktop import durable
from lianes_desktop.domain.expenses import Receipt
from lianes_desktop.domain.ids import DossierId, ItemId, ParticipantId, ReceiptId
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.reimbursement import asked_cents, terms
from lianes_desktop.domain.statement import shares
from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.services.failures import RemovedError, Resource
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

        ``progress`` counts expenses twice: once to split what Lianes is asked for, once to write.

        Raises:
            RemovedError: there is no such dossier.
            UnavailableError: the medium; what was at ``to`` stays.
            CancelledError: the person stopped; what was at ``to`` stays.
        """
        action = self._readings.action(dossier)
        if action is None:
            raise RemovedError(dossier)
        eligible = {
            line.expense.id: line.assessment.eligible_cents for line in self._lines(keys, progress, 0, 2 * len(keys))
        }
        asked = asked_cents(sum(eligible.values()), terms(action, self._rules.of(action)))
        parts = dict(zip(eligible, shares(tuple(eligible.values()), asked), strict=True))
        around = _Around(self._readings, dossier)
        lines = (
            around.line(line, parts.get(line.expense.id, 0))
            for line in self._lines(keys, progress, len(keys), 2 * len(keys))
        )
        with explained(Resource.EXPORT, to):
            with durable.atomic_write(to) as out:
                self._tables.write(Extract(action.title, self._clock.now(), len(eligible), lines), kind, out)
            return Written(to, to.stat().st_size, len(eligible))

    def _lines(self, keys: Sequence[int], progress: Progress, done: int, of: int) -> Iterator[ExpenseLine]:
        """The rows of those keys, read by pages."""
        for at in range(0, len(keys), _READ_AT_ONCE):
            progress(done + at, of)
            yield from self._readings.expense_lines(keys[at : at + _READ_AT_ONCE])


class _Around:
    """What the expenses of a dossier refer to, by identity."""

    def __init__(self, readings: Readings, dossier: DossierId) -> None:
        self._people: Mapping[ParticipantId, str] = {
            one.id: one.name or one.name_ar for one in readings.participants(dossier)
        }
        self._items: Mapping[ItemId, ProgrammeItem] = {one.id: one for one in readings.items(dossier)}
        self._files: Mapping[ReceiptId, tuple[str, ...]] = {
            one.id: tuple(page.original_name for page in one.pages) for one in readings.held(Receipt, dossier)
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

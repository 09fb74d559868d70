"""Receipts read after they were taken in: what is read fills what nobody typed."""

from collections.abc import Sequence
from datetime import datetime

from lianes_desktop.domain.expenses import Expense, Receipt, ReceiptPage
from lianes_desktop.domain.filling import filled
from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.domain.money import EUR, MAD
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.readings import Expected, Reading
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.services.file_reading import FileReading
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.receipts import Vault
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes, action_of
from lianes_desktop.services.rulebook import Rulebook
from lianes_desktop.services.twins import Twin, Twins

_MOST_PAYEES = 300
_MOST_UNREAD = 1000
"""How far back from the last expense one looks for photographs that were not read: more would take hours to read."""


class ReceiptReadings:
    """Reads the receipts of expenses, once each."""

    def __init__(
        self,
        records: Records,
        readings: Readings,
        rules: Rulebook,
        vault: Vault,
        files: FileReading,
        clock: Clock,
    ) -> None:
        """Nothing is read before it is asked for."""
        self._records = records
        self._readings = readings
        self._rules = rules
        self._vault = vault
        self._files = files
        self._clock = clock
        self._twins = Twins(readings)

    def of(self, expense: Expense) -> Reading | None:
        """What was read on the expense's first page; ``None`` while it was not read."""
        page = self._first_page(expense)
        return None if page is None else self._readings.reading(page.digest)

    def waiting(self, expense: Expense) -> bool:
        """Whether the expense has a page that was not read yet."""
        page = self._first_page(expense)
        return page is not None and self._readings.reading(page.digest) is None

    def unread(self, dossier: DossierId) -> tuple[ExpenseId, ...]:
        """Of the last expenses nobody has accepted, those whose first page was never read, by number."""
        return self._readings.unread(dossier, _MOST_UNREAD)

    def to_accept(self, dossier: DossierId) -> int:
        """How many expenses of the dossier nobody has accepted yet."""
        return self._readings.to_accept(dossier)

    def unaccepted(self, dossier: DossierId) -> Sequence[int]:
        """The keys of the dossier's expenses that nobody has accepted yet, by number."""
        return self._readings.unaccepted(dossier)

    def alike(self, expense: Expense) -> tuple[Twin, ...]:
        """Other expenses, in any dossier, that may be this one: a question to ask."""
        return self._twins.of(expense)

    def read(self, expense: ExpenseId) -> Reading | None:
        """Read the first page of an expense and fill what is empty; slow, for a worker thread.

        ``None`` when it has no page, or was removed meanwhile. What was read is kept: it is never read twice.

        Raises:
            RefusedError: ``FILE_TOO_HARD``: the reader died over it; nothing is kept, it may be tried again.
            UnavailableError: the file is gone or damaged, or the reader cannot start.
        """
        kept = self._records.read(Expense, expense)
        page = None if kept is None else self._first_page(kept)
        if kept is None or page is None:
            return None
        reading = self._readings.reading(page.digest) or self._read_page(page, self._expected(kept.dossier))
        self._keep(kept.id, page, reading)
        return reading

    def _read_page(self, page: ReceiptPage, expected: Expected) -> Reading:
        try:
            return self._files.read(self._vault.read(page.digest), page.original_name, expected)
        except RefusedError as refused:
            if any(one.problem is Problem.FILE_TOO_HARD for one in refused.refusals):
                raise  # the reader died: nothing is known of the receipt, and nothing is kept
            return Reading()

    def _expected(self, dossier: DossierId) -> Expected:
        action = self._readings.action(dossier)
        return Expected(
            first_day=action.starts_on if action else None,
            last_day=action.ends_on if action else None,
            today=self._clock.today(),
            currency=EUR if isinstance(action, HostingDay) else MAD,
            payees=self._readings.payees(_MOST_PAYEES),
        )

    def _keep(self, expense: ExpenseId, page: ReceiptPage, reading: Reading) -> None:
        kind = self._readings.kind_paid_to(reading.payee.value) if reading.payee is not None else ""

        def decide(unit: UnitOfWork) -> Writes:
            unit.put_reading(page.digest, reading)
            present = unit.get(Expense, expense)
            if present is None or present.reviewed:
                return Writes()
            action = action_of(unit, present.dossier)
            kinds: Sequence[str] = () if action is None else tuple(terms(action, self._rules.of(action)).kinds)
            given = filled(
                present,
                reading,
                taken_at=_taken_at(unit, present),
                kind=kind,
                kinds=kinds,
                items=unit.of_dossier(ProgrammeItem, present.dossier),
            )
            return Writes([given] if given != present else [])

        # not an act of the person: undoing the taking in undoes this with it
        self._records.change(None, decide)

    def _first_page(self, expense: Expense) -> ReceiptPage | None:
        receipt = self._readings.receipt(expense.receipts[0]) if expense.receipts else None
        return receipt.pages[0] if receipt is not None and receipt.pages else None


def _taken_at(unit: UnitOfWork, expense: Expense) -> datetime | None:
    receipt = unit.get(Receipt, expense.receipts[0]) if expense.receipts else None
    return receipt.taken_at if receipt is not None else None

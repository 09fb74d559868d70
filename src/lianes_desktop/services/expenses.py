"""Expenses and the receipts that prove them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lianes_desktop.domain.dossiers import ExpenseLine, ExpenseTotals
from lianes_desktop.domain.editions import ReferenceData
from lianes_desktop.domain.expenses import Expense, LostReceiptDeclaration, ReceiptPage
from lianes_desktop.domain.ids import DossierId, ExpenseId, ReceiptId
from lianes_desktop.domain.problems import Refusal
from lianes_desktop.domain.reimbursement import Terms
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.ports import (
    Clock,
    ExpenseFilter,
    ExpenseOrder,
    ExpenseSort,
    Pictures,
    Progress,
    Readings,
    Vault,
)
from lianes_desktop.services.records import Records


@dataclass(frozen=True, slots=True)
class Offered:
    """A file dropped, pasted or chosen as a receipt: where it is, or its bytes."""

    name: str
    path: Path | None = None
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class AlreadyKept:
    """A file offered again: the expense that holds it."""

    name: str
    expense: ExpenseId


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the files offered; those added are safe whatever happened to the others."""

    added: tuple[ExpenseId, ...] = ()
    refused: tuple[Refusal, ...] = ()
    """``field`` is the file's name."""
    already: tuple[AlreadyKept, ...] = ()
    failure: UnavailableError | None = None
    """Why the work stopped before its end."""
    left: tuple[str, ...] = ()
    """Names of the files not tried: the computer failed or the person stopped."""


class ExpenseService:
    """Acts and readings on the expenses of a dossier."""

    def __init__(
        self,
        records: Records,
        readings: Readings,
        reference: ReferenceData,
        vault: Vault,
        pictures: Pictures,
        clock: Clock,
    ) -> None: ...

    def order(
        self,
        dossier: DossierId,
        *,
        show: ExpenseFilter = ExpenseFilter.ALL,
        sort: ExpenseSort = ExpenseSort.DAY,
        descending: bool = True,
        search: str = "",
    ) -> ExpenseOrder:
        """The order of the whole list, cheap for 100 000 rows."""
        raise NotImplementedError

    def lines(self, keys: Sequence[int]) -> tuple[ExpenseLine, ...]:
        """The rows of those keys."""
        raise NotImplementedError

    def line(self, expense: ExpenseId) -> ExpenseLine | None:
        """One row."""
        raise NotImplementedError

    def key(self, expense: ExpenseId) -> int | None:
        """The key of an expense in an order."""
        raise NotImplementedError

    def totals(self, dossier: DossierId) -> ExpenseTotals:
        """Sums over the dossier, with the amount asked at its rate."""
        raise NotImplementedError

    def latest(self, dossier: DossierId, most: int = 5) -> tuple[ExpenseLine, ...]:
        """The last expenses recorded."""
        raise NotImplementedError

    def terms(self, dossier: DossierId) -> Terms:
        """What applies to the dossier: rate, coverage, ceilings, eligibility, each with its source."""
        raise NotImplementedError

    def add(self, dossier: DossierId) -> Expense:
        """A blank expense, numbered, paid by the person at this device."""
        raise NotImplementedError

    def correct(self, expense: Expense) -> None:
        """Keep an expense as now given, complete or not.

        Raises:
            RefusedError: ``amount`` not positive, ``deducted`` above it or in another currency, texts too long…
        """
        raise NotImplementedError

    def accept(self, expense: ExpenseId) -> None:
        """The person has looked at every field."""
        raise NotImplementedError

    def remove(self, expense: ExpenseId) -> None:
        """Remove an expense, and its receipts when no other expense rests on them."""
        raise NotImplementedError

    def take(self, dossier: DossierId, files: Sequence[Offered], progress: Progress) -> Taken:
        """Make one expense per file; safe in a worker thread. One file that fails loses nothing of the others."""
        raise NotImplementedError

    def attach(self, expense: ExpenseId, files: Sequence[Offered], progress: Progress) -> Taken:
        """Add the files as pages of the expense's receipt; safe in a worker thread."""
        raise NotImplementedError

    def detach(self, expense: ExpenseId, receipt: ReceiptId, digest: str) -> None:
        """Take one page off a receipt; the receipt goes with its last page."""
        raise NotImplementedError

    def declare_lost(self, expense: ExpenseId, declaration: LostReceiptDeclaration | None) -> None:
        """Stand in for a lost receipt with a sworn declaration, or take it back."""
        raise NotImplementedError

    def receipts(self, expense: Expense) -> tuple[ReceiptPage, ...]:
        """Every page that proves the expense, in order."""
        raise NotImplementedError

    def thumbnail(self, digest: str) -> bytes | None:
        """The small JPEG of a page."""
        raise NotImplementedError

    def view(self, page: ReceiptPage, sheet: int = 0, longest: int = 2000) -> bytes:
        """One sheet as an upright JPEG; slow, for a worker thread."""
        raise NotImplementedError

    def same_as(self, expense: ExpenseId) -> tuple[Expense, ...]:
        """Other expenses that may be the same one: same file, or same day, amount and payee."""
        raise NotImplementedError

"""Expenses and the receipts that prove them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.checked import checked_expense
from lianes_desktop.domain.expenses import Expense, LostReceiptDeclaration, Receipt, ReceiptPage
from lianes_desktop.domain.freezing import holding, left_in
from lianes_desktop.domain.funding import Funding
from lianes_desktop.domain.ids import DossierId, ExpenseId, new_id
from lianes_desktop.domain.reimbursement import Terms, terms
from lianes_desktop.domain.summaries import ExpenseLine, ExpenseTotals
from lianes_desktop.services.acts import Act
from lianes_desktop.services.corrections import Corrections
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.offered import AlreadyKept, Offered, Taken
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.readings import (
    EVERYTHING,
    NO_NAMES,
    ExpenseFilter,
    ExpenseGroup,
    ExpenseOrder,
    ExpenseSort,
    GroupTotal,
    Narrowing,
    Readings,
    Sum,
)
from lianes_desktop.services.ports.receipts import AS_IT_IS, Corners, Pictures, Vault, View
from lianes_desktop.services.ports.store import Record, UnitOfWork
from lianes_desktop.services.profiles import own_payer
from lianes_desktop.services.receipts import ReceiptIntake
from lianes_desktop.services.records import Decide, Records, Writes
from lianes_desktop.services.rulebook import Rulebook

__all__ = ["AlreadyKept", "ExpenseService", "Offered", "Taken"]


class ExpenseService:
    """Acts and readings on the expenses of a dossier; correcting one removed meanwhile changes nothing."""

    def __init__(
        self,
        records: Records,
        readings: Readings,
        rules: Rulebook,
        vault: Vault,
        pictures: Pictures,
        clock: Clock,
    ) -> None:
        """Every act is saved at once and can be undone."""
        self._records = records
        self._readings = readings
        self._rules = rules
        self._vault = vault
        self._pictures = pictures
        self._clock = clock
        self._intake = ReceiptIntake(records, readings, vault, pictures, clock)

    def order(
        self,
        dossier: DossierId,
        *,
        show: ExpenseFilter = ExpenseFilter.ALL,
        sort: ExpenseSort = ExpenseSort.DAY,
        descending: bool = True,
        search: str = "",
        names: Mapping[str, str] = NO_NAMES,
        narrow: Narrowing = EVERYTHING,
        group: ExpenseGroup = ExpenseGroup.DAY,
    ) -> ExpenseOrder:
        """The order of the whole list, cheap for 100 000 rows; ``names`` are those of the kinds, searched too."""
        return self._readings.expense_order(
            dossier, show=show, sort=sort, descending=descending, search=search, names=names, narrow=narrow, group=group
        )

    def heads(self, dossier: DossierId, group: ExpenseGroup) -> tuple[GroupTotal, ...]:
        """The groups of all the expenses, days in order, without the expenses themselves."""
        return self._readings.expense_heads(dossier, group)

    def lines(self, keys: Sequence[int]) -> tuple[ExpenseLine, ...]:
        """The rows of those keys."""
        return self._readings.expense_lines(keys)

    def line(self, expense: ExpenseId) -> ExpenseLine | None:
        """One row."""
        return self._readings.expense_line(expense)

    def key(self, expense: ExpenseId) -> int | None:
        """The key of an expense in an order."""
        return self._readings.expense_key(expense)

    def summed(self, keys: Sequence[int]) -> Sum:
        """How many expenses those keys name, and how much they come to."""
        return self._readings.expense_sum(keys)

    def totals(self, dossier: DossierId) -> ExpenseTotals:
        """Sums over the dossier, with the amount asked at its rate; ``RemovedError`` when there is no such dossier."""
        return self._readings.expense_totals(dossier)

    def latest(self, dossier: DossierId, most: int = 5) -> tuple[ExpenseLine, ...]:
        """The last expenses recorded."""
        return self._readings.latest_expenses(dossier, most)

    def terms(self, dossier: DossierId) -> Terms:
        """What applies: rate, coverage, ceilings, eligibility, each with a source; ``RemovedError`` without dossier."""
        action = self._readings.action(dossier)
        if action is None:
            raise RemovedError(dossier)
        return terms(action, self._rules.of(action))

    def fundings(self, dossier: DossierId) -> tuple[Funding, ...]:
        """Who else pays for the dossier or for some of its expenses."""
        return self._readings.held(Funding, dossier)

    def add(self, dossier: DossierId) -> Expense:
        """A blank expense, numbered, paid by the person at this device."""
        profile = self._readings.profile()
        made: list[Expense] = []

        def decide(unit: UnitOfWork) -> Writes:
            payer = own_payer(unit, profile, dossier)
            number = unit.next_number(dossier)
            now = self._clock.now()
            made.append(Expense(ExpenseId(new_id()), dossier, number, payer=payer, recorded_at=now))
            return Writes(made)

        self._records.change(Act.ADD_EXPENSE, decide)
        return made[0]

    def correct(self, expense: Expense) -> None:
        """Keep an expense as now given, complete or not; its number and receipts stay as they are.

        The sum of a journey or a stay follows from its facts, whatever was given as its amount.

        Raises:
            RefusedError: ``amount`` not positive, ``deducted`` above it or in another currency, texts too long…
        """
        clean = checked_expense(expense)
        corrections = self.corrections()
        self._records.change(Act.CORRECT_EXPENSE, self._revising(clean.id, lambda kept: corrections.of(kept, clean)))

    def corrections(self) -> Corrections:
        """How one act corrects expenses, one or many."""
        return Corrections(self._readings, self.terms)

    def accept(self, expense: ExpenseId) -> None:
        """The person has looked at every field."""
        self._records.change(Act.ACCEPT_EXPENSE, self._revising(expense, lambda kept: replace(kept, reviewed=True)))

    def declare_lost(self, expense: ExpenseId, declaration: LostReceiptDeclaration | None) -> None:
        """Stand in for a lost receipt with a sworn declaration, or take it back.

        Raises:
            RefusedError: ``declaration.circumstances`` missing.
        """

        def revise(kept: Expense) -> Expense:
            return checked_expense(replace(kept, declaration=declaration))

        self._records.change(Act.DECLARE_LOST, self._revising(expense, revise))

    def remove(self, expense: ExpenseId) -> None:
        """Remove an expense, and its receipts when no other expense rests on them."""

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(Expense, expense)
            if kept is None:
                return Writes()
            removes: list[Record] = [kept]
            for receipt in kept.receipts:
                found = unit.get(Receipt, receipt)
                if found is not None and not self._others(found, expense):
                    removes.append(found)
            return Writes(removes=removes)

        self._records.change(Act.REMOVE_EXPENSE, decide)

    def holding(self, dossier: DossierId) -> SentBundle | None:
        """The signed bundle the dossier's expenses left in, while it holds them as they are (R95)."""
        return holding(self._readings.sent(dossier))

    def locked(self, expense: Expense) -> bool:
        """Whether the expense left in a bundle and may not be changed until the next version is opened."""
        bundle = self.holding(expense.dossier)
        return bundle is not None and left_in(expense, bundle)

    def reopen(self, dossier: DossierId) -> None:
        """Open the expenses that left for the next version; the one that was sent stays as it is."""

        def decide(unit: UnitOfWork) -> Writes:
            bundle = holding(unit.of_dossier(SentBundle, dossier))
            return Writes([] if bundle is None else [replace(bundle, reopened_at=self._clock.now())])

        self._records.change(Act.REOPEN_EXPENSES, decide)

    def take(self, dossier: DossierId, files: Sequence[Offered], progress: Progress) -> Taken:
        """Make one expense per file; safe in a worker thread. One file that fails loses nothing of the others."""
        return self._intake.take(dossier, files, progress)

    def attach(self, expense: ExpenseId, files: Sequence[Offered], progress: Progress) -> Taken:
        """Add the files as pages of the expense's receipt; safe in a worker thread."""
        kept = self._records.read(Expense, expense)
        return Taken() if kept is None else self._intake.attach(kept, files, progress)

    def detach(self, expense: ExpenseId, digest: str) -> None:
        """Take one page off the expense's receipt, which goes with its last page.

        A receipt that proves other expenses too keeps its page: only this expense no longer rests on it.
        """

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(Expense, expense)
            if kept is None:
                return Writes()
            for receipt in (unit.get(Receipt, one) for one in kept.receipts):
                if receipt is not None and any(page.digest == digest for page in receipt.pages):
                    return self._without(kept, receipt, digest)
            return Writes()

        self._records.change(Act.REMOVE_RECEIPT, decide)

    def receipts(self, expense: Expense) -> tuple[ReceiptPage, ...]:
        """Every page that proves the expense, in order."""
        found = (self._readings.receipt(receipt) for receipt in expense.receipts)
        return tuple(page for receipt in found if receipt is not None for page in receipt.pages)

    def thumbnail(self, digest: str) -> bytes | None:
        """The small JPEG of a page."""
        return self._readings.thumbnail(digest)

    def view(self, page: ReceiptPage, sheet: int = 0, longest: int = 2000, how: View = AS_IT_IS) -> bytes:
        """One sheet as an upright JPEG, seen as ``how`` says; slow, for a worker thread.

        Raises:
            UnavailableError: the file is gone or damaged.
            RefusedError: the file cannot be drawn.
        """
        data = self._vault.read(page.digest)
        return self._pictures.view(data, page.media_type, sheet=sheet, longest=longest, how=how)

    def corners(self, page: ReceiptPage, sheet: int = 0) -> Corners | None:
        """Where the paper seems to lie on a sheet, ``None`` when nothing stands out; slow, for a worker thread.

        Raises:
            UnavailableError: the file is gone or damaged.
            RefusedError: the file cannot be drawn.
        """
        return self._pictures.corners(self._vault.read(page.digest), page.media_type, sheet=sheet)

    def _without(self, expense: Expense, receipt: Receipt, digest: str) -> Writes:
        pages = tuple(page for page in receipt.pages if page.digest != digest)
        shared = self._others(receipt, expense.id)
        if pages and not shared:
            return Writes([replace(receipt, pages=pages)])
        unlinked = replace(expense, receipts=tuple(one for one in expense.receipts if one != receipt.id))
        return Writes([unlinked], [] if shared else [receipt])

    def _others(self, receipt: Receipt, expense: ExpenseId) -> list[Expense]:
        return [one for one in self._readings.expenses_proved_by(receipt.id) if one.id != expense]

    def _revising(self, expense: ExpenseId, revise: Callable[[Expense], Expense]) -> Decide:
        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(Expense, expense)
            return Writes([revise(kept)] if kept is not None else [])

        return decide

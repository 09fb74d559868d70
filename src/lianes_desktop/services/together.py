"""What is done to several expenses at once: one transaction, one act to undo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from lianes_desktop.domain.assessment import assess
from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.checked import checked_expense
from lianes_desktop.domain.expenses import Assessment, Expense, Reason, Receipt
from lianes_desktop.domain.freezing import holding, left_in
from lianes_desktop.domain.ids import DossierId, ExpenseId, ItemId, ParticipantId
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.services.acts import Act
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import DossierRate, Record, UnitOfWork
from lianes_desktop.services.records import Records, Writes

_READ_AT_ONCE = 256

_UNFIT = frozenset({
    Reason.AMOUNT_MISSING, Reason.DATE_MISSING, Reason.KIND_MISSING, Reason.MILEAGE_MISSING,
    Reason.AUTHORISATION_MISSING, Reason.STAY_MISSING, Reason.DAILY_MISSING, Reason.DELIBERATION_MISSING,
})  # fmt: skip
"""What keeps an expense from being accepted: fields of its own; its rate and its receipt may come afterwards."""

_Revise = Callable[[UnitOfWork, Expense], Expense | None]
"""What becomes of one expense; ``None`` when the act does not suit it."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of the expenses an act was meant for."""

    changed: int = 0
    """Those that were so already are not counted."""
    locked: int = 0
    """Left in a signed bundle, and stay as they left (R95)."""
    unfit: int = 0
    """The act does not suit them: they miss a field, or a rule refuses the result."""


class TogetherService:
    """Acts on several expenses of a dossier; those that may not change are left as they are, and counted.

    Expenses are named by their keys in an order; one removed meanwhile is left out. Every act is for a worker thread,
    tells how many expenses it has seen, and is all or nothing.

    Every act may raise:
        UnavailableError: the store; nothing was written.
        CancelledError: the person stopped; nothing was written.
    """

    def __init__(self, records: Records, readings: Readings, expenses: ExpenseService) -> None:
        """``expenses`` says how one expense is corrected."""
        self._records = records
        self._readings = readings
        self._expenses = expenses

    def set_kind(self, keys: Sequence[int], kind: str, progress: Progress) -> Done:
        """Give them all one kind, by its code."""
        return self._correct(keys, lambda kept: replace(kept, kind=kind), progress)

    def set_payer(self, keys: Sequence[int], payer: ParticipantId | None, progress: Progress) -> Done:
        """Say who paid them all, or that nobody is known to have."""
        return self._correct(keys, lambda kept: replace(kept, payer=payer), progress)

    def set_item(self, keys: Sequence[int], item: ItemId | None, progress: Progress) -> Done:
        """Tie them all to a line of the programme, or to none."""
        return self._correct(keys, lambda kept: replace(kept, item=item), progress)

    def accept(self, keys: Sequence[int], progress: Progress) -> Done:
        """The person has looked at them; one that misses a field stays to be completed."""
        judging: dict[DossierId, Callable[[Expense], Assessment]] = {}

        def revise(unit: UnitOfWork, kept: Expense) -> Expense | None:
            if kept.dossier not in judging:
                rates = [one.rate for one in unit.of_dossier(DossierRate, kept.dossier)]
                judging[kept.dossier] = partial(assess, applied=self._expenses.terms(kept.dossier), rates=rates)
            because = judging[kept.dossier](kept).because
            return None if any(one.reason in _UNFIT for one in because) else replace(kept, reviewed=True)

        return self._change(Act.ACCEPT_EXPENSES, keys, revise, progress)

    def remove(self, keys: Sequence[int], progress: Progress) -> Done:
        """Remove them, and the receipts that no other expense rests on."""
        counted, named = _Count(), self._named(keys)

        def decide(unit: UnitOfWork) -> Writes:
            gone = [kept for kept in self._kept(unit, named, progress) if not counted.locks(unit, kept)]
            counted.changed = len(gone)
            ids = {one.id for one in gone}
            proofs = dict.fromkeys(receipt for one in gone for receipt in one.receipts)
            removes: list[Record] = [*gone]
            for receipt in proofs:
                found = unit.get(Receipt, receipt)
                if found is not None and all(one.id in ids for one in self._readings.expenses_proved_by(receipt)):
                    removes.append(found)
            return Writes(removes=removes)

        self._records.change(Act.REMOVE_EXPENSES, decide)
        return counted.done()

    def _correct(self, keys: Sequence[int], change: Callable[[Expense], Expense], progress: Progress) -> Done:
        corrections = self._expenses.corrections()

        def revise(_unit: UnitOfWork, kept: Expense) -> Expense | None:
            try:
                return corrections.of(kept, checked_expense(change(kept)))
            except RefusedError:
                return None

        return self._change(Act.CORRECT_EXPENSES, keys, revise, progress)

    def _change(self, act: Act, keys: Sequence[int], revise: _Revise, progress: Progress) -> Done:
        counted, named = _Count(), self._named(keys)

        def decide(unit: UnitOfWork) -> Writes:
            puts = []
            for kept in self._kept(unit, named, progress):
                if counted.locks(unit, kept):
                    continue
                revised = revise(unit, kept)
                if revised is None:
                    counted.unfit += 1
                elif revised != kept:
                    counted.changed += 1
                    puts.append(revised)
            return Writes(puts)

        self._records.change(act, decide)
        return counted.done()

    def _kept(self, unit: UnitOfWork, named: Sequence[ExpenseId], progress: Progress) -> list[Expense]:
        """Those expenses as the transaction sees them."""
        found = []
        for at, identity in enumerate(named):
            progress(at, len(named))
            found.append(unit.get(Expense, identity))
        return [kept for kept in found if kept is not None]

    def _named(self, keys: Sequence[int]) -> list[ExpenseId]:
        """Whom the keys name, read before the transaction begins: no one waits for it meanwhile."""
        pages = (keys[at : at + _READ_AT_ONCE] for at in range(0, len(keys), _READ_AT_ONCE))
        return [line.expense.id for page in pages for line in self._readings.expense_lines(page)]


class _Count:
    """Counts as an act goes, and remembers which bundle holds the expenses of a dossier."""

    def __init__(self) -> None:
        self.changed = self.locked = self.unfit = 0
        self._holding: dict[DossierId, SentBundle | None] = {}

    def locks(self, unit: UnitOfWork, kept: Expense) -> bool:
        """Whether the expense left in a bundle that holds it, which is then counted."""
        if kept.dossier not in self._holding:
            self._holding[kept.dossier] = holding(unit.of_dossier(SentBundle, kept.dossier))
        bundle = self._holding[kept.dossier]
        locked = bundle is not None and left_in(kept, bundle)
        self.locked += locked
        return locked

    def done(self) -> Done:
        return Done(self.changed, self.locked, self.unfit)

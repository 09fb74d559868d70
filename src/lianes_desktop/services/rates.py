"""Exchange slips with their pictures, and rates frozen or reckoned again, each an act of its own."""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from lianes_desktop.domain.assessment import BANK_FEES, assess
from lianes_desktop.domain.cash import Cash
from lianes_desktop.domain.expenses import Assessment, Expense, Receipt, ReceiptPage
from lianes_desktop.domain.freezing import frozen, holding, left_in
from lianes_desktop.domain.ids import DossierId, ExpenseId, RateId, ReceiptId, new_id
from lianes_desktop.domain.money import ExchangeRate, ExchangeSlip, Money
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.reimbursement import Terms, terms
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.papers_kept import PaperKeeper
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.receipts import Pictures, Vault
from lianes_desktop.services.ports.store import DossierRate, Record, UnitOfWork
from lianes_desktop.services.profiles import own_payer
from lianes_desktop.services.records import Records, Writes, action_of
from lianes_desktop.services.rulebook import Rulebook

_Revise = Callable[[Expense, Terms, tuple[ExchangeRate, ...]], Expense]
_Bring = Callable[[tuple[ExchangeRate, ...]], tuple[ExchangeRate, ...]]
"""The rates to add to those of a dossier, or to put in their place."""


@dataclass(frozen=True, slots=True)
class Recounted:
    """One expense whose euros or rate would change, in cents; ``None`` while no rate told them."""

    expense: Expense
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Recalculation:
    """What reckoning again would do: the rates of Lianes it brings, and what changes."""

    rates: tuple[ExchangeRate, ...] = ()
    """Those that are not in the dossier yet, or stand there with another figure."""
    replaced: tuple[ExchangeRate, ...] = ()
    """Those of the dossier whose place they take, each under the same id."""
    changes: tuple[Recounted, ...] = ()

    @property
    def possible(self) -> bool:
        """Whether it would change anything."""
        return bool(self.rates or self.changes)

    @property
    def before_cents(self) -> int:
        """What the expenses that change come to now."""
        return sum(one.before or 0 for one in self.changes)

    @property
    def after_cents(self) -> int:
        """What they would come to."""
        return sum(one.after or 0 for one in self.changes)


class RateService:
    """Acts and readings on exchange slips and frozen rates."""

    def __init__(
        self,
        records: Records,
        readings: Readings,
        rules: Rulebook,
        papers: PaperKeeper,
        vault: Vault,
        pictures: Pictures,
        clock: Clock,
    ) -> None:
        """Every act is saved at once and can be undone."""
        self._records = records
        self._readings = readings
        self._rules = rules
        self._papers = papers
        self._vault = vault
        self._pictures = pictures
        self._clock = clock

    def cash(self, dossier: DossierId) -> Cash:
        """How the cash changed was spent; ``RemovedError`` when there is no such dossier."""
        return self._readings.dossier(dossier).cash

    # the picture of a slip

    def attach(self, rate: RateId, file: Offered) -> None:
        """Keep the picture of an exchange slip, in place of the one before; for a worker thread.

        Raises:
            RefusedError: unreadable, empty, too large, neither a picture nor a PDF; ``field`` is the file's name.
            UnavailableError: the vault or the store failed; nothing half-written stays.
            RemovedError: there is no such slip, or not any more.
        """
        self._with_paper(Act.ADD_PAPER, rate, self._papers.keep(file))

    def detach(self, rate: RateId) -> None:
        """Let the picture go; its file stays as long as undo may bring it back. ``RemovedError`` without the slip."""
        self._with_paper(Act.REMOVE_PAPER, rate, None)

    def sheet(self, piece: Piece, number: int = 0) -> tuple[bytes, int]:
        """One sheet as a JPEG, and how many it has; for a worker thread.

        Raises:
            UnavailableError: its file is missing or damaged.
            RefusedError: it cannot be drawn; ``field`` is the file's name.
        """
        return self._papers.sheet(piece, number)

    def claim_commission(self, rate: RateId) -> ExpenseId | None:
        """Make the commission an expense of its own (BANQ), proved by the slip; for a worker thread.

        ``None`` when there is no commission, or while the expense it became is still there.

        Raises:
            UnavailableError: the slip's file is missing or damaged, or the store failed.
            RefusedError: the slip's file can no longer be read.
        """
        found = self._records.read(DossierRate, rate)
        paper = found.rate.slip.paper if found is not None and found.rate.slip is not None else None
        proof = None if paper is None else self._page(paper)
        made: list[ExpenseId] = []

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(DossierRate, rate)
            slip = None if kept is None else kept.rate.slip
            if kept is None or slip is None or not slip.commission_cents:
                return Writes()
            if slip.claimed is not None and unit.get(Expense, slip.claimed) is not None:
                return Writes()
            made[:] = [ExpenseId(new_id())]
            return Writes(self._commission(unit, kept, slip, made[0], proof))

        self._records.change(Act.CLAIM_COMMISSION, decide)
        return made[0] if made else None

    # freezing and reckoning again

    def freeze(self, dossier: DossierId) -> int:
        """Convert every expense for good at the rate it has now; how many were not frozen yet."""
        return self._revise(Act.FREEZE_RATES, dossier, frozen, lambda _kept: ())

    def recalculation(self, dossier: DossierId) -> Recalculation:
        """What ``recalculate`` would do, nothing being written; ``RemovedError`` when there is no such dossier."""
        records = self._readings.dossier(dossier)
        applied = terms(records.action, self._rules.of(records.action))
        bundle = holding(self._readings.sent(dossier))
        brought = self._brought(records.rates)
        rates, places = _merged(records.rates, brought), {one.id for one in brought}
        changes = []
        for expense in records.expenses:
            if bundle is not None and left_in(expense, bundle):
                continue
            before = assess(expense, applied, records.rates, records.fundings)
            after = assess(_again(expense, applied, rates), applied, rates, records.fundings)
            if _conversion(before) != _conversion(after):
                changes.append(Recounted(expense, before.euro_cents, after.euro_cents))
        return Recalculation(brought, tuple(one for one in records.rates if one.id in places), tuple(changes))

    def recalculate(self, dossier: DossierId) -> int:
        """Bring Lianes' rates of today in, and convert again what may still change; how many expenses were frozen.

        What was frozen is frozen again, at its new rate; what left in a signed bundle stays as it left.
        ``RemovedError`` when there is no such dossier.
        """
        return self._revise(Act.RECALCULATE_RATES, dossier, _again, self._brought)

    def _revise(self, act: Act, dossier: DossierId, revise: _Revise, bring: _Bring) -> int:
        """Revise every expense that did not leave, once the rates to bring in are there; how many changed."""
        revised: list[Expense] = []

        def decide(unit: UnitOfWork) -> Writes:
            action = action_of(unit, dossier)
            if action is None:
                raise RemovedError(dossier)
            applied = terms(action, self._rules.of(action))
            bundle = holding(self._readings.sent(dossier))
            table = tuple(one.rate for one in unit.of_dossier(DossierRate, dossier))
            brought = bring(table)
            rates = _merged(table, brought)
            kept = [one for one in unit.of_dossier(Expense, dossier) if bundle is None or not left_in(one, bundle)]
            pairs = [(one, revise(one, applied, rates)) for one in kept]
            revised[:] = [after for before, after in pairs if before != after]
            return Writes([*(DossierRate(dossier, one) for one in brought), *revised])

        self._records.change(act, decide)
        return len(revised)

    def _brought(self, kept: Iterable[ExchangeRate]) -> tuple[ExchangeRate, ...]:
        """Lianes' rates of today that the dossier has not; one of the same day and source takes its place."""
        here: defaultdict[tuple[str, str, str], list[ExchangeRate]] = defaultdict(list)
        for one in kept:
            here[_place(one)].append(one)
        found = []
        for one in self._rules.current.rates:
            same = here.get(_place(one))
            if same is None:
                found.append(replace(one, id=RateId(new_id())))
            else:
                found += [replace(one, id=mine.id) for mine in same if mine.per_euro != one.per_euro]
        return tuple(found)

    def _page(self, paper: Piece) -> tuple[ReceiptPage, bytes]:
        """The slip's file as a page of a receipt, and its small picture."""
        data, name = self._vault.read(paper.digest), paper.original_name
        seen = self._pictures.examine(data, name)
        page = ReceiptPage(paper.digest, paper.size, zlib.crc32(data), paper.media_type, name, seen.sheets)
        return page, seen.thumbnail

    def _commission(
        self,
        unit: UnitOfWork,
        kept: DossierRate,
        slip: ExchangeSlip,
        made: ExpenseId,
        proof: tuple[ReceiptPage, bytes] | None,
    ) -> list[Record]:
        now, dossier = self._clock.now(), kept.dossier
        receipts: list[Receipt] = []
        if proof is not None:
            page, thumbnail = proof
            unit.put_thumbnail(page.digest, thumbnail)
            receipts.append(Receipt(ReceiptId(new_id()), dossier, (page,), now))
        expense = Expense(
            made,
            dossier,
            unit.next_number(dossier),
            slip.bureau,
            kept.rate.valid_from,
            amount=Money(slip.commission_cents),
            kind=BANK_FEES,
            payer=own_payer(unit, self._readings.profile(), dossier),
            receipts=tuple(one.id for one in receipts),
            recorded_at=now,
        )
        claimed = DossierRate(dossier, replace(kept.rate, slip=replace(slip, claimed=made)))
        return [claimed, *receipts, expense]

    def _with_paper(self, act: Act, rate: RateId, paper: Piece | None) -> None:
        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(DossierRate, rate)
            if kept is None or kept.rate.slip is None:
                raise RemovedError(rate)
            slip = replace(kept.rate.slip, paper=paper)
            return Writes([replace(kept, rate=replace(kept.rate, slip=slip))])

        self._records.change(act, decide)


def _again(expense: Expense, applied: Terms, rates: Iterable[ExchangeRate]) -> Expense:
    """The expense frozen anew when it was frozen; any other follows the rates by itself."""
    if expense.frozen_rate is None:
        return expense
    return frozen(replace(expense, frozen_rate=None), applied, rates)


def _conversion(judged: Assessment) -> tuple[object, ...]:
    """What an expense comes to in euros, and by which rate."""
    return judged.euro_cents, judged.rate_text, judged.rate_source, judged.rate_on


def _place(rate: ExchangeRate) -> tuple[str, str, str]:
    return rate.currency.code, rate.valid_from.isoformat(), rate.source


def _merged(kept: tuple[ExchangeRate, ...], brought: tuple[ExchangeRate, ...]) -> tuple[ExchangeRate, ...]:
    by_id = {one.id: one for one in (*kept, *brought)}
    return tuple(by_id.values())

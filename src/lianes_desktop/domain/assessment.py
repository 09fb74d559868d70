"""Judge one expense by itself: what it cost in euros, what counts of it, and why (DOMAIN §3)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from lianes_desktop.domain.conventions import Coverage, HostingCase, MealsMode
from lianes_desktop.domain.editions import KindTrait, Sourced
from lianes_desktop.domain.expenses import Assessment, Because, Eligibility, Expense, Reason
from lianes_desktop.domain.funding import Funding
from lianes_desktop.domain.money import EUR, ExchangeRate, Money, RateSource, half_up
from lianes_desktop.domain.others import cents_of, of_expense
from lianes_desktop.domain.rates import rate_for
from lianes_desktop.domain.reckoned import facts_missing, reckoned, rests_on_facts
from lianes_desktop.domain.reimbursement import KindTerms, Source, Terms
from lianes_desktop.domain.sharing import own_part

_NEVER = {KindTrait.HEAVY: Reason.HEAVY_INVESTMENT, KindTrait.VALUED: Reason.VALUED_APART}
"""Kinds that are refused for a reason of their own."""
_RATE_STEP = Decimal("0.0001")
BANK_FEES = "BANQ"
"""The kind that says how a bank's fee counts, whatever the expense it was taken for (DOMAIN §4.4)."""


@dataclass(frozen=True, slots=True)
class _Euros:
    """How sums of one expense become euro cents, and the rate that says so."""

    cents: int
    """The whole expense."""
    of: Callable[[Money], int]
    text: str = ""
    source: str = ""
    valid_from: date | None = None


@dataclass(slots=True)
class _Base:
    """The sum that counts, and what was taken out of it so far."""

    cents: int
    because: list[Because]
    waiting: int = 0
    """What was taken out until it is agreed with Lianes."""

    def take_out(self, reason: Reason, cents: int, source: str, article: str = "") -> int:
        taken = max(0, min(cents, self.cents))
        if taken:
            self.cents -= taken
            self.because.append(Because(reason, source, taken, article))
        return taken


def assess(
    expense: Expense, applied: Terms, rates: Iterable[ExchangeRate], fundings: Iterable[Funding] = ()
) -> Assessment:
    """Judge one expense, with the fundings that pay for it; the other lines of the dossier do not matter."""
    expense = reckoned(expense, applied)
    euros = _euros(expense, rates)
    kind = applied.kinds.get(expense.kind)
    missing = _missing(expense, kind, euros, applied)
    if missing or kind is None or euros is None:
        verdict, base = Eligibility.INCOMPLETE, _Base(0, [Because(reason, Source.DEFAULT) for reason in missing])
        if kind is not None and KindTrait.VALUED in kind.traits:  # apart, even before it is complete
            base.because.append(_because(Reason.VALUED_APART, kind.coverage))
    else:
        verdict, base = _judge(expense, kind, applied, euros, fundings)
    agreed_later = verdict is Eligibility.TO_BE_AGREED
    return Assessment(
        expense=expense.id,
        eligibility=verdict,
        euro_cents=own_part(expense, euros.cents + expense.fee_cents, applied.authority) if euros else None,
        eligible_cents=0 if agreed_later else base.cents,
        to_be_agreed_cents=base.waiting + (base.cents if agreed_later else 0),
        because=tuple(base.because),
        rate_text=euros.text if euros else "",
        rate_source=euros.source if euros else "",
        rate_on=euros.valid_from if euros else None,
    )


def bought_early(expense: Expense, applied: Terms) -> bool:
    """Whether it is a ticket bought before expenses count, for an action that takes place after (R78)."""
    start = applied.eligibility_start.value
    paid_on, leaves = expense.paid_on, expense.service_on or applied.starts_on
    if not applied.has(expense.kind, KindTrait.TICKET) or paid_on is None or leaves is None:
        return False
    return paid_on < start <= leaves and leaves - paid_on <= timedelta(days=applied.ticket_window_days)


def _euros(expense: Expense, rates: Iterable[ExchangeRate]) -> _Euros | None:
    """How to convert, or ``None`` while nothing tells."""
    amount = expense.amount
    if amount is None:
        return None
    if amount.currency == EUR:
        return _Euros(amount.minor, lambda money: money.minor)
    if expense.debit_cents:
        debit, unit = expense.debit_cents, Decimal(expense.debit_cents) / amount.minor
        text = f"{(amount.amount / Decimal(debit).scaleb(-2)).quantize(_RATE_STEP):f}"
        return _Euros(debit, lambda money: half_up(money.minor * unit), text, RateSource.STATEMENT, expense.paid_on)
    rate = rate_for(expense, rates)
    if rate is None:
        return None
    cents = rate.to_euros(amount).minor
    return _Euros(cents, lambda money: rate.to_euros(money).minor, f"{rate.per_euro:f}", rate.source, rate.valid_from)


def _missing(expense: Expense, kind: KindTerms | None, euros: _Euros | None, applied: Terms) -> list[Reason]:
    facts = facts_missing(expense, applied)
    typed = not facts and not rests_on_facts(expense, applied)
    found = dict.fromkeys(facts, True) | {
        Reason.AMOUNT_MISSING: typed and expense.amount is None,
        Reason.DATE_MISSING: expense.paid_on is None,
        Reason.KIND_MISSING: kind is None,
        Reason.RATE_MISSING: expense.amount is not None and expense.paid_on is not None and euros is None,
    }
    return [reason for reason, missing in found.items() if missing]


def _judge(
    expense: Expense, kind: KindTerms, applied: Terms, euros: _Euros, fundings: Iterable[Funding]
) -> tuple[Eligibility, _Base]:
    """The verdict of a complete expense, and the sum it rests on."""
    coverage, spent = kind.coverage, euros.cents + expense.fee_cents
    cents = own_part(expense, spent, applied.authority)
    refused = (
        _excluded(kind)
        or _paid_otherwise(kind, applied)
        or _too_early_or_late(expense, applied)
        or _authorised_late(expense, kind)
        or _unproved(expense, kind, applied, euros.cents)
    )
    if refused:
        verdict, because = refused
        return verdict, _Base(0, [because])
    base = _Base(spent, [])
    early = bought_early(expense, applied)
    if early:
        base.because.append(_because(Reason.BOUGHT_EARLY, applied.eligibility_start))
    elif coverage.value is Coverage.TO_BE_AGREED:
        base.because.append(_because(_waits(kind, applied), coverage))
    else:
        base.because.append(_because(Reason.KIND_COVERED, coverage))
    if expense.declaration and not expense.receipts and kind.receipt_required:
        base.because.append(_because(Reason.DECLARED_LOST, applied.lost_receipt_line_cents))
    dearest = applied.small_equipment_cents
    if KindTrait.UNIT_PRICE in kind.traits and expense.unit_cents and expense.unit_cents > dearest.value:
        base.because.append(_because(Reason.UNIT_PRICE_HIGH, dearest, dearest.value))
    later = early or coverage.value is Coverage.TO_BE_AGREED
    _take_out(expense, kind, applied, euros, base, fundings, later=later)
    if not base.cents and not base.waiting:
        return Eligibility.NOT_ELIGIBLE, base
    if later or not base.cents:
        return Eligibility.TO_BE_AGREED, base
    return (Eligibility.PARTIAL if base.cents < cents else Eligibility.ELIGIBLE), base


def _waits(kind: KindTerms, applied: Terms) -> Reason:
    """Why the part of Lianes is yet to be agreed."""
    if not kind.direct_only:
        return Reason.KIND_TO_BE_AGREED
    return Reason.AD_HOC_HOSTING if applied.case is HostingCase.AD_HOC else Reason.NO_FIRM_RATE


def _excluded(kind: KindTerms) -> tuple[Eligibility, Because] | None:
    if kind.coverage.value is not Coverage.NONE:
        return None
    reason = next((why for trait, why in _NEVER.items() if trait in kind.traits), Reason.KIND_EXCLUDED)
    return Eligibility.NOT_ELIGIBLE, _because(reason, kind.coverage)


def _paid_otherwise(kind: KindTerms, applied: Terms) -> tuple[Eligibility, Because] | None:
    """Meals and nights are paid either on receipts or by daily allowances, never both (MEALS_LODGING_MODE)."""
    mode = applied.meals_mode
    if mode.value is MealsMode.ALLOWANCE and KindTrait.WITHIN_ALLOWANCE in kind.traits:
        return Eligibility.NOT_ELIGIBLE, _because(Reason.ALLOWANCE_MODE, mode)
    if mode.value is MealsMode.RECEIPTS and KindTrait.ALLOWANCE in kind.traits:
        return Eligibility.NOT_ELIGIBLE, _because(Reason.RECEIPTS_MODE, mode)
    return None


def _authorised_late(expense: Expense, kind: KindTerms) -> tuple[Eligibility, Because] | None:
    """One's own vehicle is paid for only when it was authorised beforehand (DOMAIN §7.5)."""
    leg, day = expense.mileage, expense.service_on or expense.paid_on
    if KindTrait.MILEAGE not in kind.traits or leg is None or leg.authorised_on is None or day is None:
        return None
    late = leg.authorised_on > day
    return (Eligibility.NOT_ELIGIBLE, Because(Reason.AUTHORISED_LATE, Source.DEFAULT)) if late else None


def _too_early_or_late(expense: Expense, applied: Terms) -> tuple[Eligibility, Because] | None:
    start, end, paid_on = applied.eligibility_start, applied.eligibility_end, expense.paid_on
    if paid_on and paid_on < start.value and not bought_early(expense, applied):
        return Eligibility.NOT_ELIGIBLE, _because(Reason.BEFORE_ELIGIBILITY, start)
    if paid_on and end and paid_on > end.value:
        return Eligibility.NOT_ELIGIBLE, _because(Reason.AFTER_ELIGIBILITY, end)
    return None


def _unproved(expense: Expense, kind: KindTerms, applied: Terms, cents: int) -> tuple[Eligibility, Because] | None:
    if expense.receipts or not kind.receipt_required:
        return None
    cap = applied.lost_receipt_line_cents
    if expense.declaration is None:
        return Eligibility.RECEIPT_MISSING, Because(Reason.RECEIPT_MISSING, Source.DEFAULT)
    if not kind.lost_receipt_allowed:
        return Eligibility.RECEIPT_MISSING, _because(Reason.LOST_NOT_ALLOWED, cap)
    if cents > cap.value:
        return Eligibility.RECEIPT_MISSING, _because(Reason.LOST_ABOVE_CAP, cap, cents)
    if not expense.declaration.visa.strip():
        return Eligibility.RECEIPT_MISSING, _because(Reason.VISA_MISSING, cap)
    return None


def _take_fee(cents: int, applied: Terms, base: _Base, *, later: bool) -> None:
    """A bank's fee counts as the kind of its own says; what it was paid for waits for Lianes itself when ``later``."""
    kind = applied.kinds.get(BANK_FEES)
    if not cents:
        return
    if kind is None or kind.coverage.value is Coverage.NONE:
        base.take_out(Reason.FEE_EXCLUDED, cents, kind.coverage.source if kind else Source.DEFAULT)
    elif later:
        return
    elif kind.coverage.value is Coverage.TO_BE_AGREED:
        coverage = kind.coverage
        base.waiting += base.take_out(Reason.FEE_TO_BE_AGREED, cents, coverage.source, coverage.article)
    else:
        base.because.append(_because(Reason.FEE_COVERED, kind.coverage, cents))


def _take_out(
    expense: Expense,
    kind: KindTerms,
    applied: Terms,
    euros: _Euros,
    base: _Base,
    fundings: Iterable[Funding],
    *,
    later: bool,
) -> None:
    """Bring the base down to what the authority bore itself, without what is not paid back."""

    def own(cents: int) -> int:
        return own_part(expense, cents, applied.authority)

    base.take_out(Reason.OTHERS_SHARE, base.cents - own(base.cents), Source.DEFAULT)
    _take_fee(own(expense.fee_cents), applied, base, later=later)
    if expense.borne_cents is not None:
        base.take_out(Reason.PARTLY_BORNE, base.cents - expense.borne_cents, Source.EDITION)
    if expense.deducted:
        base.take_out(Reason.DEDUCTED, own(euros.of(expense.deducted)), Source.DEFAULT)
    paid = of_expense(expense, fundings, applied.authority)
    base.take_out(Reason.OTHER_FUNDING, cents_of(paid, sure=True), Source.EDITION)
    requested = cents_of(paid, sure=False)
    if requested:  # not sure yet: it is said, and taken out once it is granted (R59)
        base.because.append(Because(Reason.FUNDING_REQUESTED, Source.EDITION, requested))
    if kind.ceiling_cents:
        ceiling = kind.ceiling_cents
        base.take_out(Reason.ABOVE_CEILING, base.cents - ceiling.value, ceiling.source, ceiling.article)


def _because(reason: Reason, text: Sourced[Any], cents: int = 0) -> Because:
    """A reason, with the text that sets it."""
    return Because(reason, text.source, cents, text.article)

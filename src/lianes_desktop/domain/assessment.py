"""Judge one expense by itself: what it cost in euros, what counts of it, and why (DOMAIN §3)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from lianes_desktop.domain.editions import Coverage
from lianes_desktop.domain.expenses import Assessment, Because, Eligibility, Expense, Reason
from lianes_desktop.domain.money import EUR, ExchangeRate, Money, RateSource, half_up
from lianes_desktop.domain.reimbursement import KindTerms, Source, Terms

TICKETS = frozenset({"AVION", "FERRY", "TRAIN", "BUS"})
"""Kinds that are bought before leaving."""
TICKET_WINDOW = timedelta(days=120)
"""How long before the first day a ticket may have been bought (V9)."""
HEAVY_INVESTMENT = "INVL"

_SOURCES = tuple(RateSource)
_RATE_STEP = Decimal("0.0001")


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

    def take_out(self, reason: Reason, cents: int, source: str) -> None:
        taken = max(0, min(cents, self.cents))
        if taken:
            self.cents -= taken
            self.because.append(Because(reason, source, taken))


def assess(expense: Expense, applied: Terms, rates: Iterable[ExchangeRate]) -> Assessment:
    """Judge one expense; the other lines of the dossier do not matter."""
    euros = _euros(expense, rates)
    kind = applied.kinds.get(expense.kind)
    missing = _missing(expense, kind, euros)
    if missing or kind is None or euros is None:
        verdict, base = Eligibility.INCOMPLETE, _Base(0, [Because(reason, Source.DEFAULT) for reason in missing])
    else:
        verdict, base = _judge(expense, kind, applied, euros)
    agreed_later = verdict is Eligibility.TO_BE_AGREED
    return Assessment(
        expense=expense.id,
        eligibility=verdict,
        euro_cents=euros.cents if euros else None,
        eligible_cents=0 if agreed_later else base.cents,
        to_be_agreed_cents=base.cents if agreed_later else 0,
        because=tuple(base.because),
        rate_text=euros.text if euros else "",
        rate_source=euros.source if euros else "",
        rate_on=euros.valid_from if euros else None,
    )


def rate_for(expense: Expense, rates: Iterable[ExchangeRate]) -> ExchangeRate | None:
    """The rate of the expense's currency that applies on its day: best source first, then the latest (FX_SOURCE)."""
    amount, paid_on = expense.amount, expense.paid_on
    if amount is None or paid_on is None:
        return None
    usable = [rate for rate in rates if rate.currency == amount.currency and rate.valid_from <= paid_on]
    return min(usable, key=_preference, default=None)


def bought_early(expense: Expense, applied: Terms) -> bool:
    """Whether it is a ticket bought before expenses count, for an action that takes place after (R78)."""
    start = applied.eligibility_start.value
    paid_on, leaves = expense.paid_on, applied.starts_on
    if expense.kind not in TICKETS or paid_on is None or leaves is None:
        return False
    return paid_on < start <= leaves and leaves - paid_on <= TICKET_WINDOW


def _preference(rate: ExchangeRate) -> tuple[int, int, str]:
    return _SOURCES.index(rate.source), -rate.valid_from.toordinal(), rate.id.hex


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


def _missing(expense: Expense, kind: KindTerms | None, euros: _Euros | None) -> list[Reason]:
    found = {
        Reason.AMOUNT_MISSING: expense.amount is None,
        Reason.DATE_MISSING: expense.paid_on is None,
        Reason.KIND_MISSING: kind is None,
        Reason.RATE_MISSING: expense.amount is not None and expense.paid_on is not None and euros is None,
    }
    return [reason for reason, missing in found.items() if missing]


def _judge(expense: Expense, kind: KindTerms, applied: Terms, euros: _Euros) -> tuple[Eligibility, _Base]:
    """The verdict of a complete expense, and the sum it rests on."""
    coverage, cents = kind.coverage, euros.cents
    refused = (
        _excluded(expense, kind) or _too_early_or_late(expense, applied) or _unproved(expense, kind, applied, cents)
    )
    if refused:
        verdict, because = refused
        return verdict, _Base(0, [because])
    base = _Base(cents, [])
    early = bought_early(expense, applied)
    if early:
        base.because.append(Because(Reason.BOUGHT_EARLY, applied.eligibility_start.source))
    elif coverage.value is Coverage.TO_BE_AGREED:
        reason = Reason.AD_HOC_HOSTING if kind.direct_only else Reason.KIND_TO_BE_AGREED
        base.because.append(Because(reason, coverage.source))
    else:
        base.because.append(Because(Reason.KIND_COVERED, coverage.source))
    if expense.declaration and not expense.receipts and kind.receipt_required:
        base.because.append(Because(Reason.DECLARED_LOST, applied.lost_receipt_line_cents.source))
    _take_out(expense, kind, euros, base)
    if not base.cents:
        return Eligibility.NOT_ELIGIBLE, base
    if early or coverage.value is Coverage.TO_BE_AGREED:
        return Eligibility.TO_BE_AGREED, base
    return (Eligibility.PARTIAL if base.cents < cents else Eligibility.ELIGIBLE), base


def _excluded(expense: Expense, kind: KindTerms) -> tuple[Eligibility, Because] | None:
    if kind.coverage.value is not Coverage.NONE:
        return None
    reason = Reason.HEAVY_INVESTMENT if expense.kind == HEAVY_INVESTMENT else Reason.KIND_EXCLUDED
    return Eligibility.NOT_ELIGIBLE, Because(reason, kind.coverage.source)


def _too_early_or_late(expense: Expense, applied: Terms) -> tuple[Eligibility, Because] | None:
    start, end, paid_on = applied.eligibility_start, applied.eligibility_end, expense.paid_on
    if paid_on and paid_on < start.value and not bought_early(expense, applied):
        return Eligibility.NOT_ELIGIBLE, Because(Reason.BEFORE_ELIGIBILITY, start.source)
    if paid_on and end and paid_on > end.value:
        return Eligibility.NOT_ELIGIBLE, Because(Reason.AFTER_ELIGIBILITY, end.source)
    return None


def _unproved(expense: Expense, kind: KindTerms, applied: Terms, cents: int) -> tuple[Eligibility, Because] | None:
    if expense.receipts or not kind.receipt_required:
        return None
    cap = applied.lost_receipt_line_cents
    if expense.declaration is None:
        return Eligibility.RECEIPT_MISSING, Because(Reason.RECEIPT_MISSING, Source.DEFAULT)
    if not kind.lost_receipt_allowed:
        return Eligibility.RECEIPT_MISSING, Because(Reason.LOST_NOT_ALLOWED, cap.source)
    if cents > cap.value:
        return Eligibility.RECEIPT_MISSING, Because(Reason.LOST_ABOVE_CAP, cap.source, cents)
    return None


def _take_out(expense: Expense, kind: KindTerms, euros: _Euros, base: _Base) -> None:
    """Bring the base down to what the authority bore itself, without what is not paid back."""
    if expense.borne_cents is not None:
        base.take_out(Reason.PARTLY_BORNE, base.cents - expense.borne_cents, Source.EDITION)
    if expense.deducted:
        base.take_out(Reason.DEDUCTED, euros.of(expense.deducted), Source.DEFAULT)
    base.take_out(Reason.OTHER_FUNDING, expense.other_funding_cents, Source.EDITION)
    if kind.ceiling_cents:
        base.take_out(Reason.ABOVE_CEILING, base.cents - kind.ceiling_cents.value, kind.ceiling_cents.source)

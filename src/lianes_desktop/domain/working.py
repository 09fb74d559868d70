"""One line's sum as it is worked out, step by step, for whoever asks why."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from lianes_desktop.domain.editions import KindTrait
from lianes_desktop.domain.expenses import Assessment, Because, Eligibility, Expense, Reason
from lianes_desktop.domain.mileage import tiers_run
from lianes_desktop.domain.money import EUR, Money, half_up
from lianes_desktop.domain.reckoned import reckoned, table_of_journey, table_of_stay
from lianes_desktop.domain.reimbursement import Terms
from lianes_desktop.domain.stays import counted, daily_amount, days_due

TAKES_OUT = frozenset({
    Reason.OTHERS_SHARE, Reason.PARTLY_BORNE, Reason.DEDUCTED, Reason.OTHER_FUNDING, Reason.ABOVE_CEILING,
    Reason.LOST_ABOVE_CAP, Reason.FEE_TO_BE_AGREED, Reason.FEE_EXCLUDED,
})  # fmt: skip
"""Reasons whose sum comes out of the base."""


class StepKind(StrEnum):
    """What one step does; each has one translated line."""

    TIER = "tier"
    NIGHTS = "nights"
    MIDDAYS = "middays"
    EVENINGS = "evenings"
    DAYS = "days"
    PAID = "paid"
    RECKONED = "reckoned"
    CONVERTED = "converted"
    FEE = "fee"
    LESS = "less"
    REASON = "reason"
    BASE = "base"
    WAITS = "waits"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it does, the figures to say it with, and the sum it comes to."""

    kind: StepKind
    money: Money | None = None
    because: Because | None = None
    values: tuple[tuple[str, object], ...] = ()
    source: str = ""
    article: str = ""


def working(expense: Expense, judged: Assessment, applied: Terms) -> tuple[Step, ...]:
    """Every step from what was paid to the share of Lianes; the steps add up to the cent."""
    known = reckoned(expense, applied)
    steps = [*_facts(expense, applied), *_paid(known, judged, typed=known.amount == expense.amount)]
    steps += _reasons(judged)
    if judged.eligibility is Eligibility.INCOMPLETE or judged.euro_cents is None:
        return tuple(steps)
    if judged.eligibility is Eligibility.TO_BE_AGREED:
        return (*steps, Step(StepKind.WAITS, Money(judged.to_be_agreed_cents)))
    steps.append(Step(StepKind.BASE, Money(judged.eligible_cents)))
    if applied.rate is not None and judged.eligible_cents:
        share, rate = Money(half_up(judged.eligible_cents * applied.rate.value)), applied.rate
        told = (("rate", rate.value), ("maximum", applied.maximum))
        steps.append(Step(StepKind.SHARE, share, None, told, rate.source, rate.article))
    return tuple(steps)


def _facts(expense: Expense, applied: Terms) -> Iterator[Step]:
    """How the sum of a journey or a stay is reckoned, and by which table."""
    leg, journeys = expense.mileage, table_of_journey(expense, applied)
    if applied.has(expense.kind, KindTrait.MILEAGE) and leg is not None and journeys is not None:
        for run in tiers_run(leg, journeys):
            told = (("kilometres", run.kilometres), ("euros", run.per_kilometre))
            yield Step(StepKind.TIER, Money.of(run.kilometres * run.per_kilometre), None, told, journeys.source)
    stay, table = expense.allowance, table_of_stay(expense, applied)
    if applied.has(expense.kind, KindTrait.ALLOWANCE) and stay is not None and table is not None:
        daily = daily_amount(stay, table)
        if daily is None or stay.leaves_at is None:
            return
        found = counted(stay, table)
        for kind, count, share in (
            (StepKind.NIGHTS, found.nights, table.night_share),
            (StepKind.MIDDAYS, found.middays, table.midday_share),
            (StepKind.EVENINGS, found.evenings, table.evening_share),
        ):
            if count:
                due = Money.of(daily.amount * count * share, daily.currency)
                yield Step(kind, due, None, (("count", count), ("share", share)), table.source)
        yield Step(StepKind.DAYS, None, None, (("days", days_due(stay, table).normalize()), ("daily", daily)))


def _paid(expense: Expense, judged: Assessment, *, typed: bool) -> Iterator[Step]:
    amount = expense.amount
    if amount is None:
        return
    facts = not typed or expense.mileage is not None or expense.allowance is not None
    yield Step(StepKind.RECKONED if facts else StepKind.PAID, amount)
    if judged.euro_cents is None:
        return
    if amount.currency != EUR:
        units, debit, frozen = Decimal(judged.rate_text), expense.debit_cents, expense.frozen_rate
        told = (
            ("units", units),
            ("currency", amount.currency),
            ("day", judged.rate_on),
            ("debit", bool(debit)),
            ("frozen", frozen is not None and frozen.currency == amount.currency),
        )
        # of the whole expense, whoever bears it: what the others bear is only told of a line that counts
        whole = Money(debit) if debit else Money.of(amount.amount / units)
        yield Step(StepKind.CONVERTED, whole, None, told, judged.rate_source)
    if expense.fee_cents:
        yield Step(StepKind.FEE, Money(expense.fee_cents))


def _reasons(judged: Assessment) -> Iterator[Step]:
    """The rule that applies, then each sum taken out, in the order they were."""
    for one in judged.because:
        taken = one.reason in TAKES_OUT and one.cents and judged.eligibility is not Eligibility.RECEIPT_MISSING
        yield Step(StepKind.LESS, Money(-one.cents), one) if taken else Step(StepKind.REASON, None, one)

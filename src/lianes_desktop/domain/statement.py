"""The claim in figures: the rate applied once to what counts, and shares that add up to the cent (DOMAIN §3)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from lianes_desktop.domain.assessment import assess
from lianes_desktop.domain.dossiers import Dossier, ExpenseStatement, HeadingTotal, StatementLine
from lianes_desktop.domain.editions import ReferenceData
from lianes_desktop.domain.expenses import Assessment, Because, Eligibility, Expense, Reason
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import ParticipantId
from lianes_desktop.domain.others import left_cents
from lianes_desktop.domain.reimbursement import Terms, asked_cents, terms


def statement(dossier: Dossier, reference: ReferenceData) -> ExpenseStatement:
    """The claim of a dossier; the order its expenses come in does not matter."""
    applied = terms(dossier.action, reference)
    expenses = sorted(dossier.expenses, key=lambda expense: (expense.number, expense.id))
    judged = _within_person_cap(
        [(expense, assess(expense, applied, dossier.rates, dossier.fundings)) for expense in expenses], applied
    )
    eligible = [assessment.eligible_cents for _, assessment in judged]
    asked = asked_cents(sum(eligible), applied)
    lines = tuple(
        StatementLine(expense, assessment, share)
        for (expense, assessment), share in zip(judged, shares(eligible, asked), strict=True)
    )
    return ExpenseStatement(
        lines=lines,
        headings=_headings(lines, applied),
        rate=applied.rate.value if applied.rate else None,
        rate_source=applied.rate.source if applied.rate else "",
        spent_cents=sum(line.spent_cents for line in lines),
        eligible_cents=sum(eligible),
        asked_cents=asked,
        to_be_agreed_cents=sum(assessment.to_be_agreed_cents for _, assessment in judged),
        own_share_cents=max(left_cents(lines, dossier.fundings, applied.authority, asked), 0),
        rate_article=applied.rate.article if applied.rate else "",
    )


def shares(eligible: Sequence[int], total: int) -> tuple[int, ...]:
    """Split ``total`` in proportion to ``eligible``, by largest remainder, so that the parts add up to it exactly."""
    whole = sum(eligible)
    if not whole:
        return (0,) * len(eligible)
    parts = [total * cents // whole for cents in eligible]
    by_remainder = sorted(range(len(eligible)), key=lambda at: (-(total * eligible[at] % whole), at))
    for at in by_remainder[: total - sum(parts)]:
        parts[at] += 1
    return tuple(parts)


def _within_person_cap(judged: list[tuple[Expense, Assessment]], applied: Terms) -> list[tuple[Expense, Assessment]]:
    """Hold each person's declared losses within the cap, the earliest first (LOST_RECEIPT)."""
    cap = applied.lost_receipt_person_cents
    left: defaultdict[ParticipantId | None, int] = defaultdict(lambda: cap.value)
    by_id = {expense.id: assessment for expense, assessment in judged}
    for expense in sorted((expense for expense, one in judged if declared_lost(one)), key=_by_day):
        before = by_id[expense.id]
        agreed_later = before.eligibility is Eligibility.TO_BE_AGREED
        counted = before.to_be_agreed_cents if agreed_later else before.eligible_cents
        kept = min(counted, left[expense.payer])
        left[expense.payer] -= kept
        if kept < counted:
            by_id[expense.id] = _reduced(
                before, kept, Because(Reason.LOST_ABOVE_CAP, cap.source, counted - kept, cap.article)
            )
    return [(expense, by_id[expense.id]) for expense, _ in judged]


def declared_lost(assessment: Assessment) -> bool:
    """Whether the line counts on the strength of a declaration."""
    return any(one.reason is Reason.DECLARED_LOST for one in assessment.because)


def _reduced(assessment: Assessment, kept: int, because: Because) -> Assessment:
    agreed_later = assessment.eligibility is Eligibility.TO_BE_AGREED
    verdict = assessment.eligibility if agreed_later else Eligibility.PARTIAL
    return replace(
        assessment,
        eligibility=verdict if kept else Eligibility.NOT_ELIGIBLE,
        eligible_cents=0 if agreed_later else kept,
        to_be_agreed_cents=kept if agreed_later else assessment.to_be_agreed_cents,
        because=(*assessment.because, because),
    )


def _by_day(expense: Expense) -> tuple[date, int]:
    return expense.paid_on or date.max, expense.number


def _headings(lines: Iterable[StatementLine], applied: Terms) -> tuple[HeadingTotal, ...]:
    """The five headings in order; lines of no kind yet stand under the last."""
    grouped: defaultdict[BudgetHeading, list[StatementLine]] = defaultdict(list)
    for line in lines:
        kind = applied.kinds.get(line.expense.kind)
        grouped[kind.heading if kind else BudgetHeading.OTHER].append(line)
    return tuple(
        HeadingTotal(
            heading=heading,
            receipts=len(grouped[heading]),
            spent_cents=sum(line.spent_cents for line in grouped[heading]),
            eligible_cents=sum(line.assessment.eligible_cents for line in grouped[heading]),
            share_cents=sum(line.share_cents for line in grouped[heading]),
        )
        for heading in BudgetHeading
    )

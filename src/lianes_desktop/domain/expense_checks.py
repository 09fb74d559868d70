"""What the checks find in the expenses and exchange rates of a dossier (DOMAIN V9 to V12, V20, V22, V24, V25)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from lianes_desktop.domain.dossiers import Dossier, Finding, FindingCode, Level, StatementLine
from lianes_desktop.domain.editions import KindTrait
from lianes_desktop.domain.expenses import Eligibility, Expense, Reason
from lianes_desktop.domain.ids import ReceiptId
from lianes_desktop.domain.money import ExchangeRate
from lianes_desktop.domain.reimbursement import Terms
from lianes_desktop.domain.summaries import Section

AROUND = timedelta(days=1)
"""How far from the dates of the action the other expenses may stand without a word."""
RATE_JUMP = Decimal("0.05")

_MISSING_FIELDS = {
    Reason.AMOUNT_MISSING: "amount",
    Reason.DATE_MISSING: "paid_on",
    Reason.KIND_MISSING: "kind",
}
_LOST = frozenset({Reason.LOST_NOT_ALLOWED, Reason.LOST_ABOVE_CAP})
_BY_REASON = {
    Reason.BEFORE_ELIGIBILITY: (FindingCode.BEFORE_ELIGIBILITY, Level.ERROR, "paid_on"),
    Reason.AFTER_ELIGIBILITY: (FindingCode.AFTER_ELIGIBILITY, Level.ERROR, "paid_on"),
    Reason.BOUGHT_EARLY: (FindingCode.BOUGHT_EARLY, Level.WARNING, "paid_on"),
    Reason.HEAVY_INVESTMENT: (FindingCode.HEAVY_INVESTMENT, Level.ERROR, "kind"),
    Reason.DECLARED_LOST: (FindingCode.DECLARED_LOST, Level.WARNING, "declaration"),
}


def line_findings(line: StatementLine, applied: Terms, today: date) -> Iterator[Finding]:
    """What one line needs, or is worth knowing about it."""
    expense, assessment = line.expense, line.assessment
    reasons = [because.reason for because in assessment.because]
    missing = [_MISSING_FIELDS[reason] for reason in reasons if reason in _MISSING_FIELDS]
    if missing:
        yield _of(expense, FindingCode.EXPENSE_INCOMPLETE, Level.ERROR, missing[0])
    elif assessment.eligibility is Eligibility.RECEIPT_MISSING and not _LOST.intersection(reasons):
        # Recorded but not claimed: once its owner has accepted the line so, only its loss is recalled (V10, R97).
        level = Level.WARNING if expense.reviewed else Level.ERROR
        yield _of(expense, FindingCode.RECEIPT_MISSING, level, "receipts")
    elif not expense.reviewed:
        yield _of(expense, FindingCode.EXPENSE_NOT_REVIEWED, Level.WARNING, "")
    if _LOST.intersection(reasons):
        yield _of(expense, FindingCode.LOST_RECEIPT_CAP, Level.ERROR, "declaration")
    for reason in reasons:
        if reason in _BY_REASON:
            code, level, field = _BY_REASON[reason]
            yield _of(expense, code, level, field)
    if _overfunded(line):
        yield _of(expense, FindingCode.OVERFUNDED, Level.ERROR, "other_funding_cents")
    yield from _on_its_day(expense, applied, today)


def same_findings(dossier: Dossier) -> Iterator[Finding]:
    """Receipts kept twice (the same file), and expenses that look like one another (V22)."""
    used: defaultdict[ReceiptId, list[Expense]] = defaultdict(list)
    alike: defaultdict[tuple[object, ...], list[Expense]] = defaultdict(list)
    for expense in dossier.expenses:
        for proof in expense.receipts:
            used[proof].append(expense)
        if expense.amount and expense.paid_on and expense.payee:
            alike[expense.amount, expense.paid_on, expense.payee.casefold()].append(expense)
    kept: dict[str, ReceiptId] = {}
    for receipt in dossier.receipts:
        for digest in dict.fromkeys(page.digest for page in receipt.pages):
            first = kept.setdefault(digest, receipt.id)
            if first != receipt.id and used[first] and used[receipt.id]:
                yield _twins(used[receipt.id][0], used[first][0], FindingCode.SAME_RECEIPT, Level.ERROR)
    for first_one, *others in alike.values():
        for other in others:
            yield _twins(other, first_one, FindingCode.SAME_EXPENSE, Level.WARNING)


def rate_findings(lines: Iterable[StatementLine], rates: Iterable[ExchangeRate]) -> Iterator[Finding]:
    """Currencies without a rate (V11), and rates far from the one before (V12)."""
    waiting: defaultdict[str, list[Expense]] = defaultdict(list)
    for line in lines:
        if line.expense.amount and any(one.reason is Reason.RATE_MISSING for one in line.assessment.because):
            waiting[line.expense.amount.currency.code].append(line.expense)
    for currency, expenses in sorted(waiting.items()):
        waits = (("currency", currency), ("count", len(expenses)))
        yield Finding(FindingCode.RATE_MISSING, Level.ERROR, Section.EXPENSES, expenses[0].id, "rates", waits)
    by_day = sorted(rates, key=lambda rate: (rate.currency.code, rate.valid_from, rate.id))
    for before, after in pairwise(by_day):
        if before.currency == after.currency and abs(after.per_euro / before.per_euro - 1) > RATE_JUMP:
            values = (
                ("currency", after.currency.code),
                ("before", f"{before.per_euro:f}"),
                ("after", f"{after.per_euro:f}"),
            )
            yield Finding(FindingCode.RATE_JUMP, Level.WARNING, Section.EXPENSES, after.id, "rates", values)


def _on_its_day(expense: Expense, applied: Terms, today: date) -> Iterator[Finding]:
    if expense.paid_on is None:
        return
    if expense.paid_on > today:
        yield _of(expense, FindingCode.DATE_IN_FUTURE, Level.WARNING, "paid_on")
    if applied.starts_on and applied.ends_on:
        ahead = applied.has(expense.kind, KindTrait.AHEAD)
        before = timedelta(days=applied.ticket_window_days) if ahead else AROUND
        if not applied.starts_on - before <= expense.paid_on <= applied.ends_on + AROUND:
            yield _of(expense, FindingCode.DATE_OUTSIDE, Level.WARNING, "paid_on")


def _overfunded(line: StatementLine) -> bool:
    """Whether other funding is more than what the authority bore (V25)."""
    spent, funded = line.assessment.euro_cents, line.expense.other_funding_cents
    if spent is None or not funded:
        return False
    borne = spent if line.expense.borne_cents is None else min(spent, line.expense.borne_cents)
    deducted = sum(one.cents for one in line.assessment.because if one.reason is Reason.DEDUCTED)
    return funded > borne - deducted


def _of(expense: Expense, code: FindingCode, level: Level, field: str) -> Finding:
    values: tuple[tuple[str, str | int | date], ...] = (("number", expense.number), ("payee", expense.payee))
    if expense.paid_on:
        values = (*values, ("day", expense.paid_on))
    return Finding(code, level, Section.EXPENSES, expense.id, field, values)


def _twins(second: Expense, first: Expense, code: FindingCode, level: Level) -> Finding:
    values = (("number", second.number), ("other", first.number))
    return Finding(code, level, Section.EXPENSES, second.id, "receipts", values)

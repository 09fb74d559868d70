"""Files that prove expenses: kept twice, here or in another dossier, or too large (DOMAIN V10, V22)."""

from collections import defaultdict
from collections.abc import Iterator

from lianes_desktop.domain.checks.case import Case, of_expense
from lianes_desktop.domain.dossiers import Finding, FindingCode, Level
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.ids import ReceiptId
from lianes_desktop.domain.summaries import Section

LARGEST = 15 * 1024 * 1024
"""Bytes of one file (V10)."""


def found(case: Case) -> Iterator[Finding]:
    """The same file behind two expenses blocks; expenses that look alike are said."""
    used: defaultdict[ReceiptId, list[Expense]] = defaultdict(list)
    alike: defaultdict[tuple[object, ...], list[Expense]] = defaultdict(list)
    for expense in case.dossier.expenses:
        for proof in expense.receipts:
            used[proof].append(expense)
        if expense.amount and expense.paid_on and expense.payee:
            alike[expense.amount, expense.paid_on, expense.payee.casefold()].append(expense)
    yield from _same_files(case, used)
    for first_one, *others in alike.values():
        for other in others:
            yield _twins(other, first_one, FindingCode.SAME_EXPENSE, Level.WARNING)


def _same_files(case: Case, used: defaultdict[ReceiptId, list[Expense]]) -> Iterator[Finding]:
    elsewhere = dict(case.around.elsewhere)
    kept: dict[str, ReceiptId] = {}
    for receipt in case.dossier.receipts:
        if not used[receipt.id]:
            continue
        owner = used[receipt.id][0]
        if any(page.size > LARGEST for page in receipt.pages):
            yield of_expense(owner, FindingCode.RECEIPT_TOO_LARGE, Level.ERROR, "receipts")
        for digest in dict.fromkeys(page.digest for page in receipt.pages):
            first = kept.setdefault(digest, receipt.id)
            if first != receipt.id:
                yield _twins(owner, used[first][0], FindingCode.SAME_RECEIPT, Level.ERROR)
            elif digest in elsewhere:
                values = ("number", owner.number), ("title", elsewhere[digest])
                code = FindingCode.SAME_RECEIPT_ELSEWHERE
                yield Finding(code, Level.ERROR, Section.EXPENSES, owner.id, "receipts", values)


def _twins(second: Expense, first: Expense, code: FindingCode, level: Level) -> Finding:
    values = (("number", second.number), ("other", first.number))
    return Finding(code, level, Section.EXPENSES, second.id, "receipts", values)

"""What the office's machine remarks of a claim before anybody looks at it: facts, never decisions (PEERS I2).

The claim is judged again by the office's own rules and its own table of rates; what the checks find is told under the
suspicion it is a case of, so that one thing is said once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from lianes_desktop.domain.checks import Around, check
from lianes_desktop.domain.checks.money import RATE_JUMP
from lianes_desktop.domain.consents import summarised
from lianes_desktop.domain.dossiers import (
    Dossier,
    ExpenseStatement,
    Finding,
    FindingCode,
    Level,
    StatementLine,
)
from lianes_desktop.domain.editions import ReferenceData
from lianes_desktop.domain.expenses import Eligibility, Reason
from lianes_desktop.domain.ids import ExpenseId
from lianes_desktop.domain.money import ExchangeRate
from lianes_desktop.domain.rates import rate_for
from lianes_desktop.domain.reimbursement import Terms
from lianes_desktop.domain.review_desk import Elsewhere, Remarked, Suspicion
from lianes_desktop.domain.summaries import Section

_CODES: Mapping[FindingCode, Suspicion] = {
    FindingCode.DATE_OUTSIDE: Suspicion.OUTSIDE_DATES,
    FindingCode.DATE_IN_FUTURE: Suspicion.OUTSIDE_DATES,
    FindingCode.BEFORE_ELIGIBILITY: Suspicion.OUTSIDE_DATES,
    FindingCode.AFTER_ELIGIBILITY: Suspicion.OUTSIDE_DATES,
    FindingCode.OVER_CEILING: Suspicion.ABOVE_CEILING,
    FindingCode.LOST_RECEIPT_CAP: Suspicion.ABOVE_CEILING,
    FindingCode.RATE_JUMP: Suspicion.RATE_FAR,
    FindingCode.RECEIPT_MISSING: Suspicion.RECEIPT_MISSING,
    FindingCode.VISA_MISSING: Suspicion.RECEIPT_MISSING,
    FindingCode.HEAVY_INVESTMENT: Suspicion.NOT_ELIGIBLE,
    FindingCode.NO_MANDATE: Suspicion.MANDATE,
    FindingCode.UNDATED_MANDATE: Suspicion.MANDATE,
    FindingCode.LATE_MANDATE: Suspicion.MANDATE,
    FindingCode.NO_INVITATION: Suspicion.MANDATE,
    FindingCode.CONSENT_TO_ASK: Suspicion.CONSENT,
}
"""The checks that are cases of a suspicion; every other one is told as the check it is."""
_UNPROVED = frozenset({Reason.RECEIPT_MISSING, Reason.LOST_NOT_ALLOWED, Reason.VISA_MISSING})
_ABOVE = frozenset({Reason.ABOVE_CEILING, Reason.LOST_ABOVE_CAP})
_WORST = {one: at for at, one in enumerate(Suspicion)}


@dataclass(frozen=True, slots=True)
class LookAlikes:
    """What stands elsewhere, by the line it is like."""

    files: Mapping[ExpenseId, Sequence[Elsewhere]]
    """The same file, or a picture near it."""
    expenses: Mapping[ExpenseId, Sequence[Elsewhere]]
    """The same day, amount and payee."""


@dataclass(frozen=True, slots=True)
class OfficeRules:
    """What the office judges a claim by."""

    reference: ReferenceData
    applied: Terms
    rates: tuple[ExchangeRate, ...]
    """The table of exchange rates Lianes issues."""
    around: Around
    today: date


@dataclass(frozen=True, slots=True)
class Suspected:
    """Everything remarked, worst first."""

    lines: Mapping[ExpenseId, tuple[Remarked, ...]]
    whole: tuple[Remarked, ...]


def suspected(
    dossier: Dossier, claimed: ExpenseStatement, ours: ExpenseStatement, rules: OfficeRules, alike: LookAlikes
) -> Suspected:
    """What the machine remarks of a claim; ``ours`` is its statement reckoned again by the office's rules."""
    by_line: defaultdict[UUID, list[Remarked]] = defaultdict(list)
    whole = [*_sums(claimed, ours), *_consents(dossier)]
    reckoned = {one.expense.id: one for one in ours.lines}
    for line in claimed.lines:
        expense = line.expense.id
        by_line[expense] += _of_line(line, reckoned.get(expense), rules)
        by_line[expense] += (
            Remarked(Suspicion.RECEIPT_ELSEWHERE, elsewhere=one) for one in alike.files.get(expense, ())
        )
        same = (one for one in alike.expenses.get(expense, ()) if one not in alike.files.get(expense, ()))
        by_line[expense] += (Remarked(Suspicion.EXPENSE_ELSEWHERE, elsewhere=one) for one in same)
    for finding in check(dossier, ours, rules.applied, rules.reference, rules.today, rules.around):
        remarked = Remarked(_CODES.get(finding.code, Suspicion.CHECK), finding=finding)
        told = None if finding.subject is None else by_line.get(finding.subject)
        if told is None:
            whole += [remarked] if remarked not in whole else []
        elif remarked.what is Suspicion.CHECK or remarked.what not in {one.what for one in told}:
            told.append(remarked)  # of one line, one thing is said once: the worst comes first
    return Suspected({ExpenseId(of): _worst_first(found) for of, found in by_line.items()}, _worst_first(whole))


def _worst_first(found: Iterable[Remarked]) -> tuple[Remarked, ...]:
    return tuple(sorted(found, key=lambda one: (_WORST[one.what], -abs(one.cents))))


def _sums(claimed: ExpenseStatement, ours: ExpenseStatement) -> Iterator[Remarked]:
    if (claimed.asked_cents, claimed.eligible_cents) != (ours.asked_cents, ours.eligible_cents):
        yield Remarked(Suspicion.SUMS_DIFFER, cents=claimed.asked_cents - ours.asked_cents)


def _consents(dossier: Dossier) -> Iterator[Remarked]:
    """People whose card came along although nothing says they agreed to it (DOMAIN §9, V28)."""
    for contact in dossier.contacts:
        if not summarised(contact.consent).transmit:
            values = (("name", contact.name),)
            told = Finding(FindingCode.CONSENT_TO_ASK, Level.WARNING, Section.CONTACTS, contact.id, "consent", values)
            yield Remarked(Suspicion.CONSENT, finding=told)


def _of_line(line: StatementLine, ours: StatementLine | None, rules: OfficeRules) -> Iterator[Remarked]:
    claimed = line.assessment.eligible_cents
    judged = line.assessment if ours is None else ours.assessment
    if ours is None or (judged.eligible_cents, judged.euro_cents) != (claimed, line.assessment.euro_cents):
        yield Remarked(Suspicion.SUMS_DIFFER, cents=claimed - (0 if ours is None else judged.eligible_cents))
    for because in judged.because:
        if because.reason in _ABOVE:
            yield Remarked(Suspicion.ABOVE_CEILING, cents=because.cents)
    if claimed and judged.eligibility is Eligibility.NOT_ELIGIBLE:
        yield Remarked(Suspicion.NOT_ELIGIBLE, cents=claimed)
    if claimed and any(one.reason in _UNPROVED for one in judged.because):
        yield Remarked(Suspicion.RECEIPT_MISSING, cents=claimed)
    yield from _rate(line, rules.rates)


def _rate(line: StatementLine, table: Iterable[ExchangeRate]) -> Iterator[Remarked]:
    """A rate further from the table's than a currency's rate may be from its next (V12); a debit's own too."""
    expense, used = line.expense, line.assessment.rate_text
    listed = rate_for(replace(expense, frozen_rate=None), table)
    if expense.amount is None or not used or listed is None:
        return
    if abs(Decimal(used) / listed.per_euro - 1) <= RATE_JUMP:
        return
    by_table = listed.to_euros(expense.amount).minor
    values = (("currency", listed.currency.code), ("before", f"{listed.per_euro:f}"), ("after", used))
    told = Finding(FindingCode.RATE_JUMP, Level.WARNING, Section.EXPENSES, expense.id, "rates", values)
    yield Remarked(Suspicion.RATE_FAR, cents=(line.assessment.euro_cents or 0) - by_table, finding=told)

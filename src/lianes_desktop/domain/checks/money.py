"""What the checks find in the expenses and exchange rates of a dossier (DOMAIN V9–V12, V20, V23–V25; R62, R68)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

from lianes_desktop.domain.cash import Purse
from lianes_desktop.domain.checks.case import Case, of_expense
from lianes_desktop.domain.checks.funding import overfunded
from lianes_desktop.domain.dossiers import Finding, FindingCode, Level, StatementLine
from lianes_desktop.domain.editions import KindTrait
from lianes_desktop.domain.expenses import WHOLE_SHARE, Eligibility, Expense, Reason
from lianes_desktop.domain.ids import OrganisationId, RateId
from lianes_desktop.domain.money import ExchangeRate, RateSource
from lianes_desktop.domain.projects import CooperationProject
from lianes_desktop.domain.rates import rate_for
from lianes_desktop.domain.reckoned import reckoned
from lianes_desktop.domain.summaries import Section

AROUND = timedelta(days=1)
"""How far from the dates of the action the other expenses may stand without a word."""
RATE_JUMP = Decimal("0.05")
SMALL_EQUIPMENT, MEAL_OFFERED, OTHER = "PETM", "REAC", "AUTR"
"""Kinds that need a word of their own (DOMAIN §4.4)."""

_MISSING_FIELDS = {
    Reason.AMOUNT_MISSING: "amount",
    Reason.DATE_MISSING: "paid_on",
    Reason.KIND_MISSING: "kind",
}
_MISSING_FACTS = {
    Reason.MILEAGE_MISSING: (FindingCode.MILEAGE_MISSING, "mileage.kilometres"),
    Reason.AUTHORISATION_MISSING: (FindingCode.MILEAGE_NOT_AUTHORISED, "mileage.authorised_on"),
    Reason.STAY_MISSING: (FindingCode.EXPENSE_INCOMPLETE, "allowance.arrives_at"),
    Reason.DAILY_MISSING: (FindingCode.EXPENSE_INCOMPLETE, "allowance.daily"),
    Reason.DELIBERATION_MISSING: (FindingCode.NO_DELIBERATION, "allowance.deliberation"),
    Reason.TABLE_MISSING: (FindingCode.EXPENSE_INCOMPLETE, "paid_on"),
}
"""What keeps a sum from being reckoned: the line counts for nothing until it is told (DOMAIN §4.4, §7.5)."""
_UNPROVED = {
    False: (FindingCode.RECEIPT_MISSING, "receipts"),
    True: (FindingCode.VISA_MISSING, "declaration.visa"),
}
"""What an unproved line lacks, by whether a declaration that waits for its visa is all there is."""
_LOST = frozenset({Reason.LOST_NOT_ALLOWED, Reason.LOST_ABOVE_CAP})
_BY_REASON = {
    Reason.BEFORE_ELIGIBILITY: (FindingCode.BEFORE_ELIGIBILITY, Level.ERROR, "paid_on"),
    Reason.AFTER_ELIGIBILITY: (FindingCode.AFTER_ELIGIBILITY, Level.ERROR, "paid_on"),
    Reason.BOUGHT_EARLY: (FindingCode.BOUGHT_EARLY, Level.WARNING, "paid_on"),
    Reason.HEAVY_INVESTMENT: (FindingCode.HEAVY_INVESTMENT, Level.ERROR, "kind"),
    Reason.DECLARED_LOST: (FindingCode.DECLARED_LOST, Level.WARNING, "declaration.circumstances"),
}


def found(case: Case) -> Iterator[Finding]:
    """Rates first, then each line."""
    lines = case.claimed.lines
    yield from _rates(lines, case.dossier.rates)
    yield from _exchanges(lines, case)
    for line in lines:
        yield from _line(line, case)


def _line(line: StatementLine, case: Case) -> Iterator[Finding]:
    """What one line needs, or is worth knowing about it."""
    expense, reasons = line.expense, [because.reason for because in line.assessment.because]
    yield from _wanting(line, reasons)
    if _LOST.intersection(reasons):
        yield of_expense(expense, FindingCode.LOST_RECEIPT_CAP, Level.ERROR, "declaration.circumstances")
    for reason in dict.fromkeys(reasons):
        if reason in _BY_REASON:
            code, level, field = _BY_REASON[reason]
            yield of_expense(expense, code, level, field)
    if overfunded(line, case.dossier.fundings, case.action.authority):
        yield of_expense(expense, FindingCode.OVERFUNDED, Level.ERROR, "other_funding_cents")
    yield from _shares(expense, case.action.authority)
    yield from _of_its_kind(line, case)
    yield from _on_its_day(expense, case)


def _wanting(line: StatementLine, reasons: Sequence[Reason]) -> Iterator[Finding]:
    """What keeps a line from counting: a field, the facts of its sum, its proof, or a look at it."""
    expense, assessment = line.expense, line.assessment
    missing = [_MISSING_FIELDS[reason] for reason in reasons if reason in _MISSING_FIELDS]
    facts = [_MISSING_FACTS[reason] for reason in reasons if reason in _MISSING_FACTS]
    if missing:
        yield of_expense(expense, FindingCode.EXPENSE_INCOMPLETE, Level.ERROR, missing[0])
    elif facts:
        yield from (of_expense(expense, code, Level.ERROR, field) for code, field in facts)
    elif assessment.eligibility is Eligibility.RECEIPT_MISSING and not _LOST.intersection(reasons):
        # Recorded but not claimed: once its owner has accepted the line so, only its loss is recalled (V10, R97).
        level = Level.WARNING if expense.reviewed else Level.ERROR
        code, field = _UNPROVED[Reason.VISA_MISSING in reasons]
        yield of_expense(expense, code, level, field)
    elif not expense.reviewed:
        yield of_expense(expense, FindingCode.EXPENSE_NOT_REVIEWED, Level.WARNING, "reviewed")


def _shares(expense: Expense, authority: OrganisationId | None) -> Iterator[Finding]:
    """Parts that are not the whole (V23), or that leave nothing to the authority whose claim it is (R68)."""
    if expense.shares and sum(share.parts for share in expense.shares) != WHOLE_SHARE:
        yield of_expense(expense, FindingCode.SHARES_NOT_WHOLE, Level.ERROR, "shares")
    bearers = {share.authority for share in expense.shares if share.parts}
    if bearers and authority is not None and authority not in bearers:
        yield of_expense(expense, FindingCode.NO_OWN_SHARE, Level.WARNING, "shares")


def _of_its_kind(line: StatementLine, case: Case) -> Iterator[Finding]:
    """What some kinds of expense have to say besides the sum."""
    expense, action = line.expense, case.action
    unit = expense.unit_cents or line.assessment.euro_cents or 0
    reason = isinstance(action, CooperationProject) and action.equipment_reason.strip()
    wanting = {
        FindingCode.SMALL_EQUIPMENT: (
            expense.kind == SMALL_EQUIPMENT and unit > case.reference.edition.small_equipment_cents and not reason,
            "unit_cents",
        ),
        FindingCode.GUESTS_MISSING: (expense.kind == MEAL_OFFERED and not expense.guests.strip(), "guests"),
        FindingCode.NOTE_MISSING: (expense.kind == OTHER and not expense.note.strip(), "note"),
    }
    for code, (wants, field) in wanting.items():
        if wants:
            yield of_expense(expense, code, Level.WARNING, field)


def _rates(lines: Iterable[StatementLine], rates: Iterable[ExchangeRate]) -> Iterator[Finding]:
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


def _exchanges(lines: Sequence[StatementLine], case: Case) -> Iterator[Finding]:
    """Slips without their picture, which block where a line rests on them; more cash spent than was changed.

    A line frozen at the rate of a slip rests on it still, once that slip was moved to another day or removed.
    """
    spent, found = {one.id: one for one in case.dossier.expenses}, case.dossier.cash
    resting: set[RateId] = set()
    lost: dict[RateId, tuple[Expense, ExchangeRate]] = {}
    for expense, rate in _resting(lines, case):
        purse = _proof(rate, found.purses)
        if purse is None:
            lost.setdefault(rate.id, (expense, rate))
        else:
            resting.add(purse.rate.id)
    for purse in found.purses:
        if purse.slip.paper is None:
            level = Level.ERROR if purse.rate.id in resting else Level.WARNING
            yield _unproved(purse.rate, level, purse.rate.id)
    for expense, rate in lost.values():
        yield _unproved(rate, Level.ERROR, expense.id)
    for beyond, _money in found.beyond:
        yield of_expense(spent[beyond], FindingCode.CASH_BEYOND, Level.WARNING, "means")


def _resting(lines: Iterable[StatementLine], case: Case) -> list[tuple[Expense, ExchangeRate]]:
    """The expenses converted at the rate of an exchange slip, each with that rate."""
    counted = [one.expense for one in lines if one.assessment.rate_source == RateSource.SLIP]
    rates = [rate_for(reckoned(one, case.applied), case.dossier.rates) for one in counted]
    return [(one, rate) for one, rate in zip(counted, rates, strict=True) if rate is not None]


def _proof(rate: ExchangeRate, purses: Sequence[Purse]) -> Purse | None:
    """The exchange a rate was taken from: itself, wherever it was moved to, or one typed in again as it was."""
    alike = [one for one in purses if one.rate.currency == rate.currency]
    told = (rate.valid_from, rate.per_euro)
    again = [one for one in alike if (one.rate.valid_from, one.rate.per_euro) == told]
    same = [one for one in alike if one.rate.id == rate.id]
    return next(iter((*same, *sorted(again, key=lambda one: one.slip.paper is None))), None)


def _unproved(rate: ExchangeRate, level: Level, subject: UUID) -> Finding:
    told = (("day", rate.valid_from), ("currency", rate.currency.code))
    return Finding(FindingCode.SLIP_UNPROVED, level, Section.EXPENSES, subject, "rates", told)


def _on_its_day(expense: Expense, case: Case) -> Iterator[Finding]:
    day: date | None = expense.paid_on
    if day is None:
        return
    if day > case.today:
        yield of_expense(expense, FindingCode.DATE_IN_FUTURE, Level.WARNING, "paid_on")
    starts_on, ends_on = case.applied.starts_on, case.applied.ends_on
    if starts_on and ends_on:
        ahead = case.applied.has(expense.kind, KindTrait.AHEAD)
        before = timedelta(days=case.applied.ticket_window_days) if ahead else AROUND
        if not starts_on - before <= day <= ends_on + AROUND:
            yield of_expense(expense, FindingCode.DATE_OUTSIDE, Level.WARNING, "paid_on")

"""Expenses whose sum is reckoned from facts, never typed: mileage and daily allowances (DOMAIN §4.4, §7.5)."""

from dataclasses import replace
from datetime import date

from lianes_desktop.domain.allowances import AllowanceTable, DailyAllowance, MileageLeg, MileageTable
from lianes_desktop.domain.conventions import MealsMode
from lianes_desktop.domain.editions import KindTrait
from lianes_desktop.domain.expenses import Expense, Reason
from lianes_desktop.domain.mileage import mileage_due, mileage_table
from lianes_desktop.domain.money import Money
from lianes_desktop.domain.reimbursement import Terms
from lianes_desktop.domain.stays import allowance_due, allowance_table, daily_amount

ABROAD = "MA"
"""Where the programme's daily allowances are paid."""

_Due = tuple[Money | None, tuple[Reason, ...]]
"""What the facts come to, or what is missing of them."""


def reckoned(expense: Expense, applied: Terms) -> Expense:
    """The expense with the sum its facts come to; one of another kind keeps the sum it has."""
    due = _due(expense, applied)
    return expense if due is None else replace(expense, amount=due[0])


def rests_on_facts(expense: Expense, applied: Terms) -> bool:
    """Whether the sum follows from a journey or a stay, described or still to be."""
    return _due(expense, applied) is not None


def facts_missing(expense: Expense, applied: Terms) -> tuple[Reason, ...]:
    """What keeps the sum of such an expense from being reckoned."""
    due = _due(expense, applied)
    return () if due is None else due[1]


def table_of_journey(expense: Expense, applied: Terms) -> MileageTable | None:
    """The mileage rates in force on the day of the journey."""
    day = _day(expense)
    return None if day is None else mileage_table(applied.mileage, day)


def table_of_stay(expense: Expense, applied: Terms) -> AllowanceTable | None:
    """The daily allowance in force on the day of arrival."""
    stay = expense.allowance
    if stay is None or stay.arrives_at is None:
        return None
    return allowance_table(applied.allowances, ABROAD, stay.arrives_at.date())


def _due(expense: Expense, applied: Terms) -> _Due | None:
    """What the facts of the expense come to; ``None`` when its sum rests on none.

    A sum typed without them proves nothing: it is kept in the record and does not count. Where meals and nights are
    paid on receipts no allowance counts: a sum typed for one asks for no stay.
    """
    if applied.has(expense.kind, KindTrait.MILEAGE):
        known = expense.mileage
        return (None, (Reason.MILEAGE_MISSING,)) if known is None else _journey(expense, known, applied)
    if applied.has(expense.kind, KindTrait.ALLOWANCE):
        if expense.allowance is not None:
            return _stay(expense, expense.allowance, applied)
        if expense.amount is None or applied.meals_mode.value is MealsMode.ALLOWANCE:
            return None, (Reason.STAY_MISSING,)
    return None


def _journey(expense: Expense, leg: MileageLeg, applied: Terms) -> _Due:
    missing = [Reason.MILEAGE_MISSING] if leg.kilometres <= 0 or leg.power is None else []
    missing += [Reason.AUTHORISATION_MISSING] if leg.authorised_on is None else []
    if missing or _day(expense) is None:
        return None, tuple(missing)
    table = table_of_journey(expense, applied)
    amount = None if table is None else mileage_due(leg, table)
    return amount, () if amount else (Reason.TABLE_MISSING,)


def _stay(expense: Expense, stay: DailyAllowance, applied: Terms) -> _Due:
    table = table_of_stay(expense, applied)
    known = stay.arrives_at is not None and stay.leaves_at is not None and stay.arrives_at < stay.leaves_at
    missing = [] if known else [Reason.STAY_MISSING]
    missing += [] if stay.deliberation else [Reason.DELIBERATION_MISSING]
    if known and table is None:
        missing.append(Reason.TABLE_MISSING)
    if stay.daily is None and (table is None or daily_amount(stay, table) is None):
        missing.append(Reason.DAILY_MISSING)
    if missing or table is None:
        return None, tuple(missing)
    return allowance_due(stay, table), ()


def _day(expense: Expense) -> date | None:
    return expense.service_on or expense.paid_on

"""Cash changed once and spent over many receipts: what each exchange paid for, and what is left of it.

Each unit changed is spent once. An expense draws first on the exchange whose rate it takes (FX_SOURCE), frozen or not,
then on the others made by its day, the latest first; what no exchange covers is told apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from lianes_desktop.domain.expenses import Expense, Means
from lianes_desktop.domain.ids import ExpenseId, RateId
from lianes_desktop.domain.money import ExchangeRate, ExchangeSlip, Money
from lianes_desktop.domain.rates import rate_for


@dataclass(frozen=True, slots=True)
class Purse:
    """One exchange, and the expenses paid out of it."""

    rate: ExchangeRate
    slip: ExchangeSlip
    """Of ``rate``."""
    spent: tuple[tuple[ExpenseId, Money], ...] = ()
    """What each expense drew, in the order they were paid."""
    unclaimed_cents: int = 0
    """The commission in euro cents, while no expense of the dossier is the one it became."""

    @property
    def spent_money(self) -> Money:
        """All that was drawn."""
        return Money(sum(money.minor for _expense, money in self.spent), self.slip.received.currency)

    @property
    def left(self) -> Money:
        """What remains of the cash."""
        return Money(self.slip.received.minor - self.spent_money.minor, self.slip.received.currency)


@dataclass(frozen=True, slots=True)
class Cash:
    """Every exchange of a dossier by day, and what was paid in cash beyond them."""

    purses: tuple[Purse, ...] = ()
    beyond: tuple[tuple[ExpenseId, Money], ...] = ()
    """The part of an expense that no exchange covers."""


def exchanges(rates: Iterable[ExchangeRate]) -> tuple[tuple[ExchangeRate, ExchangeSlip], ...]:
    """The rates that follow from an exchange slip, each with its slip, by day."""
    found = [(one, one.slip) for one in rates if one.slip is not None]
    return tuple(sorted(found, key=lambda pair: (pair[0].valid_from, pair[0].id.hex)))


def cash(expenses: Iterable[Expense], rates: Iterable[ExchangeRate]) -> Cash:
    """How the cash changed was spent; the order the expenses and rates come in does not matter."""
    expenses, table = tuple(expenses), tuple(rates)
    slips, there = exchanges(table), {one.id for one in expenses}
    left = {rate.id: slip.received.minor for rate, slip in slips}
    drawn: dict[RateId, list[tuple[ExpenseId, Money]]] = {rate.id: [] for rate, _slip in slips}
    beyond: list[tuple[ExpenseId, Money]] = []
    known = [rate for rate, _slip in slips]
    paid = [(one, expense) for expense in expenses if (one := _paid(expense, known)) is not None]
    for (day, _clock, _number, _id, amount), expense in sorted(paid, key=lambda pair: pair[0][:4]):
        wanted, taken_at = amount.minor, rate_for(expense, table)
        for rate in sorted(known, key=lambda one: _turn(one, taken_at)):
            if rate.currency == amount.currency and rate.valid_from <= day:
                taken = min(wanted, left[rate.id])
                left[rate.id] -= taken
                wanted -= taken
                if taken:
                    drawn[rate.id].append((expense.id, Money(taken, amount.currency)))
        if wanted:
            beyond.append((expense.id, Money(wanted, amount.currency)))
    purses = (
        Purse(rate, slip, tuple(drawn[rate.id]), 0 if slip.claimed in there else slip.commission_cents)
        for rate, slip in slips
    )
    return Cash(tuple(purses), tuple(beyond))


def _turn(rate: ExchangeRate, taken_at: ExchangeRate | None) -> tuple[bool, int, str]:
    """When an exchange has its turn to pay: first the one whose rate is taken, then the latest."""
    return taken_at is None or rate.id != taken_at.id, -rate.valid_from.toordinal(), rate.id.hex


def _paid(expense: Expense, known: Sequence[ExchangeRate]) -> tuple[date, time, int, ExpenseId, Money] | None:
    """When and what the expense took of changed cash: as it says, else when nothing tells of a card.

    Presumed of a sum in the currency of cash changed by its day, without a debit or a fee of the bank.
    """
    amount, day = expense.amount, expense.paid_on
    if amount is None or day is None or expense.means is Means.CARD:
        return None
    days = [one.valid_from for one in known if one.currency == amount.currency]
    told = expense.debit_cents or expense.fee_cents or expense.mileage or expense.allowance
    presumed = not told and any(one <= day for one in days)
    if not (presumed or (expense.means is Means.CASH and days)):
        return None
    return day, expense.paid_time or time.min, expense.number, expense.id, amount

"""What left in a signed bundle stays as it left, until it is opened again for the next version (R95).

Rates are frozen expense by expense: what each is converted at then no longer follows the dossier's rates.
"""

from collections.abc import Iterable
from dataclasses import replace

from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.expenses import Expense, Receipt
from lianes_desktop.domain.money import EUR, ExchangeRate
from lianes_desktop.domain.rates import rate_for
from lianes_desktop.domain.reckoned import reckoned
from lianes_desktop.domain.reimbursement import Terms


def holding(sent: Iterable[SentBundle]) -> SentBundle | None:
    """The bundle that holds a dossier's expenses as they are: the last that left, unless it was opened again."""
    last = max(sent, key=lambda one: (one.exported_at, one.sequence), default=None)
    return last if last is not None and last.reopened_at is None else None


def left_in(record: Expense | Receipt, bundle: SentBundle) -> bool:
    """Whether the record was already there when that bundle left."""
    since = record.added_at if isinstance(record, Receipt) else record.recorded_at
    return since is None or since <= bundle.exported_at


def frozen(expense: Expense, applied: Terms, rates: Iterable[ExchangeRate]) -> Expense:
    """The expense converted for good at the rate that applies now; one already frozen stays as it is.

    Nothing to freeze in euros, nor where the bank's debit tells the euros.
    """
    known = reckoned(expense, applied)
    if known.debit_cents or known.amount is None or known.amount.currency == EUR:
        return expense
    rate = rate_for(known, rates)
    return expense if rate is None else replace(expense, frozen_rate=replace(rate, slip=None))


def follows_rates(before: Expense, after: Expense) -> bool:
    """Whether a correction changes what the rate was chosen for: another day, or another currency."""
    coins = [one.amount.currency if one.amount else None for one in (before, after)]
    return before.paid_on != after.paid_on or coins[0] != coins[1]

"""Which fields an expense needs: those of its kind, and none of the others."""

from lianes_desktop.domain.editions import KindTrait
from lianes_desktop.domain.expenses import Assessment, Expense, Reason
from lianes_desktop.domain.money import EUR
from lianes_desktop.domain.reckoned import rests_on_facts
from lianes_desktop.domain.reimbursement import Terms
from lianes_desktop.ui.expenses.values import JOURNEY, STAY, Field

_BY_TRAIT = {
    KindTrait.MILEAGE: JOURNEY,
    KindTrait.ALLOWANCE: STAY,
    KindTrait.GUESTS: frozenset({Field.GUESTS}),
    KindTrait.UNIT_PRICE: frozenset({Field.UNIT}),
    KindTrait.TICKET: frozenset({Field.SERVICE_ON}),
    KindTrait.AHEAD: frozenset({Field.SERVICE_ON}),
}
_TYPED_SUM = frozenset(
    {Field.AMOUNT, Field.CURRENCY, Field.DEDUCTED, Field.DEDUCTION, Field.DEBIT, Field.FEE, Field.MEANS}
)
"""Of no use where the sum is reckoned."""
_MISSING = {
    Reason.MILEAGE_MISSING: Field.KILOMETRES,
    Reason.AUTHORISATION_MISSING: Field.AUTHORISED_ON,
    Reason.STAY_MISSING: Field.ARRIVES_AT,
    Reason.DAILY_MISSING: Field.DAILY,
    Reason.DELIBERATION_MISSING: Field.DELIBERATION,
}


def hidden(expense: Expense, terms: Terms, *, alone: bool) -> frozenset[Field]:
    """The fields of no use here; ``alone`` when there is nobody to share with.

    What was once given stays in view, so that nothing counts unseen.
    """
    wanted = {field for trait, fields in _BY_TRAIT.items() if terms.has(expense.kind, trait) for field in fields}
    given = {Field.SERVICE_ON: expense.service_on, Field.GUESTS: expense.guests, Field.UNIT: expense.unit_cents}
    wanted |= {field for field, value in given.items() if value}
    unused = frozenset[Field]().union(*_BY_TRAIT.values()) - wanted
    if expense.means is None and (expense.amount is None or expense.amount.currency == EUR):
        unused |= {Field.MEANS}
    if reckons(expense, terms):
        unused |= _TYPED_SUM
    return unused | {Field.BENEFICIARIES} if alone and not expense.beneficiaries else unused


def reckons(expense: Expense, terms: Terms) -> bool:
    """Whether the sum follows from facts: a journey or a stay, described or still to be."""
    return rests_on_facts(expense, terms)


def missing(judged: Assessment) -> tuple[Field, ...]:
    """The fields that keep a sum from being reckoned."""
    return tuple(_MISSING[one.reason] for one in judged.because if one.reason in _MISSING)

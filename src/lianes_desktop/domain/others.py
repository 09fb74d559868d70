"""What others pay of a claim: counted once, for the claim, its checks, its budget and its papers (R59, R68, V25)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lianes_desktop.domain.dossiers import StatementLine
from lianes_desktop.domain.expenses import Expense, Reason
from lianes_desktop.domain.funding import Funding, FundingNature, FundingState
from lianes_desktop.domain.ids import ExpenseId, OrganisationId
from lianes_desktop.domain.sharing import own_part


@dataclass(frozen=True, slots=True)
class OtherMoney:
    """Money of one other funder, told by an expense or by the book of fundings."""

    cents: int
    """What of it is the claiming authority's: of money for a shared expense, its part alone."""
    sure: bool
    """Granted; what an expense tells by itself always is."""
    expense: ExpenseId | None
    """``None`` for the action as a whole."""
    funding: Funding | None
    """``None`` when the expense itself tells it."""


def of_expense(
    expense: Expense, fundings: Iterable[Funding], authority: OrganisationId | None
) -> tuple[OtherMoney, ...]:
    """The money for one expense: what it tells itself and what the book tells add up, what is sure first."""
    booked = [one for one in fundings if one.expense == expense.id and one.nature is FundingNature.CASH]
    told: list[tuple[Funding | None, int, bool]] = [(None, expense.other_funding_cents, True)]
    told += [(one, one.cents, True) for one in booked if _sure(one)]
    told += [(one, one.cents, False) for one in booked if not _sure(one)]
    found, whole = [], 0
    for funding, cents, sure in told:
        # cut as one sum, so that the parts add up to the part of the whole
        before, whole = own_part(expense, whole, authority), whole + cents
        found.append(OtherMoney(own_part(expense, whole, authority) - before, sure, expense.id, funding))
    return tuple(one for one in found if one.cents)


def others(
    lines: Sequence[StatementLine], fundings: Sequence[Funding], authority: OrganisationId | None
) -> tuple[OtherMoney, ...]:
    """All the money of others, by expense then for the whole; what pays for staff time is apart, as the time is."""
    by_expense = (
        one
        for line in lines
        if not line.assessment.valued_apart
        for one in of_expense(line.expense, fundings, authority)
    )
    return (*by_expense, *_for_the_whole(lines, fundings))


def cents_of(money: Iterable[OtherMoney], *, sure: bool | None = None) -> int:
    """Its sum: all of it, or only what is sure, or only what is not."""
    return sum(one.cents for one in money if sure is None or one.sure is sure)


def left_cents(
    lines: Sequence[StatementLine], fundings: Sequence[Funding], authority: OrganisationId | None, asked: int
) -> int:
    """What the authority bore, less the money granted by others and what Lianes is asked for.

    What does not count for Lianes stays with the authority that paid for it, what is deducted from a receipt
    included. Negative when too much was granted.
    """
    borne = sum(line.borne_cents for line in lines)
    return borne - cents_of(others(lines, fundings, authority), sure=True) - asked


def cost_cents(line: StatementLine) -> int:
    """The most Lianes and others may pay of a line together: what was borne of it, less what is deducted."""
    deducted = sum(one.cents for one in line.assessment.because if one.reason is Reason.DEDUCTED)
    return line.borne_cents - deducted


def _for_the_whole(lines: Iterable[StatementLine], fundings: Iterable[Funding]) -> Iterator[OtherMoney]:
    """Money for no expense, or for one that is gone."""
    known = {line.expense.id for line in lines}
    for one in fundings:
        if one.nature is FundingNature.CASH and one.expense not in known:
            yield OtherMoney(one.cents, _sure(one), None, one)


def _sure(one: Funding) -> bool:
    return one.state is FundingState.GRANTED

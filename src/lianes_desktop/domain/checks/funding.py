"""Who else pays, and what was advanced (DOMAIN V25; R59, ADVANCE)."""

from collections.abc import Callable, Iterable, Iterator

from lianes_desktop.domain.checks.case import Case, remark
from lianes_desktop.domain.dossiers import Finding, FindingCode, Level, StatementLine
from lianes_desktop.domain.expenses import Expense, Reason
from lianes_desktop.domain.funding import AdvanceFrom, Funding, FundingNature, FundingState
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.sharing import own_part
from lianes_desktop.domain.summaries import Section


def found(case: Case) -> Iterator[Finding]:
    """The action as a whole: the claim and money from elsewhere never exceed what it cost."""
    cash = [one for one in case.dossier.fundings if one.nature is FundingNature.CASH]
    asked, spent = case.claimed.asked_cents, case.claimed.spent_cents
    own = _own_cents(case)
    given = sum(own(one) for one in cash) + sum(
        own_part(line.expense, line.expense.other_funding_cents, case.action.authority) for line in case.claimed.lines
    )
    if cash and asked + given > spent:
        sure = sum(own(one) for one in cash if one.state is FundingState.GRANTED)
        level = Level.ERROR if asked + sure > spent else Level.WARNING
        sums = ("given_cents", given), ("asked_cents", asked), ("spent_cents", spent)
        yield Finding(FindingCode.ACTION_OVERFUNDED, level, Section.BUDGET, cash[0].id, "fundings", sums)
    share = case.reference.edition.advance_share
    for one in case.dossier.advances:
        if one.giver is AdvanceFrom.AUTHORITY and one.presumed_cents and one.cents > one.presumed_cents * share:
            given_and_presumed = ("given_cents", one.cents), ("presumed_cents", one.presumed_cents)
            yield remark(FindingCode.HIGH_ADVANCE, Section.BUDGET, "advances", *given_and_presumed, at=one.id)


def _own_cents(case: Case) -> Callable[[Funding], int]:
    """What a funding brings to the authority of the claim: of one for a shared expense, its part alone (R68)."""
    shared: dict[object, Expense] = {line.expense.id: line.expense for line in case.claimed.lines}

    def own(funding: Funding) -> int:
        expense = shared.get(funding.expense)
        return funding.cents if expense is None else own_part(expense, funding.cents, case.action.authority)

    return own


def overfunded(line: StatementLine, fundings: Iterable[Funding], authority: OrganisationId | None) -> bool:
    """Whether the claim and other funding of a line are more than what the authority bore of it (V25).

    Everything is counted as the authority's own part: ``euro_cents`` and the deductions already are.
    """
    expense, spent = line.expense, line.assessment.euro_cents
    whole = expense.other_funding_cents + sum(
        one.cents for one in fundings if one.expense == expense.id and one.nature is FundingNature.CASH
    )
    funded = own_part(expense, whole, authority)
    if spent is None or not funded:
        return False
    borne = spent if expense.borne_cents is None else min(spent, expense.borne_cents)
    deducted = sum(one.cents for one in line.assessment.because if one.reason is Reason.DEDUCTED)
    return funded + line.share_cents > borne - deducted

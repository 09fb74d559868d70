"""Who else pays, and what was advanced (DOMAIN V25; R59, ADVANCE)."""

from collections.abc import Iterable, Iterator

from lianes_desktop.domain.checks.case import Case, remark
from lianes_desktop.domain.dossiers import Finding, FindingCode, Level, StatementLine
from lianes_desktop.domain.funding import AdvanceFrom, Funding
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.others import cents_of, cost_cents, of_expense, others
from lianes_desktop.domain.summaries import Section


def found(case: Case) -> Iterator[Finding]:
    """The action as a whole: the claim and money from elsewhere never exceed what it cost."""
    asked, spent = case.claimed.asked_cents, sum(line.borne_cents for line in case.claimed.lines)
    money = others(case.claimed.lines, case.dossier.fundings, case.action.authority)
    booked = [one.funding for one in money if one.funding is not None]
    given = cents_of(money)
    if booked and asked + given > spent:
        level = Level.ERROR if asked + cents_of(money, sure=True) > spent else Level.WARNING
        sums = ("given_cents", given), ("asked_cents", asked), ("spent_cents", spent)
        yield Finding(FindingCode.ACTION_OVERFUNDED, level, Section.BUDGET, booked[0].id, "fundings", sums)
    share = case.reference.edition.advance_share
    for one in case.dossier.advances:
        if one.giver is AdvanceFrom.AUTHORITY and one.presumed_cents and one.cents > one.presumed_cents * share:
            given_and_presumed = ("given_cents", one.cents), ("presumed_cents", one.presumed_cents)
            yield remark(FindingCode.HIGH_ADVANCE, Section.BUDGET, "advances", *given_and_presumed, at=one.id)


def overfunded(line: StatementLine, fundings: Iterable[Funding], authority: OrganisationId | None) -> bool:
    """Whether the claim and other funding of a line are more than what the authority bore of it (V25)."""
    if line.assessment.euro_cents is None or line.assessment.valued_apart:
        return False
    funded = cents_of(of_expense(line.expense, fundings, authority))
    return funded > 0 and funded + line.share_cents > cost_cents(line)

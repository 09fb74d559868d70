"""What stands between a dossier and its claim (DOMAIN §6), by theme."""

from datetime import date

from lianes_desktop.domain.checks import (
    contacts,
    facts,
    funding,
    joining,
    length_and_budget,
    mandates,
    money,
    partnerships,
    preparation,
    programme,
    projects,
    receipts,
    report,
    stays,
)
from lianes_desktop.domain.checks.case import Around, Case
from lianes_desktop.domain.dossiers import Dossier, ExpenseStatement, Finding, Level
from lianes_desktop.domain.editions import ReferenceData
from lianes_desktop.domain.reimbursement import Terms

__all__ = ["Around", "check"]

_THEMES = (
    facts.found,
    joining.found,
    length_and_budget.found,
    partnerships.found,
    projects.found,
    mandates.found,
    preparation.found,
    money.found,
    stays.found,
    receipts.found,
    funding.found,
    programme.found,
    contacts.found,
    report.found,
)

_NOTHING = Around()


def check(
    dossier: Dossier,
    claimed: ExpenseStatement,
    applied: Terms,
    reference: ReferenceData,
    today: date,
    around: Around = _NOTHING,
) -> tuple[Finding, ...]:
    """Everything found, errors first, each with the place where to put it right."""
    case = Case(dossier, claimed, applied, reference, today, around)
    found = [finding for theme in _THEMES for finding in theme(case)]
    return tuple(sorted(found, key=lambda finding: finding.level is not Level.ERROR))

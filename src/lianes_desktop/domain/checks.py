"""What stands between a dossier and its claim (DOMAIN §6)."""

from datetime import date

from lianes_desktop.domain.dossiers import Dossier, ExpenseStatement, Finding
from lianes_desktop.domain.editions import ReferenceData
from lianes_desktop.domain.reimbursement import Terms


def check(
    dossier: Dossier, claimed: ExpenseStatement, applied: Terms, reference: ReferenceData, today: date
) -> tuple[Finding, ...]:
    """Everything found, errors first, each with the place where to put it right."""
    raise NotImplementedError

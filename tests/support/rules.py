"""Claims under the rules of the programme, for tests of the rule table."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.allowances import DailyAllowance
from lianes_desktop.domain.conventions import Convention, ConventionOverrides, HostingCase
from lianes_desktop.domain.dossiers import ExpenseStatement, StatementLine
from lianes_desktop.domain.editions import ReferenceData
from lianes_desktop.domain.expenses import (
    AuthorityShare,
    Expense,
    LostReceiptDeclaration,
)
from lianes_desktop.domain.funding import Funding, FundingState
from lianes_desktop.domain.ids import FundingId, OrganisationId, new_id
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.projects import CooperationProject
from lianes_desktop.domain.statement import statement
from lianes_desktop.i18n import wording
from support.builders import (
    DOSSIER,
    LILLE,
    REFERENCE,
    a_dossier,
    a_hosting_day,
    a_mission,
    a_rate,
    euros,
)

RATES = (a_rate("10.8000"),)
LOST = LostReceiptDeclaration("Perdu dans le car", date(2026, 10, 14), "Le maire")
AMIENS = OrganisationId("FR-AMM")
TABLE = REFERENCE.allowances[0]
KILOMETRES = REFERENCE.mileage[0]
DIRECT = a_hosting_day(case=HostingCase.DIRECT)
AD_HOC = a_hosting_day()
IN_FRANCE: dict[str, Any] = {"paid_on": date(2026, 10, 20)}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def agreed(action: Action = a_mission(), /, **overrides: Any) -> Action:  # noqa: B008, ANN401 - a value; fields of it
    """The action under a convention of its own."""
    return replace(action, convention=replace(action.convention, overrides=ConventionOverrides(**overrides)))


def a_project(**fields: Any) -> CooperationProject:  # noqa: ANN401 - fields of the value
    given: dict[str, Any] = {
        "id": DOSSIER,
        "title": "Espace info-énergie",
        "authority": LILLE,
        "starts_on": date(2026, 10, 1),
        "ends_on": date(2027, 6, 30),
        "convention": Convention("LC-2026-014", date(2026, 8, 28), date(2026, 9, 21)),
    }
    return CooperationProject(**(given | fields))


def a_partnership(**fields: Any) -> NewPartnership:  # noqa: ANN401 - fields of the value
    given: dict[str, Any] = {
        "id": DOSSIER,
        "title": "Vers un partenariat",
        "authority": LILLE,
        "convention": Convention("LC-2026-014", date(2026, 8, 28), date(2026, 9, 21)),
    }
    return NewPartnership(**(given | fields))


def claim(
    *expenses: Expense,
    action: Action | None = None,
    reference: ReferenceData = REFERENCE,
    **fields: Any,  # noqa: ANN401 - fields of the dossier
) -> ExpenseStatement:
    numbered = tuple(replace(one, number=number) for number, one in enumerate(expenses, start=1))
    return statement(a_dossier(action, expenses=numbered, rates=RATES, **fields), reference)


def line(expense: Expense, action: Action | None = None, **fields: Any) -> StatementLine:  # noqa: ANN401 - likewise
    (only,) = claim(expense, action=action, **fields).lines
    return only


def said(found: StatementLine) -> str:
    return plain(" ".join(wording.because(one) for one in found.assessment.because))


STAY = DailyAllowance(
    arrives_at=datetime.fromisoformat("2026-10-12 13:00"),
    leaves_at=datetime.fromisoformat("2026-10-16 11:00"),
    daily=euros("100.00"),
    evenings_offered=1,
    deliberation="2026-118",
)


def funded(spent: Expense, cents: int, **fields: Any) -> Funding:  # noqa: ANN401 - fields of the value
    given: dict[str, Any] = {"state": FundingState.GRANTED, "expense": spent.id}
    return Funding(FundingId(new_id()), DOSSIER, "Région", cents, **(given | fields))


def shared(*parts: tuple[OrganisationId, int]) -> tuple[AuthorityShare, ...]:
    return tuple(AuthorityShare(*one) for one in parts)


COVERED = "Cette nature de dépense est prise en charge (règles du programme)."
"""What a line that counts says first."""

"""Reads the reference data shipped with the application."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lianes_desktop.domain.editions import BudgetHeading, Coverage, ExpenseKind, ProgrammeEdition, ReferenceData
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.organisations import Organisation, OrganisationType, Partnership, PartnershipKind

_Plain = Mapping[str, Any]


def load(text: str) -> ReferenceData:
    """The edition, expense kinds, organisations and partnerships of ``reference_data.json``.

    Raises:
        ValueError: the text is not what we ship.
    """
    try:
        data = json.loads(text)
        return ReferenceData(
            edition=_edition(data["edition"]),
            kinds=tuple(_kind(one) for one in data["expense_kinds"]),
            organisations=tuple(_organisation(one) for one in data["organisations"]),
            partnerships=tuple(_partnership(one) for one in data["partnerships"]),
        )
    except (LookupError, TypeError, ArithmeticError) as error:
        raise ValueError("not our reference data") from error


def _edition(plain: _Plain) -> ProgrammeEdition:
    rates, lost = plain["rates"], plain["lost_receipt"]
    ad_hoc = rates["accueil_ponctuel"]
    month, day = plain["loi_deadline"].split("-")
    fewest, most = plain["mission_days"]
    return ProgrammeEdition(
        code=plain["code"],
        funder=plain["funder"],
        call=plain["call"],
        mission_rate=Decimal(rates["mission"]),
        hosting_direct_rate=Decimal(rates["accueil_direct"]),
        hosting_ad_hoc_rate=None if ad_hoc is None else Decimal(ad_hoc),
        budget_per_person_cents=_cents(plain["budget_per_person_eur"]),
        mission_days=(fewest, most),
        letter_deadline=(int(month), int(day)),
        year=plain["year"],
        lost_receipt_line_cents=_cents(lost["line_eur"]),
        lost_receipt_person_cents=_cents(lost["person_eur"]),
    )


def _kind(plain: _Plain) -> ExpenseKind:
    return ExpenseKind(
        code=plain["code"],
        heading=BudgetHeading(plain["heading"]),
        mission=Coverage(plain["A"]),
        hosting=Coverage(plain["B"]),
        lost_receipt_allowed=plain["lost_receipt"],
        receipt_required=plain["receipt"],
    )


def _organisation(plain: _Plain) -> Organisation:
    return Organisation(
        id=OrganisationId(plain["id"]),
        country=plain["country"],
        type=OrganisationType(plain["type"]),
        name=plain["name"],
        name_ar=plain.get("name_ar", ""),
        name_zgh=plain.get("name_zgh", ""),
        aliases=tuple(plain.get("aliases", ())),
        siren=plain.get("siren", ""),
    )


def _partnership(plain: _Plain) -> Partnership:
    return Partnership(
        french=OrganisationId(plain["fr"]),
        moroccan=OrganisationId(plain["ma"]),
        kind=PartnershipKind(plain["kind"]),
        direct=plain["direct"],
        themes=tuple(plain.get("themes", ())),
    )


def _cents(euros: str) -> int:
    return int(Decimal(euros).scaleb(2))

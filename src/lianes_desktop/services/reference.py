"""Reads the settings shipped with the application."""

import json
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from lianes_desktop.domain.allowances import AllowanceTable, FiscalPower, MealWindow, MileageRate, MileageTable
from lianes_desktop.domain.conventions import Coverage, MealsMode
from lianes_desktop.domain.editions import ExpenseKind, KindTrait, ProgrammeEdition
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.organisations import (
    LianesContact,
    Organisation,
    OrganisationType,
    Partnership,
    PartnershipKind,
)
from lianes_desktop.domain.settings import SHIPPED, ProgrammeSettings

_Plain = Mapping[str, Any]


def load(text: str) -> ProgrammeSettings:
    """The settings of ``reference_data.json``.

    Raises:
        ValueError: the text is not what we ship.
    """
    try:
        data = json.loads(text)
        return ProgrammeSettings(
            version=SHIPPED,
            editions=(_edition(data["edition"]),),
            kinds=tuple(_kind(one) for one in data["expense_kinds"]),
            organisations=tuple(_organisation(one) for one in data["organisations"]),
            partnerships=tuple(_partnership(one) for one in data["partnerships"]),
            allowances=tuple(_allowance(one) for one in data["allowances"]),
            mileage=tuple(_mileage(one) for one in data["mileage"]),
            contacts=tuple(_contact(one) for one in data["contacts_lianes"]),
            texts=tuple((name, tuple(words.items())) for name, words in data["texts"].items()),
        )
    except (LookupError, TypeError, ArithmeticError) as error:
        raise ValueError("not our reference data") from error


def _edition(plain: _Plain) -> ProgrammeEdition:
    rates, lost = plain["rates"], plain["lost_receipt"]
    month, day = plain["loi_deadline"].split("-")
    fewest, most = plain["mission_days"]
    return ProgrammeEdition(
        code=plain["code"],
        funder=plain["funder"],
        call=plain["call"],
        title=plain["title"],
        tagline=plain["tagline"],
        launch_year=plain["launch_year"],
        general_objective=tuple(plain["general_objective"].items()),
        mission_rate=Decimal(rates["mission"]),
        hosting_direct_rate=Decimal(rates["accueil_direct"]),
        hosting_ad_hoc_rate=_rate(rates["accueil_ponctuel"]),
        partnership_rate=_rate(rates["nouveau_partenariat"]),
        project_rate=_rate(rates["projet_max"]),
        budget_per_person_cents=_cents(plain["budget_per_person_eur"]),
        far_over_budget=Decimal(plain["far_over_budget"]),
        mission_days=(fewest, most),
        letter_deadline=(int(month), int(day)),
        year=plain["year"],
        least_authorities=plain["min_collectivites"],
        meetings_per_year=plain["copil_per_year"],
        lost_receipt_line_cents=_cents(lost["line_eur"]),
        lost_receipt_person_cents=_cents(lost["person_eur"]),
        small_equipment_cents=_cents(plain["small_equipment_eur"]),
        advance_share=Decimal(plain["advance_share"]),
        ticket_window_days=plain["ticket_window_days"],
        small_population=plain["small_population"],
        meals_mode=MealsMode(plain["meals_mode"]),
        proofs_kept_years=plain["proofs_kept_years"],
        contacts_kept_years=plain["contacts_kept_years"],
        sources=tuple(plain["sources"].items()),
    )


def _kind(plain: _Plain) -> ExpenseKind:
    return ExpenseKind(
        code=plain["code"],
        heading=BudgetHeading(plain["heading"]),
        mission=Coverage(plain["A"]),
        hosting=Coverage(plain["B"]),
        project=Coverage(plain["D"]),
        lost_receipt_allowed=plain["lost_receipt"],
        receipt_required=plain["receipt"],
        proof=plain.get("proof", ""),
        traits=tuple(KindTrait(one) for one in plain.get("traits", ())),
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
        population=plain.get("population"),
    )


def _partnership(plain: _Plain) -> Partnership:
    return Partnership(
        french=OrganisationId(plain["fr"]),
        moroccan=OrganisationId(plain["ma"]),
        kind=PartnershipKind(plain["kind"]),
        direct=plain["direct"],
        themes=tuple(plain.get("themes", ())),
        brings=plain.get("brings", ""),
    )


def _allowance(plain: _Plain) -> AllowanceTable:
    windows, shares = plain["windows"], plain["shares"]
    return AllowanceTable(
        country=plain["country"],
        valid_from=date.fromisoformat(plain["valid_from"]),
        daily=None,
        night_share=Decimal(shares["night"]),
        midday_share=Decimal(shares["midday"]),
        evening_share=Decimal(shares["evening"]),
        night=_window(windows["night"]),
        midday=_window(windows["midday"]),
        evening=_window(windows["evening"]),
        source=plain["source"],
    )


def _window(hours: tuple[str, str]) -> MealWindow:
    starts, ends = hours
    return MealWindow(time.fromisoformat(starts), time.fromisoformat(ends))


def _mileage(plain: _Plain) -> MileageTable:
    return MileageTable(
        valid_from=date.fromisoformat(plain["valid_from"]),
        rates=tuple(
            MileageRate(
                FiscalPower(one["power"]), tuple((tier["to_km"], Decimal(tier["eur"])) for tier in one["tiers"])
            )
            for one in plain["rates"]
        ),
        source=plain["source"],
    )


def _contact(plain: _Plain) -> LianesContact:
    return LianesContact(plain["name"], plain["role"], plain["org"], plain["address"], plain["email"], plain["phone"])


def _rate(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _cents(euros: str) -> int:
    return int(Decimal(euros).scaleb(2))

"""Sums reckoned from facts: daily allowances by whole windows, mileage by tiers, and the mode they belong to."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from support.builders import (
    REFERENCE,
    a_mission,
    an_expense,
    dirhams,
    euros,
)
from support.rules import (
    DIRECT,
    IN_FRANCE,
    KILOMETRES,
    STAY,
    TABLE,
    agreed,
    line,
    said,
)

from lianes_desktop.domain.allowances import DailyAllowance, FiscalPower, MileageLeg
from lianes_desktop.domain.conventions import MealsMode
from lianes_desktop.domain.expenses import (
    Eligibility,
)
from lianes_desktop.domain.mileage import mileage_due, mileage_table
from lianes_desktop.domain.stays import counted, days_due

# meals and nights


@pytest.mark.parametrize("kind", ["HEBE", "REMI", "RESO"])
def test_in_daily_allowances_meals_and_nights_do_not_count_on_receipts(kind: str) -> None:
    found = line(
        an_expense("80.00", kind=kind), agreed(meals_mode=MealsMode.ALLOWANCE, articles=(("meals_mode", "8"),))
    )

    assert found.assessment.eligibility is Eligibility.NOT_ELIGIBLE
    assert said(found) == (
        "Repas et nuits sont payés par indemnités journalières : ce reçu ne compte pas (convention art. 8)."
    )


def test_the_authority_may_choose_daily_allowances_for_a_mission() -> None:
    by_choice = a_mission(meals_mode=MealsMode.ALLOWANCE)
    found = line(an_expense(None, kind="INDJ", receipts=(), allowance=STAY), by_choice)

    assert (found.assessment.eligibility, found.assessment.eligible_cents, found.share_cents) == (
        Eligibility.ELIGIBLE,
        36500,
        16608,
    )
    refused = line(an_expense("80.00", kind="REMI"), by_choice)
    assert said(refused).endswith("ce reçu ne compte pas (choix de la collectivité).")
    assert line(an_expense("80.00", kind="TAXI"), by_choice).assessment.eligibility is Eligibility.ELIGIBLE


def test_a_hosting_day_is_always_on_receipts() -> None:
    allowing = replace(REFERENCE, edition=replace(REFERENCE.edition, meals_mode=MealsMode.ALLOWANCE))
    meal = an_expense("80.00", kind="REMI", **IN_FRANCE)

    assert line(meal, DIRECT, reference=allowing).assessment.eligibility is Eligibility.ELIGIBLE
    assert line(meal, a_mission(), reference=allowing).assessment.eligibility is Eligibility.NOT_ELIGIBLE


BY_DAY = a_mission(meals_mode=MealsMode.ALLOWANCE)


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"arrives_at": None}, "Indiquez l'arrivée sur place et le départ."),
        ({"leaves_at": datetime.fromisoformat("2026-10-12 09:00")}, "Indiquez l'arrivée sur place et le départ."),
        ({"daily": None}, "Indiquez le montant journalier fixé par la collectivité."),
        ({"deliberation": ""}, "Indiquez la délibération qui choisit l'indemnité journalière."),
        (
            {"arrives_at": datetime.fromisoformat("2006-01-01"), "leaves_at": datetime.fromisoformat("2006-01-03")},
            "Aucun barème n'était en vigueur ce jour-là.",
        ),
    ],
)
def test_an_allowance_waits_for_its_facts(missing: dict[str, Any], words: str) -> None:
    found = line(an_expense("1.00", kind="INDJ", receipts=(), allowance=replace(STAY, **missing)), BY_DAY)

    assert found.assessment.eligibility is Eligibility.INCOMPLETE
    assert said(found) == words


def test_an_allowance_without_a_stay_says_so() -> None:
    assert said(line(an_expense(None, kind="INDJ", receipts=()), BY_DAY)) == (
        "Indiquez l'arrivée sur place et le départ."
    )


def test_the_table_s_daily_amount_counts_until_the_authority_sets_its_own() -> None:
    table = replace(TABLE, daily=euros("88.00"))
    reference = replace(REFERENCE, allowances=(table,))
    stay = replace(STAY, daily=None, evenings_offered=0, leaves_at=datetime.fromisoformat("2026-10-13 06:00"))
    general = line(an_expense(None, kind="INDJ", receipts=(), allowance=stay), BY_DAY, reference=reference)
    own = replace(stay, daily=euros("50.00"))
    chosen = line(an_expense(None, kind="INDJ", receipts=(), allowance=own), BY_DAY, reference=reference)

    assert general.assessment.eligible_cents == 7260  # one night and one evening: 82,5 % of 88,00 €
    assert chosen.assessment.eligible_cents == 4125


def test_an_allowance_in_dirhams_is_converted() -> None:
    stay = replace(STAY, daily=dirhams("1000.00"))
    found = line(an_expense(None, kind="INDJ", receipts=(), allowance=stay), BY_DAY)

    assert found.assessment.euro_cents == 33796  # 3 650,00 MAD at 10,80


@pytest.mark.parametrize(
    ("arrives", "leaves", "expected"),
    [
        ("2026-10-12 00:00", "2026-10-12 05:00", (1, 0, 0)),
        ("2026-10-12 00:01", "2026-10-12 05:00", (0, 0, 0)),
        ("2026-10-12 12:00", "2026-10-12 14:00", (0, 1, 0)),
        ("2026-10-12 19:00", "2026-10-12 20:59", (0, 0, 0)),
        ("2026-10-12 11:00", "2026-10-13 21:00", (1, 2, 2)),
    ],
)
def test_only_whole_windows_count(arrives: str, leaves: str, expected: tuple[int, int, int]) -> None:
    stay = DailyAllowance(datetime.fromisoformat(arrives), datetime.fromisoformat(leaves), euros("1.00"))

    assert counted(stay, TABLE) == expected


def test_what_is_offered_never_makes_a_stay_owe() -> None:
    stay = replace(STAY, nights_offered=9, middays_offered=9, evenings_offered=9)

    assert days_due(stay, TABLE) == 0
    assert counted(DailyAllowance(), TABLE) == (0, 0, 0)


# mileage

LEG = MileageLeg("Lille", "Roissy", 230, FiscalPower.FROM_6_TO_7, 1900, date(2026, 10, 1))


@pytest.mark.parametrize(
    ("leg", "due"),
    [
        (replace(LEG, run_before=0), "94.30"),
        (LEG, "107.30"),  # 100 km at 0,41 and 130 km at 0,51
        (replace(LEG, run_before=9900), "90.00"),  # 100 km at 0,51 and 130 km at 0,30
        (replace(LEG, run_before=12_000), "69.00"),
        (replace(LEG, power=FiscalPower.UP_TO_5, run_before=0), "73.60"),
        (replace(LEG, power=FiscalPower.FROM_8, run_before=0), "103.50"),
        (replace(LEG, power=FiscalPower.MOTORCYCLE), "34.50"),
        (replace(LEG, power=FiscalPower.MOPED), "27.60"),
        (replace(LEG, run_before=0, kilometres=12_000), "5500.00"),  # every tier: 2 000, 8 000 and 2 000 km
    ],
)
def test_mileage_runs_through_the_tiers(leg: MileageLeg, due: str) -> None:
    found = line(an_expense(None, kind="INKM", receipts=(), mileage=leg))

    assert found.assessment.eligible_cents == euros(due).minor
    assert found.assessment.eligibility is Eligibility.ELIGIBLE


@pytest.mark.parametrize(
    ("leg", "verdict", "words"),
    [
        (
            replace(LEG, kilometres=0),
            Eligibility.INCOMPLETE,
            "Décrivez le trajet : kilomètres et puissance du véhicule.",
        ),
        (replace(LEG, power=None), Eligibility.INCOMPLETE, "Décrivez le trajet : kilomètres et puissance du véhicule."),
        (
            replace(LEG, authorised_on=None),
            Eligibility.INCOMPLETE,
            "Indiquez la date de l'autorisation, avant le trajet.",
        ),
        (
            replace(LEG, authorised_on=date(2026, 10, 14)),
            Eligibility.NOT_ELIGIBLE,
            "Le véhicule a été autorisé après le trajet : ce trajet ne compte pas.",
        ),
    ],
)
def test_a_journey_is_described_and_authorised_first(leg: MileageLeg, verdict: Eligibility, words: str) -> None:
    found = line(an_expense("999.00", kind="INKM", receipts=(), mileage=leg))

    assert (found.assessment.eligibility, said(found)) == (verdict, words)


def test_a_journey_before_the_first_table_or_without_a_day_is_incomplete() -> None:
    old = an_expense(None, kind="INKM", receipts=(), mileage=LEG, paid_on=date(2021, 12, 31))
    undated = an_expense(None, kind="INKM", receipts=(), mileage=LEG, paid_on=None)
    blank = an_expense(None, kind="INKM", receipts=())

    assert said(line(old)) == "Aucun barème n'était en vigueur ce jour-là."
    assert said(line(undated)) == "Indiquez la date."
    assert said(line(blank)) == "Décrivez le trajet : kilomètres et puissance du véhicule."


def test_the_table_of_the_day_counts() -> None:
    later = replace(
        KILOMETRES,
        valid_from=date(2026, 10, 10),
        rates=(replace(KILOMETRES.rates[1], tiers=((None, Decimal("0.5")),)),),
    )
    reference = replace(REFERENCE, mileage=(later, KILOMETRES))
    before = an_expense(None, kind="INKM", receipts=(), mileage=LEG, service_on=date(2026, 10, 9))
    after = an_expense(None, kind="INKM", receipts=(), mileage=LEG)

    assert line(before, reference=reference).assessment.euro_cents == 10730
    assert line(after, reference=reference).assessment.euro_cents == 11500
    assert mileage_table((), date(2026, 1, 1)) is None
    short = replace(KILOMETRES, rates=(replace(KILOMETRES.rates[1], tiers=((2000, Decimal("0.5")),)),))
    assert mileage_due(LEG, short) is None
    assert said(line(after, reference=replace(REFERENCE, mileage=(short,)))) == (
        "Aucun barème n'était en vigueur ce jour-là."
    )

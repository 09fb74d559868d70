"""A whole value as a page hands it: cleaned, or refused with every reason at once."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from support.builders import (
    a_contact,
    a_hosting_day,
    a_mission,
    a_participant,
    a_profile,
    a_rate,
    an_expense,
    an_item,
    dirhams,
    euros,
)

from lianes_desktop.domain import checked
from lianes_desktop.domain.allowances import DailyAllowance, FiscalPower, MileageLeg
from lianes_desktop.domain.contacts import Consent, ConsentState
from lianes_desktop.domain.conventions import Convention, ConventionOverrides
from lianes_desktop.domain.expenses import AuthorityShare, LostReceiptDeclaration
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.missions import PlannedCost
from lianes_desktop.domain.organisations import Organisation, OrganisationType
from lianes_desktop.domain.participants import Mandate
from lianes_desktop.domain.problems import Problem, RefusedError

LILLE = Organisation(OrganisationId("FR-LIL"), "FR", OrganisationType.MUNICIPALITY, "Ville de Lille")
DAY = date(2026, 10, 14)


def refusals(check: Any, value: Any) -> list[tuple[str, Problem]]:  # noqa: ANN401 - any check of any value
    with pytest.raises(RefusedError) as refused:
        check(value)
    return [(one.field, one.problem) for one in refused.value.refusals]


def test_texts_are_cleaned() -> None:
    assert checked.checked_action(a_mission(title="  Oujda \n 2026 ")).title == "Oujda 2026"
    assert checked.checked_item(an_item(note="a\n\nb ")).note == "a\n\nb"
    person = checked.checked_participant(a_participant(mandate=Mandate(" OM 1 ")))
    assert person.mandate.number == "OM 1"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": " "}, [("title", Problem.MISSING)]),
        ({"title": "x" * 201}, [("title", Problem.TOO_LONG)]),
        ({"place": "a\u202eb", "title": ""}, [("place", Problem.FORBIDDEN_CHARACTER), ("title", Problem.MISSING)]),
        ({"ends_on": date(2026, 10, 1)}, [("ends_on", Problem.END_BEFORE_START)]),
        ({"budget": (PlannedCost(BudgetHeading.AIR, -1),)}, [("budget", Problem.NOT_POSITIVE)]),
        (
            {"convention": Convention(overrides=ConventionOverrides(rate=Decimal("1.1"), ad_hoc_rate=Decimal(0)))},
            [("convention.rate", Problem.TOO_LARGE), ("convention.ad_hoc_rate", Problem.NOT_POSITIVE)],
        ),
        (
            {
                "convention": Convention(
                    starts_on=date(2026, 10, 2),
                    ends_on=date(2026, 10, 1),
                    overrides=ConventionOverrides(project_rate=Decimal(2), partnership_rate=Decimal("-0.1")),
                )
            },
            [
                ("convention.ends_on", Problem.END_BEFORE_START),
                ("convention.project_rate", Problem.TOO_LARGE),
                ("convention.partnership_rate", Problem.NOT_POSITIVE),
            ],
        ),
        (
            {"convention": Convention(overrides=ConventionOverrides(ceiling_cents=0))},
            [("convention.ceiling_cents", Problem.NOT_POSITIVE)],
        ),
        ({"convention": Convention("a\x00")}, [("convention.reference", Problem.FORBIDDEN_CHARACTER)]),
    ],
)
def test_missions_that_make_no_sense_are_refused(fields: dict[str, Any], expected: list[tuple[str, Problem]]) -> None:
    assert refusals(checked.checked_action, a_mission(**fields)) == expected


def test_a_hosting_day_keeps_its_reason() -> None:
    assert checked.checked_action(a_hosting_day(case_reason=" Accord ")).case_reason == "Accord"


def test_a_person_has_a_name_in_one_script_at_least() -> None:
    nameless = a_participant(given_name="", family_name="")

    assert refusals(checked.checked_participant, nameless) == [("family_name", Problem.MISSING)]
    assert checked.checked_participant(replace(nameless, given_name_ar="نادية")).given_name_ar == "نادية"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"end": "2026-10-13 09:00"}, [("ends_at", Problem.END_BEFORE_START)]),
        ({"zone": "Mars/Olympus"}, [("zone", Problem.MISSING)]),
        ({"results": (1, 6)}, [("results", Problem.NOT_A_NUMBER)]),
        (
            {"covers": -1, "planned_cents": -5},
            [("covers", Problem.NOT_POSITIVE), ("planned_cents", Problem.NOT_POSITIVE)],
        ),
    ],
)
def test_programme_lines_that_make_no_sense_are_refused(
    fields: dict[str, Any], expected: list[tuple[str, Problem]]
) -> None:
    assert refusals(checked.checked_item, an_item(**fields)) == expected


def test_a_card_needs_a_possible_address_and_the_day_of_an_agreement() -> None:
    granted = a_contact(email="a@b", consent=Consent(ConsentState.GRANTED))
    expected = [("email", Problem.NOT_AN_EMAIL), ("consent.given_on", Problem.MISSING)]

    assert refusals(checked.checked_contact, granted) == expected
    fine = replace(granted, email="", consent=Consent(ConsentState.GRANTED, DAY))
    assert checked.checked_contact(fine) == fine


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"amount": euros("-1")}, [("amount", Problem.NOT_POSITIVE)]),
        ({"amount": euros("100000000")}, [("amount", Problem.TOO_LARGE)]),
        ({"amount": None, "deducted": euros("1")}, [("amount", Problem.MISSING)]),
        ({"deducted": dirhams("1")}, [("deducted", Problem.UNKNOWN_CURRENCY)]),
        ({"deducted": euros("0")}, [("deducted", Problem.NOT_POSITIVE)]),
        ({"deducted": euros("100.01")}, [("deducted", Problem.TOO_LARGE)]),
        ({"debit_cents": 0}, [("debit_cents", Problem.NOT_POSITIVE)]),
        ({"borne_cents": -1}, [("borne_cents", Problem.NOT_POSITIVE)]),
        ({"other_funding_cents": -1}, [("other_funding_cents", Problem.NOT_POSITIVE)]),
        ({"payee": "\u2066x"}, [("payee", Problem.FORBIDDEN_CHARACTER)]),
        ({"declaration": LostReceiptDeclaration("", DAY)}, [("declaration.circumstances", Problem.MISSING)]),
    ],
)
def test_expenses_that_make_no_sense_are_refused(fields: dict[str, Any], expected: list[tuple[str, Problem]]) -> None:
    amount = fields.pop("amount", "100.00")
    assert refusals(checked.checked_expense, an_expense(amount, **fields)) == expected


def test_an_unfinished_expense_is_fine() -> None:
    blank = an_expense(None, kind="", paid_on=None)
    assert checked.checked_expense(blank) == blank
    whole = an_expense(deducted=euros("100.00"), declaration=LostReceiptDeclaration(" Vent ", DAY))
    assert checked.checked_expense(whole).declaration == LostReceiptDeclaration("Vent", DAY)


def test_the_person_at_this_device_has_a_name() -> None:
    nobody = a_profile(given_name="", family_name="", email="x")
    expected = [("email", Problem.NOT_AN_EMAIL), ("family_name", Problem.MISSING)]

    assert refusals(checked.checked_profile, nobody) == expected
    assert checked.checked_profile(a_profile()) == a_profile()


def test_an_organisation_has_a_name_and_numbers_that_hold() -> None:
    wrong = replace(LILLE, name="", siren="1", siret="2", iban="FR00", bic="X")
    expected = [
        ("siren", Problem.NOT_A_SIRET),
        ("siret", Problem.NOT_A_SIRET),
        ("iban", Problem.NOT_AN_IBAN),
        ("bic", Problem.NOT_A_BIC),
        ("name", Problem.MISSING),
    ]

    assert refusals(checked.checked_organisation, wrong) == expected
    assert checked.checked_organisation(replace(LILLE, siren="215 903 501")).siren == "215903501"


@pytest.mark.parametrize(
    ("per_euro", "expected"),
    [
        ("0", Problem.NOT_POSITIVE),
        ("NaN", Problem.NOT_POSITIVE),
        ("1000000", Problem.TOO_LARGE),
        ("1.1234567", Problem.TOO_PRECISE),
    ],
)
def test_rates_that_make_no_sense_are_refused(per_euro: str, expected: Problem) -> None:
    assert refusals(checked.checked_rate, a_rate(per_euro)) == [("per_euro", expected)]


def test_a_rate_of_six_decimals_is_fine() -> None:
    assert checked.checked_rate(a_rate("10.840001")).per_euro == Decimal("10.840001")


def test_a_shared_expense_is_shared_whole_and_once_by_each() -> None:
    lille, amiens = OrganisationId("FR-LIL"), OrganisationId("FR-AMM")
    both = (AuthorityShare(lille, 5000), AuthorityShare(amiens, 5000))

    assert checked.checked_expense(an_expense(shares=both)).shares == both
    assert dict(refusals(checked.checked_expense, an_expense(shares=both[:1]))) == {"shares": Problem.SHARES_NOT_WHOLE}
    twice = (AuthorityShare(lille, 5000), AuthorityShare(lille, 5000))
    assert dict(refusals(checked.checked_expense, an_expense(shares=twice))) == {"shares": Problem.SAME_TWICE}
    below = (AuthorityShare(lille, 11_000), AuthorityShare(amiens, -1000))
    assert dict(refusals(checked.checked_expense, an_expense(shares=below))) == {"shares": Problem.SHARES_NOT_WHOLE}


def test_the_facts_of_a_journey_and_a_stay_make_sense() -> None:
    leg = MileageLeg(" Lille ", "Roissy", 100_001, FiscalPower.UP_TO_5, -1)
    stay = DailyAllowance(
        datetime.fromisoformat("2026-10-16 11:00"),
        datetime.fromisoformat("2026-10-12 13:00"),
        euros("0"),
        nights_offered=-1,
        deliberation="x" * 300,
    )
    wrong = an_expense(mileage=leg, allowance=stay, unit_cents=0)

    assert dict(refusals(checked.checked_expense, wrong)) == {
        "unit_cents": Problem.NOT_POSITIVE,
        "mileage.kilometres": Problem.TOO_LARGE,
        "mileage.run_before": Problem.TOO_LARGE,
        "allowance.deliberation": Problem.TOO_LONG,
        "allowance.leaves_at": Problem.END_BEFORE_START,
        "allowance.daily": Problem.NOT_POSITIVE,
        "allowance.nights_offered": Problem.TOO_LARGE,
    }
    fine = an_expense(mileage=replace(leg, kilometres=230, run_before=0), allowance=DailyAllowance(), unit_cents=100)
    kept = checked.checked_expense(fine)
    assert kept.mileage is not None
    assert kept.mileage.origin == "Lille"

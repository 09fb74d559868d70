"""The facts of a journey or a stay, and who shares an expense: from the form's text, and back."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from support.builders import LILLE, REFERENCE, a_mission, an_expense, dirhams, euros

from lianes_desktop.domain.allowances import DailyAllowance, FiscalPower, MileageLeg
from lianes_desktop.domain.assessment import assess
from lianes_desktop.domain.conventions import MealsMode
from lianes_desktop.domain.expenses import AuthorityShare, Expense
from lianes_desktop.domain.ids import OrganisationId, ParticipantId, new_id
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.i18n import catalogue
from lianes_desktop.ui.expenses import entry_facts, needs
from lianes_desktop.ui.expenses.values import JOURNEY, STAY, Field

TODAY = date(2026, 10, 14)
AMIENS = OrganisationId("FR-AMM")
APPLIED = terms(a_mission(meals_mode=MealsMode.ALLOWANCE), REFERENCE)
LEG = MileageLeg("Lille", "Roissy", 230, FiscalPower.FROM_8, 1900, date(2026, 10, 1))
STAY_THERE = DailyAllowance(
    datetime.fromisoformat("2026-10-12 13:00"),
    datetime.fromisoformat("2026-10-16 11:00"),
    dirhams("900"),
    nights_offered=1,
    middays_offered=2,
    evenings_offered=3,
    deliberation="2026-118",
)
FULL = an_expense(
    "10.00",
    service_on=date(2026, 10, 20),
    guests="Mme Alaoui, M. Benali",
    unit_cents=45_000,
    mileage=LEG,
    allowance=STAY_THERE,
    beneficiaries=(ParticipantId(new_id()),),
    shares=(AuthorityShare(LILLE, 3334), AuthorityShare(AMIENS, 6666)),
)


def given(expense: Expense, field: Field, value: object) -> Expense:
    return entry_facts.corrected(expense, field, value, TODAY)


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
@pytest.mark.parametrize("expense", [FULL, an_expense("10.00")])
def test_every_field_takes_back_what_it_shows(language: str, expense: Expense) -> None:
    catalogue.activate(language)

    for field, shown in (entry_facts.texts(expense) | entry_facts.chosen(expense)).items():
        assert given(expense, field, shown) == expense, field


def test_a_journey_is_typed_field_by_field_and_goes_when_all_is_blank() -> None:
    typed: dict[Field, object] = {
        Field.ORIGIN: "Lille", Field.DESTINATION: "Roissy", Field.KILOMETRES: "230", Field.POWER: FiscalPower.FROM_8,
        Field.RUN_BEFORE: "1 900", Field.AUTHORISED_ON: "1/10/2026",
    }  # fmt: skip
    blank = an_expense(None, kind="INKM")
    expense = blank
    for field, value in typed.items():
        expense = given(expense, field, value)

    assert expense.mileage == LEG
    for field in JOURNEY:
        expense = given(expense, field, None if field is Field.POWER else "")
    assert expense == blank


def test_a_stay_is_typed_field_by_field_and_goes_when_all_is_blank() -> None:
    typed = {
        Field.ARRIVES_AT: "12/10 13h", Field.LEAVES_AT: "16/10/2026 11:00", Field.DAILY: "900 DH",
        Field.NIGHTS: "1", Field.MIDDAYS: "2", Field.EVENINGS: "3", Field.DELIBERATION: "2026-118",
    }  # fmt: skip
    blank = an_expense(None, kind="INDJ")
    expense = blank
    for field, text in typed.items():
        expense = given(expense, field, text)

    assert expense.allowance == STAY_THERE
    for field in STAY:
        expense = given(expense, field, "")
    assert expense == blank


def test_a_daily_amount_keeps_its_currency_until_another_is_named() -> None:
    stay = an_expense(None, allowance=STAY_THERE)

    assert given(stay, Field.DAILY, "950").allowance == replace(STAY_THERE, daily=dirhams("950"))
    assert given(stay, Field.DAILY, "80 €").allowance == replace(STAY_THERE, daily=euros("80"))
    assert given(an_expense(None), Field.DAILY, "80").allowance == DailyAllowance(daily=euros("80"))


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        (Field.KILOMETRES, "beaucoup", Problem.NOT_A_NUMBER),
        (Field.KILOMETRES, "-3", Problem.NOT_POSITIVE),
        (Field.KILOMETRES, "100001", Problem.TOO_LARGE),
        (Field.EVENINGS, "1,5", Problem.NOT_A_NUMBER),
        (Field.ARRIVES_AT, "12/10/2026", Problem.NOT_A_TIME),
        (Field.ARRIVES_AT, "31/02/2026 13:00", Problem.DATE_IMPOSSIBLE),
        (Field.LEAVES_AT, "12/10/2026 25:00", Problem.NOT_A_TIME),
        (Field.DAILY, "rien", Problem.NOT_A_NUMBER),
        (Field.SERVICE_ON, "hier", Problem.NOT_A_DATE),
        (Field.UNIT, "0", Problem.NOT_POSITIVE),
    ],
)
def test_what_is_no_such_value_is_refused_beside_its_field(field: Field, text: str, problem: Problem) -> None:
    with pytest.raises(RefusedError) as caught:
        given(an_expense("1.00"), field, text)

    (refusal,) = caught.value.refusals
    assert (refusal.field, refusal.problem) == (field, problem)


def test_parts_left_blank_are_equal_and_one_authority_shares_nothing() -> None:
    expense = an_expense("10.00")

    both = given(expense, Field.SHARES, ((LILLE, ""), (AMIENS, "")))
    assert [one.parts for one in both.shares] == [5000, 5000]
    assert given(both, Field.SHARES, ((LILLE, "50"),)).shares == ()
    third = given(both, Field.SHARES, ((LILLE, "66,67 %"), (AMIENS, "33.33")))
    assert [one.parts for one in third.shares] == [6667, 3333]
    for text, problem in (("101", Problem.TOO_LARGE), ("3,333", Problem.TOO_PRECISE), ("x", Problem.NOT_A_NUMBER)):
        with pytest.raises(RefusedError) as caught:
            given(both, Field.SHARES, ((LILLE, text), (AMIENS, "50")))
        assert caught.value.refusals[0].problem is problem


def test_a_field_of_another_part_is_none_of_these() -> None:
    with pytest.raises(ValueError, match="amount"):
        given(an_expense("1.00"), Field.AMOUNT, "2")


@pytest.mark.parametrize(
    ("fields", "shown", "gone"),
    [
        ({"kind": "TAXI"}, {Field.AMOUNT}, JOURNEY | STAY | {Field.GUESTS, Field.UNIT, Field.SERVICE_ON}),
        ({"kind": "AVION"}, {Field.AMOUNT, Field.SERVICE_ON}, JOURNEY | STAY | {Field.GUESTS}),
        ({"kind": "REAC"}, {Field.AMOUNT, Field.GUESTS}, JOURNEY | STAY | {Field.UNIT}),
        ({"kind": "PETM"}, {Field.AMOUNT, Field.UNIT}, JOURNEY | STAY | {Field.GUESTS}),
        ({"kind": "INKM", "amount": None}, JOURNEY, STAY | {Field.AMOUNT, Field.CURRENCY, Field.DEDUCTED}),
        ({"kind": "INKM"}, JOURNEY, STAY | {Field.AMOUNT}),
        ({"kind": "INKM", "mileage": LEG}, JOURNEY, STAY | {Field.AMOUNT}),
        ({"kind": "INDJ", "amount": None}, STAY, JOURNEY | {Field.AMOUNT, Field.CURRENCY}),
        ({"kind": "TAXI", "guests": "M. Benali"}, {Field.GUESTS}, JOURNEY | STAY),
    ],
)
def test_each_kind_shows_what_it_needs(fields: dict[str, Any], shown: set[Field], gone: set[Field]) -> None:
    expense = replace(an_expense("10.00"), **fields)
    hidden = needs.hidden(expense, APPLIED, alone=False)

    assert not shown & hidden
    assert gone <= hidden


def test_nobody_to_share_with_needs_no_beneficiaries() -> None:
    assert Field.BENEFICIARIES in needs.hidden(an_expense("1.00"), APPLIED, alone=True)
    assert Field.BENEFICIARIES not in needs.hidden(FULL, APPLIED, alone=True)


def test_what_keeps_a_sum_from_being_reckoned_is_a_field_of_the_form() -> None:
    stay = an_expense(None, kind="INDJ", receipts=(), allowance=DailyAllowance())
    leg = an_expense(None, kind="INKM", receipts=(), mileage=MileageLeg(origin="Lille"))

    assert needs.missing(assess(stay, APPLIED, ())) == (Field.ARRIVES_AT, Field.DELIBERATION, Field.DAILY)
    assert needs.missing(assess(leg, APPLIED, ())) == (Field.KILOMETRES, Field.AUTHORISED_ON)

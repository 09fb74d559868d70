"""Accounts, bank days and references of SEPA transfers."""

from datetime import date

import pytest
from support.office_money import BERLIN_IBAN, LILLE_IBAN, RABAT_IBAN, a_payment

from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.sepa import MOST_REFERENCE, banks_work, check_account, check_day, end_to_end, next_bank_day
from lianes_desktop.services.calendars import shipped

FRANCE = next(one for one in shipped() if one.zone == "Europe/Paris")


def refusal(iban: str) -> Refusal:
    with pytest.raises(RefusedError) as refused:
        check_account(iban, "iban")
    (only,) = refused.value.refusals
    return only


def test_accounts_of_the_area_are_taken_without_their_spaces() -> None:
    assert check_account("FR76 3000 1007 9412 3456 7890 185", "iban") == LILLE_IBAN
    assert check_account(BERLIN_IBAN, "iban") == BERLIN_IBAN


def test_a_moroccan_account_is_sound_and_out_of_the_area() -> None:
    assert refusal(RABAT_IBAN) == Refusal("iban", Problem.NOT_IN_SEPA, {"country": "MA"})
    assert refusal("MA64011519000001205000534922").problem is Problem.NOT_AN_IBAN


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("", Problem.IBAN_MISSING), ("  ", Problem.IBAN_MISSING), ("FR7630001007941234567890186", Problem.NOT_AN_IBAN)],
)
def test_an_account_missing_or_wrong_is_said(typed: str, problem: Problem) -> None:
    assert refusal(typed).problem is problem


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 10, 15), True),
        (date(2026, 10, 17), False),  # a Saturday
        (date(2026, 7, 14), False),
        (date(2026, 4, 3), False),  # Good Friday: France works, TARGET does not
        (date(2026, 4, 6), False),
        (date(2025, 12, 26), False),
        (date(2026, 4, 2), True),
    ],
)
def test_banks_work_when_france_and_target_do(day: date, works: bool) -> None:  # noqa: FBT001 - a case of the table
    assert banks_work(day, FRANCE) is works


def test_the_next_bank_day_is_never_the_same_day() -> None:
    assert next_bank_day(date(2026, 10, 14), FRANCE) == date(2026, 10, 15)
    assert next_bank_day(date(2026, 4, 2), FRANCE) == date(2026, 4, 7)


def test_a_day_that_cannot_be_is_refused_with_one_that_can() -> None:
    today = date(2026, 10, 14)
    assert check_day(today, today, FRANCE, "execute_on") == today
    for day, expected in (
        (date(2026, 10, 13), Refusal("execute_on", Problem.TRANSFER_IN_THE_PAST)),
        (date(2026, 10, 17), Refusal("execute_on", Problem.BANKS_CLOSED, {"day": date(2026, 10, 19)})),
    ):
        with pytest.raises(RefusedError) as refused:
            check_day(day, today, FRANCE, "execute_on")
        assert refused.value.refusals == (expected,)


def test_each_payment_has_a_reference_of_its_own_that_fits() -> None:
    payments = [a_payment() for _one in range(200)]
    references = {end_to_end(one) for one in payments}

    assert len(references) == 200
    assert all(len(one) <= MOST_REFERENCE and one.startswith("LIANES-") for one in references)
    assert end_to_end(payments[0]) == end_to_end(payments[0])

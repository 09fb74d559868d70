"""One expense judged by itself, with the worked examples of the programme's rules."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from support.builders import REFERENCE, a_hosting_day, a_mission, a_rate, an_expense, dirhams, euros
from support.wrong import DRIVEN

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.assessment import assess, bought_early
from lianes_desktop.domain.conventions import Convention, ConventionOverrides, HostingCase, MealsMode
from lianes_desktop.domain.expenses import (
    Assessment,
    Deduction,
    Eligibility,
    Expense,
    LostReceiptDeclaration,
    Reason,
)
from lianes_desktop.domain.money import Currency, ExchangeRate, RateSource
from lianes_desktop.domain.rates import rate_for
from lianes_desktop.domain.reimbursement import Source, terms

LOST = LostReceiptDeclaration("Vent", date(2026, 10, 14), "Le maire")


def judge(expense: Expense, *rates: ExchangeRate, action: Action | None = None) -> Assessment:
    return assess(expense, terms(action or a_mission(), REFERENCE), rates)


def reasons(assessment: Assessment) -> list[Reason]:
    return [one.reason for one in assessment.because]


def test_a_hotel_counts_in_full() -> None:
    judged = judge(an_expense("747.23", kind="HEBE"))

    assert judged.eligibility is Eligibility.ELIGIBLE
    assert (judged.euro_cents, judged.eligible_cents, judged.to_be_agreed_cents) == (74723, 74723, 0)
    assert [(one.reason, one.source) for one in judged.because] == [(Reason.KIND_COVERED, Source.EDITION)]


def test_dirhams_are_converted_half_up_to_the_cent() -> None:
    judged = judge(an_expense(dirhams("1450.00")), a_rate("10.8000"))

    assert judged.euro_cents == 13426
    assert (judged.rate_text, judged.rate_source, judged.rate_on) == ("10.8000", "chancellery", date(2026, 10, 1))


def test_the_best_source_comes_before_the_latest_rate() -> None:
    old = a_rate("10.80", "2026-09-01")
    new = a_rate("10.85", "2026-10-01")
    manual = a_rate("11.00", "2026-10-12", source=RateSource.MANUAL)
    later = a_rate("12.00", "2026-10-14")
    dollar = a_rate("1.10", currency=Currency("USD"))
    expense = an_expense(dirhams("10"))

    assert rate_for(expense, [old, manual, later, new, dollar]) == new
    assert rate_for(expense, [manual, later]) == manual
    assert rate_for(expense, [later, dollar]) is None
    assert rate_for(replace(expense, paid_on=None), [new]) is None
    assert rate_for(replace(expense, amount=None), [new]) is None


def test_a_monthly_rate_of_another_month_gives_way_to_that_of_the_month() -> None:
    stale = a_rate("9.00", "2020-01-01")
    september = a_rate("10.80", "2026-09-01", source=RateSource.INFOREURO)
    inforeuro = a_rate("10.85", "2026-10-01", source=RateSource.INFOREURO)
    chancellery = a_rate("10.86", "2026-10-01")
    statement = a_rate("10.90", "2026-09-20", source=RateSource.STATEMENT)
    slip = a_rate("11.00", "2026-10-12", source=RateSource.MANUAL)
    expense = an_expense(dirhams("10"))

    assert rate_for(expense, [stale, inforeuro, slip]) == inforeuro
    assert rate_for(expense, [stale, inforeuro, chancellery]) == chancellery
    assert rate_for(expense, [chancellery, statement]) == statement
    assert rate_for(expense, [stale, september, slip]) == slip
    assert rate_for(expense, [stale, september]) == september
    assert rate_for(expense, [september, replace(stale, valid_from=september.valid_from)]).source is stale.source  # type: ignore[union-attr]  # one is found


def test_the_bank_statement_comes_before_every_rate() -> None:
    judged = judge(
        an_expense(dirhams("1084"), debit_cents=10150, deducted=dirhams("108.40"), deduction=Deduction.ALCOHOL),
        a_rate("10.84"),
    )

    assert judged.euro_cents == 10150
    assert judged.eligible_cents == 10150 - 1015
    assert (judged.rate_text, judged.rate_source) == ("10.6798", "statement")


@pytest.mark.parametrize(
    ("missing", "reason"),
    [
        ({"amount": None}, Reason.AMOUNT_MISSING),
        ({"paid_on": None}, Reason.DATE_MISSING),
        ({"kind": ""}, Reason.KIND_MISSING),
        ({"kind": "PLOUF"}, Reason.KIND_MISSING),
        ({"amount": dirhams("10")}, Reason.RATE_MISSING),
        ({"amount": dirhams("10"), "paid_on": None}, Reason.DATE_MISSING),
    ],
)
def test_an_unfinished_expense_says_what_it_misses(missing: dict[str, object], reason: Reason) -> None:
    judged = judge(replace(an_expense(), **missing))  # type: ignore[arg-type]  # any field

    assert judged.eligibility is Eligibility.INCOMPLETE
    assert reasons(judged) == [reason]
    assert judged.eligible_cents == judged.to_be_agreed_cents == 0


def test_what_is_known_of_an_unfinished_expense_is_still_counted_as_spent() -> None:
    assert judge(an_expense("12.00", kind="")).euro_cents == 1200


def test_without_its_receipt_an_expense_does_not_count() -> None:
    judged = judge(an_expense(receipts=()))

    assert judged.eligibility is Eligibility.RECEIPT_MISSING
    assert reasons(judged) == [Reason.RECEIPT_MISSING]
    assert judged.eligible_cents == 0


def test_mileage_needs_no_receipt() -> None:
    driven = an_expense(kind="INKM", receipts=(), amount=None, mileage=DRIVEN)

    assert judge(driven).eligibility is Eligibility.ELIGIBLE


@pytest.mark.parametrize(("kind", "reason"), [("INKM", Reason.MILEAGE_MISSING), ("INDJ", Reason.STAY_MISSING)])
def test_a_sum_typed_where_facts_are_asked_for_does_not_count(kind: str, reason: Reason) -> None:
    by_allowance = terms(a_mission(meals_mode=MealsMode.ALLOWANCE), REFERENCE)
    judged = assess(an_expense("800.00", kind=kind), by_allowance, ())

    assert (judged.eligibility, judged.eligible_cents) == (Eligibility.INCOMPLETE, 0)
    assert reasons(judged) == [reason]


def test_a_declaration_waits_for_its_visa() -> None:
    judged = judge(an_expense("22.14", kind="REMI", receipts=(), declaration=replace(LOST, visa=" ")))

    assert (judged.eligibility, judged.eligible_cents) == (Eligibility.RECEIPT_MISSING, 0)
    assert reasons(judged) == [Reason.VISA_MISSING]


def test_a_small_lost_receipt_may_be_declared() -> None:
    judged = judge(an_expense("22.14", kind="REMI", receipts=(), declaration=LOST))

    assert judged.eligibility is Eligibility.ELIGIBLE
    assert reasons(judged) == [Reason.KIND_COVERED, Reason.DECLARED_LOST]


@pytest.mark.parametrize(
    ("kind", "amount", "reason"),
    [("AVION", "20.00", Reason.LOST_NOT_ALLOWED), ("TAXI", "30.01", Reason.LOST_ABOVE_CAP)],
)
def test_some_losses_cannot_be_declared(kind: str, amount: str, reason: Reason) -> None:
    judged = judge(an_expense(amount, kind=kind, receipts=(), declaration=LOST))

    assert judged.eligibility is Eligibility.RECEIPT_MISSING
    assert reasons(judged) == [reason]


def test_a_receipt_found_again_makes_the_declaration_idle() -> None:
    assert reasons(judge(an_expense("300", kind="TAXI", declaration=LOST))) == [Reason.KIND_COVERED]


@pytest.mark.parametrize(("kind", "reason"), [("CADO", Reason.KIND_EXCLUDED), ("INVL", Reason.HEAVY_INVESTMENT)])
def test_some_kinds_never_count(kind: str, reason: Reason) -> None:
    judged = judge(an_expense(kind=kind, receipts=()))

    assert judged.eligibility is Eligibility.NOT_ELIGIBLE
    assert reasons(judged) == [reason]


def test_some_kinds_wait_for_an_agreement() -> None:
    judged = judge(an_expense("50.00", kind="SALL"))

    assert judged.eligibility is Eligibility.TO_BE_AGREED
    assert (judged.eligible_cents, judged.to_be_agreed_cents) == (0, 5000)
    assert reasons(judged) == [Reason.KIND_TO_BE_AGREED]


def test_an_ad_hoc_hosting_waits_for_an_agreement() -> None:
    judged = judge(an_expense("50.00", kind="REAC", paid_on=date(2026, 10, 20)), action=a_hosting_day())
    direct = a_hosting_day(case=HostingCase.DIRECT)

    assert reasons(judged) == [Reason.AD_HOC_HOSTING]
    assert judge(an_expense("50.00", kind="REAC"), action=direct).eligibility is Eligibility.ELIGIBLE


def test_alcohol_comes_out_of_the_base() -> None:
    judged = judge(
        an_expense(dirhams("612"), kind="RESO", deducted=dirhams("96"), deduction=Deduction.ALCOHOL), a_rate("10.84")
    )

    assert judged.eligibility is Eligibility.PARTIAL
    assert (judged.euro_cents, judged.eligible_cents) == (5646, 5646 - 886)
    assert judged.because[-1].cents == 886


def test_the_base_is_what_the_authority_bore() -> None:
    judged = judge(an_expense("100.00", borne_cents=9000))

    assert judged.eligible_cents == 9000
    assert (judged.because[-1].reason, judged.because[-1].cents) == (Reason.PARTLY_BORNE, 1000)


def test_what_somebody_else_pays_comes_out_of_the_base() -> None:
    judged = judge(an_expense("100.00", other_funding_cents=4000))

    assert judged.eligible_cents == 6000
    assert reasons(judged)[-1] is Reason.OTHER_FUNDING
    assert judge(an_expense("100.00", other_funding_cents=40000)).eligibility is Eligibility.NOT_ELIGIBLE


def test_a_ceiling_of_the_convention_holds_for_each_line() -> None:
    overrides = ConventionOverrides(kind_ceilings_cents=(("HEBE", 9000),))
    judged = judge(an_expense("100.00"), action=a_mission(convention=Convention(overrides=overrides)))

    assert judged.eligible_cents == 9000
    assert (judged.because[-1].reason, judged.because[-1].source) == (Reason.ABOVE_CEILING, Source.CONVENTION)


def test_a_ticket_bought_before_expenses_count_needs_an_agreement() -> None:
    mission = a_mission(starts_on=date(2026, 9, 20), ends_on=date(2026, 9, 23))
    ticket = an_expense("1536.00", kind="AVION", paid_on=date(2026, 8, 28))
    judged = judge(ticket, action=mission)

    assert judged.eligibility is Eligibility.TO_BE_AGREED
    assert judged.to_be_agreed_cents == 153600
    assert reasons(judged) == [Reason.BOUGHT_EARLY]
    assert judge(replace(ticket, kind="HEBE"), action=mission).eligibility is Eligibility.NOT_ELIGIBLE


@pytest.mark.parametrize(
    ("paid_on", "starts_on", "expected"),
    [
        (date(2026, 8, 28), date(2026, 9, 20), True),
        (date(2026, 5, 20), date(2026, 9, 20), False),
        (date(2026, 8, 28), date(2026, 8, 30), False),
        (date(2026, 9, 2), date(2026, 9, 20), False),
        (date(2026, 8, 28), None, False),
        (None, date(2026, 9, 20), False),
    ],
)
def test_only_tickets_for_a_mission_to_come_are_bought_early(
    paid_on: date | None, starts_on: date | None, *, expected: bool
) -> None:
    applied = terms(a_mission(starts_on=starts_on), REFERENCE)

    assert bought_early(an_expense(kind="AVION", paid_on=paid_on), applied) is expected


def test_expenses_outside_the_dates_of_the_edition_do_not_count() -> None:
    ending = replace(REFERENCE, edition=replace(REFERENCE.edition, eligibility_end=date(2026, 10, 12)))

    assert reasons(judge(an_expense(paid_on=date(2026, 8, 31)))) == [Reason.BEFORE_ELIGIBILITY]
    late = assess(an_expense(), terms(a_mission(), ending), ())
    assert reasons(late) == [Reason.AFTER_ELIGIBILITY]


def test_less_than_half_a_cent_counts_for_nothing() -> None:
    judged = judge(an_expense(dirhams("0.01")), a_rate("10.84"))

    assert (judged.euro_cents, judged.eligibility) == (0, Eligibility.NOT_ELIGIBLE)


def test_a_line_never_counts_for_more_than_it_cost() -> None:
    judged = judge(an_expense("10.00", borne_cents=99999, deducted=euros("4.00")))

    assert judged.eligible_cents == 600
    assert Decimal(judged.eligible_cents) <= Decimal(judged.euro_cents or 0)

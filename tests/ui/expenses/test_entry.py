from datetime import date, time

import pytest
from support.builders import an_expense, dirhams, euros

from lianes_desktop.domain.expenses import Deduction, Expense, LostReceiptDeclaration
from lianes_desktop.domain.money import EUR, MAD, Currency
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.i18n import catalogue
from lianes_desktop.ui.expenses import entry
from lianes_desktop.ui.expenses.values import CHOICES, Field

TODAY = date(2026, 10, 14)


def given(expense: Expense, field: Field, value: object, currency: Currency = MAD) -> Expense:
    return entry.corrected(expense, field, value, currency=currency, today=TODAY)


def refused(expense: Expense, field: Field, value: object) -> tuple[str, Problem]:
    with pytest.raises(RefusedError) as caught:
        given(expense, field, value)
    (refusal,) = caught.value.refusals
    return refusal.field, refusal.problem


def test_every_typed_field_takes_back_what_it_shows() -> None:
    expense = an_expense(
        dirhams("1400"),
        paid_time=time(9, 5),
        note="avec reçu",
        deducted=dirhams("96"),
        deduction=Deduction.ALCOHOL,
        debit_cents=12915,
        borne_cents=9000,
        other_funding_cents=1050,
        declaration=LostReceiptDeclaration("Ticket effacé", date(2026, 10, 13), "Mme Petit"),
    )

    for language in ("fr", "ar", "en"):
        catalogue.activate(language)
        for field, text in entry.texts(expense).items():
            assert given(expense, field, text) == expense, (language, field)


def test_every_chosen_field_takes_back_what_it_shows() -> None:
    expense = an_expense(dirhams("1400"))

    shown = entry.chosen(expense, EUR)

    assert set(shown) == CHOICES
    for field, value in shown.items():
        assert given(expense, field, value) == expense, field


def test_an_amount_is_in_the_currency_of_the_place_until_one_is_chosen() -> None:
    blank = an_expense(None)

    assert given(blank, Field.AMOUNT, "1 400,00").amount == dirhams("1400")
    assert given(blank, Field.AMOUNT, "12", EUR).amount == euros("12")
    assert entry.chosen(blank, MAD)[Field.CURRENCY] == MAD


def test_emptied_fields_hold_nothing() -> None:
    full = an_expense(
        paid_time=time(9, 5), deducted=euros("5"), deduction=Deduction.OTHER, debit_cents=5, other_funding_cents=5
    )

    for field in (Field.PAID_ON, Field.PAID_TIME, Field.AMOUNT, Field.DEBIT, Field.DEDUCTED, Field.OTHER_FUNDING):
        full = given(full, field, " ")

    assert (full.paid_on, full.paid_time, full.amount, full.debit_cents) == (None, None, None, None)
    assert (full.deducted, full.deduction, full.other_funding_cents) == (None, None, 0)


def test_a_deduction_gets_a_reason_at_once() -> None:
    assert given(an_expense(), Field.DEDUCTED, "5").deduction is Deduction.OTHER
    told = given(an_expense(deduction=Deduction.ALCOHOL), Field.DEDUCTED, "5")
    assert told.deduction is Deduction.ALCOHOL


def test_another_currency_keeps_the_figures() -> None:
    expense = an_expense(dirhams("12.50"), deducted=dirhams("2"))

    changed = given(expense, Field.CURRENCY, EUR)

    assert (changed.amount, changed.deducted) == (euros("12.50"), euros("2"))


def test_a_currency_without_cents_refuses_cents_rather_than_round_them() -> None:
    assert refused(an_expense(dirhams("12.50")), Field.CURRENCY, Currency("XOF")) == ("amount", Problem.TOO_PRECISE)


def test_a_currency_chosen_before_the_amount_changes_nothing_yet() -> None:
    blank = an_expense(None)

    assert given(blank, Field.CURRENCY, EUR) == blank


def test_what_is_no_amount_date_or_hour_is_refused_beside_its_field() -> None:
    assert refused(an_expense(), Field.AMOUNT, "douze") == ("amount", Problem.NOT_A_NUMBER)
    assert refused(an_expense(), Field.PAID_ON, "31/02/2026") == ("paid_on", Problem.DATE_IMPOSSIBLE)
    assert refused(an_expense(), Field.PAID_TIME, "25:70") == ("paid_time", Problem.NOT_A_TIME)
    assert refused(an_expense(), Field.DEBIT, "1.234") == ("debit_cents", Problem.AMBIGUOUS_SEPARATOR)


def test_a_declaration_is_dated_today_until_told_otherwise_and_goes_when_emptied() -> None:
    declared = given(an_expense(), Field.CIRCUMSTANCES, "Ticket perdu dans le taxi")

    assert declared.declaration == LostReceiptDeclaration("Ticket perdu dans le taxi", TODAY)
    dated = given(declared, Field.DECLARED_ON, "12/10/2026")
    assert dated.declaration is not None
    assert dated.declaration.declared_on == date(2026, 10, 12)
    assert given(dated, Field.DECLARED_ON, "").declaration == declared.declaration
    signed = given(dated, Field.VISA, "M. Leroy")
    assert signed.declaration is not None
    assert signed.declaration.visa == "M. Leroy"
    assert given(dated, Field.CIRCUMSTANCES, "").declaration is None

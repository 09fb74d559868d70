from dataclasses import replace
from datetime import date

import pytest
from support.builders import REFERENCE, a_hosting_day, a_mission, a_rate, an_expense, dirhams, euros

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.assessment import assess
from lianes_desktop.domain.conventions import HostingCase
from lianes_desktop.domain.expenses import Deduction, Expense
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.ui.expenses import verdict
from lianes_desktop.ui.expenses.values import Notice

NBSP = "\u00a0"


def said(expense: Expense, action: Action | None = None) -> Notice:
    applied = terms(action or a_mission(), REFERENCE)
    rates = (a_rate(),)
    return verdict.notice(ExpenseLine(expense, assess(expense, applied, rates), ""), applied, rates)


def plain(text: str) -> str:
    return text.replace(NBSP, " ").replace("\u202f", " ").replace("’", "'")


def test_an_eligible_line_says_its_sum() -> None:
    notice = said(an_expense(dirhams("1400"), kind="TAXI"))

    assert plain(notice.title) == "Éligible : taxi, VTC, règles du programme, 45,5 %"
    assert plain(notice.equation) == "129,15 € × 45,5 % = 58,76 € reversés"
    assert notice.sentence == ""
    assert not notice.may_declare


def test_what_is_taken_out_is_said_with_what_is_left() -> None:
    notice = said(an_expense(dirhams("612"), kind="RESO", deducted=dirhams("96"), deduction=Deduction.ALCOHOL))

    assert plain(notice.title) == "Éligible en partie : repas du soir, règles du programme, 45,5 %"
    assert "8,86 €" in plain(notice.sentence)
    assert plain(notice.equation) == "47,60 € × 45,5 % = 21,66 € reversés"


def test_initials_at_the_head_of_a_kind_keep_their_capitals() -> None:
    assert plain(said(an_expense("10", kind="TELE")).title).startswith("Éligible : carte SIM, itinérance")


def test_a_gift_is_not_eligible_and_has_no_sum() -> None:
    notice = said(an_expense("80", kind="CADO"))

    assert plain(notice.title) == "Non éligible : cadeaux protocolaires, règles du programme"
    assert notice.equation == ""


def test_an_ad_hoc_hosting_day_shows_the_base_to_be_agreed() -> None:
    day = a_hosting_day(case=HostingCase.AD_HOC, held_on=date(2026, 10, 13))

    notice = said(an_expense("845.20", kind="BUS"), day)

    assert plain(notice.title) == "À convenir avec Lianes : car, transports en commun, règles du programme"
    assert plain(notice.equation) == "Base à convenir : 845,20 €"


@pytest.mark.parametrize(("amount", "declarable"), [("240", True), ("700", False)])
def test_a_missing_receipt_says_what_it_would_bring_and_whether_a_declaration_may_do(
    amount: str, *, declarable: bool
) -> None:
    notice = said(an_expense(dirhams(amount), kind="REMI", receipts=()))

    assert notice.title == "Sans justificatif, cette dépense ne compte pas"
    assert "seraient reversés avec le reçu" in plain(notice.sentence)
    assert ("attestation" in notice.sentence) is declarable


def test_lodging_is_never_declared_lost() -> None:
    assert not said(an_expense("20", kind="HEBE", receipts=())).may_declare
    assert said(an_expense("20", kind="REMI", receipts=())).may_declare


def test_a_line_without_amount_says_what_it_misses() -> None:
    notice = said(replace(an_expense(None), kind="TAXI"))

    assert notice.title == "Cette dépense est à compléter"
    assert notice.sentence


def test_without_a_rate_a_missing_receipt_promises_nothing() -> None:
    day = a_hosting_day(case=HostingCase.AD_HOC, held_on=date(2026, 10, 13))

    assert "reversés" not in said(an_expense("20", kind="REMI", receipts=()), day).sentence


def test_a_missing_receipt_of_what_never_counts_promises_nothing() -> None:
    expense = an_expense(euros("20"), kind="REMI", receipts=(), other_funding_cents=2000)

    assert "reversés" not in said(expense).sentence

"""The claim in figures: worked examples, and what holds for every claim."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import (
    REFERENCE,
    a_dossier,
    a_hosting_day,
    a_mission,
    a_rate,
    an_expense,
    dirhams,
    euros,
)

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.conventions import Convention, ConventionOverrides, HostingCase
from lianes_desktop.domain.dossiers import ExpenseStatement
from lianes_desktop.domain.expenses import Eligibility, Expense, LostReceiptDeclaration, Reason
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import ExpenseId, ParticipantId, ReceiptId, new_id
from lianes_desktop.domain.money import EUR, MAD, Money
from lianes_desktop.domain.statement import shares, statement

RATES = (a_rate("10.84"),)
LOST = LostReceiptDeclaration("Perdu", date(2026, 10, 14), "Le maire")


def claim(*expenses: Expense, action: Action | None = None) -> ExpenseStatement:
    numbered = tuple(replace(one, number=number) for number, one in enumerate(expenses, start=1))
    return statement(a_dossier(action, expenses=numbered, rates=RATES), REFERENCE)


@pytest.mark.parametrize(
    ("amounts", "asked", "own"),
    [
        (["1300.00"], 59150, 70850),
        (["1300.00"] * 3, 177450, 212550),
        (["10.01"] * 3, 1366, 1637),
    ],
)
def test_the_rate_is_applied_once_to_the_sum(amounts: list[str], asked: int, own: int) -> None:
    found = claim(*(an_expense(amount) for amount in amounts))

    assert (found.asked_cents, found.own_share_cents) == (asked, own)
    assert found.rate == Decimal("0.455")


def test_a_receipt_in_dirhams_alone() -> None:
    dossier = a_dossier(expenses=(an_expense(dirhams("1450.00")),), rates=(a_rate("10.8000"),))
    found = statement(dossier, REFERENCE)

    assert (found.eligible_cents, found.asked_cents) == (13426, 6109)


def test_hosting_a_direct_partner_is_paid_back_and_an_ad_hoc_one_is_agreed() -> None:
    direct = claim(an_expense("845.20", kind="REAC"), action=a_hosting_day(case=HostingCase.DIRECT))
    ad_hoc = claim(an_expense("845.20", kind="REAC"), action=a_hosting_day())

    assert direct.asked_cents == 38457
    assert (ad_hoc.asked_cents, ad_hoc.to_be_agreed_cents, ad_hoc.rate) == (0, 84520, None)


def test_what_the_agent_was_paid_back_is_the_base() -> None:
    assert claim(an_expense("100.00", borne_cents=9000)).eligible_cents == 9000


def test_a_ceiling_of_the_convention_holds_for_the_claim() -> None:
    convention = Convention(overrides=ConventionOverrides(ceiling_cents=50000))
    found = claim(an_expense("1300.00"), an_expense("700.00"), action=a_mission(convention=convention))

    assert found.asked_cents == 50000
    assert [line.share_cents for line in found.lines] == [32500, 17500]


def test_each_person_may_declare_so_much_lost() -> None:
    person, other = ParticipantId(new_id()), ParticipantId(new_id())
    lost: dict[str, Any] = {"kind": "TAXI", "receipts": (), "declaration": LOST}
    mine = [an_expense("29.00", payer=person, paid_on=date(2026, 10, day), **lost) for day in (15, 14, 13, 12)]
    theirs = an_expense("29.00", payer=other, **lost)
    found = claim(*mine, theirs)

    eligible = [line.assessment.eligible_cents for line in found.lines]
    assert eligible == [10000 - 3 * 2900, 2900, 2900, 2900, 2900]
    capped = found.lines[0].assessment
    assert capped.eligibility is Eligibility.PARTIAL
    assert (capped.because[-1].reason, capped.because[-1].cents) == (Reason.LOST_ABOVE_CAP, 1600)


def test_a_fifth_loss_counts_for_nothing_and_one_to_be_agreed_stays_so() -> None:
    person = ParticipantId(new_id())
    lost: dict[str, Any] = {"payer": person, "receipts": (), "declaration": LOST}
    ones = [an_expense("30.00", kind="TAXI", paid_on=date(2026, 10, 12), **lost) for _ in range(3)]
    agreed = an_expense("25.00", kind="TELE", paid_on=date(2026, 10, 13), **lost)
    last = an_expense("20.00", kind="TAXI", paid_on=date(2026, 10, 14), **lost)
    found = claim(*ones, agreed, last, action=a_hosting_day(case=HostingCase.DIRECT))

    assert found.to_be_agreed_cents == 1000
    assert found.lines[3].assessment.eligibility is Eligibility.TO_BE_AGREED
    assert found.lines[4].assessment.eligibility is Eligibility.NOT_ELIGIBLE
    assert found.lines[4].assessment.eligible_cents == 0


def test_the_recap_has_five_headings_and_unsorted_lines_stand_under_the_last() -> None:
    found = claim(an_expense("10.00", kind="AVION"), an_expense("20.00", kind=""))

    assert [one.heading for one in found.headings] == list(BudgetHeading)
    assert (found.headings[0].receipts, found.headings[0].spent_cents, found.headings[0].share_cents) == (1, 1000, 455)
    assert (found.headings[-1].receipts, found.headings[-1].spent_cents) == (1, 2000)


@given(st.lists(st.integers(0, 10**7), max_size=12), st.data())
def test_shares_add_up_and_none_is_more_than_its_line(eligible: list[int], data: st.DataObject) -> None:
    total = data.draw(st.integers(0, sum(eligible)))
    parts = shares(eligible, total)

    assert sum(parts) == total
    assert all(0 <= part <= whole for part, whole in zip(parts, eligible, strict=True))


money = st.one_of(
    st.integers(1, 10**6).map(lambda cents: Money(cents, EUR)),
    st.integers(1, 10**7).map(lambda cents: Money(cents, MAD)),
)
PEOPLE = [ParticipantId(new_id()) for _ in range(2)]


@st.composite
def expenses(draw: st.DrawFn) -> list[Expense]:
    kinds = st.sampled_from([kind.code for kind in REFERENCE.kinds])
    return [
        an_expense(
            draw(st.none() | money),
            id=ExpenseId(new_id()),
            number=number,
            kind=draw(kinds | st.just("")),
            paid_on=draw(st.none() | st.dates(date(2026, 8, 1), date(2026, 11, 1))),
            payer=draw(st.sampled_from(PEOPLE)),
            receipts=(ReceiptId(new_id()),) if draw(st.booleans()) else (),
            declaration=draw(st.none() | st.just(LOST)),
            borne_cents=draw(st.none() | st.integers(0, 10**6)),
            other_funding_cents=draw(st.integers(0, 10**5)),
        )
        for number in range(1, draw(st.integers(0, 6)) + 1)
    ]


actions = st.sampled_from([a_mission(), a_hosting_day(), a_hosting_day(case=HostingCase.DIRECT)])


@given(expenses(), actions, st.randoms(use_true_random=False))
def test_a_claim_adds_up_whatever_the_order(lines: list[Expense], action: Action, random: Any) -> None:  # noqa: ANN401 - hypothesis' own
    found = statement(a_dossier(action, expenses=tuple(lines), rates=RATES), REFERENCE)
    random.shuffle(lines)

    assert statement(a_dossier(action, expenses=tuple(lines), rates=RATES), REFERENCE) == found
    assert sum(line.share_cents for line in found.lines) == found.asked_cents
    assert sum(one.share_cents for one in found.headings) == found.asked_cents
    assert sum(one.spent_cents for one in found.headings) == found.spent_cents
    borne = sum(line.borne_cents for line in found.lines)
    others = sum(line.expense.other_funding_cents for line in found.lines)
    assert found.own_share_cents == max(borne - others - found.asked_cents, 0)
    assert borne <= found.spent_cents
    assert 0 <= found.asked_cents <= found.eligible_cents <= found.spent_cents
    for line in found.lines:
        judged = line.assessment
        assert judged.eligible_cents + judged.to_be_agreed_cents <= (judged.euro_cents or 0)
        assert line.share_cents <= judged.eligible_cents


@given(expenses(), st.integers(1, 10**6))
def test_one_more_receipt_never_asks_for_less(lines: list[Expense], cents: int) -> None:
    before = statement(a_dossier(expenses=tuple(lines), rates=RATES), REFERENCE)
    more = an_expense(Money(cents, EUR), number=len(lines) + 1)
    after = statement(a_dossier(expenses=(*lines, more), rates=RATES), REFERENCE)

    assert after.asked_cents >= before.asked_cents


def test_amounts_are_exact_to_the_last_cent() -> None:
    assert claim(an_expense(euros("0.01"))).asked_cents == 0
    assert claim(an_expense(euros("0.02"))).asked_cents == 1

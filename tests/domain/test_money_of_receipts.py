"""Cash changed once, rates frozen, and the fee of a bank: each rule with its reason as it reads in French."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import LILLE, REFERENCE, a_mission, a_rate, a_slip, an_exchange, an_expense, dirhams, euros
from support.rules import AD_HOC, AMIENS, COVERED, DIRECT, IN_FRANCE, LOST, a_project, line, plain, said, shared

from lianes_desktop.domain.assessment import assess
from lianes_desktop.domain.cash import cash
from lianes_desktop.domain.checked import checked_rate
from lianes_desktop.domain.expenses import Eligibility, Expense, Means, Reason
from lianes_desktop.domain.freezing import frozen
from lianes_desktop.domain.money import MAD, Currency, ExchangeRate, Money, RateSource
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.rates import rate_for
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.domain.working import working
from lianes_desktop.i18n import wording

APPLIED = terms(a_mission(), REFERENCE)
ON = {day: date(2026, 10, day) for day in range(1, 32)}


def spent(amount: str, day: int, **fields: Any) -> Expense:  # noqa: ANN401 - fields of the value
    return an_expense(dirhams(amount), paid_on=ON[day], **fields)


def left_of(expenses: tuple[Expense, ...], *slips: ExchangeRate) -> list[str]:
    return [str(purse.left.amount) for purse in cash(expenses, slips).purses]


# the rate of a slip


def test_the_rate_is_what_was_received_for_one_euro_truly_changed() -> None:
    """FX_FORMAT; the commission is a bank's fee of its own kind (BANQ), so no part of the rate."""
    assert a_slip("200.00", "2113.00").per_euro == Decimal("10.565000")
    assert a_slip("200.00", "2113.00", commission_cents=500).per_euro == Decimal("10.835897")


def test_a_slip_comes_after_every_published_rate_and_before_one_typed_by_hand() -> None:
    """FX_SOURCE: the month's rate of the chancellery, InforEuro, then what has a proof of its own."""
    slip, hand = an_exchange(), a_rate("11.00", "2026-10-12", source=RateSource.MANUAL)
    month = a_rate("10.84"), a_rate("10.85", source=RateSource.INFOREURO)

    assert rate_for(spent("100", 14), [hand, slip]) == slip
    assert rate_for(spent("100", 14), [hand, slip, month[1]]) == month[1]
    assert rate_for(spent("100", 14), [hand, slip, *month]) == month[0]
    assert rate_for(spent("100", 11), [slip]) is None


def test_a_slip_says_its_currency_and_its_rate_whatever_was_typed() -> None:
    given_rate = replace(an_exchange(), per_euro=Decimal(1), currency=Currency("USD"))

    kept = checked_rate(given_rate)

    assert (kept.currency, kept.per_euro) == (MAD, Decimal("10.565000"))


@pytest.mark.parametrize(
    ("changed", "field", "problem"),
    [
        ({"slip": None}, "slip", Problem.MISSING),
        ({"source": RateSource.CHANCELLERY}, "slip", Problem.MISSING),
        ({"slip": a_slip("0.00")}, "slip.given_cents", Problem.NOT_POSITIVE),
        ({"slip": a_slip(received="0.00")}, "slip.received", Problem.NOT_POSITIVE),
        ({"slip": replace(a_slip(), received=euros("3.00"))}, "currency", Problem.UNKNOWN_CURRENCY),
        ({"slip": a_slip(commission_cents=-1)}, "slip.commission_cents", Problem.NOT_POSITIVE),
        ({"slip": a_slip(commission_cents=20_000)}, "slip.commission_cents", Problem.TOO_LARGE),
        ({"slip": a_slip(bureau="x" * 201)}, "slip.bureau", Problem.TOO_LONG),
        ({"source": RateSource.MANUAL, "slip": None}, "note", Problem.MISSING),
        ({"source": RateSource.MANUAL, "slip": None, "note": "  "}, "note", Problem.MISSING),
    ],
)
def test_a_rate_without_what_proves_it_is_refused(changed: dict[str, Any], field: str, problem: Problem) -> None:
    with pytest.raises(RefusedError) as refused:
        checked_rate(replace(an_exchange(), **changed))

    assert [(one.field, one.problem) for one in refused.value.refusals] == [(field, problem)]


# cash spent over many receipts


def test_what_is_left_of_the_cash_changed_is_told() -> None:
    slip = an_exchange(a_slip("200.00", "2113.00"))
    paid = (spent("1450.00", 12), spent("351.00", 14))

    (purse,) = cash(paid, [slip, a_rate()]).purses
    assert (purse.spent_money, purse.left) == (dirhams("1801.00"), dirhams("312.00"))
    assert [one for one, _money in purse.spent] == [one.id for one in paid]


def test_a_commission_is_unclaimed_until_its_expense_is_there_and_again_once_it_is_not() -> None:
    fees, other = an_expense("5.00", kind="BANQ"), spent("351.00", 14)
    fresh, claimed = a_slip(commission_cents=500), a_slip(commission_cents=500, claimed=fees.id)

    assert [one.unclaimed_cents for one in cash((fees, other), [an_exchange(fresh)]).purses] == [500]
    assert [one.unclaimed_cents for one in cash((fees, other), [an_exchange(claimed)]).purses] == [0]
    assert [one.unclaimed_cents for one in cash((other,), [an_exchange(claimed)]).purses] == [500]
    assert [one.unclaimed_cents for one in cash((), [an_exchange()]).purses] == [0]


@pytest.mark.parametrize(
    "other",
    [
        spent("100", 11),
        spent("100", 14, debit_cents=950),
        spent("100", 14, fee_cents=50),
        spent("100", 14, means=Means.CARD),
        an_expense("100.00", paid_on=ON[14]),
        an_expense(Money(100, Currency("USD")), paid_on=ON[14], means=Means.CASH),
        replace(spent("100", 14), amount=None),
        replace(spent("100", 14), paid_on=None),
    ],
    ids=["before", "debit", "fee", "card", "euros", "dollars", "no amount", "no day"],
)
def test_what_was_not_paid_with_that_cash_takes_nothing_of_it(other: Expense) -> None:
    found = cash((other,), [an_exchange()])

    assert (found.purses[0].spent, found.beyond) == ((), ())


def test_no_unit_is_spent_twice_and_what_no_exchange_covers_is_apart() -> None:
    first, second = an_exchange(a_slip("10.00", "100.00")), an_exchange(a_slip("5.00", "50.00"), "2026-10-14")
    early, late = spent("30.00", 13), spent("90.00", 15)

    assert left_of((late, early), second, first) == ["30.00", "0.00"]
    assert left_of((late, early, spent("60.00", 16)), first, second) == ["0.00", "0.00"]
    far = spent("31.00", 16, means=Means.CASH)
    assert cash((late, early, far), (first, second)).beyond == ((far.id, dirhams("1.00")),)
    before = spent("7.00", 2, means=Means.CASH)
    assert cash((before,), (first,)).beyond == ((before.id, dirhams("7.00")),)


def test_cash_is_drawn_from_the_exchange_whose_rate_is_taken() -> None:
    early, late = an_exchange(a_slip("10.00", "100.00")), an_exchange(a_slip("5.00", "50.00"), "2026-10-14")
    held = spent("30.00", 15, frozen_rate=replace(early, slip=None))
    assert left_of((held,), early, late) == ["70.00", "50.00"]
    assert left_of((replace(held, frozen_rate=None),), early, late) == ["100.00", "20.00"]
    assert left_of((replace(held, amount=dirhams("120.00")),), early, late) == ["0.00", "30.00"]

    same = [an_exchange(a_slip("10.00", "100.00")), an_exchange(a_slip("10.00", "101.00"))]
    taxi = spent("30.00", 15)
    for slips in (same, same[::-1]):
        (drawn,) = (purse.rate for purse in cash((taxi,), slips).purses if purse.spent)
        assert drawn == rate_for(taxi, slips)


SLIPS = st.lists(st.tuples(st.integers(1, 28), st.integers(1, 10**6)), max_size=4).map(
    lambda ones: tuple(an_exchange(a_slip(received=f"{cents / 100:.2f}"), f"2026-10-{day:02}") for day, cents in ones)
)
PAID = st.lists(st.tuples(st.integers(1, 28), st.integers(1, 10**6), st.sampled_from([None, *Means])), max_size=8).map(
    lambda ones: tuple(
        an_expense(Money(cents, MAD), paid_on=ON[day], number=number, means=means)
        for number, (day, cents, means) in enumerate(ones, start=1)
    )
)


@given(SLIPS, PAID, st.randoms())
def test_cash_spent_and_cash_left_make_the_cash_changed(
    slips: tuple[ExchangeRate, ...],
    paid: tuple[Expense, ...],
    chance: Any,  # noqa: ANN401 - a random source
) -> None:
    found = cash(paid, slips)

    for purse in found.purses:
        assert purse.left.minor >= 0
        assert purse.spent_money.minor + purse.left.minor == purse.slip.received.minor
        days = {one.id: one.paid_on for one in paid}
        assert all((days[one] or ON[1]) >= purse.rate.valid_from for one, _money in purse.spent)
    drawn: dict[Any, int] = {}
    for one, money in (*(pair for purse in found.purses for pair in purse.spent), *found.beyond):
        drawn[one] = drawn.get(one, 0) + money.minor
    amounts = {one.id: one.amount.minor for one in paid if one.amount}
    assert all(total == amounts[one] for one, total in drawn.items())
    shuffled = list(paid)
    chance.shuffle(shuffled)
    assert cash(shuffled, tuple(reversed(slips))) == found


@given(st.integers(1, 10**8), st.integers(1, 10**8))
def test_spending_all_the_cash_in_one_receipt_costs_what_was_given(given_cents: int, received: int) -> None:
    """Half up once: at six decimals the whole comes back to the cent for any sum a mission changes."""
    if not given_cents // 100 <= received <= given_cents * 100 or received < 100:
        return
    slip = replace(a_slip(), given_cents=given_cents, received=Money(received, MAD))
    back = an_exchange(slip).to_euros(slip.received).minor

    assert abs(back - given_cents) <= 1 + given_cents * Decimal("0.0000005") / slip.per_euro


# rates frozen


def test_a_frozen_rate_outlives_every_later_one() -> None:
    taxi = frozen(spent("1084", 14), APPLIED, [a_rate("10.84")])
    later = [a_rate("9.00"), a_rate("8.00", "2026-10-14", source=RateSource.STATEMENT)]

    assert assess(taxi, APPLIED, later).euro_cents == 10_000
    assert assess(replace(taxi, frozen_rate=None), APPLIED, later).euro_cents == 13_550
    steps = [plain(wording.step(one)[0]) for one in working(taxi, assess(taxi, APPLIED, later), APPLIED)]
    assert "1 € = 10,84 MAD (Taux de chancellerie, 01/10/2026, taux figé)" in steps


def test_the_steps_of_a_line_tell_its_own_rate_and_the_whole_at_it() -> None:
    taxi = frozen(spent("1084", 14), APPLIED, [a_rate("10.84")])
    halved = replace(taxi, shares=shared((LILLE, 5000), (AMIENS, 5000)), fee_cents=240)
    whole = ("1 € = 10,84 MAD (Taux de chancellerie, 01/10/2026, taux figé)", "100,00 €")
    for one in (halved, replace(halved, receipts=()), replace(halved, paid_on=date(2030, 1, 1))):
        assert steps_of(one)[1] == whole
    statement = a_rate("10.90", "2026-10-12", source=RateSource.STATEMENT)
    told = steps_of(spent("1090", 14), statement)
    assert told[1] == ("1 € = 10,90 MAD (Relevé bancaire, 12/10/2026)", "100,00 €")
    debited = replace(taxi, debit_cents=9_999)
    assert steps_of(debited)[1] == ("En euros (Relevé bancaire)", "99,99 €")


def steps_of(expense: Expense, *rates: ExchangeRate) -> list[tuple[str, ...]]:
    judged = assess(expense, APPLIED, rates)
    return [tuple(map(plain, wording.step(one))) for one in working(expense, judged, APPLIED)]


def test_only_what_a_rate_converts_is_frozen() -> None:
    rates = [a_rate()]
    for one in (an_expense("10.00"), spent("10", 14, debit_cents=92), replace(spent("10", 14), amount=None)):
        assert frozen(one, APPLIED, rates) == one
    unknown = spent("10", 14)
    assert frozen(unknown, APPLIED, []) == unknown
    dollars = replace(frozen(spent("10", 14), APPLIED, rates), amount=Money(100, Currency("USD")))
    assert rate_for(dollars, rates) is None


def test_a_rate_frozen_from_a_slip_keeps_its_source_and_lets_its_paper_go() -> None:
    kept = frozen(spent("100", 14), APPLIED, [an_exchange()]).frozen_rate

    assert kept is not None
    assert (kept.source, kept.slip) == (RateSource.SLIP, None)


@given(st.integers(1, 10**7), st.lists(st.decimals("0.5", "20", places=4), min_size=1, max_size=3), st.data())
def test_freezing_twice_is_freezing_once(cents: int, figures: list[Decimal], data: st.DataObject) -> None:
    sources = st.sampled_from([one for one in RateSource if one is not RateSource.SLIP])
    rates = [a_rate(str(one), source=data.draw(sources)) for one in figures]
    once = frozen(an_expense(Money(cents, MAD), paid_on=ON[14]), APPLIED, rates)

    assert frozen(once, APPLIED, []) == once
    assert frozen(once, APPLIED, [a_rate("3.00", source=RateSource.STATEMENT)]) == once
    assert assess(once, APPLIED, []) == assess(replace(once, frozen_rate=None), APPLIED, rates)


# the fee of a bank, which counts as its own kind says (BANQ: A yes, B and D to be agreed)

FEE_COUNTS = "2,40 € de frais de carte comptent avec la dépense (règles du programme)."
FEE_WAITS = "2,40 € de frais de carte restent à convenir avec Lianes (règles du programme)."
FEE_OUT = "2,40 € sont retirés de la base : les frais de carte ne sont pas pris en charge."


def test_a_card_fee_counts_in_a_mission() -> None:
    found = line(spent("1080", 14, kind="TAXI", fee_cents=240))

    assert (found.assessment.euro_cents, found.assessment.eligible_cents) == (10_240, 10_240)
    assert found.assessment.eligibility is Eligibility.ELIGIBLE
    assert said(found) == f"{COVERED} {FEE_COUNTS}"


def test_a_card_fee_waits_for_lianes_where_its_kind_does() -> None:
    found = line(an_expense("100.00", kind="TAXI", fee_cents=240, **IN_FRANCE), DIRECT)
    judged = found.assessment

    assert (judged.eligible_cents, judged.to_be_agreed_cents) == (10_000, 240)
    assert judged.eligibility is Eligibility.PARTIAL
    assert said(found) == f"{COVERED} {FEE_WAITS}"


def test_a_fee_alone_that_waits_makes_the_line_wait() -> None:
    found = line(an_expense("100.00", kind="TAXI", fee_cents=240, deducted=euros("100.00"), **IN_FRANCE), DIRECT)

    assert found.assessment.eligibility is Eligibility.TO_BE_AGREED
    assert (found.assessment.eligible_cents, found.assessment.to_be_agreed_cents) == (0, 240)


@pytest.mark.parametrize("action", [AD_HOC, a_project()], ids=["ad hoc", "project"])
def test_the_fee_of_what_waits_itself_waits_with_it(action: Any) -> None:  # noqa: ANN401 - an action
    judged = line(an_expense("100.00", kind="TAXI", fee_cents=240, **IN_FRANCE), action).assessment

    assert (judged.eligible_cents, judged.to_be_agreed_cents) == (0, 10_240)


def test_a_fee_no_rule_covers_is_taken_out() -> None:
    kinds = tuple(one for one in REFERENCE.kinds if one.code != "BANQ")
    found = line(an_expense("100.00", kind="TAXI", fee_cents=240), reference=replace(REFERENCE, kinds=kinds))

    assert (found.assessment.euro_cents, found.assessment.eligible_cents) == (10_240, 10_000)
    assert said(found) == f"{COVERED} {FEE_OUT}"


def test_each_authority_bears_its_part_of_the_fee() -> None:
    taxi = an_expense("100.00", kind="TAXI", fee_cents=240, shares=shared((LILLE, 5000), (AMIENS, 5000)))

    assert line(taxi).assessment.eligible_cents == 5120


def test_a_lost_receipt_keeps_its_fee_apart() -> None:
    """The cap of a person's losses bounds what counts, and nothing of what waits becomes due."""
    lost = {"receipts": (), "declaration": LOST, **IN_FRANCE}
    judged = line(an_expense("20.00", kind="TAXI", fee_cents=240, **lost), DIRECT).assessment

    assert (judged.eligible_cents, judged.to_be_agreed_cents) == (2000, 240)
    assert Reason.DECLARED_LOST in {one.reason for one in judged.because}


@given(st.integers(1, 10**6), st.integers(0, 10**4), st.sampled_from([None, DIRECT, AD_HOC]))
def test_a_fee_adds_to_what_was_spent_and_every_cent_is_somewhere(cents: int, fee: int, action: Any) -> None:  # noqa: ANN401 - an action
    day = {} if action is None else IN_FRANCE
    judged = line(an_expense(Money(cents), kind="TAXI", fee_cents=fee, **day), action).assessment

    assert judged.euro_cents == cents + fee
    assert judged.eligible_cents + judged.to_be_agreed_cents == cents + fee


def test_the_steps_of_a_payment_with_a_fee_add_up() -> None:
    taxi = an_expense("100.00", kind="TAXI", fee_cents=240, **IN_FRANCE)
    judged, applied = line(taxi, DIRECT).assessment, terms(DIRECT, REFERENCE)
    steps = [tuple(map(plain, wording.step(one))) for one in working(taxi, judged, applied)]

    assert steps[:2] == [("Payé", "100,00 €"), ("Frais de carte", "2,40 €")]
    assert ("Frais de carte à convenir", "−2,40 €") in steps
    assert ("Base éligible", "100,00 €") in steps

"""What a reading fills in: the empty fields it is sure enough of, and never what somebody typed."""

from dataclasses import fields, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import DOSSIER, an_item, dirhams, euros
from support.values import any_of

from lianes_desktop.domain.expenses import Deduction, Expense
from lianes_desktop.domain.filling import filled
from lianes_desktop.domain.ids import ExpenseId, ItemId, new_id
from lianes_desktop.domain.money import EUR, MAD, Currency
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.readings import SHOWN, SURE, Read, Reading, Trade

T = TypeVar("T")

KINDS = ("TAXI", "HEBE", "TRAIN", "BUS", "AVION", "CARB", "PEAG", "LOCV", "SANT", "DOCU", "TELE", "REMI", "RESO", "DIV")
DINNER = Reading(
    total=Read(Decimal("407.00"), SURE),
    currency=Read(MAD, SURE),
    paid_on=Read(date(2026, 10, 13), SURE),
    paid_time=Read(time(20, 15), SURE),
    payee=Read("Grillade Imlil", SHOWN),
    trade=Read(Trade.MEAL, SHOWN),
)
SNAPPED = datetime(2026, 10, 14, 9, 30, 25)  # noqa: DTZ001 - the camera's wall clock


def blank(**fields: Any) -> Expense:  # noqa: ANN401 - fields of the value
    return replace(Expense(ExpenseId(new_id()), DOSSIER, 1), **fields)


def fill(
    expense: Expense,
    reading: Reading = DINNER,
    *,
    taken_at: datetime | None = None,
    kind: str = "",
    kinds: tuple[str, ...] = KINDS,
    items: tuple[ProgrammeItem, ...] = (),
) -> Expense:
    return filled(expense, reading, taken_at=taken_at, kind=kind, kinds=kinds, items=items)


def doubtful(read: Read[T]) -> Read[T]:
    return replace(read, confidence=SHOWN - 1)


def test_an_empty_expense_takes_everything_that_was_read() -> None:
    empty = blank()
    assert fill(empty) == replace(
        empty,
        amount=dirhams("407.00"),
        paid_on=date(2026, 10, 13),
        paid_time=time(20, 15),
        payee="Grillade Imlil",
        kind="RESO",
    )


def test_nothing_read_fills_nothing() -> None:
    empty = blank()
    assert fill(empty, Reading()) == empty


@pytest.mark.parametrize("field", ["total", "currency", "paid_on", "paid_time", "payee", "trade"])
def test_what_reads_badly_stays_empty(field: str) -> None:
    lost: dict[str, Any] = {field: None}
    weaker: dict[str, Any] = {field: doubtful(getattr(DINNER, field))}
    weak, missing = fill(blank(), replace(DINNER, **weaker)), fill(blank(), replace(DINNER, **lost))
    assert replace(weak, id=missing.id) == missing
    assert replace(weak, id=fill(blank()).id) != fill(blank())


def test_an_amount_is_kept_in_the_units_of_its_currency() -> None:
    yen = replace(DINNER, total=Read(Decimal("1200.00"), SURE), currency=Read(Currency("JPY"), SURE))
    amount = fill(blank(), yen).amount
    assert amount is not None
    assert (amount.minor, amount.currency.code) == (1200, "JPY")


@pytest.mark.parametrize(
    ("trade", "kind"),
    [
        (Trade.TAXI, "TAXI"),
        (Trade.HOTEL, "HEBE"),
        (Trade.PARKING, "PEAG"),
        (Trade.TOLL, "PEAG"),
        (Trade.TELECOM, "TELE"),
        (Trade.SHOPPING, ""),
        (Trade.CARD, ""),
    ],
)
def test_a_trade_proposes_a_category_or_none(trade: Trade, kind: str) -> None:
    assert fill(blank(), replace(DINNER, trade=Read(trade, SHOWN))).kind == kind


@pytest.mark.parametrize(
    ("hour", "kind"), [(time(12, 30), "REMI"), (time(16, 59), "REMI"), (time(17), "RESO"), (None, "REMI")]
)
def test_a_meal_is_of_the_evening_from_five_oclock(hour: time | None, kind: str) -> None:
    read = Read(hour, SURE) if hour else None
    assert fill(blank(), replace(DINNER, paid_time=read)).kind == kind


def test_the_category_of_before_goes_before_that_of_the_words() -> None:
    assert fill(blank(), kind="DIV").kind == "DIV"
    assert fill(blank(), kind="GONE").kind == "RESO"
    assert fill(blank(), kind="DIV", kinds=("TAXI",)).kind == ""


# ---- the day and the hour


def test_the_printed_day_takes_the_place_of_the_cameras() -> None:
    by_camera = blank(paid_on=SNAPPED.date(), paid_time=time(9, 30))
    told = fill(by_camera, taken_at=SNAPPED)
    assert (told.paid_on, told.paid_time) == (date(2026, 10, 13), time(20, 15))


def test_the_cameras_hour_says_nothing_of_another_day() -> None:
    by_camera = blank(paid_on=SNAPPED.date(), paid_time=time(9, 30))
    without = replace(DINNER, paid_time=None)
    assert fill(by_camera, without, taken_at=SNAPPED).paid_time is None
    same_day = replace(without, paid_on=Read(SNAPPED.date(), SURE))
    assert fill(by_camera, same_day, taken_at=SNAPPED).paid_time == time(9, 30)


def test_an_hour_typed_stays_though_the_cameras_day_gives_way() -> None:
    typed = blank(paid_on=SNAPPED.date(), paid_time=time(8))
    for reading in (DINNER, replace(DINNER, paid_time=None)):
        told = fill(typed, reading, taken_at=SNAPPED)
        assert (told.paid_on, told.paid_time) == (date(2026, 10, 13), time(8))


def test_a_day_typed_stays() -> None:
    typed = blank(paid_on=date(2026, 10, 1))
    told = fill(typed, taken_at=SNAPPED)
    assert (told.paid_on, told.paid_time) == (date(2026, 10, 1), None)


# ---- drinks


def with_wine(price: str, confidence: int = SURE) -> Reading:
    return replace(DINNER, alcohol=Read(Decimal(price), confidence))


def test_drinks_with_alcohol_leave_the_base() -> None:
    told = fill(blank(), with_wine("95.00"))
    assert (told.deducted, told.deduction) == (dirhams("95.00"), Deduction.ALCOHOL)


@pytest.mark.parametrize("reading", [with_wine("407.00"), with_wine("500"), with_wine("95", SHOWN - 1)])
def test_drinks_that_cannot_be_or_read_badly_deduct_nothing(reading: Reading) -> None:
    assert fill(blank(), reading).deducted is None


@pytest.mark.parametrize("reading", [replace(with_wine("95"), total=None), replace(with_wine("95"), currency=None)])
def test_drinks_of_an_unknown_sum_deduct_nothing(reading: Reading) -> None:
    assert fill(blank(), reading).deducted is None


@pytest.mark.parametrize(
    "typed",
    [
        {"amount": dirhams("400.00")},
        {"deducted": dirhams("10.00"), "deduction": Deduction.PERSONAL},
        {"deduction": Deduction.PERSONAL},
    ],
)
def test_drinks_deduct_nothing_from_what_was_typed(typed: dict[str, Any]) -> None:
    before = blank(**typed)
    told = fill(before, with_wine("95.00"))
    assert (told.deducted, told.deduction) == (before.deducted, before.deduction)


# ---- the programme


def test_the_line_under_way_when_it_was_paid_is_chosen() -> None:
    day, evening = an_item(), an_item("2026-10-13 19:00", "2026-10-13 22:00")
    assert fill(blank(), items=(day, evening)).item == evening.id
    assert fill(blank(), items=(day,)).item is None
    assert fill(blank(), replace(DINNER, paid_time=None), items=(day, evening)).item is None


@pytest.mark.parametrize(("hour", "inside"), [(time(9), True), (time(9, 59), True), (time(10), False)])
def test_a_line_holds_its_first_minute_and_not_its_last(hour: time, inside: bool) -> None:  # noqa: FBT001 - a case
    item = an_item()
    told = fill(blank(), replace(DINNER, paid_time=Read(hour, SURE)), items=(item,))
    assert told.item == (item.id if inside else None)


def test_the_line_chosen_by_the_cameras_hour_follows_the_printed_one() -> None:
    morning, evening = an_item("2026-10-14 09:00", "2026-10-14 10:00"), an_item("2026-10-13 19:00", "2026-10-13 22:00")
    by_camera = blank(paid_on=SNAPPED.date(), paid_time=time(9, 30), item=morning.id)
    assert fill(by_camera, taken_at=SNAPPED, items=(morning, evening)).item == evening.id
    elsewhere = replace(by_camera, item=ItemId(new_id()))
    assert fill(elsewhere, taken_at=SNAPPED, items=(morning, evening)).item == elsewhere.item


# ---- properties


FILLED = frozenset({"payee", "kind", "amount", "paid_on", "paid_time", "item", "deducted", "deduction"})


def reads(values: st.SearchStrategy[T]) -> st.SearchStrategy[Read[T] | None]:
    return st.none() | st.builds(Read, values, st.integers(0, 100))


SUMS = st.decimals(Decimal("0.01"), Decimal(10_000), places=2)
READINGS = st.builds(
    Reading,
    total=reads(SUMS),
    currency=reads(st.sampled_from([EUR, MAD])),
    paid_on=reads(st.dates()),
    paid_time=reads(st.times()),
    payee=reads(st.text()),
    trade=reads(st.sampled_from(Trade)),
    alcohol=reads(SUMS),
)
EXPENSES = any_of(
    Expense,
    payee=st.sampled_from(["", "Taxi"]),
    kind=st.sampled_from(["", "TAXI", "GONE"]),
    amount=st.none() | st.sampled_from([euros("12.00"), dirhams("40.00")]),
)


@given(EXPENSES, READINGS, st.sampled_from(["", "DIV"]))
def test_whatever_is_read_no_field_that_was_typed_changes(expense: Expense, reading: Reading, kind: str) -> None:
    told = fill(expense, reading, kind=kind, items=(an_item(),))
    for one in fields(Expense):
        before, after = getattr(expense, one.name), getattr(told, one.name)
        assert before == after or (one.name in FILLED and before in {None, ""})


@given(READINGS, st.none() | st.just(SNAPPED))
def test_filling_twice_changes_nothing_more(reading: Reading, taken_at: datetime | None) -> None:
    once = fill(blank(), reading, taken_at=taken_at)
    if taken_at is None or once.paid_on != taken_at.date():
        assert fill(once, reading, taken_at=taken_at) == once

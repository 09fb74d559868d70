"""What a reading fills in on an expense: only what nobody typed, only what is worth showing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time

from lianes_desktop.domain.expenses import Deduction, Expense
from lianes_desktop.domain.ids import ItemId
from lianes_desktop.domain.money import Money
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.readings import Reading, Trade

_EVENING = time(17)
"""From this hour on a meal is an evening meal."""

_KINDS: Mapping[Trade, str] = {
    Trade.TAXI: "TAXI",
    Trade.HOTEL: "HEBE",
    Trade.TRAIN: "TRAIN",
    Trade.BUS: "BUS",
    Trade.FLIGHT: "AVION",
    Trade.FUEL: "CARB",
    Trade.TOLL: "PEAG",
    Trade.PARKING: "PEAG",
    Trade.CAR_HIRE: "LOCV",
    Trade.PHARMACY: "SANT",
    Trade.STATIONERY: "DOCU",
    Trade.TELECOM: "TELE",
}
"""The category a trade is most often; a trade that says nothing of it has none."""


def filled(
    expense: Expense,
    reading: Reading,
    *,
    taken_at: datetime | None,
    kind: str,
    kinds: Sequence[str],
    items: Sequence[ProgrammeItem],
) -> Expense:
    """The expense with what was read, where it is still empty; typing always wins.

    A day and an hour that the camera gave (``taken_at``, naive) give way to what is printed. ``kind`` is the category
    last accepted for the payee; ``kinds`` are the categories that exist.
    """
    given = expense
    total, currency = reading.total, reading.currency
    if given.amount is None and total is not None and currency is not None and total.shown and currency.shown:
        given = replace(given, amount=Money.of(total.value, currency.value))
    given = _dated(given, reading, taken_at)
    if not given.payee and reading.payee is not None and reading.payee.shown:
        given = replace(given, payee=reading.payee.value)
    if not given.kind:
        trade = reading.trade
        likely = kind_of(trade.value, given.paid_time) if trade is not None and trade.shown else ""
        given = replace(given, kind=next((one for one in (kind, likely) if one in kinds), ""))
    given = _without_alcohol(given, reading)
    if given.item is None or given.item == _under_way(expense, items):
        given = replace(given, item=_under_way(given, items))
    return given


def _dated(expense: Expense, reading: Reading, taken_at: datetime | None) -> Expense:
    camera = taken_at is not None and expense.paid_on == taken_at.date()
    if reading.paid_on is None or not reading.paid_on.shown or not (expense.paid_on is None or camera):
        return expense
    hour = reading.paid_time.value if reading.paid_time is not None and reading.paid_time.shown else None
    by_camera = camera and taken_at is not None and expense.paid_time == _minute(taken_at)
    if hour is None:  # the camera's hour says nothing of another day
        hour = expense.paid_time if not by_camera or reading.paid_on.value == expense.paid_on else None
    elif expense.paid_time is not None and not by_camera:
        hour = expense.paid_time
    return replace(expense, paid_on=reading.paid_on.value, paid_time=hour)


def _minute(at: datetime) -> time:
    return at.time().replace(second=0, microsecond=0)


def kind_of(trade: Trade, paid_time: time | None) -> str:
    """The category a trade is most often, by the hour for a meal; empty when it says nothing of it."""
    if trade is Trade.MEAL:
        return "RESO" if paid_time is not None and paid_time >= _EVENING else "REMI"
    return _KINDS.get(trade, "")


def _without_alcohol(expense: Expense, reading: Reading) -> Expense:
    """Drinks with alcohol are taken out of the base (DOMAIN §3), when the amount is the one that was read."""
    drunk, total = reading.alcohol, reading.total
    if drunk is None or total is None or expense.amount is None or not drunk.shown:
        return expense
    if expense.deducted is not None or expense.deduction is not None:
        return expense
    if expense.amount.amount != total.value or drunk.value >= total.value:
        return expense
    return replace(expense, deducted=Money.of(drunk.value, expense.amount.currency), deduction=Deduction.ALCOHOL)


def _under_way(expense: Expense, items: Sequence[ProgrammeItem]) -> ItemId | None:
    """The programme line under way when it was paid, by the clock on the wall."""
    if expense.paid_on is None or expense.paid_time is None:
        return None
    at = datetime.combine(expense.paid_on, expense.paid_time)
    return next((one.id for one in items if one.starts_at <= at < one.ends_at), None)

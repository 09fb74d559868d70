"""Expenses with what they are reckoned from, and rates of exchange."""

from dataclasses import replace
from decimal import Decimal

from lianes_desktop.domain import entry
from lianes_desktop.domain.allowances import DailyAllowance, MileageLeg
from lianes_desktop.domain.checked.texts import (
    LINE,
    PAGE,
    REMARK,
    accepted,
    cleaned,
    not_negative,
    positive,
    require,
)
from lianes_desktop.domain.expenses import WHOLE_SHARE, Expense, LostReceiptDeclaration
from lianes_desktop.domain.money import EUR, ExchangeRate, ExchangeSlip, Money, RateSource
from lianes_desktop.domain.problems import Problem, Refusal

MOST_KILOMETRES = 100_000
"""No journey, nor a year of them, is longer."""
MOST_OFFERED = 366

_RATE_STEP = Decimal(1).scaleb(-entry.MOST_RATE_DIGITS)
_EXPENSE = {"payee": LINE, "note": PAGE, "guests": REMARK}
_JOURNEY = {"origin": LINE, "destination": LINE}
_STAY = {"deliberation": LINE}
_DECLARATION = {"circumstances": REMARK, "visa": LINE}


def checked_expense(expense: Expense) -> Expense:
    """An expense, complete or not: what is there makes sense."""
    found: list[Refusal] = []
    clean = cleaned(expense, _EXPENSE, found)
    amount, deducted = clean.amount, clean.deducted
    if amount is not None:
        positive(found, "amount", amount)
    if deducted is not None and amount is None:
        found.append(Refusal("amount", Problem.MISSING))
    elif deducted is not None and amount is not None:
        _deducted(found, deducted, amount)
    if clean.debit_cents is not None and clean.debit_cents <= 0:
        found.append(Refusal("debit_cents", Problem.NOT_POSITIVE))
    not_negative(
        found,
        borne_cents=clean.borne_cents,
        other_funding_cents=clean.other_funding_cents,
        fee_cents=clean.fee_cents,
    )
    if clean.unit_cents is not None and clean.unit_cents <= 0:
        found.append(Refusal("unit_cents", Problem.NOT_POSITIVE))
    _shared(found, clean)
    if clean.mileage is not None:
        clean = replace(clean, mileage=_journey(clean.mileage, found))
    if clean.allowance is not None:
        clean = replace(clean, allowance=_stay(clean.allowance, found))
    if clean.declaration is not None:
        clean = replace(clean, declaration=_declaration(clean.declaration, found))
    return accepted(clean, found)


def checked_rate(rate: ExchangeRate) -> ExchangeRate:
    """A rate is positive, with six decimals at most; one typed by hand says why.

    Its figure and its currency follow from its exchange slip, when it has one.
    """
    found: list[Refusal] = []
    clean = cleaned(rate, {"note": REMARK}, found)
    if (clean.source is RateSource.SLIP) != (clean.slip is not None):
        found.append(Refusal("slip", Problem.MISSING))
    elif clean.slip is not None:
        clean = _exchanged(clean, clean.slip, found)
    rate = clean
    if clean.source is RateSource.MANUAL:
        require(found, "note", clean.note)
    if not rate.per_euro.is_finite() or rate.per_euro <= 0:
        found.append(Refusal("per_euro", Problem.NOT_POSITIVE))
    elif rate.per_euro >= entry.MOST_RATE:
        found.append(Refusal("per_euro", Problem.TOO_LARGE, {"most": entry.MOST_RATE}))
    elif rate.per_euro % _RATE_STEP:
        found.append(Refusal("per_euro", Problem.TOO_PRECISE, {"digits": entry.MOST_RATE_DIGITS}))
    return accepted(clean, found)


def _exchanged(rate: ExchangeRate, slip: ExchangeSlip, found: list[Refusal]) -> ExchangeRate:
    """The rate as its slip gives it."""
    sound = len(found)
    slip = cleaned(slip, {"bureau": LINE}, found, "slip.")
    positive(found, "slip.given_cents", Money(slip.given_cents))
    positive(found, "slip.received", slip.received)
    not_negative(found, **{"slip.commission_cents": slip.commission_cents})
    if slip.received.currency == EUR:
        found.append(Refusal("currency", Problem.UNKNOWN_CURRENCY))
    if 0 < slip.given_cents <= slip.commission_cents:
        found.append(Refusal("slip.commission_cents", Problem.TOO_LARGE, {"most": Money(slip.given_cents).amount}))
    if len(found) > sound:
        return replace(rate, slip=slip)
    return replace(rate, slip=slip, currency=slip.received.currency, per_euro=slip.per_euro)


def _declaration(declaration: LostReceiptDeclaration, found: list[Refusal]) -> LostReceiptDeclaration:
    clean = cleaned(declaration, _DECLARATION, found, "declaration.")
    require(found, "declaration.circumstances", clean.circumstances)
    return clean


def _shared(found: list[Refusal], expense: Expense) -> None:
    """The parts of a shared expense add up to all of it, each authority once (V23)."""
    whole, authorities = sum(one.parts for one in expense.shares), [one.authority for one in expense.shares]
    if len(set(authorities)) < len(authorities):
        found.append(Refusal("shares", Problem.SAME_TWICE))
    if expense.shares and (whole != WHOLE_SHARE or any(one.parts < 0 for one in expense.shares)):
        found.append(Refusal("shares", Problem.SHARES_NOT_WHOLE, {"percent": Decimal(whole).scaleb(-2).normalize()}))


def _journey(leg: MileageLeg, found: list[Refusal]) -> MileageLeg:
    clean = cleaned(leg, _JOURNEY, found, "mileage.")
    for field, count in (("kilometres", leg.kilometres), ("run_before", leg.run_before)):
        if not 0 <= count <= MOST_KILOMETRES:
            found.append(Refusal(f"mileage.{field}", Problem.TOO_LARGE, {"most": MOST_KILOMETRES}))
    return clean


def _stay(stay: DailyAllowance, found: list[Refusal]) -> DailyAllowance:
    clean = cleaned(stay, _STAY, found, "allowance.")
    if stay.arrives_at and stay.leaves_at and stay.leaves_at <= stay.arrives_at:
        found.append(Refusal("allowance.leaves_at", Problem.END_BEFORE_START))
    if stay.daily is not None:
        positive(found, "allowance.daily", stay.daily)
    found.extend(
        Refusal(f"allowance.{field}", Problem.TOO_LARGE, {"most": MOST_OFFERED})
        for field in ("nights_offered", "middays_offered", "evenings_offered")
        if not 0 <= getattr(stay, field) <= MOST_OFFERED
    )
    return clean


def _deducted(found: list[Refusal], deducted: Money, amount: Money) -> None:
    if deducted.currency != amount.currency:
        found.append(Refusal("deducted", Problem.UNKNOWN_CURRENCY, {"currency": deducted.currency.code}))
    elif deducted.minor <= 0:
        found.append(Refusal("deducted", Problem.NOT_POSITIVE))
    elif deducted.minor > amount.minor:
        found.append(Refusal("deducted", Problem.TOO_LARGE, {"most": amount.amount}))

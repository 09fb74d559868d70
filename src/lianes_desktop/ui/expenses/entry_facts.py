"""The facts of a journey or a stay, and who shares the expense: from the form's text, and back."""

from dataclasses import replace
from datetime import date, datetime
from typing import cast

from lianes_desktop.domain import entry
from lianes_desktop.domain.allowances import DailyAllowance, FiscalPower, MileageLeg
from lianes_desktop.domain.checked.expenses import MOST_KILOMETRES, MOST_OFFERED
from lianes_desktop.domain.expenses import AuthorityShare, Expense
from lianes_desktop.domain.ids import ParticipantId
from lianes_desktop.domain.money import EUR, Money
from lianes_desktop.domain.sharing import equal_shares
from lianes_desktop.i18n import formats
from lianes_desktop.ui.expenses.values import JOURNEY, STAY, Field, ShareRows

_FEWEST = 2
"""Authorities that share an expense."""
_OFFERED = frozenset({Field.NIGHTS, Field.MIDDAYS, Field.EVENINGS})


def texts(expense: Expense) -> dict[Field, str]:
    """What the typed fields show."""
    leg, stay = expense.mileage, expense.allowance
    shown = {
        Field.SERVICE_ON: _day(expense.service_on),
        Field.GUESTS: expense.guests,
        Field.UNIT: "" if expense.unit_cents is None else plain(formats.amount(Money(expense.unit_cents))),
        **dict.fromkeys(JOURNEY - {Field.POWER}, ""),
        **dict.fromkeys(STAY, ""),
    }
    if leg is not None:
        shown |= {
            Field.ORIGIN: leg.origin,
            Field.DESTINATION: leg.destination,
            Field.KILOMETRES: str(leg.kilometres or ""),
            Field.RUN_BEFORE: str(leg.run_before or ""),
            Field.AUTHORISED_ON: _day(leg.authorised_on),
        }
    if stay is not None:
        shown |= {
            Field.ARRIVES_AT: _moment(stay.arrives_at),
            Field.LEAVES_AT: _moment(stay.leaves_at),
            Field.DAILY: _daily(stay.daily),
            Field.DELIBERATION: stay.deliberation,
            Field.NIGHTS: str(stay.nights_offered or ""),
            Field.MIDDAYS: str(stay.middays_offered or ""),
            Field.EVENINGS: str(stay.evenings_offered or ""),
        }
    return shown


def chosen(expense: Expense) -> dict[Field, object]:
    """What the lists show."""
    return {
        Field.POWER: expense.mileage.power if expense.mileage else None,
        Field.BENEFICIARIES: expense.beneficiaries,
        Field.SHARES: tuple((one.authority, _part(one.parts)) for one in expense.shares),
    }


def corrected(expense: Expense, field: Field, given: object, today: date) -> Expense:
    """The expense with what was given in one of these fields.

    Raises:
        RefusedError: the text is no such value; the refusal bears the field's name.
        ValueError: the field is none of these.
    """
    if field in JOURNEY:
        leg = _leg(expense.mileage or MileageLeg(), field, given, today)
        return replace(expense, mileage=None if leg == MileageLeg() else leg)
    if field in STAY:
        stay = _stay(expense.allowance or DailyAllowance(), field, cast("str", given).strip(), today)
        return replace(expense, allowance=None if stay == DailyAllowance() else stay)
    match field:
        case Field.BENEFICIARIES:
            return replace(expense, beneficiaries=cast("tuple[ParticipantId, ...]", given))
        case Field.SHARES:
            return replace(expense, shares=_shares(cast("ShareRows", given)))
        case Field.GUESTS | Field.SERVICE_ON | Field.UNIT:
            return _own(expense, field, cast("str", given).strip(), today)
        case _:
            raise ValueError(field)


def plain(text: str) -> str:
    """A figure as a field offers it, without the mark that gives a label its direction."""
    return text.removeprefix(formats.RLM)


def _own(expense: Expense, field: Field, text: str, today: date) -> Expense:
    """What only some kinds ask: the guests, the day of the service, the price of one piece."""
    if field is Field.GUESTS:
        return replace(expense, guests=text)
    if field is Field.SERVICE_ON:
        return replace(expense, service_on=entry.parse_date(text, today, field) if text else None)
    return replace(expense, unit_cents=entry.parse_amount(text, EUR, field).minor if text else None)


def _leg(leg: MileageLeg, field: Field, given: object, today: date) -> MileageLeg:
    if field is Field.POWER:
        return replace(leg, power=cast("FiscalPower | None", given))
    text = cast("str", given).strip()
    match field:
        case Field.ORIGIN:
            return replace(leg, origin=text)
        case Field.DESTINATION:
            return replace(leg, destination=text)
        case Field.KILOMETRES:
            return replace(leg, kilometres=_count(text, field, MOST_KILOMETRES))
        case Field.RUN_BEFORE:
            return replace(leg, run_before=_count(text, field, MOST_KILOMETRES))
        case _:
            return replace(leg, authorised_on=entry.parse_date(text, today, field) if text else None)


def _stay(stay: DailyAllowance, field: Field, text: str, today: date) -> DailyAllowance:
    if field in _OFFERED:
        offered = {field.value: _count(text, field, MOST_OFFERED)}
        return replace(stay, **offered)  # type: ignore[arg-type]  # nights, middays or evenings offered
    match field:
        case Field.ARRIVES_AT:
            return replace(stay, arrives_at=entry.parse_moment(text, today, field) if text else None)
        case Field.LEAVES_AT:
            return replace(stay, leaves_at=entry.parse_moment(text, today, field) if text else None)
        case Field.DAILY:
            currency = entry.currency_named(text) or (stay.daily.currency if stay.daily else EUR)
            return replace(stay, daily=entry.parse_amount(text, currency, field) if text else None)
        case _:
            return replace(stay, deliberation=text)


def _shares(rows: ShareRows) -> tuple[AuthorityShare, ...]:
    """Who bears which part; fewer than two authorities share nothing."""
    if len(rows) < _FEWEST:
        return ()
    if not any(text.strip() for _authority, text in rows):
        return equal_shares([authority for authority, _text in rows])
    return tuple(AuthorityShare(authority, entry.parse_share(text, Field.SHARES)) for authority, text in rows)


def _count(text: str, field: Field, most: int) -> int:
    return entry.parse_count(text, field, most) if text else 0


def _part(parts: int) -> str:
    """Parts of ten thousand as hundredths, the way they are typed."""
    whole, rest = divmod(parts, 100)
    return plain(formats.amount(Money(parts))) if rest else str(whole)


def _daily(daily: Money | None) -> str:
    if daily is None:
        return ""
    figure = plain(formats.amount(daily))
    return figure if daily.currency == EUR else f"{figure} {daily.currency.code}"


def _day(day: date | None) -> str:
    return "" if day is None else plain(formats.day(day))


def _moment(moment: datetime | None) -> str:
    return "" if moment is None else f"{plain(formats.day(moment.date()))} {plain(formats.clock(moment))}"

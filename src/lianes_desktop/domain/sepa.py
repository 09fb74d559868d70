"""What SEPA transfers ask: accounts in its area, days on which banks work, references (EPC115-06, EPC409-09)."""

from collections.abc import Iterator
from datetime import date, timedelta

from lianes_desktop.domain.calendars import Calendar
from lianes_desktop.domain.entry import check_iban
from lianes_desktop.domain.payments import Payment
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError

AREA = frozenset(
    (
        *("AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR"),
        *("GB", "GI", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD"),
        *("ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "VA"),
    )
)
"""The countries whose IBANs can be credited; overseas and Crown territories bear their State's code."""
MOST_REFERENCE = 35
"""Characters of an end-to-end reference."""
_EASTER_MONDAY = "paques"
_AFTER_GOOD_FRIDAY = timedelta(days=3)
_SECOND_CHRISTMAS_DAY = (12, 26)
_LONGEST_CLOSING = 10


def check_account(text: str, field: str) -> str:
    """The IBAN of an account that a SEPA transfer can credit or debit, without its spaces.

    Raises:
        RefusedError: ``IBAN_MISSING``, ``NOT_AN_IBAN``, or ``NOT_IN_SEPA`` with the ``country``: a Moroccan account
            is a sound one, and no SEPA transfer reaches it.
    """
    iban = check_iban(text, field)
    if not iban:
        raise RefusedError([Refusal(field, Problem.IBAN_MISSING)])
    if iban[:2] not in AREA:
        raise RefusedError([Refusal(field, Problem.NOT_IN_SEPA, {"country": iban[:2]})])
    return iban


def banks_work(day: date, calendar: Calendar) -> bool:
    """Whether transfers are executed that day: one of the calendar's working days, and one of TARGET's.

    TARGET also closes on Good Friday and on 26 December, when France works.
    """
    easter = calendar.holiday(day + _AFTER_GOOD_FRIDAY)
    closed = (day.month, day.day) == _SECOND_CHRISTMAS_DAY or (easter is not None and easter.code == _EASTER_MONDAY)
    return calendar.works(day) and not closed


def next_bank_day(after: date, calendar: Calendar) -> date:
    """The first day after ``after`` on which banks work."""
    days: Iterator[date] = (after + timedelta(days=one) for one in range(1, _LONGEST_CLOSING + 1))
    return next(day for day in days if banks_work(day, calendar))


def check_day(day: date, today: date, calendar: Calendar, field: str) -> date:
    """A day on which a transfer may be executed.

    Raises:
        RefusedError: ``TRANSFER_IN_THE_PAST``, or ``BANKS_CLOSED`` with the next ``day`` that is fine.
    """
    if day < today:
        raise RefusedError([Refusal(field, Problem.TRANSFER_IN_THE_PAST)])
    if not banks_work(day, calendar):
        raise RefusedError([Refusal(field, Problem.BANKS_CLOSED, {"day": next_bank_day(day, calendar)})])
    return day


def end_to_end(payment: Payment) -> str:
    """The reference that travels with a transfer to the creditor's statement: one for each payment, for good."""
    digits = payment.id.hex.upper()
    return f"LIANES-{digits[:12]}-{digits[-12:]}"

"""What people type, in French, English and Arabic, made into values or refused with the reason."""

from datetime import date, time
from decimal import Decimal

from lianes_desktop.domain.money import Currency, Money


def parse_amount(text: str, currency: Currency, field: str) -> Money:
    """A positive amount as typed: ``40,00€``, ``1 400 DH``, ``١٢٣٫٥٠``.

    Raises:
        RefusedError: empty, not a number, not positive, more decimals than the currency has, one separator
            followed by exactly three digits (which may mean thousands or decimals), or absurdly large.
    """
    raise NotImplementedError


def parse_date(text: str, today: date, field: str) -> date:
    """A day as typed: ``14/10/2026``, ``14-10-26``, ``14/10`` (this year), ``2026-10-14``.

    Raises:
        RefusedError: empty, not a date, or a day that does not exist.
    """
    raise NotImplementedError


def parse_time(text: str, field: str) -> time:
    """An hour as typed: ``14:30``, ``14h30``, ``9 h``, ``1430``."""
    raise NotImplementedError


def parse_rate(text: str, field: str) -> Decimal:
    """Units of a currency for one euro, at most six decimals."""
    raise NotImplementedError


def parse_text(text: str, field: str, most: int) -> str:
    """One line or more of plain text: composed (NFC), trimmed, without control or direction characters."""
    raise NotImplementedError


def parse_email(text: str, field: str) -> str:
    """An e-mail address, or empty."""
    raise NotImplementedError


def check_siren(text: str, field: str) -> str:
    """A SIREN without its spaces, or empty."""
    raise NotImplementedError


def check_siret(text: str, field: str) -> str:
    """A SIRET without its spaces, or empty."""
    raise NotImplementedError


def check_iban(text: str, field: str) -> str:
    """An IBAN without its spaces, or empty."""
    raise NotImplementedError


def check_bic(text: str, field: str) -> str:
    """A BIC, or empty."""
    raise NotImplementedError

"""What people type, in French, English and Arabic, made into values or refused with the reason (DOMAIN V33)."""

import re
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal

from lianes_desktop.domain.money import EUR, MAD, Currency, Money
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError

MOST_UNITS = 100_000_000
"""No receipt of a mission reaches this, in any currency."""
MOST_RATE_DIGITS = 6
LONGEST_NUMBER = 64
LONGEST_EMAIL = 254
MOST_RATE = 1_000_000
_YEARS = range(1900, 2101)
_CENTURY = 2000
_TWO_DIGIT_YEAR = 2
_GROUP = 3
_WHOLE = 100

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u061c\ufeff"))
"""Marks that come along with pasted text and carry no meaning of their own."""
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""These make text read otherwise than it is stored."""
_NUMBER_MARKS = _INVISIBLE | dict.fromkeys(map(ord, _OVERRIDES))
_PLAIN = str.maketrans({"\u066b": "D", "\u066c": "G", "'": "G", "\u2019": "G", "\u2212": "-", "\u060c": ","})
"""Arabic decimal and thousands marks and apostrophes, as letters the number grammar knows."""

_CURRENCY_WORDS = {
    EUR: ("€", "eur", "euro", "euros", "يورو", "أورو"),
    MAD: ("mad", "dh", "dhs", "dirham", "dirhams", "د.م.", "د.م", "درهم", "دراهم", "درهما"),
}
_WORDS = sorted(
    ((word, money) for money, words in _CURRENCY_WORDS.items() for word in words), key=lambda one: -len(one[0])
)
_ISO_CODE = re.compile(r"(.*\d[.,]?) ?([A-Za-z]{3})|([A-Za-z]{3}) ?([-+.,]?\d.*)")

_SPACED = re.compile(r"(\d{1,3}(?:G\d{3})+)(?:([.,D])(\d*))?")
_MARKED = re.compile(r"(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)(?:([.,D])(\d*))")
_REPEATED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})+")
_PLAINLY = re.compile(r"(\d*)(?:([.,D])(\d*))?")

_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2})(?: ?[:hH.] ?(\d{2})?)?|(\d{1,2})(\d{2})")
_EMAIL = re.compile(r"[^@\s<>()\[\],;:\"]+@[^@\s<>()\[\],;:\"]+\.[^@\s<>()\[\],;:\".]{2,}")

_MOROCCAN_IBAN = re.compile(r"MA\d{26}")


def parse_amount(text: str, currency: Currency, field: str) -> Money:
    """A positive amount as typed: ``40,00€``, ``1 400 DH``, ``١٢٣٫٥٠``.

    Raises:
        RefusedError: empty, not a number, not positive, more decimals than the currency has, one separator
            followed by exactly three digits (which may mean thousands or decimals), absurdly large, or the
            name of another currency.
    """
    bare, named = _without_currency(_number_text(text, field))
    if named is not None and named != currency:
        raise _refused(field, Problem.UNKNOWN_CURRENCY, currency=named.code)
    amount = _number(bare, field, thousands=True)
    return Money(_in_units(amount, currency.digits, MOST_UNITS, field), currency)


def currency_named(text: str) -> Currency | None:
    """The currency a typed amount names; ``None`` when it names none."""
    return _without_currency(_readable(text))[1]


def parse_rate(text: str, field: str) -> Decimal:
    """Units of a currency for one euro, at most six decimals; one separator is always the decimal one."""
    amount = _number(_without_currency(_number_text(text, field))[0], field, thousands=False)
    return Decimal(_in_units(amount, MOST_RATE_DIGITS, MOST_RATE, field)).scaleb(-MOST_RATE_DIGITS).normalize() + 0


def parse_count(text: str, field: str, most: int) -> int:
    """A whole number of things as typed, nought included: ``120``, ``1 200``, ``١٢٠``.

    Raises:
        RefusedError: empty, not a whole number, or more than ``most``.
    """
    typed = _number_text(text, field).replace(" ", "")
    if typed.startswith("-"):
        raise _refused(field, Problem.NOT_POSITIVE)
    if not (typed.isascii() and typed.isdecimal()):
        raise _refused(field, Problem.NOT_A_NUMBER)
    if int(typed) > most:
        raise _refused(field, Problem.TOO_LARGE, most=most + 1)
    return int(typed)


def parse_share(text: str, field: str) -> int:
    """A part in hundredths as typed, in parts of ten thousand: ``33,34``, ``50 %``.

    Raises:
        RefusedError: empty, not a number, above a hundred, or more than two decimals.
    """
    typed = _number_text(text, field).strip("%٪ ")
    hundredths = _number(typed, field, thousands=False)
    if hundredths > _WHOLE:
        raise _refused(field, Problem.TOO_LARGE, most=_WHOLE)
    parts = hundredths * _WHOLE
    if parts != parts.to_integral_value():
        raise _refused(field, Problem.TOO_PRECISE, digits=2)
    return int(parts)


def parse_moment(text: str, today: date, field: str) -> datetime:
    """A day and an hour as typed: ``12/10/2026 13:00``, ``12/10 13h``.

    Raises:
        RefusedError: the day or the hour is missing, or is none.
    """
    typed = _number_text(text, field).replace(" h", "h")
    day, _blank, hour = typed.rpartition(" ")
    if not day:
        raise _refused(field, Problem.NOT_A_TIME)
    return datetime.combine(parse_date(day, today, field), parse_time(hour, field))


def parse_date(text: str, today: date, field: str) -> date:
    """A day as typed: ``14/10/2026``, ``14-10-26``, ``14/10`` (the year of ``today``), ``2026-10-14``.

    Raises:
        RefusedError: empty, not a date, or a day that does not exist.
    """
    typed = _number_text(text, field)
    if found := _YEAR_FIRST.fullmatch(typed):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY_FIRST.fullmatch(typed):
        day, month = int(found[1]), int(found[2])
        year = _year(found[3], today)
    else:
        raise _refused(field, Problem.NOT_A_DATE)
    try:
        given = date(year, month, day)
    except ValueError:
        raise _refused(field, Problem.DATE_IMPOSSIBLE) from None
    if given.year not in _YEARS:
        raise _refused(field, Problem.DATE_IMPOSSIBLE)
    return given


def parse_time(text: str, field: str) -> time:
    """An hour as typed: ``14:30``, ``14h30``, ``9 h``, ``1430``.

    Raises:
        RefusedError: empty, or not an hour of the day.
    """
    found = _CLOCK.fullmatch(_number_text(text, field))
    if found is None:
        raise _refused(field, Problem.NOT_A_TIME)
    try:
        return time(int(found[1] or found[3]), int(found[2] or found[4] or 0))
    except ValueError:
        raise _refused(field, Problem.NOT_A_TIME) from None


def parse_text(text: str, field: str, most: int, *, lines: bool = False) -> str:
    """Plain text: composed (NFC), trimmed, without control or direction characters; line ends only with ``lines``.

    Raises:
        RefusedError: longer than ``most`` characters, or a character that hides or reverses others.
    """
    composed = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    rows = [" ".join(row.split()) if not lines else row.rstrip() for row in composed.splitlines()]
    clean = ("\n" if lines else " ").join(rows).replace("\t", " ").strip()
    for letter in clean:
        if letter in _OVERRIDES or (letter != "\n" and unicodedata.category(letter) in {"Cc", "Cs"}):
            raise _refused(field, Problem.FORBIDDEN_CHARACTER, code=f"U+{ord(letter):04X}")
    if len(clean) > most:
        raise _refused(field, Problem.TOO_LONG, most=most)
    return clean


def parse_email(text: str, field: str) -> str:
    """An e-mail address, or empty.

    Raises:
        RefusedError: it cannot be one.
    """
    address = parse_text(text, field, LONGEST_EMAIL)
    if address and not _EMAIL.fullmatch(address):
        raise _refused(field, Problem.NOT_AN_EMAIL)
    return address


def check_siren(text: str, field: str) -> str:
    """A SIREN without its spaces, or empty."""
    from stdnum.fr import siren  # noqa: PLC0415 - wanted only on the page of an organisation, not at start

    number = _compact(text)
    if number and not siren.is_valid(number):
        raise _refused(field, Problem.NOT_A_SIRET)
    return number


def check_siret(text: str, field: str) -> str:
    """A SIRET without its spaces, or empty."""
    from stdnum.fr import siret  # noqa: PLC0415 - wanted only on the page of an organisation, not at start

    number = _compact(text)
    if number and not siret.is_valid(number):
        raise _refused(field, Problem.NOT_A_SIRET)
    return number


def check_iban(text: str, field: str) -> str:
    """An IBAN without its spaces, or empty; Moroccan ones by our own check, which stdnum lacks (DOMAIN F10)."""
    from stdnum import iban  # noqa: PLC0415 - wanted only on the page of an organisation, not at start

    number = _compact(text)
    valid = _moroccan_iban(number) if number.startswith("MA") else iban.is_valid(number)
    if number and not valid:
        raise _refused(field, Problem.NOT_AN_IBAN)
    return number


def check_bic(text: str, field: str) -> str:
    """A BIC, or empty."""
    from stdnum import bic  # noqa: PLC0415 - wanted only on the page of an organisation, not at start

    number = _compact(text)
    if number and not bic.is_valid(number):
        raise _refused(field, Problem.NOT_A_BIC)
    return number


def _refused(field: str, problem: Problem, **values: object) -> RefusedError:
    return RefusedError([Refusal(field, problem, values)])


def _readable(text: str) -> str:
    """Western digits, plain spaces and no invisible mark."""
    letters = (str(unicodedata.decimal(letter, letter)) for letter in text.translate(_NUMBER_MARKS))
    return " ".join("".join(letters).split())


def _number_text(text: str, field: str) -> str:
    readable = _readable(text)
    if not readable:
        raise _refused(field, Problem.MISSING)
    if len(readable) > LONGEST_NUMBER:
        raise _refused(field, Problem.TOO_LONG, most=LONGEST_NUMBER)
    return readable


def _without_currency(text: str) -> tuple[str, Currency | None]:
    """The number alone, and the currency written before or after it."""
    folded = text.casefold()
    for word, currency in _WORDS:
        if folded.endswith(word):
            return text[: len(text) - len(word)].strip(), currency
        if folded.startswith(word):
            return text[len(word) :].strip(), currency
    if found := _ISO_CODE.fullmatch(text):
        return found[1] or found[4], Currency((found[2] or found[3]).upper())
    return text, None


def _number(text: str, field: str, *, thousands: bool) -> Decimal:
    """The number read; ``thousands`` says that one separator before three digits may group them."""
    plain = text.translate(_PLAIN)
    if not text:
        raise _refused(field, Problem.MISSING)
    if "D" in text or "G" in text:
        raise _refused(field, Problem.NOT_A_NUMBER)
    if plain.startswith("-") or plain.endswith("-"):
        raise _refused(field, Problem.NOT_POSITIVE)
    plain = plain.removeprefix("+").replace(" ", "G")
    if found := _SPACED.fullmatch(plain):
        return _decimal(found[1].replace("G", ""), found[3])
    if found := _REPEATED.fullmatch(plain):
        return _decimal(plain.replace(found[1], ""), None)
    if (found := _MARKED.fullmatch(plain)) and found[2] != found[3]:
        return _decimal(found[1].replace(found[2], ""), found[4])
    if (found := _PLAINLY.fullmatch(plain)) and (found[1] or found[3]):
        whole, mark, decimals = found.groups()
        if thousands and mark in {".", ","} and len(decimals) == _GROUP and 0 < len(whole) <= _GROUP and whole != "0":
            raise _refused(field, Problem.AMBIGUOUS_SEPARATOR, whole=whole + decimals, decimal=f"{whole}.{decimals}")
        return _decimal(whole, decimals)
    if "." in plain and "," in plain and plain.replace(".", "").replace(",", "").isdecimal():
        raise _refused(field, Problem.AMBIGUOUS_SEPARATOR)
    raise _refused(field, Problem.NOT_A_NUMBER)


def _decimal(whole: str, decimals: str | None) -> Decimal:
    return Decimal(f"{whole or 0}.{decimals or 0}")


def _in_units(amount: Decimal, digits: int, most: int, field: str) -> int:
    """The amount in smallest units, refused when it is not positive, too large or too precise."""
    if amount <= 0:
        raise _refused(field, Problem.NOT_POSITIVE)
    if amount >= most:
        raise _refused(field, Problem.TOO_LARGE, most=most)
    units = amount.scaleb(digits)
    if units != units.to_integral_value():
        raise _refused(field, Problem.TOO_PRECISE, digits=digits)
    return int(units)


def _year(typed: str | None, today: date) -> int:
    if typed is None:
        return today.year
    return int(typed) + (_CENTURY if len(typed) == _TWO_DIGIT_YEAR else 0)


def _compact(text: str) -> str:
    return "".join(_readable(text).split()).replace("-", "").replace(".", "").upper()


def _moroccan_iban(number: str) -> bool:
    """Twenty-four digits whose last two are the RIB key, and the IBAN's own remainder of one."""
    if not _MOROCCAN_IBAN.fullmatch(number):
        return False
    account = number[4:]
    key = 97 - int(account[:22]) * 100 % 97
    return key == int(account[22:]) and int(f"{account}2210{number[2:4]}") % 97 == 1

"""What is typed in the editor of the settings, field by field, made into values or refused with the reason."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from lianes_desktop.domain import entry
from lianes_desktop.domain.checked import LINE, PAGE
from lianes_desktop.domain.money import EUR, Currency
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.phones import parse_phone
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.settings_fields import Form, Part, Spec, spec_of

MOST_WHOLE = 100_000_000
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_DIGITS = re.compile(r"[0-9]{1,12}")
_EMPTY: dict[Form, object] = {
    Form.ALIASES: (),
    Form.TIERS: (),
    Form.LINE: "",
    Form.LINES: "",
    Form.ARABIC: "",
    Form.ARABIC_LINES: "",
    Form.EMAIL: "",
    Form.PHONE: "",
}
"""What an optional field left empty holds; the others hold ``None``."""
_LEAP = 2024


def parsed(spec: Spec, given: object, today: date, field: str) -> object:
    """The value of what was typed or chosen in a field.

    Raises:
        RefusedError: empty where something is needed, or not what the field asks.
    """
    if not isinstance(given, str) or spec.form in {Form.CHOICE, Form.ORGANISATION}:
        return given
    text = given.strip()
    if not text:
        if spec.optional:
            return _EMPTY.get(spec.form)
        raise refused(field, Problem.MISSING)
    return _value(spec.form, text, today, field)


def refused(field: str, problem: Problem, **values: object) -> RefusedError:
    """One refusal, to raise."""
    return RefusedError([Refusal(field, problem, values)])


def checked_numbers(organisation: Organisation, prefix: str) -> tuple[Refusal, ...]:
    """What is wrong with the numbers of an organisation."""
    found: list[Refusal] = []
    for name, check in (("siren", entry.check_siren), ("siret", entry.check_siret)):
        try:
            check(getattr(organisation, name), prefix + name)
        except RefusedError as error:
            found.extend(error.refusals)
    return tuple(found)


def unread(typed: Iterable[tuple[str, str]], today: date) -> Iterator[Refusal]:
    """Why each text that was typed and kept aside is refused; one that can be read is none."""
    for path, text in typed:
        part, _, rest = path.partition(".")
        spec = spec_of(Part(part), rest.partition(".")[2])
        try:
            parsed(spec, text, today, path)
        except RefusedError as error:
            yield from error.refusals


def _value(form: Form, text: str, today: date, field: str) -> object:  # noqa: C901, PLR0911, PLR0912 - one case a form
    match form:
        case Form.CODE:
            return _shaped(_CODE, text, Problem.NOT_A_CODE, field)
        case Form.COUNTRY:
            return _shaped(_COUNTRY, text.upper(), Problem.NOT_A_COUNTRY, field)
        case Form.CURRENCY:
            return Currency(_shaped(_CURRENCY, text.upper(), Problem.UNKNOWN_CURRENCY, field))
        case Form.SHARE:
            return _number(text.removesuffix("%"), field) / Decimal(100)
        case Form.FACTOR | Form.PER_EURO:
            return _number(text, field)
        case Form.CENTS:
            return entry.parse_amount(text, EUR, field).minor
        case Form.MONEY:
            return entry.parse_amount(text, entry.currency_named(text) or EUR, field)
        case Form.WHOLE:
            return _whole(text, field)
        case Form.DAY:
            return entry.parse_date(text, today, field)
        case Form.DAY_OF_YEAR:
            day = entry.parse_date(text, date(_LEAP, 1, 1), field)
            return day.month, day.day
        case Form.HOUR:
            return entry.parse_time(text, field)
        case Form.ALIASES:
            return tuple(dict.fromkeys(filter(None, (one.strip() for one in re.split("[,;،]", text)))))
        case Form.TIERS:
            return _tiers(text, field)
        case Form.EMAIL:
            return entry.parse_email(text, field)
        case Form.PHONE:
            return parse_phone(text, field)
        case Form.LINES | Form.ARABIC_LINES:
            return entry.parse_text(text, field, PAGE, lines=True)
        case _:
            return entry.parse_text(text, field, LINE)


def _shaped(form: re.Pattern[str], text: str, problem: Problem, field: str) -> str:
    if not form.fullmatch(text):
        raise refused(field, problem)
    return text


def _number(text: str, field: str) -> Decimal:
    """Nought, which ``parse_rate`` refuses, is a rate like another."""
    bare = text.strip()
    if bare and set(bare) <= set("0,.") and "0" in bare:
        return Decimal(0)
    return entry.parse_rate(bare, field)


def _whole(text: str, field: str) -> int:
    digits = "".join(text.split())
    if not digits.isascii() or not _DIGITS.fullmatch(digits):
        raise refused(field, Problem.NOT_A_NUMBER)
    number = int(digits)
    if number >= MOST_WHOLE:
        raise refused(field, Problem.TOO_LARGE, most=MOST_WHOLE)
    return number


def _tiers(text: str, field: str) -> tuple[tuple[int | None, Decimal], ...]:
    """``2000 = 0,32 ; 10000 = 0,40 ; 0,23``: up to a kilometre, euros; the last one without end."""
    tiers: list[tuple[int | None, Decimal]] = []
    for one in filter(None, (part.strip() for part in text.replace("؛", ";").split(";"))):
        limit, equal, rate = one.rpartition("=")
        tiers.append((_whole(limit.strip(), field) if equal else None, _number(rate, field)))
    return tuple(tiers)

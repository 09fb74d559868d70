"""A value a person types to settle what two laptops say differently: of the same form as what they say."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from lianes_desktop.domain.entry import parse_amount, parse_date, parse_text
from lianes_desktop.domain.merging_records import GONE, LEFT_OUT, WHOLE, Plain
from lianes_desktop.domain.money import EUR, Currency


class Form(StrEnum):
    """What can be typed in one field."""

    LINE = "line"
    TEXT = "text"
    AMOUNT = "amount"
    EUROS = "euros"
    DAY = "day"


_TEXTS = frozenset(("note", "what", "decisions", "outcome", "objective", "course", "lessons", "follow_up", "guests"))
_LINES = frozenset(
    (
        *("title", "payee", "place", "given_name", "family_name", "given_name_ar", "family_name_ar", "name_zgh"),
        *("function", "function_ar", "organisation_ar", "phone", "mobile", "email", "owner", "source", "task"),
        *("service", "home", "workplace", "employer", "also_present", "diets", "group", "link"),
    )
)
_LONGEST = 4000
_NOTHING = (None, "", LEFT_OUT, GONE)


def form_of(field: str, values: Iterable[Plain]) -> Form | None:
    """What may be typed in a field that holds these values; ``None``: it is chosen among them, or on its page."""
    given = [one for one in values if not any(one is nothing or one == nothing for nothing in _NOTHING)]
    if field == WHOLE:
        return None
    if given and all(isinstance(one, dict) and one.keys() == {"currency", "minor"} for one in given):
        return Form.AMOUNT
    if field.endswith("cents") and all(isinstance(one, int) for one in given):
        return Form.EUROS
    if field.endswith("_on") and all(isinstance(one, str) for one in given):
        return Form.DAY
    if field in _TEXTS:
        return Form.TEXT
    return Form.LINE if field in _LINES else None


def typed(form: Form, text: str, today: date, currency: Currency = EUR) -> Plain:
    """What was typed, as a version holds it.

    Raises:
        RefusedError: on ``value``: no such amount or day, or too long.
    """
    match form:
        case Form.AMOUNT:
            money = parse_amount(text, currency, "value")
            return {"currency": money.currency.code, "minor": money.minor}
        case Form.EUROS:
            return parse_amount(text, EUR, "value").minor
        case Form.DAY:
            return parse_date(text, today, "value").isoformat()
        case _:
            return parse_text(text, "value", _LONGEST, lines=form is Form.TEXT)

"""Days, sums and counts as the fields of facts show them, and back."""

from datetime import date
from typing import cast

from lianes_desktop.domain import entry
from lianes_desktop.domain.money import Money
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import formats


def text_of(given: object) -> str:
    """What was typed, without the spaces around it."""
    return cast("str", given).strip()


def parsed_day(text: str, today: date, field: str) -> date | None:
    """The day typed, or none."""
    return entry.parse_date(text, today, field) if text else None


def day_text(day: date | None) -> str:
    """A day as a field shows it."""
    return formats.day(day).removeprefix(formats.RLM) if day else ""


def cents_text(cents: int | None) -> str:
    """A sum as a field shows it."""
    return "" if cents is None else formats.amount(Money(cents)).removeprefix(formats.RLM)


def parsed_people(text: str, field: str) -> int | None:
    """A number of inhabitants, its thousands parted or not; none when nothing was typed.

    Raises:
        RefusedError: it is no whole number.
    """
    plain = "".join(one for one in text if not one.isspace() and one not in ".,'’\u200e\u200f")
    if not plain:
        return None
    if not plain.isdecimal():
        raise RefusedError([Refusal(field, Problem.NOT_A_NUMBER)])
    return int(plain[:20])


def people_text(people: int | None) -> str:
    """A number of inhabitants as a field shows it."""
    return "" if people is None else formats.number(people)

"""What every check of a whole value shares: how long texts are, how they are cleaned, how sums are refused."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from lianes_desktop.domain import entry
from lianes_desktop.domain.money import Money
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Parse = Callable[[str, str], str]
"""Cleans a text, or refuses it under the field named."""

T = TypeVar("T", bound="DataclassInstance")

NAME, LINE, REMARK, PAGE, REPORT = 80, 200, 1000, 4000, 12_000
"""The most characters of a name, a line, a remark, a page of notes, a part of a report."""

_LONG = frozenset(
    (
        *("note", "follow_up", "guests", "duration_reason", "case_reason", "circumstances", "address"),
        *("intention", "sought", "competences", "stakes", "description", "expected", "equipment_reason"),
        *("purpose", "expenses", "expertise"),
        *("objective", "course", "french_side", "moroccan_side", "staff_impact", "lessons"),
        *("what", "outcome", "interest_fr", "interest_ma", "also_present"),
        *("decisions", "agenda", "minutes", "text"),
        *("introduction", "difficulties", "outlook"),
        *("ambitions", "brings", "signatories", "abandoned_reason", "expectations"),
    )
)
"""Texts of several lines, by the name of their field."""


def accepted(value: T, found: Iterable[Refusal]) -> T:
    """The value, unless something of it is refused: then every refusal is raised."""
    refusals = tuple(found)
    if refusals:
        raise RefusedError(refusals)
    return value


def cleaned(value: T, limits: Mapping[str, int], found: list[Refusal], prefix: str = "") -> T:
    """The value with the texts named cleaned; those that cannot be are refused under their field's name."""
    for name, most in limits.items():
        value = cleaned_one(value, name, found, partial(entry.parse_text, most=most, lines=name in _LONG), prefix)
    return value


def cleaned_one(value: T, name: str, found: list[Refusal], parse: Parse, prefix: str = "") -> T:
    """The value with one text cleaned by ``parse``, or as it was and the refusal noted."""
    raw = getattr(value, name)
    try:
        clean = parse(raw, f"{prefix}{name}")
    except RefusedError as refused:
        found.extend(refused.refusals)
        return value
    if clean == raw:  # most are clean: thousands of cards come in at once
        return value
    changed: dict[str, Any] = {name: clean}
    return replace(value, **changed)


def require(found: list[Refusal], field: str, *texts: str) -> None:
    """Refuse a field of which no text is given."""
    if not any(texts):
        found.append(Refusal(field, Problem.MISSING))


def not_negative(found: list[Refusal], **figures: int | None) -> None:
    """Refuse each figure below nought."""
    found.extend(Refusal(field, Problem.NOT_POSITIVE) for field, value in figures.items() if value and value < 0)


def positive(found: list[Refusal], field: str, money: Money) -> None:
    """Refuse a sum that is not above nought, or too large to be one."""
    if money.minor <= 0:
        found.append(Refusal(field, Problem.NOT_POSITIVE))
    elif money.amount >= entry.MOST_UNITS:
        found.append(Refusal(field, Problem.TOO_LARGE, {"most": entry.MOST_UNITS}))

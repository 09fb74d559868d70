"""A value as dotted names and plain text."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from lianes_desktop.domain.flattening import flattened
from lianes_desktop.domain.money import MAD, Money


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True)
class Inner:
    on: date | None
    note: str = ""


def test_parts_bear_their_place_and_what_holds_nothing_is_left_out() -> None:
    value = (Inner(date(2026, 10, 12)), Inner(None, "vu"))

    assert dict(flattened("seen", value)) == {"seen.0.on": "2026-10-12", "seen.1.note": "vu"}


def test_sums_figures_and_choices_are_written_plainly() -> None:
    assert list(flattened("amount", Money(4500, MAD))) == [("amount", "45.00 MAD")]
    assert list(flattened("rate", Decimal("1E+2"))) == [("rate", "100")]
    assert list(flattened("colour", Colour.RED)) == [("colour", "red")]
    assert list(flattened("told", True)) == [("told", "True")]


def test_nothing_is_told_of_nothing() -> None:
    assert [pair for empty in (None, (), "") for pair in flattened("x", empty)] == []

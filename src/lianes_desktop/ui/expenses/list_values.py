"""What the list of expenses shows around its rows, and what a hand does to it, as values without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from lianes_desktop.services.ports.readings import ExpenseGroup, Narrowing
from lianes_desktop.ui.expenses.values import Options


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a group of rows."""

    words: str
    count: int
    euro_cents: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The list: keys in order, and the heads of the groups in the same order, none when nothing is grouped."""

    keys: Sequence[int]
    heads: tuple[Head, ...] = ()
    clashing: frozenset[UUID] = frozenset()
    """Expenses that colleagues' laptops say differently: a person must decide."""


@dataclass(frozen=True, slots=True)
class FilterChip:
    """One filter in force, and what is left of them without it."""

    words: str
    without: Narrowing


@dataclass(frozen=True, slots=True)
class Tools:
    """How the list is narrowed and grouped."""

    chips: tuple[FilterChip, ...]
    found: str
    """How many expenses are left and what they come to; empty when no filter is in force."""
    relax: str
    """What to give up when nothing is left; empty while something is."""
    group: ExpenseGroup


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list may be narrowed to, and what it is narrowed to now; the words say how many there are."""

    narrow: Narrowing
    kinds: Options
    people: Options
    eligibilities: Options
    days: Options
    """None when there are too many to choose from."""
    today: date


Groups = tuple[tuple[str, Options], ...]
"""Values to choose from, in groups with a name; one without a name stands for itself."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What several expenses may be given at once."""

    kinds: Groups
    people: Groups
    items: Groups


class Together(StrEnum):
    """What is done to the expenses chosen together."""

    KIND = "kind"
    PAYER = "payer"
    ITEM = "item"
    ACCEPT = "accept"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class TogetherAsked:
    """An act on those chosen together, with the value they are to be given if any."""

    act: Together
    given: object = None


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written."""

    words: str
    path: Path

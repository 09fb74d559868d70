"""What a list whose lines are edited in place shows, in words ready to show. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from uuid import UUID

F = TypeVar("F", bound=str)
"""The names of its fields."""
Options = tuple[tuple[object, str], ...]
"""Values to choose from, with their words."""


@dataclass(frozen=True, slots=True)
class BookRow:
    """One line of a list."""

    id: UUID
    title: str
    detail: str
    amount: str
    chip: str
    tone: str


@dataclass(frozen=True, slots=True)
class BookShown(Generic[F]):
    """A list, with the line being edited; fields go by their names."""

    rows: tuple[BookRow, ...]
    total: str
    chosen: UUID | None
    texts: Mapping[F, str] = field(default_factory=dict)
    choices: Mapping[F, tuple[Options, object]] = field(default_factory=dict)
    refusals: Mapping[F, str] = field(default_factory=dict)
    remarks: Mapping[F, str] = field(default_factory=dict)
    hidden: frozenset[F] = frozenset()

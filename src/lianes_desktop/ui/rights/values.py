"""What the presenter of rights shows, in words ready to show."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a person, in the list."""

    id: UUID
    name: str
    detail: str
    initials: str


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record of the person chosen: its dossier, and what is known of it."""

    id: UUID
    title: str
    words: str
    restricted: bool | None
    """``None`` for somebody who took part: their place in the accounts cannot be limited."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The person chosen, over all dossiers."""

    id: UUID
    name: str
    name_ar: str
    initials: str
    records: tuple[RecordLine, ...]
    consequence: str
    """What erasing does to these records."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an erasure, or of an export."""

    tone: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    search: str
    lines: tuple[Line, ...]
    selected: UUID | None
    sheet: Sheet | None
    empty: bool
    """Nobody at all is known here."""
    busy: bool
    done: Done | None
    to_tell: int
    """How many people erased had left in a bundle."""

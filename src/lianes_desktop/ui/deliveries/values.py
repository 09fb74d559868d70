"""What the deliveries presenter shows, in words ready to show, and what the page says back."""

from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from lianes_desktop.domain.deliveries import Way


@dataclass(frozen=True, slots=True)
class Row:
    """One file of the queue."""

    id: UUID
    name: str
    detail: str
    chip: str
    tone: str
    icon: str
    problem: str
    """Why it did not leave, and what to do; empty when it did, or waits."""
    folder: str
    path: Path
    there: bool
    """Whether the file is still where it was."""
    can_cancel: bool
    can_retry: bool
    can_forget: bool


@dataclass(frozen=True, slots=True)
class Came:
    """One file that came and waits for a person."""

    sha256: str
    name: str
    problem: str
    path: Path
    unknown: bool = False
    """Whether it waits for Lianes' fingerprint to be compared."""


@dataclass(frozen=True, slots=True)
class BoxCard:
    """One box."""

    id: UUID
    name: str
    place: str
    icon: str
    chip: str
    tone: str
    chip_icon: str
    automatic: bool


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    boxes: tuple[BoxCard, ...]
    rows: tuple[Row, ...]
    came: tuple[Came, ...]
    waiting: int
    """Files that may leave."""


@dataclass(frozen=True, slots=True)
class BoxTyped:
    """A box as the sheet gives it; ``id`` is that of the one corrected."""

    id: UUID | None
    way: Way
    name: str
    folder: str
    address: str
    user: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ways:
    """How one file may go."""

    path: Path
    name: str
    size: str
    boxes: tuple[tuple[UUID, str, str], ...]
    """Identifier, name and icon of each."""
    no_mail: str
    """Why it cannot go by mail; empty when it can."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a place before anything is done there."""

    box: UUID
    seen: str
    title: str
    sentence: str
    accept: str

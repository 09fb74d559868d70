"""What importing, exporting and handing over contacts show, in words ready to show."""

from dataclasses import dataclass
from pathlib import Path

from lianes_desktop.services.ports.cards import CardKind, Meaning


@dataclass(frozen=True, slots=True)
class ImportLine:
    """A person who can be taken, or something that is not."""

    key: int
    """Of the person, from 0; below 0 for what is not taken."""
    head: str
    name: str
    detail: str
    said: str
    """What there is to know before taking them; empty when there is nothing."""
    advised: bool
    """Whether it is ticked at first."""

    @property
    def takeable(self) -> bool:
        """Whether it can be ticked."""
        return self.key >= 0


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """A column of a table and what it is taken for."""

    at: int
    header: str
    sample: str
    meaning: Meaning | None


@dataclass(frozen=True, slots=True)
class ImportView:
    """What the files hold."""

    title: str
    summary: str
    lines: tuple[ImportLine, ...]
    columns: tuple[ColumnShown, ...]
    """Of the one table; none for cards."""


@dataclass(frozen=True, slots=True)
class ExportView:
    """What an export would write."""

    leaving: str
    staying: str
    """Why others stay; empty when nobody does."""
    none: bool
    """Nobody may leave."""


@dataclass(frozen=True, slots=True)
class ExportAsked:
    """The form of file and whether notes go with it."""

    kind: CardKind
    notes: bool


@dataclass(frozen=True, slots=True)
class ExportTo:
    """Where to write what was asked."""

    asked: ExportAsked
    path: Path


@dataclass(frozen=True, slots=True)
class CodeView:
    """A card to scan."""

    name: str
    name_ar: str
    detail: str
    codes: tuple[str, ...]
    """Whole first, then shorter."""

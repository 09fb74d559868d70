"""What the presenter of the report shows, in words ready to show, and what the page says back."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from lianes_desktop.domain.ministry import ReportKind
from lianes_desktop.ui.kit.book_values import Options

UNTIL = "until"
"""The field of an interim report's last day."""


class Written(StrEnum):
    """Texts of a report, called as the record calls them."""

    INTRODUCTION = "introduction"
    DIFFICULTIES = "difficulties"
    OUTLOOK = "outlook"
    SIGNATORY = "signatory"
    QUALITY = "quality"


class Output(StrEnum):
    """Files a report is written to."""

    WORKBOOK = "workbook"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A figure of the table; one without a key leads nowhere."""

    key: str
    words: str
    told: str = ""
    """The whole of it, for screen readers."""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of the table."""

    name: str
    note: str
    figures: tuple[FigureShown, ...]
    """Planned, realised, gap in euros, gap in per cent."""
    total: bool = False


@dataclass(frozen=True, slots=True)
class PartShown:
    """Rows under one head."""

    head: str
    rows: tuple[RowShown, ...]


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line behind a figure."""

    key: str
    words: str
    detail: str
    amount: str
    dossier: UUID | None
    """Where it leads; ``None``: to the money of the edition."""


@dataclass(frozen=True, slots=True)
class MissingShown:
    """Something that is missing."""

    key: str
    words: str
    holds: bool


@dataclass(frozen=True, slots=True)
class CountShown:
    """One thing counted; a key leads to the dossiers."""

    key: str
    words: str
    value: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class CountsShown:
    """Things counted under one head."""

    head: str
    counts: tuple[CountShown, ...]


@dataclass(frozen=True, slots=True)
class Underway:
    """A file being written."""

    words: str
    at: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    chip: str
    chip_tone: str
    editions: Options
    edition: str
    kind: ReportKind
    until: str
    until_refusal: str
    empty: bool
    """No dossier is decided upon."""
    parts: tuple[PartShown, ...]
    opened: str
    """What the lines shown add up to, in words; empty when none are."""
    lines: tuple[LineShown, ...]
    more: str
    """Said when there are more lines than are shown."""
    missing: tuple[MissingShown, ...]
    counts: tuple[CountsShown, ...]
    texts: Mapping[Written, str]
    refusals: Mapping[Written, str]
    saved: str

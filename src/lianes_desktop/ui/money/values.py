"""What the presenter of the money shows, in words ready to show, and what the page says back."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from lianes_desktop.domain.spending import Cut
from lianes_desktop.ui.kit.book_values import BookShown, Options

TOTAL = "total"
"""The key of the last line."""


class BookName(StrEnum):
    """The two lists of the page."""

    ENVELOPES = "envelopes"
    FUNDERS = "funders"


class EnvelopeField(StrEnum):
    """Fields of an envelope."""

    CENTS = "envelope_cents"
    YEAR = "envelope_year"
    LETTER = "envelope_letter"
    ORGANISATION = "envelope_organisation"
    NOTE = "envelope_note"


class FunderField(StrEnum):
    """Fields of a funder's part."""

    FUNDER = "funder_name"
    CENTS = "funder_cents"
    NATURE = "funder_nature"
    CAP = "funder_cap"
    NOTE = "funder_note"


BookField = EnvelopeField | FunderField


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line of the table: figures ready to show, and cents to draw."""

    key: str
    name: str
    figures: tuple[str, ...]
    """Set aside, asked, base claimed, accepted, paid, left."""
    envelope_cents: int
    accepted_cents: int
    paid_cents: int
    pending_cents: int
    over: bool
    chosen: bool
    told: str
    """The whole line in a sentence, for screen readers."""


@dataclass(frozen=True, slots=True)
class AlertShown:
    """An envelope to watch."""

    key: str
    tone: str
    icon: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class DossierShown:
    """A dossier behind a figure."""

    id: UUID
    title: str
    detail: str
    amount: str


@dataclass(frozen=True, slots=True)
class Part:
    """One funder: a colour, a name, a share of the whole, a sum, and what is said of it."""

    tone: str
    label: str
    share: str
    amount: str
    cents: int
    detail: str
    over: bool


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    editions: Options
    edition: str
    cut: Cut
    lines: tuple[LineShown, ...]
    total: LineShown
    most_cents: int
    """What the widest bar stands for."""
    alerts: tuple[AlertShown, ...]
    opened: str
    """Whose dossiers are shown, in words; empty when none are."""
    dossiers: tuple[DossierShown, ...]
    parts: tuple[Part, ...]
    funders_note: str
    envelopes: BookShown[EnvelopeField]
    funders: BookShown[FunderField]

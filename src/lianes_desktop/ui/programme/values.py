"""What the presenter shows and the page says back."""

from dataclasses import dataclass
from datetime import date, datetime

from lianes_desktop.domain.ids import ContactId, ItemId, ParticipantId
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.ui.programme.layout import Board


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be named on a line: chosen or not."""

    id: ParticipantId | ContactId
    name: str
    initials: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Clash:
    """The notice above the form: words, the smallest fix, and whether both may be kept."""

    title: str
    sentence: str
    fix: str


@dataclass(frozen=True, slots=True)
class Form:
    """The selected line, in words ready to show."""

    item: ItemId
    title: str
    kind: ItemKind
    day: date
    days: tuple[date, ...]
    starts: str
    ends: str
    duration: str
    zone_note: str
    """The same hours by the other clock."""
    place: str
    group: str
    groups: tuple[str, ...]
    participants: tuple[Person, ...]
    contacts: tuple[Person, ...]
    results: tuple[int, ...]
    covers: str
    cost: str
    diets: str
    note: str
    meal: bool
    clash: Clash | None


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    board: Board
    title: str
    subtitle: str
    chip: str
    clocks: tuple[str, str]
    other_clock: bool
    hosting: bool
    form: Form | None
    empty: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """A line dragged or stretched on the board, by the clock shown."""

    item: ItemId
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Typed:
    """A field of the form left with this text or choice."""

    field: str
    value: object


@dataclass(frozen=True, slots=True)
class Nudge:
    """The selected line moved by the keyboard; ``stretch`` moves its end alone."""

    minutes: int = 0
    days: int = 0
    stretch: bool = False

"""What the steering presenter shows, in words ready to show, and what the page says back."""

from dataclasses import dataclass

from lianes_desktop.domain.ids import MeetingId
from lianes_desktop.ui.kit.held import FormShown


@dataclass(frozen=True, slots=True)
class Line:
    """One meeting of the list."""

    id: MeetingId
    title: str
    place: str
    chip: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The committee's year."""

    count: int
    usual: int
    title: str
    sentence: str
    due: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The selected meeting; people and decisions are fields of the form, by their place."""

    id: MeetingId
    title: str
    chip: str
    tone: str
    icon: str
    saved: str
    form: FormShown
    people: int
    decisions: int
    present: str
    """How many came, of how many invited."""


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    editions: tuple[tuple[str, str], ...]
    edition: str
    lines: tuple[Line, ...]
    selected: MeetingId | None
    sheet: Sheet | None
    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class Typed:
    """A field left with this text, tick or choice."""

    meeting: MeetingId
    field: str
    value: object

"""What the preparation's presenter shows, in words ready to show, and what the page says back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from lianes_desktop.domain.ids import DossierId, MeetingId, ParticipantId

Options = tuple[tuple[object, str], ...]
"""Values to choose from, with their words."""


class Field(StrEnum):
    """The fields of the page, called as in the values."""

    TITLE = "title"
    DONE_ON = "done_on"
    OWNER = "owner"
    NOTE = "note"
    NOT_NEEDED = "not_needed"
    HELD_ON = "held_on"
    MODE = "mode"
    PARTICIPANTS = "participants"
    OTHERS = "others"
    DECISIONS = "decisions"
    NAME = "name"
    POPULATION = "population"
    COMPETENCES = "competences"
    STAKES = "stakes"
    CHANNEL = "channel"
    CONTACT = "contact"
    RETAINED = "retained"
    INTRODUCED_ON = "introduced_on"
    FIRST_MEETING_ON = "first_meeting_on"
    INTEGRATED_ON = "integrated_on"


TASK = (Field.TITLE, Field.OWNER, Field.DONE_ON, Field.NOTE)
MILESTONES = (Field.INTRODUCED_ON, Field.FIRST_MEETING_ON, Field.INTEGRATED_ON)


class Part(StrEnum):
    """What a field belongs to."""

    TASK = "task"
    MEETING = "meeting"
    CANDIDATE = "candidate"
    MILESTONES = "milestones"


class About(NamedTuple):
    """The record a field belongs to: a place in a list, or a meeting."""

    part: Part
    key: int | MeetingId | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """A field left with this text or choice."""

    about: About
    field: Field
    value: object


@dataclass(frozen=True, slots=True)
class Form:
    """What the fields of one record show; what was refused stands as it was typed."""

    about: About
    texts: Mapping[Field, str]
    refusals: Mapping[Field, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TaskShown:
    """A line of the checklist."""

    words: str
    detail: str
    done: bool
    not_needed: bool
    paper: str
    """The document that serves it, or empty."""


@dataclass(frozen=True, slots=True)
class TaskForm:
    """The line being edited."""

    at: int
    form: Form
    hint: str
    own: bool
    """Typed here: its words can be changed, and it can be taken out."""
    not_needed: bool


@dataclass(frozen=True, slots=True)
class MeetingShown:
    """A meeting in the list."""

    id: MeetingId
    day: str
    detail: str


@dataclass(frozen=True, slots=True)
class MeetingForm:
    """The meeting being edited."""

    id: MeetingId
    form: Form
    mode: object
    modes: Options
    people: tuple[tuple[ParticipantId, str, str], ...]
    """(id, name, initials) of everybody in the dossier."""
    attended: tuple[ParticipantId, ...]


@dataclass(frozen=True, slots=True)
class CandidateShown:
    """One authority of the comparison, every field of it."""

    at: int
    form: Form
    channel: object
    retained: bool
    nearest: bool
    size: str
    """How its population compares with the own authority's, in words."""
    share: float | None
    """Its population as a part of the larger of the two; ``None`` while one is unknown."""
    own_share: float


@dataclass(frozen=True, slots=True)
class ExchangeShown:
    """A first exchange already made a dossier of its own."""

    dossier: DossierId
    words: str
    detail: str
    icon: str


@dataclass(frozen=True, slots=True)
class SearchShown:
    """The search for a partner."""

    own_name: str
    own: tuple[tuple[str, str], ...]
    """(label, words) of what the own authority said of itself."""
    candidates: tuple[CandidateShown, ...]
    channels: Options
    milestones: Form
    exchanges: tuple[ExchangeShown, ...]
    steps: tuple[tuple[str, str, str], ...]
    """(title, detail, state of a step) of the way to an active partnership."""
    adding: str = ""
    """Why the name typed for one more candidate is refused."""


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    chip: str
    tone: str
    done: int
    of: int
    left: str
    tasks: tuple[TaskShown, ...]
    task: TaskForm | None
    meetings: tuple[MeetingShown, ...]
    meeting: MeetingForm | None
    search: SearchShown | None
    adding: str = ""
    """Why the words typed for one more task are refused."""

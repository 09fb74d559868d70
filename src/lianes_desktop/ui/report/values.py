"""What the report's presenter shows, in words ready to show, and what the page says back."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from lianes_desktop.domain.ids import CommunicationId, DossierId, FollowUpId
from lianes_desktop.domain.reports import CommunicationKind


class Field(StrEnum):
    """The texts of the report: its parts as ``ReportPart`` names them, the criteria by their code."""

    OBJECTIVE = "objective"
    COURSE = "course"
    FRENCH_SIDE = "french_side"
    MOROCCAN_SIDE = "moroccan_side"
    RESULT_1 = "result_1"
    RESULT_2 = "result_2"
    RESULT_3 = "result_3"
    RESULT_4 = "result_4"
    RESULT_5 = "result_5"
    INTEREST = "interet_local"
    SKILLS = "competences"
    DEVELOPMENT = "developpement_reciproque"
    DIALOGUE = "dialogue"
    STAFF_IMPACT = "staff_impact"
    LESSONS = "lessons"


RESULTS = (Field.RESULT_1, Field.RESULT_2, Field.RESULT_3, Field.RESULT_4, Field.RESULT_5)
CRITERIA = (Field.INTEREST, Field.SKILLS, Field.DEVELOPMENT, Field.DIALOGUE)


class Follow(StrEnum):
    """The fields of a follow-up, called as in ``FollowUp``."""

    WHAT = "what"
    OWNER = "owner"
    DUE_ON = "due_on"
    DONE_ON = "done_on"


class Told(StrEnum):
    """The fields of a communication item, called as in ``CommunicationItem``."""

    TITLE = "title"
    KIND = "kind"
    PUBLISHED_ON = "published_on"
    LINK = "link"
    PEOPLE_SHOWN = "people_shown"
    IMAGE_RIGHTS = "image_rights"
    NOTE = "note"


TOLD_TEXTS = (Told.TITLE, Told.PUBLISHED_ON, Told.LINK, Told.NOTE)


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a picture: its words, how much of what, and the figure that says it."""

    label: str
    part: float
    whole: float
    figure: str
    done: bool | None = None
    """Served or not: its mark is filled or empty; ``None`` for a line that has no mark."""


@dataclass(frozen=True, slots=True)
class Glance:
    """The four small pictures at the top."""

    results: tuple[Bar, ...]
    objectives: tuple[Bar, ...]
    people: tuple[Bar, ...]
    people_words: str
    hours: tuple[Bar, ...]
    hours_words: str


@dataclass(frozen=True, slots=True)
class ResultShown:
    """One of the five expected results: its name and its indicators, each with its figure."""

    field: Field
    title: str
    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FollowShown:
    """One follow-up to fill in; what was refused stands as it was typed."""

    id: FollowUpId
    texts: Mapping[Follow, str]
    refusals: Mapping[Follow, str]
    chip: str
    tone: str
    carried: str
    """Where it lives on; empty while it is this dossier's."""


@dataclass(frozen=True, slots=True)
class LeftOverShown:
    """What an earlier dossier left to do: how much, and each of them."""

    title: str
    lines: tuple[str, ...]
    button: str


@dataclass(frozen=True, slots=True)
class ToldShown:
    """One article, post or picture to fill in."""

    id: CommunicationId
    texts: Mapping[Told, str]
    refusals: Mapping[Told, str]
    kind: CommunicationKind
    people_shown: bool
    image_rights: bool
    warning: str
    paper: str
    """The name of the file kept as a proof; empty without one."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A part of the report that is not there, and where it is filled in."""

    field: str
    label: str


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    dossier: DossierId
    subtitle: str
    chip: str
    chip_tone: str
    saved: str
    unmarked: str
    """What is said of past lines nobody marked as held; empty when there is none."""
    hold: str
    glance: Glance
    texts: Mapping[Field, str]
    refusals: Mapping[Field, str]
    offers: Mapping[Field, str]
    """What the records would add to a part already written."""
    results: tuple[ResultShown, ...]
    scores: Mapping[Field, int | None]
    satisfaction: int | None
    follow_ups: tuple[FollowShown, ...]
    suggestions: tuple[str, ...]
    left_over: tuple[LeftOverShown, ...]
    """What earlier dossiers left to do, to be taken over."""
    told: tuple[ToldShown, ...]
    done: int
    total: int
    missing: tuple[Missing, ...]
    advised: tuple[Missing, ...]
    final: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """A field left with this text or choice; of a list's line where ``subject`` names it."""

    field: StrEnum
    value: object
    subject: UUID | None = None

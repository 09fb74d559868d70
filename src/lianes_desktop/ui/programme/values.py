"""What the presenter shows and the page says back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lianes_desktop.domain.ids import ContactId, ItemId, ParticipantId
from lianes_desktop.domain.programmes import ExchangeForm, ItemKind, ItemState
from lianes_desktop.ui.programme.courtesy import RemarksShown
from lianes_desktop.ui.programme.layout import Board


class Field(StrEnum):
    """The fields of the form; most are called as in ``ProgrammeItem``."""

    TITLE = "title"
    KIND = "kind"
    DAY = "day"
    STARTS = "starts"
    ENDS = "ends"
    PLACE = "place"
    GROUP = "group"
    PARTICIPANTS = "participants"
    CONTACTS = "contacts"
    COVERS = "covers"
    COST = "cost"
    DIETS = "diets"
    NOTE = "note"
    RESULTS = "results"
    STATE = "state"
    EXCHANGED = "exchanged"
    OUTCOME = "outcome"
    INTEREST_FR = "interest_fr"
    INTEREST_MA = "interest_ma"


AREAS = (Field.NOTE, Field.OUTCOME, Field.INTEREST_FR, Field.INTEREST_MA)
"""Those of several lines."""
TEXTS = (Field.TITLE, Field.STARTS, Field.ENDS, Field.PLACE, Field.COVERS, Field.COST, Field.DIETS, *AREAS)
"""Those typed, in the order of the form."""
NAMED = {"starts_at": Field.STARTS, "ends_at": Field.ENDS, "planned_cents": Field.COST}
"""Fields of ``ProgrammeItem`` that the form calls otherwise."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be named on a line: chosen or not."""

    id: ParticipantId | ContactId
    name: str
    initials: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Clash:
    """The notice above the form: which line is overlapped, for whom, and the smallest move that ends it."""

    title: str
    sentence: str
    fix: str


@dataclass(frozen=True, slots=True)
class Share:
    """What Lianes may pay back of a meal: the sentence, and the sum once a cost is planned."""

    sentence: str
    equation: str


@dataclass(frozen=True, slots=True)
class Form:
    """The selected line, in words ready to show; what was refused stands as it was typed."""

    item: ItemId
    saved: str
    texts: Mapping[Field, str]
    refusals: Mapping[Field, str]
    kind: ItemKind
    day: date
    days: tuple[date, ...]
    duration: str
    zone_note: str
    """The same hours by the other clock."""
    group: str
    groups: tuple[str, ...]
    participants: tuple[Person, ...]
    contacts: tuple[Person, ...]
    results: tuple[int, ...]
    state: ItemState
    exchanged: tuple[ExchangeForm, ...]
    technical: bool
    """Counterparts exchange practices, methods or tools there."""
    moving: bool
    """A journey: nobody finds an interest in it, nothing is learnt."""
    meal: bool
    hosting: bool
    clash: Clash | None
    share: Share | None


class Agreed(StrEnum):
    """The fields of the agreement, called as in ``ProgrammeAgreement``."""

    SHARED_ON = "shared_on"
    FRENCH_ON = "french_on"
    MOROCCAN_ON = "moroccan_on"
    MOROCCAN_BY = "moroccan_by"


@dataclass(frozen=True, slots=True)
class AgreementStep:
    """One of the four states of a programme: whether it is reached, and since when or by how much."""

    title: str
    detail: str
    done: bool


@dataclass(frozen=True, slots=True)
class AgreementShown:
    """How far the programme is agreed and held, in words ready to show."""

    steps: tuple[AgreementStep, ...]
    texts: Mapping[Agreed, str]
    refusals: Mapping[Agreed, str]
    hold: str
    """What the button says that marks past lines as held; empty when there is none to mark."""


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    board: Board
    title: str
    subtitle: str
    chip: str
    clocks: tuple[str, str]
    other_clock: bool
    beyond: tuple[bool, bool]
    """Whether there are days before those shown, and after."""
    form: Form | None
    agreement: AgreementShown | None
    """``None`` where no programme is agreed between two sides."""
    empty: bool
    remarks: RemarksShown


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the board: the wall time by the clock shown, and the lane of a hosting day."""

    at: datetime
    group: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A line dragged or stretched on the board, by the clock shown; ``group`` is the lane it is let go on."""

    item: ItemId
    starts_at: datetime
    ends_at: datetime
    group: str | None = None
    """``None``: it stays in its lane."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A field of a line's form left with this text or choice."""

    item: ItemId
    field: Field
    value: object


@dataclass(frozen=True, slots=True)
class Nudge:
    """The selected line moved by the keyboard; ``stretch`` moves its end alone."""

    minutes: int = 0
    days: int = 0
    stretch: bool = False

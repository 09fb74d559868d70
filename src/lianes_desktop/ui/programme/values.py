"""What the presenter shows and the page says back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lianes_desktop.domain.ids import ContactId, ItemId, ParticipantId
from lianes_desktop.domain.missions import MenuCount
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
    MENUS = "menus"
    NOTE = "note"
    RESULTS = "results"
    STATE = "state"
    EXCHANGED = "exchanged"
    OUTCOME = "outcome"
    INTEREST_FR = "interest_fr"
    INTEREST_MA = "interest_ma"
    ABSENT = "absent"
    ABSENT_CONTACTS = "absent_contacts"
    ALSO_PRESENT = "also_present"


AREAS = (Field.NOTE, Field.ALSO_PRESENT, Field.OUTCOME, Field.INTEREST_FR, Field.INTEREST_MA)
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
class PictureShown:
    """A picture of the line: its legend, who can be recognised on it, and why it would stay here."""

    digest: str
    name: str
    caption: str
    refusal: str
    people: tuple[Person, ...]
    warning: str


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
    attendees: tuple[Person, ...]
    """Those expected, chosen unless they did not come."""
    pictures: tuple[PictureShown, ...]
    technical: bool
    """Counterparts exchange practices, methods or tools there."""
    moving: bool
    """A journey: nobody finds an interest in it, nothing is learnt."""
    meal: bool
    menus: tuple[MenuCount, ...]
    """Of a meal: its own, else those of the delegation."""
    menus_from: str
    """Said while the menus are those of the delegation."""
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
    stale: bool = False
    """It was reached, and what was agreed has changed since."""


@dataclass(frozen=True, slots=True)
class AgreementShown:
    """How far the programme is agreed and held, in words ready to show."""

    steps: tuple[AgreementStep, ...]
    texts: Mapping[Agreed, str]
    refusals: Mapping[Agreed, str]
    hold: str
    """What the button says that marks past lines as held; empty when there is none to mark."""


@dataclass(frozen=True, slots=True)
class ReleasesShown:
    """The versions of the programme, in words ready to show."""

    last: str
    """The last version and its day, or that there is none."""
    open: str
    """What leads to the versions; empty before the first."""
    publish: str
    """The next version; empty when nothing changed since the last one."""
    note: str
    refusal: str


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """One line of a version, or what changed of one."""

    item: ItemId | None
    """Where it leads; ``None`` when the line is no longer there."""
    hours: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """A version to read, or what changed since the last one: its lines day by day."""

    title: str
    under: str
    parts: tuple[tuple[str, tuple[ReleaseLine, ...]], ...]
    """A heading, and the lines under it."""


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
    releases: ReleasesShown | None
    """``None`` before there is a line."""
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


class Grip(StrEnum):
    """What can be held of a line to stretch it."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Nudge:
    """The selected line moved by the keyboard; with a ``grip``, its start or its end alone.

    A day on a hosting day that has groups is the next lane.
    """

    minutes: int = 0
    days: int = 0
    grip: Grip | None = None

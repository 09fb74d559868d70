"""What the claim's presenter shows, in words ready to show."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from lianes_desktop.domain.summaries import Section
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.replies.values import Answered, ChangesShown, StateShown


class Standing(StrEnum):
    """How a group of checks stands."""

    FINE = "fine"
    REMARK = "remark"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One group of checks, or one thing found; ``section`` is where to put it right."""

    title: str
    detail: str
    standing: Standing
    section: Section | None = None
    subject: UUID | None = None
    field: str = ""
    group: str = ""
    """The title of the group it belongs to, for one thing found."""


@dataclass(frozen=True, slots=True)
class Complete:
    """How much of what the kind of action must have is there."""

    words: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class RecapRow:
    """One line of the recap: a budget heading, or the total."""

    icon: str
    title: str
    receipts: str
    spent: str
    eligible: str
    reduced: bool
    share: str


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A sum left out of the base, and why."""

    title: str
    sum: str


@dataclass(frozen=True, slots=True)
class Left:
    """The file that left, for the card that takes the form's place."""

    title: str
    path: str
    code: str
    there: bool
    """Whether the file is still where it was written."""
    arrived: bool
    """Whether Lianes answered to it: it need not be handed over any more."""


@dataclass(frozen=True, slots=True)
class SignerLine:
    """Who signs, and whether Lianes knows the key."""

    name: str
    initials: str
    groups: tuple[str, ...]
    known: bool
    chip: str


class Photographs(StrEnum):
    """What travels for the photographs of a claim."""

    ORIGINALS = "originals"
    LIGHT = "light"


@dataclass(frozen=True, slots=True)
class Package:
    """How heavy the next bundle would be, reckoned."""

    size: str
    originals: str
    light: str
    """The two choices, with the size of each."""
    photographs: Photographs | None
    """What is chosen; ``None`` when no copy would be lighter."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know before signing; ``place`` leads to where it is put right, when it is in the window.

    With ``photographs``, the action takes light copies.
    """

    tone: str
    icon: str
    title: str
    sentence: str
    action: str = ""
    place: Place | None = None
    photographs: bool = False


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the bundle will be written; no ``path`` when a folder must be chosen first."""

    path: str
    title: str
    icon: str


@dataclass(frozen=True, slots=True)
class Underway:
    """Work under way, of which ``at`` of ``of`` is done; the end is not known while ``of`` is 0."""

    words: str
    detail: str = ""
    at: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    steps: tuple[tuple[str, str, str], ...]
    """Title, detail and state (``done``, ``now``, ``later``, ``blocked``) of the four steps."""
    remarks: tuple[Remark, ...]
    checks: tuple[CheckLine, ...]
    findings: tuple[CheckLine, ...]
    complete: Complete
    recap: tuple[RecapRow, ...]
    total: RecapRow
    share_title: str
    taken_out: tuple[TakenOut, ...]
    to_be_agreed: str
    hero: tuple[str, str, str]
    split: tuple[str, str, str, str] | None
    """Lianes' name and part, the authority's name and part; ``None`` once Lianes has decided."""
    ratio: float
    """Lianes' part of what was spent, for the bar alone."""
    signer: SignerLine | None
    certified: bool
    why_not: str
    """Why the button is off; empty when one may sign."""
    package: Package
    left: Left | None
    """The bundle that left, while the records are still those it carries and Lianes asks for nothing."""
    sign: str
    """What the button that signs says."""
    state: StateShown | None
    """Where the claim stands; ``None`` while nothing left."""
    answered: Answered
    changes: ChangesShown | None

"""What the review of one claim shows, in words ready to show, and what the person answers."""

from dataclasses import dataclass, field
from uuid import UUID

from lianes_desktop.domain.answers import AnswerKind
from lianes_desktop.domain.expenses import ReceiptPage
from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.ui.inbox.values import Fact
from lianes_desktop.ui.kit.secret import Secret


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of the claim, as the list shows it and the receipt beside it."""

    key: UUID
    """The expense."""
    title: str
    """Of the receipt: its number."""
    payee: str
    detail: str
    asked: str
    kept: str
    """The base kept, or that the line is still to be seen."""
    decided: bool
    state: str
    """What was decided, in words."""
    tone: str
    icon: str
    remark: str = ""
    """The worst the machine found; empty when it found nothing."""
    chip: str = ""
    """A second person is waited for."""
    removed: bool = False
    """Of the version before, and no longer claimed."""
    head: str = ""
    facts: tuple[Fact, ...] = ()
    pages: tuple[ReceiptPage, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What is decided of a line, as typed."""

    verdict: Verdict | None = None
    base: str = ""
    reason: ReviewReason | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """The decision on the line in hand."""

    key: UUID
    title: str
    draft: Draft
    note: str
    """Who decided and when, or what was decided of the line before it changed."""
    told: str
    """Why the decision was not kept, when no field is to blame."""
    chip: str
    """A second person is waited for."""
    may_confirm: bool
    editable: bool
    """Not once the claim is decided, nor for a version that was replaced."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum with its name."""

    label: str
    text: str
    tone: str = "ink"


@dataclass(frozen=True, slots=True)
class Foot:
    """Where the claim stands, the running totals, and what may be answered."""

    state: str
    tone: str
    icon: str
    following: str
    """What to do next."""
    progress: str
    seen: int
    of: int
    figures: tuple[Figure, ...]
    due: Figure
    why_not_sign: str
    """Why the decision cannot be signed; empty when it can."""
    may_ask: bool
    """Whether there is something to ask the authority."""
    acknowledge: str
    """What tells the authority how far its claim is, as its button says; empty when nothing is left to tell."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the checklist."""

    code: str
    words: str
    done: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the authority; one that comes from a line on hold is taken off by deciding the line."""

    key: UUID
    words: str
    removable: bool


@dataclass(frozen=True, slots=True)
class Checks:
    """What concerns the claim as a whole."""

    button: str
    """How far the checklist has come, on the button that unfolds it."""
    remarks: tuple[Fact, ...]
    points: tuple[Point, ...]
    questions: tuple[Asked, ...]
    editable: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """The verification in one sentence, and more when it is asked for."""

    tone: str
    icon: str
    words: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeskView:
    """The claim under review."""

    key: str
    """Digest of the manifest."""
    title: str
    subtitle: str
    strip: Strip
    rows: tuple[LineRow, ...]
    nothing: str
    """Said in the place of the lines when none is to be shown."""
    selected: UUID | None
    watch: str
    """What to look at first; empty when the machine found nothing."""
    only_changed: bool | None
    """``None`` where there is no version before."""
    rest: int
    """Lines without a verdict that may be accepted at once."""
    foot: Foot
    checks: Checks


@dataclass(frozen=True, slots=True)
class AnswerAsk:
    """What is asked before an answer is signed."""

    kind: AnswerKind
    title: str
    sentence: str
    accept: str
    folder: str
    under_review: bool = False
    """Whether an acknowledgement also says that somebody is looking at the claim."""


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """How an answer is to be signed."""

    kind: AnswerKind
    words: str
    secret: Secret = field(repr=False)
    under_review: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer signed and written."""

    title: str
    sentence: str
    file: str
    folder: str

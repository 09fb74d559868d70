"""What is shown of Lianes' answers, in words ready to show."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class StateShown:
    """Where the claim stands, and what comes next."""

    steps: tuple[tuple[str, str, str], ...]
    """Title, detail and state (``done``, ``now``, ``later``, ``blocked``) of each."""
    to_do: str
    missing: str
    """Which answers did not arrive; empty when all did."""


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question of Lianes, and where it is answered."""

    id: UUID
    about: str
    """The receipt, by number and payee, or the part of the dossier."""
    reason: str
    words: str
    link: str
    """What the button says: where it leads."""
    section: str
    subject: UUID | None
    field: str
    done: bool


@dataclass(frozen=True, slots=True)
class Questions:
    """A request for corrections."""

    title: str
    words: str
    """What Lianes wrote to all of it; may be empty."""
    lines: tuple[QuestionLine, ...]
    left: str
    """How many are left, in words."""
    done: int
    locked: str
    """Why lines cannot be corrected yet; empty once they are open."""


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """One line of a decision."""

    tone: str
    icon: str
    verdict: str
    title: str
    asked: str
    kept: str
    reduced: bool
    because: str
    """Reason and words, and whether another content was decided upon; empty for a line kept whole."""
    changed: bool
    """Whether the line is no longer the one decided upon."""


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """A decision."""

    title: str
    detail: str
    words: str
    rows: tuple[DecidedRow, ...]
    total: tuple[str, str]
    """Base claimed, base kept."""
    hero: tuple[str, str, str]
    """What is paid: label, sum, and the two it comes from."""
    earlier: str
    """Said when the decision answers an earlier version than the last that left; empty otherwise."""


@dataclass(frozen=True, slots=True)
class PaymentShown:
    """A transfer made, or corrected."""

    tone: str
    icon: str
    title: str
    facts: tuple[tuple[str, str], ...]
    """Label and value."""


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """What the next version changes of one line, or elsewhere."""

    tone: str
    icon: str
    title: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangesShown:
    """What the next version changes."""

    title: str
    lines: tuple[ChangedLine, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """All that is shown of the answers to one claim; ``None`` where there is none."""

    questions: Questions | None = None
    decision: DecisionShown | None = None
    payments: tuple[PaymentShown, ...] = ()


@dataclass(frozen=True, slots=True)
class ShortState:
    """Where the claim stands, in one line."""

    state: str
    tone: str
    icon: str
    words: str
    """What did not arrive, or else what to do."""


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer in a list."""

    id: UUID
    icon: str
    title: str
    about: str
    """The dossier, where the list holds several; empty otherwise."""
    detail: str
    sum: str
    chip: str
    tone: str
    file: str
    """The name proposed for its paper."""

"""A claim on the office's desk, read at one moment: its lines, what the machine found, what is decided, the sums."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from lianes_desktop.domain.answers import Answer
from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.domain.dossiers import Finding, StatementLine
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.reviewing import ClaimReview, LineVerdict


class Suspicion(StrEnum):
    """What the office's own machine remarks, worst first; each has one translated sentence."""

    SUMS_DIFFER = "sums_differ"
    """The office's calculation gives other cents than the claim."""
    RECEIPT_ELSEWHERE = "receipt_elsewhere"
    """The same file stands in another claim, of any year."""
    EXPENSE_ELSEWHERE = "expense_elsewhere"
    """Same day, amount and payee in another claim."""
    OUTSIDE_DATES = "outside_dates"
    ABOVE_CEILING = "above_ceiling"
    RATE_FAR = "rate_far"
    """The exchange rate is far from the table's."""
    RECEIPT_MISSING = "receipt_missing"
    NOT_ELIGIBLE = "not_eligible"
    MANDATE = "mandate"
    CONSENT = "consent"
    CHECK = "check"
    """One of the claim's own checks; ``finding`` says which."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another claim's line that a line looks like."""

    manifest_sha256: str
    dossier: DossierId
    number: int
    payee: str
    paid_on: date | None
    authority: str
    title: str


@dataclass(frozen=True, slots=True)
class Remarked:
    """One remark of the machine, with what it is said with."""

    what: Suspicion
    cents: int = 0
    """The difference, or what exceeds."""
    elsewhere: Elsewhere | None = None
    finding: Finding | None = None


class LineChange(StrEnum):
    """How a line stands to the version before."""

    SAME = "same"
    NEW = "new"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One line of the claim under review."""

    line: StatementLine
    line_sha256: str
    change: LineChange
    before: StatementLine | None
    """The line as the version before claimed it, when it changed."""
    remarked: tuple[Remarked, ...]
    verdict: LineVerdict | None
    """In force: taken on this very content."""
    earlier: LineVerdict | None
    """Taken on another content of the line: it waits to be taken again."""
    second_eyes: bool
    """Whether a second person has to agree with the verdict, and has not yet."""


@dataclass(frozen=True, slots=True)
class CheckPoint:
    """One point of the checklist of a kind of action; ``i18n`` says its question by its code."""

    code: str
    done: bool


@dataclass(frozen=True, slots=True)
class ReviewTotals:
    """Running totals, in euro cents of the base, but for what is asked and due."""

    seen: int
    of: int
    held: int
    asked_cents: int
    eligible_cents: int
    kept_cents: int
    due_cents: int
    """What Lianes would pay: the claim's rate applied once to the base kept so far; lines not seen count as claimed."""

    @property
    def gap_cents(self) -> int:
        """What the review takes off the amount asked."""
        return self.due_cents - self.asked_cents


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """Everything the review of one claim shows."""

    received: ReceivedBundle
    hand_in: HandIn
    lines: tuple[DeskLine, ...]
    removed: tuple[StatementLine, ...]
    """Lines of the version before that this one no longer has."""
    remarked: tuple[Remarked, ...]
    """About the dossier as a whole."""
    points: tuple[CheckPoint, ...]
    review: ClaimReview | None
    totals: ReviewTotals
    state: ClaimState
    answers: tuple[Answer, ...]
    threshold_cents: int
    """From this amount kept on, and for every refusal of as much, a second pair of eyes is asked for."""

    def line_of(self, expense: UUID) -> DeskLine | None:
        """The line of an expense, or ``None``."""
        return next((one for one in self.lines if one.line.expense.id == expense), None)

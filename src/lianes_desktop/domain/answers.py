"""Lianes' answers to a claim: received, questions, decision, payment. Each answers one exact version (BUNDLE §2)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from lianes_desktop.domain.ids import BundleId, DossierId, ExpenseId, SeriesId
from lianes_desktop.domain.reviewing import Question, ReviewReason, Verdict


class AnswerKind(StrEnum):
    """What an answer says; the values are those of ``BundleKind``."""

    RECEIPT = "receipt"
    """The claim arrived; or, with ``Said.under_review``, somebody is looking at it."""
    QUESTIONS = "questions"
    DECISION = "decision"
    PAYMENT = "payment"


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """The office's last word on one line of the version answered, in euro cents."""

    expense: ExpenseId
    number: int
    line_sha256: str
    """Digest of the line decided upon: a line changed since was decided in an earlier state (RELIABILITY P15)."""
    verdict: Verdict
    eligible_cents: int
    kept_cents: int
    share_cents: int
    """Its part of the amount to pay; the parts add up to it exactly."""
    reason: ReviewReason | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class PaymentNotice:
    """A transfer made, or taken back, for a decision."""

    payment: UUID
    cents: int
    """Negative when the authority is asked to pay back."""
    executed_on: date
    reference: str
    """As it stands on the bank statement."""
    account_end: str
    """The last four characters of the account credited."""
    corrects: UUID | None = None
    """The payment this one corrects."""


@dataclass(frozen=True, slots=True)
class SeriesSeen:
    """What the office holds of a series, so that both sides can say what is missing (RELIABILITY §6.3)."""

    series: SeriesId
    highest: int
    """The highest number up to which nothing is missing."""
    holes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer says; exactly the parts of its kind are filled."""

    words: str = ""
    by: str = ""
    """Who answers, for people; the signature says it for machines."""
    rank: int = 0
    """Its place among all the answers to the dossier, whatever the series, as far as the office knew: their order."""
    under_review: bool = False
    seen: tuple[SeriesSeen, ...] = ()
    questions: tuple[Question, ...] = ()
    lines: tuple[DecidedLine, ...] = ()
    rate: Decimal | None = None
    eligible_cents: int = 0
    """The base claimed."""
    kept_cents: int = 0
    """The base kept."""
    asked_cents: int = 0
    due_cents: int = 0
    """What Lianes pays: the rate applied once to the base kept, half up."""
    payment: PaymentNotice | None = None
    trail: str = ""
    """Number and digest of the last entry of the office's trail, ``12:3f…``: what was done before stands for good."""


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """An answer before it is signed."""

    dossier: DossierId
    kind: AnswerKind
    claim: BundleId
    claim_manifest: str
    claim_sequence: int
    series: SeriesId
    """The office's own series for this dossier and this installation."""
    sequence: int
    previous: str
    """Manifest digest of the answer before it in the series; empty for the first."""
    audience: tuple[str, ...]
    said: Said


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as signed, issued by the office or taken in by the field application; its manifest is its identity."""

    id: BundleId
    dossier: DossierId
    kind: AnswerKind
    claim: BundleId
    """The version answered."""
    claim_manifest: str
    claim_sequence: int
    series: SeriesId
    sequence: int
    previous: str
    manifest_sha256: str
    made_at: datetime
    """By the office's clock; order never rests on it."""
    kept_at: datetime
    path: str
    said: Said = field(repr=False)


@dataclass(frozen=True, slots=True)
class SettledQuestion:
    """A question of Lianes that the person says is done: the tick beside it."""

    id: UUID
    """The question's."""
    dossier: DossierId
    done_at: datetime

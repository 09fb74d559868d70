"""The office's review of a claim, line by line: what is decided, why, and whether a second pair of eyes agreed.

Modelled on what grant controllers do (PEERS J): a line is accepted, reduced, refused, or held until the authority
answers. A verdict is bound to the line as it was claimed, so that a new version asks again only about what changed.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid5

from lianes_desktop.domain.ids import DossierId, ExpenseId


class Verdict(StrEnum):
    """What the office decides of a line."""

    ACCEPT = "accept"
    REDUCE = "reduce"
    REFUSE = "refuse"
    HOLD = "hold"
    """Parked: a question is asked, nothing is paid for it until it is answered."""


class ReviewReason(StrEnum):
    """Why a line is reduced, refused or held; each has one translated sentence, words may be added."""

    NOT_ELIGIBLE_KIND = "not_eligible_kind"
    OUTSIDE_DATES = "outside_dates"
    RECEIPT_UNREADABLE = "receipt_unreadable"
    RECEIPT_MISSING = "receipt_missing"
    AMOUNT_DIFFERS = "amount_differs"
    RATE_DIFFERS = "rate_differs"
    ALREADY_CLAIMED = "already_claimed"
    ABOVE_CEILING = "above_ceiling"
    ALCOHOL = "alcohol"
    PERSONAL = "personal"
    GUEST_UNKNOWN = "guest_unknown"
    MANDATE_MISSING = "mandate_missing"
    OTHER_FUNDING = "other_funding"
    TO_BE_EXPLAINED = "to_be_explained"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class LineVerdict:
    """What was decided of one line of a claim; one for each dossier and expense, written again when it changes."""

    id: UUID
    """``verdict_id(dossier, expense)``: two reviewers of a line write the same record."""
    dossier: DossierId
    expense: ExpenseId
    number: int
    line_sha256: str
    """Digest of the line as claimed: a verdict on another content waits to be taken again."""
    verdict: Verdict
    eligible_cents: int
    """The base claimed for the line, in euro cents."""
    kept_cents: int
    """The base kept, in euro cents: all of it, a part, or nothing when refused or held."""
    reason: ReviewReason | None
    words: str
    """To the authority, in the reviewer's own words."""
    by: str
    decided_at: datetime
    revision: int = 1
    """One more at each change: a write that rests on an older one is refused, never lost or overwritten."""
    seconded_by: str = ""
    seconded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Something to put right, pinned to a record and a field of it, or to the dossier as a whole."""

    id: UUID
    field: str
    """The field of the record, as the application's pages name it; empty: the record as a whole."""
    words: str
    subject: UUID | None = None
    """The expense concerned; ``None``: the dossier."""
    number: int = 0
    """Of the receipt, for people; 0 when no expense is concerned."""
    reason: ReviewReason | None = None
    section: str = ""
    """The page to open, a ``domain.summaries.Section``'s value; empty: the expenses when ``subject`` is one."""


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """How far the review of a dossier's claim has come."""

    dossier: DossierId
    manifest_sha256: str
    """The version under review."""
    begun_at: datetime
    by: str
    points: tuple[str, ...] = ()
    """Codes of the checklist's points that were looked at."""
    questions: tuple[Question, ...] = ()
    """Those about the dossier; questions about a line come from what is held."""
    revision: int = 1


_VERDICTS = UUID("5e3b0f5e-8f0b-5c3e-9d51-2f6f6c1f4a01")


def verdict_id(dossier: DossierId, expense: ExpenseId) -> UUID:
    """The identity of what is decided of a line, the same at every desk."""
    return uuid5(_VERDICTS, dossier.hex + expense.hex)

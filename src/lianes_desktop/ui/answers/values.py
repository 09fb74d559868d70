"""What the page of answers issued shows, in words ready to show."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from lianes_desktop.ui.replies.values import AnswerLine, DecidedRow, PaymentShown


class Shown(StrEnum):
    """Which kinds of answer are listed; the values of kinds are those of ``AnswerKind``."""

    ALL = "all"
    RECEIPT = "receipt"
    QUESTIONS = "questions"
    DECISION = "decision"
    PAYMENT = "payment"


@dataclass(frozen=True, slots=True)
class Line:
    """One answer in the list, under its dossier."""

    answer: AnswerLine
    head: str
    """The dossier, over its first line; empty on the others."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answer chosen."""

    id: UUID
    title: str
    detail: str
    words: str
    questions: tuple[tuple[str, str], ...]
    """About what, and what is asked."""
    rows: tuple[DecidedRow, ...]
    total: tuple[str, str]
    hero: tuple[str, str, str] | None
    """What a decision has Lianes pay."""
    payments: tuple[tuple[str, str, str], ...]
    """How each payment of the decision stands: tone, icon, words."""
    notice: PaymentShown | None
    folder: str
    there: bool
    """Whether the signed file is still in it."""
    file: str
    """The name proposed for its paper."""


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    shown: Shown
    counts: tuple[tuple[Shown, str], ...]
    """What each choice of the filter says."""
    lines: tuple[Line, ...]
    selected: UUID | None
    sheet: Sheet | None
    any: bool
    """Whether anything was ever issued."""

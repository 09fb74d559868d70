"""How long a claim has been waiting, by the office's own clock."""

from collections.abc import Iterable
from datetime import datetime

from lianes_desktop.domain.answers import Answer, AnswerKind

_ANSWERED = frozenset({AnswerKind.QUESTIONS, AnswerKind.DECISION, AnswerKind.PAYMENT})
"""What ends the authority's waiting; that a claim arrived is no answer to it."""


def age_days(since: datetime, now: datetime) -> int:
    """Whole days from one instant to another, both aware; 0 when a clock was set back."""
    return max((now - since).days, 0)


def waiting_since(received_at: datetime, manifest_sha256: str, answers: Iterable[Answer]) -> datetime | None:
    """Since when the version of that manifest waits for a word of the office; ``None`` once it has one."""
    answered = any(one.claim_manifest == manifest_sha256 and one.kind in _ANSWERED for one in answers)
    return None if answered else received_at

"""Where a claim stands, the same words on both sides, drawn from what was exchanged and never kept apart from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from lianes_desktop.domain.answers import Answer, AnswerKind


class ClaimState(StrEnum):
    """From the first receipt to the money."""

    DRAFT = "draft"
    EXPORTED = "exported"
    RECEIVED = "received"
    UNDER_REVIEW = "under_review"
    TO_CORRECT = "to_correct"
    DECIDED = "decided"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class Standing:
    """The state, and what it was drawn from."""

    state: ClaimState
    answer: Answer | None = None
    """The answer that sets it."""
    missing: tuple[int, ...] = ()
    """Numbers of answers of the same series that did not arrive."""


_STATES = {
    AnswerKind.RECEIPT: ClaimState.RECEIVED,
    AnswerKind.QUESTIONS: ClaimState.TO_CORRECT,
    AnswerKind.DECISION: ClaimState.DECIDED,
    AnswerKind.PAYMENT: ClaimState.PAID,
}


def standing(manifest_sha256: str, answers: Iterable[Answer]) -> Standing:
    """Where the version of that manifest stands by the answers there are; any order, any repetition.

    ``manifest_sha256`` is the last version that left, empty when none did. Answers to earlier versions say nothing of
    this one, but a payment or a decision stays due until the later version is answered: it is for the caller to show.
    """
    if not manifest_sha256:
        return Standing(ClaimState.DRAFT)
    once = {one.manifest_sha256: one for one in answers}.values()
    ours = sorted((one for one in once if one.claim_manifest == manifest_sha256), key=_place)
    missing = _missing(once)
    if not ours:
        return Standing(ClaimState.EXPORTED, missing=missing)
    last = ours[-1]
    if last.kind is AnswerKind.RECEIPT and last.said.under_review:
        return Standing(ClaimState.UNDER_REVIEW, last, missing)
    return Standing(_STATES[last.kind], last, missing)


def open_questions(answer: Answer, settled: Iterable[UUID]) -> int:
    """How many questions of an answer still wait for their tick."""
    done = set(settled)
    return sum(one.id not in done for one in answer.said.questions)


def _place(answer: Answer) -> tuple[int, int, str]:
    """Along the series; a later installation's series begins again, so the version's later kind comes last."""
    return (
        (list(AnswerKind).index(answer.kind) if answer.kind is AnswerKind.PAYMENT else 0),
        answer.sequence,
        answer.id.hex,
    )


def _missing(answers: Iterable[Answer]) -> tuple[int, ...]:
    held: dict[UUID, set[int]] = {}
    for one in answers:
        held.setdefault(one.series, set()).add(one.sequence)
    return tuple(sorted(number for there in held.values() for number in set(_up_to(there)) - there))


def _up_to(numbers: Iterable[int] | Sequence[int]) -> range:
    return range(1, max(numbers, default=0) + 1)

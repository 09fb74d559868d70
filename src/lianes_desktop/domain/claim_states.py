"""Where a claim stands, the same words on both sides, drawn from what was exchanged and never kept apart from it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from lianes_desktop.domain.answers import Answer, AnswerKind
from lianes_desktop.domain.reviewing import Question


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
    """Numbers of answers that did not arrive: there is a later one of their series."""


def standing(manifest_sha256: str, answers: Iterable[Answer]) -> Standing:
    """Where the version of that manifest stands by the answers to its dossier; any order, any repetition.

    ``manifest_sha256`` is the last version that left, empty when none did. Answers to earlier versions say nothing of
    this one, but what was paid for them counts: a claim is paid once the transfers told add up to the last decision.
    A receipt says no more than that the claim is there: whatever else was answered stands.
    """
    if not manifest_sha256:
        return Standing(ClaimState.DRAFT)
    once = in_order(answers)
    ours = [one for one in once if one.claim_manifest == manifest_sha256]
    missing = _missing(once)
    if not ours:
        return Standing(ClaimState.EXPORTED, missing=missing)
    said = [one for one in ours if one.kind is not AnswerKind.RECEIPT]
    if not said:
        # a receipt sent again takes nothing back
        last = next((one for one in reversed(ours) if one.said.under_review), ours[-1])
        return Standing(ClaimState.UNDER_REVIEW if last.said.under_review else ClaimState.RECEIVED, last, missing)
    last = said[-1]
    if last.kind is AnswerKind.QUESTIONS:
        return Standing(ClaimState.TO_CORRECT, last, missing)
    return Standing(ClaimState.PAID if _paid(said, once) else ClaimState.DECIDED, last, missing)


def in_order(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Each answer once, as the office made them: by rank, never by time (RELIABILITY P21).

    Two of one rank were made without knowledge of each other, by an office whose store was restored: the later
    identifier comes last, on both sides.
    """
    once = {one.manifest_sha256: one for one in answers}.values()
    return tuple(sorted(once, key=lambda one: (one.said.rank or one.sequence, one.id.hex, one.manifest_sha256)))


def asked(manifest_sha256: str, answers: Iterable[Answer], settled: Iterable[UUID]) -> tuple[Question, ...]:
    """The questions about that version that still wait for their tick; none once it was decided."""
    found = standing(manifest_sha256, answers)
    if found.state is not ClaimState.TO_CORRECT or found.answer is None:
        return ()
    done = set(settled)
    return tuple(one for one in found.answer.said.questions if one.id not in done)


def open_questions(answer: Answer, settled: Iterable[UUID]) -> int:
    """How many questions of an answer still wait for their tick."""
    done = set(settled)
    return sum(one.id not in done for one in answer.said.questions)


def _paid(ours: Iterable[Answer], every: Iterable[Answer]) -> bool:
    """Whether what was transferred for the dossier is what the last decision says, as far as both are known here.

    Of ours, decisions and payments: a payment whose decision did not arrive is believed.
    """
    told = {one.said.payment.payment: one.said.payment.cents for one in every if one.said.payment is not None}
    decided = [one.said.due_cents for one in ours if one.kind is AnswerKind.DECISION]
    return not decided or (bool(told) and sum(told.values()) == decided[-1])


def _missing(answers: Iterable[Answer]) -> tuple[int, ...]:
    """Numbers below the highest known of each series that are not there."""
    held: defaultdict[UUID, set[int]] = defaultdict(set)
    for one in answers:
        held[one.series].add(one.sequence)
    return tuple(sorted({number for there in held.values() for number in {*range(1, max(there))} - there}))

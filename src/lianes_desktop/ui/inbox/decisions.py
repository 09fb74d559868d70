"""The decision on the line in hand, as typed: what it was, what it becomes, what is proposed. No Qt."""

from dataclasses import dataclass

from lianes_desktop.domain.entry import parse_amount, parse_text
from lianes_desktop.domain.money import EUR, Money
from lianes_desktop.domain.review_desk import DeskLine, Suspicion
from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.i18n import formats
from lianes_desktop.ui.inbox.desk_values import Draft

WORDS = 2000
"""Letters at most in a word to the authority."""
_REASONS = {
    Suspicion.SUMS_DIFFER: ReviewReason.AMOUNT_DIFFERS,
    Suspicion.RECEIPT_ELSEWHERE: ReviewReason.ALREADY_CLAIMED,
    Suspicion.EXPENSE_ELSEWHERE: ReviewReason.ALREADY_CLAIMED,
    Suspicion.OUTSIDE_DATES: ReviewReason.OUTSIDE_DATES,
    Suspicion.ABOVE_CEILING: ReviewReason.ABOVE_CEILING,
    Suspicion.RATE_FAR: ReviewReason.RATE_DIFFERS,
    Suspicion.RECEIPT_MISSING: ReviewReason.RECEIPT_MISSING,
    Suspicion.NOT_ELIGIBLE: ReviewReason.NOT_ELIGIBLE_KIND,
    Suspicion.MANDATE: ReviewReason.MANDATE_MISSING,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A draft, read."""

    verdict: Verdict
    kept_cents: int
    reason: ReviewReason | None
    words: str


def kept(line: DeskLine) -> Draft:
    """What is decided of a line already, as it would be typed."""
    held = line.verdict
    if held is None:
        return Draft()
    base = _typed(held.kept_cents)
    return Draft(held.verdict, base, held.reason, held.words)


def turned(line: DeskLine, draft: Draft, verdict: Verdict) -> Draft:
    """The draft under another verdict; what the machine found proposes the amount and the reason."""
    if verdict is Verdict.ACCEPT:
        return Draft(verdict, _typed(_claimed(line)), None, draft.words)
    reason = draft.reason or next((_REASONS[one.what] for one in line.remarked if one.what in _REASONS), None)
    if verdict is Verdict.HOLD:
        reason = reason or ReviewReason.TO_BE_EXPLAINED
    base = _proposed(line) if verdict is Verdict.REDUCE else _typed(0)
    return Draft(verdict, base, reason, draft.words)


def read(line: DeskLine, draft: Draft) -> Judgement | None:
    """What the draft says; ``None`` while no verdict is chosen.

    Raises:
        RefusedError: the amount is no amount, or the words are too long (fields ``kept`` and ``words``).
    """
    if draft.verdict is None:
        return None
    words = parse_text(draft.words, "words", WORDS)
    cents = {Verdict.ACCEPT: _claimed(line)}.get(draft.verdict, 0)
    if draft.verdict is Verdict.REDUCE:
        cents = parse_amount(draft.base, EUR, "kept").minor
    return Judgement(draft.verdict, cents, draft.reason, words)


def _claimed(line: DeskLine) -> int:
    return line.line.assessment.eligible_cents


def _proposed(line: DeskLine) -> str:
    """What is left once the worst excess the machine found is taken off, or what was kept already."""
    held = line.verdict
    if held is not None and held.verdict is Verdict.REDUCE:
        return _typed(held.kept_cents)
    over = max((one.cents for one in line.remarked if one.what is Suspicion.ABOVE_CEILING), default=0)
    left = _claimed(line) - over
    return _typed(left) if 0 < left < _claimed(line) else ""


def _typed(cents: int) -> str:
    return formats.typed(Money(cents).amount)

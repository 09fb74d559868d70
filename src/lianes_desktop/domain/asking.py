"""What Lianes asks of an authority: one question for each line that is held, and those about the dossier as a whole."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID, uuid5

from lianes_desktop.domain.review_desk import DeskLine
from lianes_desktop.domain.reviewing import ClaimReview, LineVerdict, Question, ReviewReason, Verdict
from lianes_desktop.domain.summaries import Section

_QUESTIONS = UUID("0c5f3a52-6d0b-5c0e-8a2f-9b6de6a7f802")

FIELDS: Mapping[ReviewReason, str] = {
    ReviewReason.NOT_ELIGIBLE_KIND: "kind",
    ReviewReason.OUTSIDE_DATES: "paid_on",
    ReviewReason.RECEIPT_UNREADABLE: "receipts",
    ReviewReason.RECEIPT_MISSING: "receipts",
    ReviewReason.AMOUNT_DIFFERS: "amount",
    ReviewReason.RATE_DIFFERS: "rates",
    ReviewReason.ABOVE_CEILING: "amount",
    ReviewReason.ALCOHOL: "deducted",
    ReviewReason.PERSONAL: "deducted",
    ReviewReason.GUEST_UNKNOWN: "guests",
    ReviewReason.OTHER_FUNDING: "other_funding_cents",
    ReviewReason.TO_BE_EXPLAINED: "note",
}
"""The field of an expense to put right, as its page names it; other reasons are about the record as a whole."""
_SECTIONS = {ReviewReason.MANDATE_MISSING: Section.TEAM.value}
"""Where it is put right, when not among the expenses."""


def questions_of(manifest_sha256: str, lines: Iterable[DeskLine], review: ClaimReview | None) -> tuple[Question, ...]:
    """Everything asked about that version, the lines first; the same again when nothing changed in between.

    A question keeps its identity as long as it asks the same of the same version, so that what was ticked stays so; of
    a later version it is another question.
    """
    held = [one.verdict for one in lines if one.verdict is not None and one.verdict.verdict is Verdict.HOLD]
    about_lines = [_about(one) for one in sorted(held, key=lambda one: (one.number, one.expense))]
    whole = review.questions if review is not None and review.manifest_sha256 == manifest_sha256 else ()
    return tuple(replace(one, id=_identity(manifest_sha256, one)) for one in (*about_lines, *whole))


def _about(verdict: LineVerdict) -> Question:
    reason = verdict.reason
    return Question(
        id=verdict.id,
        field=FIELDS.get(reason, "") if reason else "",
        words=verdict.words,
        subject=verdict.expense,
        number=verdict.number,
        reason=reason,
        section=_SECTIONS.get(reason, Section.EXPENSES.value) if reason else Section.EXPENSES.value,
    )


def _identity(manifest_sha256: str, question: Question) -> UUID:
    return uuid5(
        _QUESTIONS, "\n".join((manifest_sha256, question.id.hex, question.field, question.reason or "", question.words))
    )

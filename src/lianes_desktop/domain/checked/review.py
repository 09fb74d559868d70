"""What a verdict must say: a sum within what is claimed, and a reason the authority can read."""

from lianes_desktop.domain.checked.texts import REMARK
from lianes_desktop.domain.entry import parse_text
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.reviewing import ReviewReason, Verdict


def checked_verdict(
    claimed: int, verdict: Verdict, kept_cents: int | None, reason: ReviewReason | None, words: str
) -> tuple[int, str]:
    """The base kept of ``claimed`` euro cents, and the words as they are kept.

    All of it is kept when accepted, nothing when refused or held, whatever ``kept_cents`` says.

    Raises:
        RefusedError: with every reason at once; on ``kept``: missing, negative, or no less than what is claimed though
            the line is reduced; on ``reason``: missing where something is taken off or held; on ``words``: missing
            where the reason is none of the list, too long, or with characters that hide or reverse others.
    """
    refusals: list[Refusal] = []
    kept = {Verdict.ACCEPT: claimed, Verdict.REDUCE: kept_cents}.get(verdict, 0)
    if kept is None:
        refusals.append(Refusal("kept", Problem.MISSING))
    elif kept < 0:
        refusals.append(Refusal("kept", Problem.NOT_POSITIVE))
    elif verdict is Verdict.REDUCE and kept >= claimed:
        refusals.append(Refusal("kept", Problem.MORE_THAN_CLAIMED))
    said = ""
    try:
        said = parse_text(words, "words", REMARK, lines=True)
    except RefusedError as refused:
        refusals += refused.refusals
    if verdict is not Verdict.ACCEPT and reason is None:
        refusals.append(Refusal("reason", Problem.REASON_MISSING))
    elif verdict is not Verdict.ACCEPT and reason is ReviewReason.OTHER and not words.strip():
        refusals.append(Refusal("words", Problem.REASON_MISSING))
    if refusals or kept is None:
        raise RefusedError(refusals)
    return kept, said

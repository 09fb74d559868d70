"""What the hash-chained trail says of the changes of a review, whether made, taken back or made again.

No words a person wrote stand in it: an entry can never be taken out again, and words may name somebody.
"""

from collections.abc import Iterable, Iterator

from lianes_desktop.domain.chain import Deed
from lianes_desktop.domain.deeds import Done
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.reviewing import ClaimReview, LineVerdict
from lianes_desktop.services.money_deeds import money_deeds
from lianes_desktop.services.ports.store import Change


def deeds_of(changes: Iterable[Change]) -> tuple[Deed, ...]:
    """One deed for each verdict, agreement, tick and question that changed, and for what moves money."""
    return tuple(deed for change in changes for deed in _of(change))


def _of(change: Change) -> Iterator[Deed]:
    match change.before, change.after:
        case (None | LineVerdict()) as before, LineVerdict() as after:
            yield from _judged(before, after)
        case LineVerdict() as before, None:
            yield _line(Done.UNJUDGED, before)
        case (None | ClaimReview()) as before, ClaimReview() as after:
            yield from _reviewed(after.dossier, before, after)
        case ClaimReview() as before, None:
            yield from _reviewed(before.dossier, before, None)
        case _:
            yield from money_deeds(change)


def _judged(before: LineVerdict | None, after: LineVerdict) -> Iterator[Deed]:
    decided = before is None or _decision(before) != _decision(after)
    if decided:
        yield _line(Done.JUDGED, after)
    if after.seconded_by and (decided or before is None or before.seconded_by != after.seconded_by):
        yield _line(Done.SECONDED, after)


def _decision(verdict: LineVerdict) -> tuple[object, ...]:
    return (
        *(verdict.line_sha256, verdict.verdict, verdict.kept_cents, verdict.reason),
        *(verdict.words, verdict.by, verdict.decided_at),
    )


def _line(act: Done, verdict: LineVerdict) -> Deed:
    told = {
        "number": str(verdict.number),
        "verdict": verdict.verdict.value,
        "eligible_cents": str(verdict.eligible_cents),
        "kept_cents": str(verdict.kept_cents),
        "reason": verdict.reason.value if verdict.reason else "",
        "line": verdict.line_sha256,
    }
    if act is Done.SECONDED:
        told["seconded_by"] = verdict.seconded_by
    return Deed(act, verdict.expense, verdict.dossier, tuple(told.items()))


def _reviewed(dossier: DossierId, before: ClaimReview | None, after: ClaimReview | None) -> Iterator[Deed]:
    was, now = (set(one.points) if one else set() for one in (before, after))
    for act, codes in ((Done.TICKED, now - was), (Done.UNTICKED, was - now)):
        for code in sorted(codes):
            yield Deed(act, None, dossier, (("point", code),))
    asked_before, asked = ({question.id for question in one.questions} if one else set() for one in (before, after))
    for act, questions in ((Done.ASKED, asked - asked_before), (Done.UNASKED, asked_before - asked)):
        for question in sorted(questions):
            yield Deed(act, question, dossier)

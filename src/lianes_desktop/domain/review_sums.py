"""The sums of a review: the claim's rate applied once to the base kept, and parts that add up to it exactly."""

from collections.abc import Iterable

from lianes_desktop.domain.answers import DecidedLine
from lianes_desktop.domain.dossiers import ExpenseStatement
from lianes_desktop.domain.reimbursement import Terms, asked_cents
from lianes_desktop.domain.review_desk import DeskLine, ReviewTotals
from lianes_desktop.domain.reviewing import Verdict
from lianes_desktop.domain.statement import shares


def kept_of(line: DeskLine) -> int:
    """The base kept of a line, in euro cents: what is claimed while nobody has decided."""
    return line.line.assessment.eligible_cents if line.verdict is None else line.verdict.kept_cents


def totals_of(lines: Iterable[DeskLine], claimed: ExpenseStatement, applied: Terms) -> ReviewTotals:
    """The running totals; the order in which lines were decided does not matter."""
    ones = tuple(lines)
    decided = [one.verdict for one in ones if one.verdict is not None]
    kept = sum(kept_of(one) for one in ones)
    return ReviewTotals(
        seen=len(decided),
        of=len(ones),
        held=sum(one.verdict is Verdict.HOLD for one in decided),
        asked_cents=claimed.asked_cents,
        eligible_cents=claimed.eligible_cents,
        kept_cents=kept,
        due_cents=asked_cents(kept, applied),
    )


def decided_lines(lines: Iterable[DeskLine], applied: Terms) -> tuple[DecidedLine, ...]:
    """The office's last word on each line that was decided, with its part of the amount to pay (largest remainder).

    Lines nobody has decided are left out, and count for nothing in the parts: a decision is made of all of them.
    """
    decided = [(one, one.verdict) for one in lines if one.verdict is not None]
    kept = [verdict.kept_cents for _line, verdict in decided]
    parts = shares(kept, asked_cents(sum(kept), applied))
    return tuple(
        DecidedLine(
            expense=line.line.expense.id,
            number=line.line.expense.number,
            line_sha256=line.line_sha256,
            verdict=verdict.verdict,
            eligible_cents=verdict.eligible_cents,
            kept_cents=verdict.kept_cents,
            share_cents=part,
            reason=verdict.reason,
            words=verdict.words,
        )
        for (line, verdict), part in zip(decided, parts, strict=True)
    )

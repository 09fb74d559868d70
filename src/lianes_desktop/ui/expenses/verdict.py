"""Why an expense counts as it does, with the rule and the sum: the notice under the form."""

from collections.abc import Iterable
from dataclasses import replace

from lianes_desktop.domain.assessment import assess
from lianes_desktop.domain.expenses import Eligibility, Expense, Reason
from lianes_desktop.domain.funding import Funding
from lianes_desktop.domain.ids import ReceiptId
from lianes_desktop.domain.money import ExchangeRate, half_up
from lianes_desktop.domain.reimbursement import Terms
from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.domain.working import StepKind, working
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses.values import Notice, WhyLine
from lianes_desktop.ui.kit.judgement import counted

_STRONG = frozenset({StepKind.BASE, StepKind.WAITS, StepKind.SHARE})


def notice(line: ExpenseLine, terms: Terms, rates: Iterable[ExchangeRate], fundings: Iterable[Funding] = ()) -> Notice:
    """What is said of a line as it stands."""
    assessment = line.assessment
    kind = _lowered(wording.expense_kind(line.expense.kind))
    title = wording.line_counts(assessment, kind, terms.rate, maximum=terms.maximum)
    # the title says already which rule covers the line
    told = [one for one in assessment.because if one.reason is not Reason.KIND_COVERED]
    sentence = " ".join(map(wording.because, told))
    if line.expense.deducted is not None and line.expense.deduction is not None:
        reason = _lowered(wording.deduction(line.expense.deduction))
        sentence = _("{sentence} Motif : {reason}.").format(sentence=sentence, reason=reason)
    why = why_lines(line, terms)
    mark = counted(assessment.eligibility)
    if assessment.eligibility is Eligibility.RECEIPT_MISSING:
        allowed = may_declare(line.expense, terms)
        promise = _promised(line.expense, terms, rates, fundings, allowed=allowed)
        return Notice(mark, title, promise or sentence, why=why, may_declare=allowed)
    if terms.rate is not None and assessment.eligible_cents:
        part = half_up(assessment.eligible_cents * terms.rate.value)
        equation = formats.share(assessment.eligible_cents, terms.rate.value, part)
        return Notice(mark, title, sentence, equation=_("{equation} reversés").format(equation=equation), why=why)
    if assessment.to_be_agreed_cents:
        waiting = _("Base à convenir : {sum}").format(sum=formats.euros(assessment.to_be_agreed_cents))
        return Notice(mark, title, sentence, equation=waiting, why=why)
    return Notice(mark, title, sentence, why=why)


def why_lines(line: ExpenseLine, terms: Terms) -> tuple[WhyLine, ...]:
    """The sum step by step, as it is worked out."""
    return tuple(
        WhyLine(*wording.step(one), strong=one.kind in _STRONG) for one in working(line.expense, line.assessment, terms)
    )


def may_declare(expense: Expense, terms: Terms) -> bool:
    """Whether a sworn declaration may stand in for this expense's lost receipt."""
    kind = terms.kinds.get(expense.kind)
    return kind is not None and kind.lost_receipt_allowed and not expense.receipts


def _promised(
    expense: Expense, terms: Terms, rates: Iterable[ExchangeRate], fundings: Iterable[Funding], *, allowed: bool
) -> str:
    """What the receipt would bring, by the very rule that judges it once it is there."""
    proven = replace(expense, receipts=(ReceiptId(expense.id),), declaration=None)
    would = assess(proven, terms, rates, fundings)
    if terms.rate is None or not would.eligible_cents:
        return ""
    part = formats.euros(half_up(would.eligible_cents * terms.rate.value))
    cap = terms.lost_receipt_line_cents
    if allowed and (would.euro_cents or 0) <= cap.value:
        said = _("{sum} seraient reversés avec le reçu ou une attestation sur l'honneur (jusqu'à {cap}).")
        return said.format(sum=part, cap=formats.euros(cap.value, whole=True))
    return _("{sum} seraient reversés avec le reçu.").format(sum=part)


def _lowered(label: str) -> str:
    """A label inside a sentence; initials such as SIM or VTC stay as they are."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]

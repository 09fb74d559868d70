"""Why an expense counts as it does, with the rule and the sum: the notice under the form."""

from collections.abc import Iterable
from dataclasses import replace

from lianes_desktop.domain.assessment import assess
from lianes_desktop.domain.expenses import Eligibility, Expense
from lianes_desktop.domain.ids import ReceiptId
from lianes_desktop.domain.money import ExchangeRate, half_up
from lianes_desktop.domain.reimbursement import Terms
from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import N_, _
from lianes_desktop.ui.expenses.values import Notice
from lianes_desktop.ui.kit.judgement import counted

_TITLES = {
    Eligibility.ELIGIBLE: N_("Éligible : {kind}"),
    Eligibility.PARTIAL: N_("Éligible en partie : {kind}"),
    Eligibility.TO_BE_AGREED: N_("À convenir avec Lianes : {kind}"),
    Eligibility.NOT_ELIGIBLE: N_("Non éligible : {kind}"),
    Eligibility.RECEIPT_MISSING: N_("Sans justificatif, cette dépense ne compte pas"),
    Eligibility.INCOMPLETE: N_("Cette dépense est à compléter"),
}


def notice(line: ExpenseLine, terms: Terms, rates: Iterable[ExchangeRate]) -> Notice:
    """What is said of a line as it stands."""
    assessment = line.assessment
    title = _(_TITLES[assessment.eligibility]).format(kind=_lowered(wording.expense_kind(line.expense.kind)))
    sentence = " ".join(wording.because(because) for because in assessment.because)
    if line.expense.deducted is not None and line.expense.deduction is not None:
        reason = _lowered(wording.deduction(line.expense.deduction))
        sentence = _("{sentence} Motif : {reason}.").format(sentence=sentence, reason=reason)
    mark = counted(assessment.eligibility)
    if assessment.eligibility is Eligibility.RECEIPT_MISSING:
        allowed = may_declare(line.expense, terms)
        promise = _promised(line.expense, terms, rates, allowed=allowed)
        return Notice(mark, title, promise or sentence, may_declare=allowed)
    if terms.rate is not None and assessment.eligible_cents:
        part = half_up(assessment.eligible_cents * terms.rate.value)
        equation = formats.share(assessment.eligible_cents, terms.rate.value, part)
        return Notice(mark, title, sentence, equation=_("{equation} reversés").format(equation=equation))
    if assessment.to_be_agreed_cents:
        waiting = _("Base à convenir : {sum}").format(sum=formats.euros(assessment.to_be_agreed_cents))
        return Notice(mark, title, sentence, equation=waiting)
    return Notice(mark, title, sentence)


def may_declare(expense: Expense, terms: Terms) -> bool:
    """Whether a sworn declaration may stand in for this expense's lost receipt."""
    kind = terms.kinds.get(expense.kind)
    return kind is not None and kind.lost_receipt_allowed and not expense.receipts


def _promised(expense: Expense, terms: Terms, rates: Iterable[ExchangeRate], *, allowed: bool) -> str:
    """What the receipt would bring, by the very rule that judges it once it is there."""
    proven = replace(expense, receipts=(ReceiptId(expense.id),), declaration=None)
    would = assess(proven, terms, rates)
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

"""The claim page's sentences: recap, sums left out, work under way."""

from lianes_desktop.domain.dossiers import ExpenseStatement
from lianes_desktop.domain.expenses import Reason
from lianes_desktop.domain.money import Money
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.claim.values import RecapRow, TakenOut
from lianes_desktop.ui.kit.judgement import HEADING_ICONS

_LEFT_OUT = frozenset({
    Reason.DEDUCTED, Reason.PARTLY_BORNE, Reason.OTHER_FUNDING, Reason.ABOVE_CEILING, Reason.KIND_EXCLUDED,
    Reason.HEAVY_INVESTMENT, Reason.BEFORE_ELIGIBILITY, Reason.AFTER_ELIGIBILITY, Reason.RECEIPT_MISSING,
    Reason.LOST_NOT_ALLOWED, Reason.LOST_ABOVE_CAP, Reason.VISA_MISSING, Reason.FEE_EXCLUDED,
})  # fmt: skip


def recap(statement: ExpenseStatement) -> tuple[tuple[RecapRow, ...], RecapRow]:
    """The headings that have something, and the total."""
    rows = tuple(
        RecapRow(
            icon=HEADING_ICONS[one.heading],
            title=wording.heading(one.heading),
            receipts=formats.number(one.receipts),
            spent=formats.euros(one.spent_cents),
            eligible=formats.euros(one.eligible_cents),
            reduced=one.eligible_cents < one.spent_cents,
            share=formats.euros(one.share_cents),
        )
        for one in statement.headings
        if one.spent_cents or one.receipts
    )
    total = RecapRow(
        icon="",
        title=_("Total"),
        receipts=formats.number(sum(one.receipts for one in statement.headings)),
        spent=formats.euros(statement.spent_cents),
        eligible=formats.euros(statement.eligible_cents),
        reduced=False,
        share=formats.euros(statement.asked_cents),
    )
    return rows, total


def taken_out(statement: ExpenseStatement) -> tuple[TakenOut, ...]:
    """Every sum left out of the base, with its reason."""
    rows = []
    for line in statement.lines:
        for because in line.assessment.because:
            if because.reason in _LEFT_OUT and because.cents:
                payee = line.expense.payee or _("dépense n° {number}").format(number=line.expense.number)
                title = _("{payee} : {reason}").format(payee=formats.isolate(payee), reason=wording.because(because))
                rows.append(TakenOut(title, formats.money(Money(-because.cents))))
    return tuple(rows)


_FEWEST_BYTES = 1024
"""Below, what is counted are pages and not bytes."""


def done(at: int, of: int) -> str:
    """How far the drawing or the writing of the claim is; nothing while the end is not known."""
    if not of:
        return ""
    if of < _FEWEST_BYTES:
        return _("Page {at} sur {of}").format(at=at, of=of)
    written, whole = formats.isolate(formats.size(at)), formats.isolate(formats.size(of))
    return _("{done} sur {all}").format(done=written, all=whole)

"""The claim page's sentences: groups of checks, recap, sums left out."""

from collections.abc import Iterable, Sequence

from lianes_desktop.domain.dossiers import ExpenseStatement, Finding, FindingCode, Level
from lianes_desktop.domain.expenses import Reason
from lianes_desktop.domain.money import Money
from lianes_desktop.domain.summaries import Section
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.hand_in import Review
from lianes_desktop.ui.claim.values import CheckLine, RecapRow, Standing, TakenOut
from lianes_desktop.ui.kit.judgement import HEADING_ICONS

_GROUPS: tuple[tuple[Section, frozenset[FindingCode]], ...] = (
    (
        Section.EXPENSES,
        frozenset({
            FindingCode.NO_EXPENSE, FindingCode.EXPENSE_INCOMPLETE, FindingCode.EXPENSE_NOT_REVIEWED,
            FindingCode.RECEIPT_MISSING, FindingCode.SAME_RECEIPT, FindingCode.SAME_EXPENSE,
            FindingCode.DECLARED_LOST, FindingCode.LOST_RECEIPT_CAP,
        }),
    ),
    (
        Section.EXPENSES,
        frozenset({
            FindingCode.DATE_OUTSIDE, FindingCode.DATE_IN_FUTURE, FindingCode.BEFORE_ELIGIBILITY,
            FindingCode.AFTER_ELIGIBILITY, FindingCode.BOUGHT_EARLY, FindingCode.HEAVY_INVESTMENT,
            FindingCode.OVERFUNDED, FindingCode.OVER_BUDGET, FindingCode.FAR_OVER_BUDGET,
        }),
    ),
    (Section.EXPENSES, frozenset({FindingCode.RATE_MISSING, FindingCode.RATE_JUMP})),
    (
        Section.PROGRAMME,
        frozenset({
            FindingCode.OVERLAP, FindingCode.DAY_WITHOUT_MEETING, FindingCode.DURATION, FindingCode.NO_STAKEHOLDER,
        }),
    ),
    (Section.CONTACTS, frozenset({FindingCode.CONSENT_TO_ASK})),
    (
        Section.OVERVIEW,
        frozenset({
            FindingCode.NO_AUTHORITY, FindingCode.NO_PARTNER, FindingCode.NO_DATES, FindingCode.NO_THEME,
            FindingCode.NO_PARTICIPANT, FindingCode.NO_MANDATE, FindingCode.LATE_MANDATE,
            FindingCode.CONVENTION_PENDING, FindingCode.LETTER_MISSING, FindingCode.LETTER_LATE,
            FindingCode.DIRECT_WITHOUT_AGREEMENT,
        }),
    ),
)  # fmt: skip

_LEFT_OUT = frozenset({
    Reason.DEDUCTED, Reason.PARTLY_BORNE, Reason.OTHER_FUNDING, Reason.ABOVE_CEILING, Reason.KIND_EXCLUDED,
    Reason.HEAVY_INVESTMENT, Reason.BEFORE_ELIGIBILITY, Reason.AFTER_ELIGIBILITY, Reason.RECEIPT_MISSING,
    Reason.LOST_NOT_ALLOWED, Reason.LOST_ABOVE_CAP,
})  # fmt: skip


def grouped_codes() -> frozenset[FindingCode]:
    """Every code that has its group: all of them."""
    return frozenset().union(*(codes for _section, codes in _GROUPS))


def checks(review: Review) -> tuple[CheckLine, ...]:
    """One line per group: what was found right, or the one thing found, or how many."""
    lines = []
    for (section, codes), (title, fine_title, fine) in zip(_GROUPS, _fine(review), strict=True):
        own = [finding for finding in review.findings if finding.code in codes]
        if not own:
            lines.append(CheckLine(fine_title, fine, Standing.FINE))
            continue
        first = own[0]
        many = ngettext("{n} point à voir", "{n} points à voir", len(own)).format(n=formats.number(len(own)))
        detail = wording.finding(first) if len(own) == 1 else many
        lines.append(CheckLine(title, detail, standing(own), section, first.subject, first.field))
    return tuple(lines)


def _fine(review: Review) -> tuple[tuple[str, str, str], ...]:
    """For each group: its title, its title when all is right, and what was found right."""
    dossier, lines = review.dossier, len(review.statement.lines)
    pieces, people = len(dossier.receipts), len(dossier.participants)
    days = len({item.starts_at.date() for item in dossier.items})
    agreed = sum(one.consent.may_leave for one in dossier.contacts)
    staying = len(dossier.contacts) - agreed
    reference = dossier.action.convention.reference
    return (
        (
            _("Pièces jointes"),
            ngettext("{n} pièce jointe", "{n} pièces jointes", pieces).format(n=formats.number(pieces)),
            ngettext("{n} dépense vérifiée", "{n} dépenses vérifiées", lines).format(n=formats.number(lines)),
        ),
        (
            _("Règles d'éligibilité"),
            _("Règles d'éligibilité"),
            _("Aucune dépense hors des règles"),
        ),
        (
            _("Taux de change"),
            _("Taux de change justifié") if dossier.rates else _("Taux de change"),
            formats.rate(dossier.rates[-1]) if dossier.rates else _("Aucun n'est nécessaire"),
        ),
        (
            _("Programme"),
            _("Programme sans conflit"),
            " · ".join([
                ngettext("{n} rendez-vous", "{n} rendez-vous", len(dossier.items)).format(n=len(dossier.items)),
                ngettext("{n} jour", "{n} jours", days).format(n=days),
            ]),
        ),
        (
            _("Contacts et consentements"),
            _("Contacts et consentements"),
            " · ".join([
                ngettext("{n} accord", "{n} accords", agreed).format(n=agreed),
                *([ngettext("{n} non transmis", "{n} non transmis", staying).format(n=staying)] if staying else []),
            ]),
        ),
        (
            _("Participants et convention"),
            _("Participants et convention"),
            " · ".join([
                ngettext("{n} participant", "{n} participants", people).format(n=people),
                *([formats.isolate(reference)] if reference else []),
            ]),
        ),
    )  # fmt: skip


def found(findings: Iterable[Finding]) -> tuple[CheckLine, ...]:
    """Each thing found, with where to put it right."""
    return tuple(
        CheckLine(wording.finding(one), "", standing([one]), one.section, one.subject, one.field) for one in findings
    )


def standing(findings: Sequence[Finding]) -> Standing:
    """The worst of several findings."""
    if any(finding.level is Level.ERROR for finding in findings):
        return Standing.ERROR
    return Standing.REMARK if findings else Standing.FINE


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

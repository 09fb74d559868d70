"""A claim received as values: lines, facts of each, and sums. No Qt."""

from collections.abc import Callable
from functools import partial

from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.dossiers import StatementLine
from lianes_desktop.domain.editions import ActionType, Sourced
from lianes_desktop.domain.expenses import Reason, ReceiptPage
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.inbox.values import Claim, ClaimLine, Fact, Figure, Verdict
from lianes_desktop.ui.kit.judgement import counted


def claim(received: ReceivedBundle, hand_in: HandIn, *, same: bool) -> Claim:
    """The claim of a bundle taken in; ``same`` says whether the office's own reckoning gives the same sums."""
    statement = hand_in.statement
    figures = [
        Figure(_("Dépensé"), formats.euros(statement.spent_cents)),
        Figure(_("Base éligible"), formats.euros(statement.eligible_cents)),
    ]
    if statement.to_be_agreed_cents:
        figures.append(Figure(_("À convenir"), formats.euros(statement.to_be_agreed_cents), "warn"))
    lines = len(statement.lines)
    return Claim(
        title=_("{authority}, {title}").format(
            authority=formats.isolate(received.authority), title=formats.isolate(received.title)
        ),
        subtitle=_subtitle(hand_in),
        lines=_lines(hand_in),
        count=ngettext("{n} ligne", "{n} lignes", lines).format(n=formats.number(lines)),
        figures=tuple(figures),
        asked=Figure(_("À reverser"), formats.euros(statement.asked_cents), "teal"),
        check=Verdict("ok", "check", _("Sommes recalculées"), "")
        if same
        else Verdict("bad", "triangle-alert", _("Sommes différentes"), ""),
        code=_("Code du dossier : {code}").format(code=formats.ltr(received.verification.bundle_code)),
    )


def _subtitle(hand_in: HandIn) -> str:
    action = hand_in.dossier.action
    people = len(hand_in.dossier.participants)
    parts = [wording.action(action.action), *(wording.theme(theme) for theme in action.themes)]
    if isinstance(action, HostingDay):
        parts += [formats.day_long(action.held_on)] if action.held_on is not None else []
    elif action.starts_on is not None and action.ends_on is not None:
        parts.append(formats.month_range(action.starts_on, action.ends_on))
    parts.append(ngettext("{n} participant", "{n} participants", people).format(n=people))
    parts.append(_("version {n}").format(n=hand_in.sequence))
    return " · ".join(parts)


def _lines(hand_in: HandIn) -> tuple[ClaimLine, ...]:
    pages = {receipt.id: receipt.pages for receipt in hand_in.dossier.receipts}
    names = {one.id: f"{one.given_name} {one.family_name}".strip() for one in hand_in.dossier.participants}

    def pages_of(line: StatementLine) -> tuple[ReceiptPage, ...]:
        return tuple(page for receipt in line.expense.receipts for page in pages.get(receipt, ()))

    def payer_of(line: StatementLine) -> str:
        return names.get(line.expense.payer, "") if line.expense.payer is not None else ""

    kept_at = hand_in.dossier.authority.name if hand_in.dossier.authority is not None else ""
    figures = hand_in.statement
    rate = None if figures.rate is None else Sourced(figures.rate, figures.rate_source, figures.rate_article)
    maximum = hand_in.dossier.action.action is ActionType.PROJECT

    def rule_of(line: StatementLine) -> str:
        kind = wording.expense_kind(line.expense.kind)
        return wording.line_counts(line.assessment, kind, rate, maximum=maximum)

    line = partial(_line, pages_of=pages_of, payer_of=payer_of, rule_of=rule_of, kept_at=kept_at)
    return tuple(map(line, figures.lines))


def _copies(pages: tuple[ReceiptPage, ...], kept_at: str) -> tuple[Fact, ...]:
    """What is shown in the place of originals, and who keeps them."""
    stayed = [page for page in pages if page.light is not None]
    if not stayed:
        return ()
    words = ngettext(
        "Copie légère : l'original ({size}) est resté chez {authority}",
        "{n} copies légères : les originaux ({size}) sont restés chez {authority}",
        len(stayed),
    )
    size = formats.isolate(formats.size(sum(page.size for page in stayed)))
    keeper = formats.isolate(kept_at) if kept_at else _("son auteur")
    return (Fact("file-archive", words.format(n=formats.number(len(stayed)), size=size, authority=keeper)),)


def _line(
    line: StatementLine,
    pages_of: Callable[[StatementLine], tuple[ReceiptPage, ...]],
    payer_of: Callable[[StatementLine], str],
    rule_of: Callable[[StatementLine], str],
    kept_at: str,
) -> ClaimLine:
    expense, judged, pages = line.expense, line.assessment, pages_of(line)
    mark = counted(judged.eligibility)
    kind = wording.expense_kind(expense.kind) if expense.kind else ""
    facts = []
    when = " · ".join([*([kind] if kind else []), *([formats.day(expense.paid_on)] if expense.paid_on else [])])
    if when:
        facts.append(Fact("calendar-days", when))
    if expense.amount is not None and expense.amount.currency.code != "EUR":
        facts.append(Fact("receipt-text", formats.money(expense.amount)))
    if payer_of(line):
        facts.append(Fact("user", _("Payé par {name}").format(name=formats.isolate(payer_of(line)))))
    # the rule, its text and its rate first; then what was taken out, or is missing
    facts.append(Fact("scan-text", rule_of(line)))
    facts += [Fact("info", wording.because(one)) for one in judged.because if one.reason is not Reason.KIND_COVERED]
    facts += _copies(pages, kept_at)
    spent = judged.euro_cents
    return ClaimLine(
        title=_("Pièce {n}").format(n=expense.number),
        payee=expense.payee or _("Sans fournisseur"),
        detail=kind or mark.text,
        spent="" if spent is None else formats.euros(spent),
        eligible=formats.euros(judged.eligible_cents),
        reduced=spent is not None and judged.eligible_cents < spent,
        mark=mark.text,
        tone=mark.tone,
        icon=mark.icon,
        facts=tuple(facts),
        pages=pages,
    )

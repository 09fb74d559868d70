"""What is said under the receipt of a line: what the machine found, what was read, who paid, and the rule. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.dossiers import StatementLine
from lianes_desktop.domain.editions import Sourced
from lianes_desktop.domain.expenses import Reason, ReceiptPage
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.review_desk import DeskLine, LineChange
from lianes_desktop.i18n import formats, review, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.inbox.values import Fact


@dataclass(frozen=True, slots=True)
class Around:
    """What lines are said with, read once for a claim."""

    pages: dict[UUID, tuple[ReceiptPage, ...]]
    names: dict[UUID, str]
    items: dict[UUID, str]
    kept_at: str
    rate: Sourced[Decimal] | None
    maximum: bool


def around(hand_in: HandIn) -> Around:
    """The receipts, people and programme of a claim."""
    dossier, figures = hand_in.dossier, hand_in.statement
    return Around(
        pages={receipt.id: receipt.pages for receipt in dossier.receipts},
        names={one.id: f"{one.given_name} {one.family_name}".strip() for one in dossier.participants},
        items={one.id: one.title for one in dossier.items},
        kept_at=dossier.authority.name if dossier.authority is not None else "",
        rate=None if figures.rate is None else Sourced(figures.rate, figures.rate_source, figures.rate_article),
        maximum=dossier.action.action is ActionType.PROJECT,
    )


def pages_of(line: StatementLine, known: Around) -> tuple[ReceiptPage, ...]:
    """Every page of a line's receipts."""
    return tuple(page for receipt in line.expense.receipts for page in known.pages.get(receipt, ()))


def facts(one: DeskLine, known: Around) -> tuple[Fact, ...]:
    """Everything there is to know of a line, what to look at first on top."""
    line = one.line
    expense, judged = line.expense, line.assessment
    kind = wording.expense_kind(expense.kind) if expense.kind else ""
    found = [Fact("triangle-alert", review.remark(remarked), "warn") for remarked in one.remarked]
    found += _before(one)
    when = " · ".join([*([kind] if kind else []), *([formats.day(expense.paid_on)] if expense.paid_on else [])])
    if when:
        found.append(Fact("calendar-days", when))
    if expense.amount is not None:
        found.append(Fact("receipt-text", formats.money(expense.amount)))
    payer = known.names.get(expense.payer, "") if expense.payer is not None else ""
    if payer:
        found.append(Fact("user", _("Payé par {name}").format(name=formats.isolate(payer))))
    item = known.items.get(expense.item, "") if expense.item is not None else ""
    if item:
        found.append(Fact("notebook-pen", item))
    # the rule, its text and its rate first; then what was taken out, or is missing
    found.append(Fact("scan-text", wording.line_counts(judged, kind, known.rate, maximum=known.maximum)))
    found += [Fact("info", wording.because(why)) for why in judged.because if why.reason is not Reason.KIND_COVERED]
    return (*found, *_copies(pages_of(line, known), known.kept_at))


def _before(one: DeskLine) -> list[Fact]:
    """What the version before said, where it said something else."""
    if one.change is not LineChange.CHANGED or one.before is None:
        return []
    then, now = one.before.expense, one.line.expense
    said = [
        (
            _("Base"),
            formats.euros(one.before.assessment.eligible_cents),
            formats.euros(one.line.assessment.eligible_cents),
        ),
        (_("Fournisseur"), then.payee, now.payee),
        (_("Montant"), _money(one.before), _money(one.line)),
        (_("Date"), formats.day(then.paid_on) if then.paid_on else "", formats.day(now.paid_on) if now.paid_on else ""),
        (_("Catégorie"), *(wording.expense_kind(kind) if kind else "" for kind in (then.kind, now.kind))),
        (_("Note"), then.note, now.note),
    ]
    changed = [(name, was or _("rien")) for name, was, is_now in said if was != is_now]
    words = [_("{name}, avant : {was}").format(name=name, was=formats.isolate(was)) for name, was in changed]
    if then.receipts != now.receipts:
        words.append(_("Le justificatif a changé"))
    return [Fact("history", one_word, "info") for one_word in words or [_("Modifiée depuis la version précédente")]]


def _money(line: StatementLine) -> str:
    return formats.money(line.expense.amount) if line.expense.amount is not None else ""


def _copies(pages: Sequence[ReceiptPage], kept_at: str) -> tuple[Fact, ...]:
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

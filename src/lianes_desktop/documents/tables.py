"""The claim's tables: recap by heading, statement line by line, and the list of its proofs."""

from decimal import Decimal

from lianes_desktop.documents import said
from lianes_desktop.documents import style as look
from lianes_desktop.documents.flow import Cell, Column, Flow
from lianes_desktop.documents.pieces import Piece
from lianes_desktop.domain.dossiers import ExpenseStatement, StatementLine
from lianes_desktop.domain.expenses import Assessment, Reason
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext


def add_recap(flow: Flow, statement: ExpenseStatement) -> None:
    """What was spent and what counts, by heading of the budget."""
    flow.table(
        _("Récapitulatif par poste"),
        [
            Column(_("Poste"), 171.28),
            Column(_("Reçus"), 60, figures=True),
            Column(_("Dépensé"), 95, figures=True),
            Column(_("Éligible"), 95, figures=True),
            Column(_("Part demandée"), 90, figures=True),
        ],
        [
            [
                Cell.of(wording.heading(one.heading), look.SMALL_STRONG),
                *_figures(
                    formats.number(one.receipts), one.spent_cents, one.eligible_cents, one.share_cents, strong=False
                ),
            ]
            for one in statement.headings
        ],
        [
            Cell.of(_("Total"), look.SMALL_STRONG),
            *_figures(
                formats.number(sum(one.receipts for one in statement.headings)),
                statement.spent_cents,
                statement.eligible_cents,
                statement.asked_cents,
                strong=True,
            ),
        ],
    )


def add_lines(flow: Flow, statement: ExpenseStatement) -> None:
    """Every expense: what was paid, at what rate, what counts, what does not and why."""
    if not statement.lines:
        flow.heading(_("État des dépenses"))
        flow.text(_("Aucune dépense."), look.BODY)
        return
    excluded = sum(map(_excluded, statement.lines))
    flow.table(
        _("État des dépenses"),
        [
            Column(_("N°"), 22),
            Column(_("Date"), 50),
            Column(_("Fournisseur et nature"), 100),
            Column(_("Montant"), 66, figures=True),
            Column(_("Taux et source"), 88),
            Column(_("En euros"), 53, figures=True),
            Column(_("Éligible"), 53, figures=True),
            Column(_("Écarté ou à convenir, et pourquoi"), 79.28),
        ],
        [_line(one) for one in statement.lines],
        [
            Cell.of(""),
            Cell.of(""),
            Cell.of(_("Total"), look.SMALL_STRONG),
            Cell.of(""),
            Cell.of(""),
            Cell.of(formats.euros(statement.spent_cents), look.SMALL_RIGHT_STRONG),
            Cell.of(formats.euros(statement.eligible_cents), look.SMALL_RIGHT_STRONG),
            Cell(_set_aside(excluded, statement.to_be_agreed_cents)),
        ],
    )


def add_pieces(flow: Flow, statement: ExpenseStatement, pieces: tuple[Piece, ...], starts: tuple[int, ...]) -> None:
    """The list of proofs: what each is, its fingerprint, and the page it is shown on."""
    if pieces:
        flow.table(
            _("Bordereau des pièces"),
            [
                Column(_("N°"), 36),
                Column(_("Type"), 76),
                Column(_("Date"), 54),
                Column(_("Fournisseur"), 135.28),
                Column(_("Montant"), 74, figures=True),
                Column(_("SHA-256 (début)"), 98),
                Column(_("Page"), 38, figures=True),
            ],
            [_piece(piece, start) for piece, start in zip(pieces, starts, strict=True)],
        )
    else:
        flow.heading(_("Bordereau des pièces"))
        flow.text(_("Aucune pièce."), look.BODY)
    lost = [line.expense for line in statement.lines if line.expense.declaration and not line.expense.receipts]
    if lost:
        flow.heading(_("Déclarations sur l'honneur pour reçus perdus"))
    for expense in lost:
        if expense.declaration:
            flow.text(
                _("Reçu n° {number}, {payee}, {sum} : {circumstances}").format(
                    number=expense.number,
                    payee=said.payee(expense),
                    sum=said.money(expense.amount),
                    circumstances=formats.isolate(expense.declaration.circumstances),
                ),
                look.BODY,
            )
            flow.text(
                _("Déclaré le {day}. Visa de l'ordonnateur : {name}").format(
                    day=formats.day(expense.declaration.declared_on),
                    name=formats.isolate(expense.declaration.visa) or said.NOTHING,
                ),
                look.LABEL,
            )
            flow.space(4)


def _figures(count: str, spent: int, eligible: int, share: int, *, strong: bool) -> list[Cell]:
    style = look.SMALL_RIGHT_STRONG if strong else look.SMALL_RIGHT
    return [Cell.of(text, style) for text in (count, *map(formats.euros, (spent, eligible, share)))]


def _excluded(line: StatementLine) -> int:
    """What was spent and neither counts nor waits for agreement, in euro cents."""
    judged = line.assessment
    return judged.spent_cents - judged.eligible_cents - judged.to_be_agreed_cents


def _line(line: StatementLine) -> list[Cell]:
    expense, judged = line.expense, line.assessment
    told = judged.euro_cents is not None and not judged.valued_apart  # the column adds up to what was spent
    euros = formats.euros(judged.spent_cents) if told else said.NOTHING
    why = [(wording.because(one), look.SMALL_QUIET) for one in judged.because if one.reason is not Reason.KIND_COVERED]
    return [
        Cell.of(str(expense.number), look.SMALL_STRONG),
        Cell.of(said.day(expense.paid_on)),
        Cell(((said.payee(expense), look.SMALL_STRONG), (wording.expense_kind(expense.kind), look.SMALL_QUIET))),
        Cell.of(said.money(expense.amount), look.SMALL_RIGHT),
        Cell(_rate(judged)),
        Cell.of(euros, look.SMALL_RIGHT),
        Cell.of(formats.euros(judged.eligible_cents), look.SMALL_RIGHT_STRONG),
        Cell((*_set_aside(_excluded(line), judged.to_be_agreed_cents), *why)),
    ]


def _rate(judged: Assessment) -> tuple[tuple[str, look.Style], ...]:
    """The rate, where it comes from and since when; nothing for euros."""
    if not judged.rate_source:
        return ((said.NOTHING, look.SMALL),)
    rate = formats.number(Decimal(judged.rate_text)) if judged.rate_text else ""
    if rate and judged.rate_on:
        rate = _("{rate} au {day}").format(rate=rate, day=formats.day(judged.rate_on))
    return ((rate, look.SMALL), (wording.rate_origin(judged.rate_source), look.SMALL_QUIET))


def _set_aside(excluded: int, to_be_agreed: int) -> tuple[tuple[str, look.Style], ...]:
    parts = []
    if excluded:
        parts.append((_("Écarté : {sum}").format(sum=formats.euros(excluded)), look.SMALL_STRONG))
    if to_be_agreed:
        parts.append((_("À convenir : {sum}").format(sum=formats.euros(to_be_agreed)), look.SMALL_STRONG))
    return tuple(parts)


def _piece(piece: Piece, start: int) -> list[Cell]:
    return [
        Cell.of(", ".join(map(str, piece.numbers)), look.SMALL_STRONG),
        Cell.of(kind_of(piece)),
        Cell.of(said.day(piece.expense.paid_on)),
        Cell.of(said.payee(piece.expense)),
        Cell.of(said.money(piece.expense.amount), look.SMALL_RIGHT),
        Cell.of(said.digest(piece.page.digest)),
        Cell.of(str(start), look.SMALL_RIGHT),
    ]


def kind_of(piece: Piece) -> str:
    """A photograph, or a PDF and its sheets."""
    if piece.page.media_type != "application/pdf":
        return _("Photographie")
    return ngettext("PDF, {n} feuille", "PDF, {n} feuilles", piece.page.sheets).format(n=piece.page.sheets)

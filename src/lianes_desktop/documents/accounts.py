"""D13 the list of proofs, D15 the part of the financial report, D16 staff time."""

from dataclasses import dataclass
from decimal import Decimal

from lianes_desktop.documents import house, said
from lianes_desktop.documents import style as look
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import fact
from lianes_desktop.documents.pieces import first_pages, pieces_of
from lianes_desktop.documents.tables import add_pieces
from lianes_desktop.domain.budget import valued_cents
from lianes_desktop.domain.dossiers import Dossier, ExpenseStatement
from lianes_desktop.domain.funding import FundingNature, FundingState, StaffTime
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.others import OtherMoney, cents_of, others
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.i18n import formats, wording

_TRAVEL = (BudgetHeading.AIR, BudgetHeading.LODGING, BudgetHeading.MEALS, BudgetHeading.LOCAL_TRANSPORT)
_BANK = "BANQ"


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the grid, in euro cents; ``None`` where there is nothing to compare."""

    account: str
    words: str
    planned: int | None
    done: int | None
    note: str = ""


def proofs(flow: Form, given: PaperInput) -> None:
    """D13: every proof of the claim, in the order they are numbered."""
    dossier, figures = house.needed(given.dossier), house.needed(given.statement)
    house.begin(flow, given, "Bordereau des pièces", under="Justificatifs de la demande de reversement")
    house.parties(flow, given)
    flow.facts([fact("Action", dossier.action.title, house.dates(dossier.action), strong=True)])
    pieces = pieces_of(dossier, figures)
    add_pieces(flow, figures, pieces, first_pages(pieces, 1))
    house.made(flow)
    house.signed(flow, "Nom et qualité", "Signature et cachet")


def financial_part(flow: Form, given: PaperInput) -> None:
    """D15: planned against done, by charge and by funder, as the association reports it to its funder."""
    dossier, figures = house.needed(given.dossier), house.needed(given.statement)
    house.begin(
        flow,
        given,
        "Contribution au compte rendu financier",
        under="Grille du formulaire Cerfa 15059 (arrêté du 11 octobre 2006)",
    )
    house.parties(flow, given)
    flow.facts(
        [
            fact("Collectivité", given.authority.name if given.authority else "", strong=True),
            fact("Action", dossier.action.title, house.dates(dossier.action)),
            fact("Convention", dossier.action.convention.reference),
        ]
    )
    _grid(flow, "Charges", _charges(dossier, figures))
    _grid(flow, "Produits", _products(given, dossier, figures))
    kind = _in_kind(dossier, figures)
    _grid(flow, "Contributions volontaires en nature", kind)
    flow.space(4)
    flow.text(
        "Écart = réalisé moins prévu. Les contributions volontaires sont valorisées à part : elles ne sont jamais "
        "reversées.",
        look.LABEL,
    )
    flow.heading("Explication des écarts")
    flow.blank_lines(3)
    house.made(
        flow,
        says="Le représentant de la collectivité certifie exactes les informations de ce document, et que les dépenses "
        "réalisées correspondent à des pièces qu’il tient à disposition.",
    )
    house.signed(flow, "Nom et qualité du représentant", "Signature et cachet")


def _charges(dossier: Dossier, figures: ExpenseStatement) -> list[_Row]:
    """Direct charges by account of the associations' plan; indirect ones are the association's own."""
    planned = {cost.heading: cost.cents for cost in dossier.action.budget}
    spent = {one.heading: one.spent_cents for one in figures.headings}
    bank = _spent_on(figures, _BANK)
    rows = [
        _Row("62", f"Déplacements, missions : {wording.heading(one).lower()}", planned.get(one), spent.get(one, 0))
        for one in _TRAVEL
    ]
    others = spent.get(BudgetHeading.OTHER, 0) - bank
    return [
        _Row("60-62", "Achats de biens et de services, autres frais", planned.get(BudgetHeading.OTHER), others),
        *rows,
        _Row("64", "Charges de personnel", None, None, "valorisées à part, ci-dessous"),
        _Row("66", "Charges financières, frais de change", None, bank),
        _Row("", "Charges indirectes", None, None, "tenues par l’association"),
    ]


def _spent_on(figures: ExpenseStatement, kind: str) -> int:
    return sum(line.spent_cents for line in figures.lines if line.expense.kind == kind)


def _products(given: PaperInput, dossier: Dossier, figures: ExpenseStatement) -> list[_Row]:
    """Who pays: Lianes, the others, and the authority for what is left."""
    planned = sum(cost.cents for cost in dossier.action.budget)
    money = others(figures.lines, dossier.fundings, dossier.action.authority)
    booked = [one for one in money if one.funding is not None]
    told = cents_of(one for one in money if one.funding is None)
    kept = figures.spent_cents - sum(line.borne_cents for line in figures.lines)
    share = int((planned * figures.rate).to_integral_value(rounding="ROUND_HALF_UP")) if figures.rate else 0
    who = given.authority.name if given.authority else "la collectivité"
    rows = [
        _Row("74", f"Lianes coopération ({given.edition.funder})", share, figures.asked_cents),
        *(_funded(one) for one in booked),
    ]
    if told:
        rows.append(_Row("74", "Autres financements, dits avec les dépenses", None, told))
    if kept:
        rows.append(_Row("", "Supporté par d’autres : agents, remboursements", None, kept))
    own = max(planned - share - cents_of(booked), 0)
    return [*rows, _Row("74", f"Part propre : {formats.isolate(who)}", own, figures.own_share_cents)]


def _funded(one: OtherMoney) -> _Row:
    source = one.funding.source if one.funding is not None else ""
    return _Row("74", formats.isolate(source), one.cents, one.cents if one.sure else 0, "" if one.sure else "demandé")


def _in_kind(dossier: Dossier, figures: ExpenseStatement) -> list[_Row]:
    rows = [_Row("864", "Temps des agents, valorisé", None, valued_cents(dossier, figures))]
    return rows + [
        _Row("86", formats.isolate(one.source), one.cents, one.cents if one.state is FundingState.GRANTED else 0)
        for one in dossier.fundings
        if one.nature is FundingNature.IN_KIND
    ]


def _grid(flow: Form, title: str, rows: list[_Row]) -> None:
    flow.table(
        title,
        [
            Column("Compte", 44),
            Column("Nature", 187.28),
            Column("Prévu", 76, figures=True),
            Column("Réalisé", 76, figures=True),
            Column("Écart €", 72, figures=True),
            Column("Écart %", 56, figures=True),
        ],
        [_cells(one) for one in rows],
        _cells(
            _Row("", "Total", sum(one.planned or 0 for one in rows), sum(one.done or 0 for one in rows)), strong=True
        ),
    )


def _cells(one: _Row, *, strong: bool = False) -> list[Cell]:
    words, figures = (look.SMALL_STRONG, look.SMALL_RIGHT_STRONG) if strong else (look.SMALL, look.SMALL_RIGHT)
    gap = None if one.done is None else one.done - (one.planned or 0)
    part = formats.percent(Decimal(gap) / one.planned, 1) if gap is not None and one.planned else said.NOTHING
    return [
        Cell.of(one.account, look.SMALL_QUIET),
        Cell(((one.words, words), (one.note, look.SMALL_QUIET))),
        *(Cell.of(_euros(cents), figures) for cents in (one.planned, one.done, gap)),
        Cell.of(part, figures),
    ]


def _euros(cents: int | None) -> str:
    return formats.euros(cents) if cents is not None else said.NOTHING


def staff_time(flow: Form, given: PaperInput) -> None:
    """D16: the days of one agent, valued and never paid back (R98)."""
    one, dossier = given.participant, house.needed(given.dossier)
    times = [each for each in dossier.staff_times if one is None or each.participant == one.id]
    house.begin(flow, given, "État de temps valorisé", under="Valorisation, jamais reversée")
    house.parties(flow, given)
    flow.facts(
        [
            fact("Agent", house.person(one) if one else "", strong=True),
            fact("Fonction", one.function if one else ""),
            fact("Service", one.service if one else ""),
            fact("Action", dossier.action.title, house.dates(dossier.action)),
        ]
    )
    total, halves = sum(each.cents for each in times), sum(each.half_days for each in times)
    flow.table(
        "Temps passé",
        [
            Column("Date", 62),
            Column("Tâche", 219.28),
            Column("Jours", 54, figures=True),
            Column("Coût journalier chargé", 90, figures=True),
            Column("Valeur", 86, figures=True),
        ],
        [_time(each) for each in sorted(times, key=lambda each: (each.worked_on, each.id))],
        [
            Cell.of(""),
            Cell.of("Total", look.SMALL_STRONG),
            Cell.of(_days(halves), look.SMALL_RIGHT_STRONG),
            Cell.of(""),
            Cell.of(formats.euros(total), look.SMALL_RIGHT_STRONG),
        ],
    )
    house.made(flow)
    house.signed(flow, "L’agent", "Le supérieur hiérarchique")


def _time(one: StaffTime) -> list[Cell]:
    return [
        Cell.of(formats.day(one.worked_on)),
        Cell.of(formats.isolate(one.task)),
        Cell.of(_days(one.half_days), look.SMALL_RIGHT),
        Cell.of(formats.euros(one.daily_cents), look.SMALL_RIGHT),
        Cell.of(formats.euros(one.cents), look.SMALL_RIGHT_STRONG),
    ]


def _days(halves: int) -> str:
    whole, half = divmod(halves, 2)
    return formats.number(Decimal(whole) + Decimal("0.5")) if half else formats.number(whole)

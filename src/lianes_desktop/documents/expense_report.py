"""D9, what a person asks of their authority: each journey, night, meal and cost, less the advance (annexe A)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from lianes_desktop.documents import house, said
from lianes_desktop.documents import style as look
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import fact
from lianes_desktop.documents.orders import POWERS
from lianes_desktop.domain.dossiers import Dossier, StatementLine
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.funding import AdvanceFrom
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.programmes import ItemFamily
from lianes_desktop.domain.settlement import settlements
from lianes_desktop.i18n import formats, wording

_TRAVEL = frozenset({"AVION", "FERRY", "TRAIN", "BUS", "TAXI", "LOCV", "CARB", "PEAG", "BAGA"})
_STAY = ("HEBE", "REMI", "RESO", "REAC", "INDJ")
_ALONE = "INKM"


def expense_report(flow: Form, given: PaperInput) -> None:
    """D9: the statement of one person, signed by them, their superior and the authorising officer."""
    one, dossier, figures = house.needed(given.participant), house.needed(given.dossier), house.needed(given.statement)
    lines = [line for line in figures.lines if line.expense.payer == one.id and not line.assessment.valued_apart]
    house.begin(
        flow, given, "État de frais de déplacement", under="Code général des collectivités territoriales, annexe A"
    )
    flow.pair(house.sender(given.authority), [])
    flow.space(10)
    _identity(flow, dossier, one)
    _journeys(flow, [line for line in lines if line.expense.kind in _TRAVEL])
    _mileage(flow, [line for line in lines if line.expense.kind == _ALONE or line.expense.mileage])
    _stays(flow, [line for line in lines if line.expense.kind in _STAY])
    known = {*_TRAVEL, *_STAY, _ALONE}
    _others(flow, [line for line in lines if line.expense.kind not in known and not line.expense.mileage])
    _exchange(flow, lines)
    _sums(flow, dossier, one, lines)
    says = "Je certifie l’exactitude de cet état, et n’avoir demandé ni obtenu ailleurs le remboursement de ces frais."
    house.made(flow, says=says)
    house.signed(flow, "L’intéressé(e)", "Vu, le supérieur hiérarchique", "Service fait, l’ordonnateur")


def _identity(flow: Form, dossier: Dossier, one: Participant) -> None:
    action, mandate = dossier.action, one.mandate
    moves = [
        item
        for item in dossier.items
        if item.family is ItemFamily.MOVE and (not item.participants or one.id in item.participants)
    ]
    leaves = f"{formats.day(action.starts_on)} à …………" if action.starts_on else ""
    returns = f"{formats.day(action.ends_on)} à …………" if action.ends_on else ""
    if moves and moves[0].starts_at.date() == action.starts_on:
        leaves = f"{formats.day(moves[0].starts_at.date())} à {formats.clock(moves[0].starts_at)}"
    if moves and moves[-1].ends_at.date() == action.ends_on:
        returns = f"{formats.day(moves[-1].ends_at.date())} à {formats.clock(moves[-1].ends_at)}"
    flow.facts(
        [
            fact("Nom et prénom", house.person(one), strong=True),
            fact("Grade ou emploi", ", ".join(part for part in (one.function, one.service) if part)),
            fact("Résidence familiale", one.home),
            fact("Résidence administrative", one.workplace),
            fact("Ordre ou mandat", _act(mandate.number, formats.day(mandate.dated) if mandate.dated else "")),
            fact("Lieu et motif", action.place, mandate.purpose or action.title),
            fact("Départ", leaves),
            fact("Retour", returns),
        ]
    )


def _act(number: str, day: str) -> str:
    return f"{formats.isolate(number)} du {day}" if number and day else number


def _journeys(flow: Form, lines: Sequence[StatementLine]) -> None:
    if lines:
        flow.table(
            "Transport",
            [
                Column("Date", 54),
                Column("Parcours ou objet", 177.28),
                Column("Mode", 100),
                Column("Reçu n°", 44),
                Column("Tarif", 72, figures=True),
                Column("En euros", 64, figures=True),
            ],
            [
                [
                    Cell.of(said.day(line.expense.paid_on)),
                    Cell.of(_about(line.expense)),
                    Cell.of(wording.expense_kind(line.expense.kind)),
                    *_figures(line),
                ]
                for line in _by_day(lines)
            ],
        )


def _mileage(flow: Form, lines: Sequence[StatementLine]) -> None:
    if lines:
        flow.table(
            "Véhicule personnel",
            [
                Column("Date", 54),
                Column("Parcours", 155.28),
                Column("Puissance", 80),
                Column("Km depuis le 1er janvier", 66, figures=True),
                Column("Km", 42, figures=True),
                Column("Taux", 50, figures=True),
                Column("En euros", 64, figures=True),
            ],
            [_leg(line) for line in _by_day(lines)],
        )


def _leg(line: StatementLine) -> list[Cell]:
    leg, cents = line.expense.mileage, line.assessment.euro_cents
    if leg is None:
        told = [_about(line.expense), "", "", "", ""]
    else:
        rate = Decimal(cents) / 100 / leg.kilometres if cents and leg.kilometres else None
        told = [
            f"{formats.isolate(leg.origin)} – {formats.isolate(leg.destination)}",
            POWERS[leg.power.value] if leg.power is not None else said.NOTHING,
            formats.number(leg.run_before),
            formats.number(leg.kilometres),
            formats.number(rate.quantize(Decimal("0.001"))) if rate is not None else said.NOTHING,
        ]
    words = [Cell.of(each, look.SMALL_RIGHT if at > 1 else look.SMALL) for at, each in enumerate(told)]
    return [Cell.of(said.day(line.expense.paid_on)), *words, Cell.of(_euros(line), look.SMALL_RIGHT_STRONG)]


def _stays(flow: Form, lines: Sequence[StatementLine]) -> None:
    """Nights and meals by kind: how many, how many were offered, and what they came to."""
    if not lines:
        return
    grouped: defaultdict[str, list[StatementLine]] = defaultdict(list)
    for line in lines:
        grouped[line.expense.kind].append(line)
    flow.table(
        "Nuitées et repas",
        [
            Column("Nature", 131.28),
            Column("Nombre", 56, figures=True),
            Column("Gratuits", 150),
            Column("Reçus n°", 100),
            Column("En euros", 74, figures=True),
        ],
        [_stay(kind, grouped[kind]) for kind in _STAY if kind in grouped],
    )


def _stay(kind: str, lines: Sequence[StatementLine]) -> list[Cell]:
    paid = [line.expense.allowance for line in lines]
    offered = [one for one in paid if one is not None]
    free = (
        ("nuitée", sum(one.nights_offered for one in offered)),
        ("midi", sum(one.middays_offered for one in offered)),
        ("soir", sum(one.evenings_offered for one in offered)),
    )
    words = ", ".join(f"{formats.number(count)} {name}{'s' if count > 1 else ''}" for name, count in free if count)
    return [
        Cell.of(wording.expense_kind(kind), look.SMALL_STRONG),
        Cell.of(formats.number(len(lines)), look.SMALL_RIGHT),
        Cell.of(words),
        Cell.of(", ".join(str(line.expense.number) for line in lines)),
        Cell.of(_sum_of(lines), look.SMALL_RIGHT_STRONG),
    ]


def _others(flow: Form, lines: Sequence[StatementLine]) -> None:
    if lines:
        flow.table(
            "Frais divers",
            [
                Column("Date", 54),
                Column("Objet", 177.28),
                Column("Nature", 100),
                Column("Reçu n°", 44),
                Column("Montant", 72, figures=True),
                Column("En euros", 64, figures=True),
            ],
            [
                [
                    Cell.of(said.day(line.expense.paid_on)),
                    Cell.of(_about(line.expense)),
                    Cell.of(wording.expense_kind(line.expense.kind)),
                    *_figures(line),
                ]
                for line in _by_day(lines)
            ],
        )


def _exchange(flow: Form, lines: Sequence[StatementLine]) -> None:
    """At what rate each currency was converted, where that rate comes from, and for which receipts."""
    rates: defaultdict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    for line in _by_day(lines):
        known, amount = line.assessment, line.expense.amount
        if amount is not None and known.rate_source:
            rates[amount.currency.code, known.rate_text, said.day(known.rate_on), known.rate_source].append(
                line.expense.number
            )
    if rates:
        flow.table(
            "Change",
            [
                Column("Devise", 54),
                Column("Pour 1 €", 72, figures=True),
                Column("Depuis le", 64),
                Column("Source du taux", 197.28),
                Column("Reçus n°", 124),
            ],
            [
                [
                    Cell.of(currency),
                    Cell.of(formats.number(Decimal(text)) if text else said.NOTHING, look.SMALL_RIGHT),
                    Cell.of(day),
                    Cell.of(wording.rate_origin(source)),
                    Cell.of(", ".join(map(str, numbers))),
                ]
                for (currency, text, day, source), numbers in rates.items()
            ],
        )


def _figures(line: StatementLine) -> list[Cell]:
    return [
        Cell.of(str(line.expense.number)),
        Cell.of(said.money(line.expense.amount), look.SMALL_RIGHT),
        Cell.of(_euros(line), look.SMALL_RIGHT_STRONG),
    ]


def _sums(flow: Form, dossier: Dossier, one: Participant, lines: Sequence[StatementLine]) -> None:
    """The total, less each advance of the authority, and what is left to pay or to give back."""
    account = next(each for each in settlements(dossier, lines) if each.participant == one.id)
    total, net = sum(line.assessment.euro_cents or 0 for line in lines), account.net_cents
    advances = [
        advance
        for advance in dossier.advances
        if advance.participant == one.id and advance.giver is AdvanceFrom.AUTHORITY
    ]
    rows = [("Total des frais", formats.euros(total))]
    if account.paid_cents != total:
        rows.append(("Part non prise en charge", formats.euros(account.paid_cents - total)))
    for advance in advances:
        paid = f" versée le {formats.day(advance.paid_on)}" if advance.paid_on else ""
        rows.append((f"Avance{paid}", formats.euros(-advance.cents)))
    last = ("Net à payer", formats.euros(net)) if net >= 0 else ("À reverser par l’intéressé(e)", formats.euros(-net))
    flow.keep(90 + 24 * len(rows) + 160)  # the sums stand above the signatures that certify them
    flow.table(
        "Décompte",
        [Column("", 391.28), Column("", 120, figures=True)],
        [[Cell.of(words, look.BODY), Cell.of(cents, look.SMALL_RIGHT)] for words, cents in rows],
        [Cell.of(last[0], look.STRONG), Cell.of(last[1], look.SMALL_RIGHT_STRONG)],
    )
    waiting = sum(line.assessment.euro_cents is None for line in lines)
    if waiting:
        flow.text(f"Dépenses sans montant ou sans taux de change, non comptées : {formats.number(waiting)}", look.LABEL)
    flow.space(8)


def _about(spent: Expense) -> str:
    return " – ".join(formats.isolate(part) for part in (spent.payee, spent.note) if part) or said.NOTHING


def _euros(line: StatementLine) -> str:
    cents = line.assessment.euro_cents
    return formats.euros(cents) if cents is not None else said.NOTHING


def _sum_of(lines: Sequence[StatementLine]) -> str:
    return formats.euros(sum(line.assessment.euro_cents or 0 for line in lines))


def _by_day(lines: Sequence[StatementLine]) -> list[StatementLine]:
    return sorted(lines, key=_day)


def _day(line: StatementLine) -> tuple[date, int]:
    return line.expense.paid_on or date.max, line.expense.number

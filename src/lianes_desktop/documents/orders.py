"""D3 the mission order, D4 the special mandate, D10 the sworn statement, D11 the certificate."""

from datetime import date

from lianes_desktop.documents import house, said
from lianes_desktop.documents import style as look
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import BLANK, fact
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.conventions import MealsMode
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.programmes import ItemFamily
from lianes_desktop.i18n import formats, wording

_OUTSIDE = frozenset({Status.STAKEHOLDER, Status.EXPERT})


def mission_order(flow: Form, given: PaperInput) -> None:
    """D3: the order that sends an agent, or the letter of mission of somebody from outside."""
    one, dossier = house.needed(given.participant), house.needed(given.dossier)
    action, mandate = dossier.action, one.mandate
    outside = one.status in _OUTSIDE
    under = "Personne extérieure à la collectivité" if outside else "Agent de la collectivité"
    house.begin(flow, given, "Lettre de mission" if outside else "Ordre de mission", under=under)
    flow.pair(house.sender(given.authority), [(f"N° {formats.isolate(mandate.number) or BLANK}", look.STRONG)])
    flow.space(10)
    leaves, returns = _hours(dossier, one)
    flow.facts(
        [
            fact("Nom et prénom", house.person(one), strong=True),
            fact("Organisme", _employer(given, one)) if outside else fact("Grade ou emploi", one.function),
            fact("Fonction", one.function) if outside else fact("Service", one.service),
            fact("Objet de la mission", mandate.purpose or action.title, _themes(dossier)),
            fact("Lieu de départ et de retour", *_home(one)),
            fact("Départ", leaves),
            fact("Retour", returns),
            fact("Lieu d’exécution", action.place, strong=True),
            fact("Destinations intermédiaires", ", ".join(_stages(dossier))),
            fact("Transport et classe", mandate.transport),
            *([fact("Véhicule personnel", _vehicle(one))] if one.vehicle else []),
            fact("Autres frais prévus", mandate.expenses),
            fact("Prise en charge", _terms(given, dossier)),
            fact("Avance", _advance(dossier, one)),
            fact("Durée de validité", "Ordre ponctuel : pour cette seule mission, douze mois au plus"),
        ]
    )
    _made_by(flow, mandate.signatory, mandate.dated)


def special_mandate(flow: Form, given: PaperInput) -> None:
    """D4: the extract of the deliberation that sends an elected person, taken before departure."""
    one, dossier = house.needed(given.participant), house.needed(given.dossier)
    action, mandate = dossier.action, one.mandate
    house.begin(flow, given, "Mandat spécial", under="Extrait du registre des délibérations")
    flow.pair(house.sender(given.authority), [])
    flow.space(10)
    flow.facts(
        [
            fact("Organe délibérant", mandate.body),
            fact("Délibération n°", mandate.number, strong=True),
            fact("Date", formats.day_long(mandate.dated) if mandate.dated else ""),
            fact("Élu mandaté", house.person(one), one.function, strong=True),
            fact("Opération", mandate.purpose or action.title, _themes(dossier)),
            fact("Lieu", action.place),
            fact("Durée", house.dates(action)),
            fact("Transport et classe", mandate.transport),
            fact("Frais autorisés", mandate.expenses),
            fact("Prise en charge", _terms(given, dossier)),
            fact("Avance", _advance(dossier, one)),
        ]
    )
    flow.space(10)
    house.paragraph(
        flow,
        "Vu le code général des collectivités territoriales, l’organe délibérant donne mandat spécial à l’élu nommé "
        "ci-dessus pour l’opération décrite. Les frais qu’elle entraîne lui sont remboursés sur état de frais et "
        "pièces.",
    )
    house.paragraph(flow, "Un mandat spécial précède toujours le départ : il n’est jamais rétroactif.")
    short = "…" * 5
    votes = f"Votants : {short}   Pour : {short}   Contre : {short}   Abstentions : {short}"
    _made_by(flow, mandate.signatory, mandate.dated, votes)


def sworn_statement(flow: Form, given: PaperInput) -> None:
    """D10: the person swears that a receipt was lost, and that nobody else paid."""
    spent, dossier = house.needed(given.expense), house.needed(given.dossier)
    lost = spent.declaration
    house.begin(flow, given, "Attestation sur l’honneur", under="Justificatif perdu ou impossible à obtenir")
    who = _payer(dossier, spent)
    flow.facts(
        [
            fact("Je soussigné(e)", house.person(who) if who else "", who.function if who else "", strong=True),
            fact("Collectivité", given.authority.name if given.authority else ""),
            fact(_kind(dossier.action), dossier.action.title, house.dates(dossier.action)),
            *_spent(dossier, spent),
            fact("Circonstances", lost.circumstances if lost else ""),
        ]
    )
    flow.space(10)
    house.paragraph(
        flow,
        f"certifie sur l’honneur avoir payé cette dépense pour {_that(dossier.action)} ci-dessus, ne pas pouvoir en "
        "présenter le justificatif, et n’en avoir demandé ni obtenu aucun autre remboursement.",
    )
    house.made(
        flow,
        day=formats.day_long(lost.declared_on) if lost else "",
        says="Je sais qu’une fausse attestation est punie par la loi (code pénal, article 441-7).",
    )
    visa = formats.isolate(lost.visa) if lost else ""
    house.signed(flow, "Signature", f"Visa de l’ordonnateur {visa}".strip())


def certificate(flow: Form, given: PaperInput) -> None:
    """D11: why a taxi, a higher class, or a mission of an unusual length."""
    dossier = house.needed(given.dossier)
    action, spent = dossier.action, given.expense
    under = wording.expense_kind(spent.kind) if spent else "Durée de la mission"
    house.begin(flow, given, "Certificat administratif", under=under)
    flow.pair(house.sender(given.authority), [])
    flow.space(10)
    mission = fact(_kind(action), action.title, ", ".join(part for part in (action.place, house.dates(action)) if part))
    if spent is None:
        reason = action.duration_reason if isinstance(action, Mission) else ""
        flow.facts([mission, fact("Durée", _length(dossier), strong=True), fact("Motif", reason)])
    else:
        who = _payer(dossier, spent)
        flow.facts(
            [
                mission,
                fact("Personne", house.person(who) if who else ""),
                *_spent(dossier, spent),
                fact("Pièce", f"Reçu n° {spent.number}" if spent.receipts else "Aucun justificatif"),
                fact("Motif", spent.note),
            ]
        )
    if not (spent.note if spent else isinstance(action, Mission) and action.duration_reason):
        flow.blank_lines(3)
    flow.space(10)
    says = "L’autorité soussignée certifie que ce qui précède était nécessaire au service, pour le motif indiqué."
    _made_by(flow, "", None, says)


def _made_by(flow: Form, signatory: str, dated: date | None, says: str = "") -> None:
    house.made(flow, day=formats.day_long(dated) if dated else "", says=says)
    authority = f"Autorité signataire : {formats.isolate(signatory)}" if signatory else "Autorité signataire"
    house.signed(flow, authority, "Signature et cachet")


def _kind(action: Action) -> str:
    return "Mission" if isinstance(action, Mission) else "Action"


def _that(action: Action) -> str:
    return "la mission" if isinstance(action, Mission) else "l’action"


def _spent(dossier: Dossier, spent: Expense) -> list[house.Fact]:
    place = next((item.place for item in dossier.items if item.id == spent.item), "")
    return [
        fact("Date", formats.day_long(spent.paid_on) if spent.paid_on else ""),
        fact("Lieu", place),
        fact("Objet", wording.expense_kind(spent.kind) if spent.kind else "", spent.payee),
        fact("Montant et devise", said.money(spent.amount) if spent.amount else "", strong=True),
    ]


def _payer(dossier: Dossier, spent: Expense) -> Participant | None:
    return next((one for one in dossier.participants if one.id == spent.payer), None)


def _employer(given: PaperInput, one: Participant) -> str:
    return one.employer or (given.organisation.name if given.organisation else "")


def _themes(dossier: Dossier) -> str:
    words = [*map(wording.theme, dossier.action.themes), dossier.action.other_theme]
    return ", ".join(filter(None, words))


def _home(one: Participant) -> list[str]:
    told = []
    if one.workplace:
        told.append(f"Résidence administrative : {formats.isolate(one.workplace)}")
    if one.home:
        told.append(f"Résidence familiale : {formats.isolate(one.home)}")
    return told


def _hours(dossier: Dossier, one: Participant) -> tuple[str, str]:
    """The first and last day, with the hour of the journey where the programme tells it."""
    action, moves = dossier.action, [
        item
        for item in dossier.items
        if item.family is ItemFamily.MOVE and (not item.participants or one.id in item.participants)
    ]  # fmt: skip
    short = "…" * 5
    leaves = returns = ""
    if action.starts_on:
        first = next((item.starts_at for item in moves if item.starts_at.date() == action.starts_on), None)
        leaves = f"{formats.day_long(action.starts_on)} à {formats.clock(first) if first else short}"
    if action.ends_on:
        last = next((item.ends_at for item in reversed(moves) if item.ends_at.date() == action.ends_on), None)
        returns = f"{formats.day_long(action.ends_on)} à {formats.clock(last) if last else short}"
    return leaves, returns


def _stages(dossier: Dossier) -> list[str]:
    """Places of the programme other than the mission's own, in the order they are reached."""
    return [
        formats.isolate(place)
        for place in dict.fromkeys(item.place for item in dossier.items)
        if place and place != dossier.action.place
    ]


def _vehicle(one: Participant) -> str:
    if one.vehicle is None:
        return ""
    power, run = one.vehicle.power, one.vehicle.run_before
    return f"{POWERS[power.value]}, {formats.number(run)} km parcourus depuis le 1er janvier"


POWERS = {
    "5": "5 CV et moins",
    "6-7": "6 et 7 CV",
    "8": "8 CV et plus",
    "moto": "motocyclette",
    "cyclo": "vélomoteur",
}
"""The classes of vehicles, as the arrêté names them."""


def _terms(given: PaperInput, dossier: Dossier) -> str:
    action = dossier.action
    mode = action.meals_mode if isinstance(action, Mission) else None
    mode = mode or action.convention.overrides.meals_mode or given.edition.meals_mode
    if mode is MealsMode.ALLOWANCE:
        return "Indemnités journalières, sur délibération de la collectivité"
    return "Frais réels, sur justificatifs"


def _advance(dossier: Dossier, one: Participant) -> str:
    given = [advance for advance in dossier.advances if advance.participant == one.id]
    return formats.euros(sum(advance.cents for advance in given)) if given else ""


def _length(dossier: Dossier) -> str:
    action = dossier.action
    if action.starts_on is None or action.ends_on is None:
        return ""
    days = (action.ends_on - action.starts_on).days + 1
    return f"{formats.number(days)} jours, {house.dates(action)}"

"""Short names of the domain's kinds, states and places, as buttons, chips and lists carry them."""

from collections.abc import Mapping

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.allowances import FiscalPower
from lianes_desktop.domain.contacts import ConsentChannel, ConsentState, Purpose
from lianes_desktop.domain.conventions import HostingCase
from lianes_desktop.domain.editions import Texts
from lianes_desktop.domain.expenses import Deduction, Eligibility, Means
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.missions import Theme
from lianes_desktop.domain.money import RateSource
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.domain.reimbursement import Source
from lianes_desktop.i18n.catalogue import N_, _, language
from lianes_desktop.i18n.formats import isolate

_KINDS = {
    "AVION": N_("Billet d'avion"),
    "FERRY": N_("Bateau"),
    "TRAIN": N_("Train"),
    "BUS": N_("Car, transports en commun"),
    "TAXI": N_("Taxi, VTC"),
    "LOCV": N_("Location de véhicule"),
    "CARB": N_("Carburant"),
    "PEAG": N_("Péage, stationnement"),
    "INKM": N_("Indemnité kilométrique"),
    "HEBE": N_("Hébergement"),
    "REMI": N_("Repas de midi"),
    "RESO": N_("Repas du soir"),
    "REAC": N_("Repas d'accueil ou collation"),
    "INDJ": N_("Indemnité journalière versée"),
    "VISA": N_("Visa, passeport"),
    "SANT": N_("Vaccins, santé"),
    "ASSU": N_("Assurance voyage"),
    "TELE": N_("Carte SIM, itinérance"),
    "BANQ": N_("Frais bancaires et de change"),
    "BAGA": N_("Bagages"),
    "INTE": N_("Interprétariat, traduction"),
    "SALL": N_("Location de salle, matériel"),
    "DOCU": N_("Documentation, impression"),
    "COMM": N_("Communication"),
    "ETUD": N_("Études"),
    "PRES": N_("Prestations intellectuelles"),
    "PETM": N_("Petit matériel"),
    "INVL": N_("Investissement lourd"),
    "CADO": N_("Cadeaux protocolaires"),
    "TEMP": N_("Temps agent (valorisation)"),
    "AUTR": N_("Autre"),
}
_given: dict[str, Texts] = {}
"""Names that the settings give, by code."""
_RESULTS = (
    N_("Expertise en termes de développement durable"),
    N_("Échanges interculturels"),
    N_("Implication des territoires"),
    N_("Valorisation des agents et experts"),
    N_("Nouvelles dynamiques de coopération"),
)
_HEADINGS = {
    BudgetHeading.AIR: N_("Billets d'avion"),
    BudgetHeading.LODGING: N_("Hébergement"),
    BudgetHeading.MEALS: N_("Repas"),
    BudgetHeading.LOCAL_TRANSPORT: N_("Transport local"),
    BudgetHeading.OTHER: N_("Autres frais"),
}
_THEMES = {
    Theme.PLANNING: N_("Aménagement du territoire"),
    Theme.SANITATION: N_("Assainissement"),
    Theme.ENERGY: N_("Efficacité énergétique"),
    Theme.WASTE: N_("Gestion des déchets"),
    Theme.OTHER: N_("Autre sujet proposé"),
}
_STATUSES = {
    Status.ELECTED: N_("Élu"),
    Status.STAFF: N_("Agent"),
    Status.STAKEHOLDER: N_("Acteur du territoire"),
    Status.EXPERT: N_("Expert"),
    Status.DELEGATE: N_("Délégué marocain"),
}
_MANDATES = {
    Status.ELECTED: N_("Mandat spécial"),
    Status.STAFF: N_("Ordre de mission"),
    Status.STAKEHOLDER: N_("Lettre de mission"),
    Status.EXPERT: N_("Lettre de mission"),
    Status.DELEGATE: N_("Lettre d'invitation"),
}
_ITEMS = {
    ItemKind.TRANSFER: N_("Transfert"),
    ItemKind.FLIGHT: N_("Vol"),
    ItemKind.WELCOME: N_("Accueil protocolaire"),
    ItemKind.MEETING: N_("Réunion"),
    ItemKind.SERVICE_VISIT: N_("Visite de service"),
    ItemKind.SITE_VISIT: N_("Visite d'équipement"),
    ItemKind.WORKSHOP: N_("Atelier"),
    ItemKind.SIGNATURE: N_("Signature"),
    ItemKind.STAKEHOLDERS: N_("Échange avec les acteurs du territoire"),
    ItemKind.MEAL: N_("Repas"),
    ItemKind.REFRESHMENT: N_("Collation"),
    ItemKind.PRAYER: N_("Pause, temps de prière"),
    ItemKind.FREE_TIME: N_("Temps libre"),
    ItemKind.PRESS: N_("Point presse"),
    ItemKind.DEBRIEFING: N_("Débriefing"),
    ItemKind.OTHER: N_("Autre"),
}
_ACTIONS = {
    ActionType.MISSION: N_("Mission d'expertise"),
    ActionType.HOSTING: N_("Accueil d'une délégation marocaine"),
    ActionType.PARTNERSHIP: N_("Nouveau partenariat"),
    ActionType.PROJECT: N_("Projet de coopération décentralisée"),
}
_CASES = {
    HostingCase.DIRECT: N_("Invitation du partenaire direct"),
    HostingCase.AD_HOC: N_("Accueil ponctuel"),
}
_ELIGIBILITIES = {
    Eligibility.ELIGIBLE: N_("Éligible"),
    Eligibility.PARTIAL: N_("En partie"),
    Eligibility.TO_BE_AGREED: N_("À convenir"),
    Eligibility.NOT_ELIGIBLE: N_("Non éligible"),
    Eligibility.RECEIPT_MISSING: N_("Reçu manquant"),
    Eligibility.INCOMPLETE: N_("À compléter"),
}
_DEDUCTIONS = {
    Deduction.ALCOHOL: N_("Alcool"),
    Deduction.PERSONAL: N_("Dépense personnelle"),
    Deduction.OUTSIDE_DELEGATION: N_("Convive hors délégation"),
    Deduction.OTHER: N_("Autre motif"),
}
_CONSENTS = {
    ConsentState.TO_ASK: N_("À demander"),
    ConsentState.GRANTED: N_("Accord"),
    ConsentState.REFUSED: N_("Refus"),
    ConsentState.WITHDRAWN: N_("Accord retiré"),
}
_CHANNELS = {
    ConsentChannel.ORAL: N_("De vive voix"),
    ConsentChannel.PRINTED: N_("Notice imprimée"),
    ConsentChannel.EMAIL: N_("Courriel"),
}
_PURPOSES = {
    Purpose.KEEP: N_("Garder dans le dossier"),
    Purpose.TRANSMIT: N_("Transmettre à Lianes"),
    Purpose.NETWORK: N_("Partager dans le réseau du programme"),
    Purpose.INTERNAL_PHOTO: N_("Photo dans le compte rendu"),
    Purpose.PUBLISHED_PHOTO: N_("Publier sa photo"),
}
_RATE_SOURCES = {
    RateSource.STATEMENT: N_("Relevé bancaire"),
    RateSource.CHANCELLERY: N_("Taux de chancellerie"),
    RateSource.INFOREURO: N_("InforEuro"),
    RateSource.SLIP: N_("Bordereau de change"),
    RateSource.MANUAL: N_("Saisi à la main"),
}
_MEANS = {Means.CASH: N_("Espèces"), Means.CARD: N_("Carte")}
_POWERS = {
    FiscalPower.UP_TO_5: N_("5 CV ou moins"),
    FiscalPower.FROM_6_TO_7: N_("6 ou 7 CV"),
    FiscalPower.FROM_8: N_("8 CV ou plus"),
    FiscalPower.MOTORCYCLE: N_("Moto"),
    FiscalPower.MOPED: N_("Cyclomoteur et autres"),
}
_SOURCES = {
    Source.CONVENTION: N_("convention"),
    Source.AUTHORITY: N_("choix de la collectivité"),
    Source.EDITION: N_("règles du programme"),
    Source.DEFAULT: N_("règle par défaut"),
}


def expense_kind(code: str) -> str:
    """The nature of an expense by its code: as the settings name it, else as we do, else the code as it is."""
    if not code:
        return _("Nature à préciser")
    given = dict(_given.get(code, ()))
    if given:
        return isolate(given.get(language()) or given.get("fr") or next(iter(given.values())))
    return _(_KINDS[code]) if code in _KINDS else isolate(code)


def name_kinds(names: Mapping[str, Texts]) -> None:
    """Take the names that the settings give to kinds of expense, by code, in place of those taken before."""
    _given.clear()
    _given.update(names)


def result(number: int) -> str:
    """One of the five expected results, by its number."""
    return _(_RESULTS[number - 1])


def heading(value: BudgetHeading) -> str:
    """A line of the budget."""
    return _(_HEADINGS[value])


def theme(value: Theme) -> str:
    """A subject of the programme."""
    return _(_THEMES[value])


def status(value: Status) -> str:
    """In what capacity a person takes part."""
    return _(_STATUSES[value])


def mandate(value: Status) -> str:
    """The act that sends a person of that status."""
    return _(_MANDATES[value])


def item_kind(value: ItemKind) -> str:
    """A kind of programme line."""
    return _(_ITEMS[value])


def action(value: ActionType) -> str:
    """A kind of action of the programme."""
    return _(_ACTIONS[value])


def hosting_case(value: HostingCase) -> str:
    """Who invited the delegation."""
    return _(_CASES[value])


def eligibility(value: Eligibility) -> str:
    """How a line counts, in a chip."""
    return _(_ELIGIBILITIES[value])


def deduction(value: Deduction) -> str:
    """Why part of a receipt is taken out of the base."""
    return _(_DEDUCTIONS[value])


def consent(value: ConsentState) -> str:
    """Where we stand with a person's agreement."""
    return _(_CONSENTS[value])


def consent_channel(value: ConsentChannel) -> str:
    """How the answer was given."""
    return _(_CHANNELS[value])


def purpose(value: Purpose) -> str:
    """What a person is asked to agree to."""
    return _(_PURPOSES[value])


def power(value: FiscalPower) -> str:
    """The class of a vehicle, by its fiscal power."""
    return _(_POWERS[value])


def means(value: Means) -> str:
    """What an expense was paid with."""
    return _(_MEANS[value])


def rate_source(value: RateSource) -> str:
    """Where an exchange rate comes from."""
    return _(_RATE_SOURCES[value])


def rate_origin(text: str) -> str:
    """Where a rate comes from: one of the sources in words, anything else as it is written."""
    return rate_source(RateSource(text)) if text in set(RateSource) else isolate(text)


def source(text: str, article: str = "") -> str:
    """The text that sets a figure, one of ours in words, another as it is written; and its article."""
    named = _(_SOURCES[Source(text)]) if text in _SOURCES else isolate(text)
    if not article:
        return named
    told = _("art. {article}").format(article=isolate(article)) if article[0].isdecimal() else isolate(article)
    return f"{named} {told}" if text == Source.CONVENTION else f"{named}, {told}"

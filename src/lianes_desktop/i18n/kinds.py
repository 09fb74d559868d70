"""Short names of what the four kinds of action are made of: meetings, partnerships, projects."""

from lianes_desktop.domain.conventions import MealsMode
from lianes_desktop.domain.editions import Texts
from lianes_desktop.domain.missions import Courtesy
from lianes_desktop.domain.partnerships import AgreementKind, Channel, PartnershipState
from lianes_desktop.domain.preparation import MeetingMode
from lianes_desktop.domain.projects import ProjectKind
from lianes_desktop.domain.templates import worded
from lianes_desktop.i18n.catalogue import N_, _, language

_STATES = {
    PartnershipState.PROSPECT: N_("Prospect"),
    PartnershipState.INTENTION: N_("Intention"),
    PartnershipState.FIRST_EXCHANGE: N_("Premier échange"),
    PartnershipState.SIGNED: N_("Accord signé"),
    PartnershipState.ACTIVE: N_("Actif"),
    PartnershipState.CLOSED: N_("Clos"),
}
_CHANNELS = {
    Channel.LIANES: N_("Lianes coopération"),
    Channel.DIPLOMATIC: N_("Réseau diplomatique français"),
    Channel.OWN: N_("Relation directe"),
    Channel.OTHER: N_("Autre voie"),
}
_AGREEMENTS = {
    AgreementKind.CONVENTION: N_("Convention de coopération"),
    AgreementKind.TWINNING: N_("Jumelage"),
    AgreementKind.OCCASIONAL: N_("Projet ponctuel"),
    AgreementKind.PROTOCOL: N_("Protocole d'accord"),
}
_PROJECTS = {
    ProjectKind.STUDY: N_("Étude d'aménagement"),
    ProjectKind.ENERGY_ADVICE: N_("Espace info-énergie"),
    ProjectKind.AWARENESS: N_("Campagne de sensibilisation"),
    ProjectKind.OTHER: N_("Autre projet"),
}
_MODES = {
    MeetingMode.ON_SITE: N_("En présence"),
    MeetingMode.VIDEO: N_("Visioconférence"),
    MeetingMode.PHONE: N_("Téléphone"),
}
_COURTESIES = {
    Courtesy.NONE: N_("Rien de prévu"),
    Courtesy.MEAL: N_("Un repas"),
    Courtesy.REFRESHMENT: N_("Une collation"),
}
_MEALS = {
    MealsMode.RECEIPTS: N_("Frais réels, sur justificatifs"),
    MealsMode.ALLOWANCE: N_("Indemnités journalières, par délibération"),
}
_OBJECTIVES = (
    N_("Échanges entre collectivités françaises et marocaines sur le développement durable"),
    N_("Participation des acteurs du territoire"),
    N_("Nouvelles coopérations et pratiques renouvelées en Hauts-de-France"),
)
_SDGS = (
    N_("Pas de pauvreté"),
    N_("Faim « zéro »"),
    N_("Bonne santé et bien-être"),
    N_("Éducation de qualité"),
    N_("Égalité entre les sexes"),
    N_("Eau propre et assainissement"),
    N_("Énergie propre"),
    N_("Travail décent et croissance"),
    N_("Industrie, innovation, infrastructure"),
    N_("Inégalités réduites"),
    N_("Villes et communautés durables"),
    N_("Consommation et production responsables"),
    N_("Lutte contre le changement climatique"),
    N_("Vie aquatique"),
    N_("Vie terrestre"),
    N_("Paix, justice, institutions efficaces"),
    N_("Partenariats pour les objectifs"),
)


def partnership_state(value: PartnershipState) -> str:
    """How far a partnership has come."""
    return _(_STATES[value])


def channel(value: Channel) -> str:
    """Who helped to find a partner."""
    return _(_CHANNELS[value])


def agreement_kind(value: AgreementKind) -> str:
    """The form of the agreement between two authorities."""
    return _(_AGREEMENTS[value])


def project_kind(value: ProjectKind) -> str:
    """What a project does."""
    return _(_PROJECTS[value])


def meeting_mode(value: MeetingMode) -> str:
    """How people met."""
    return _(_MODES[value])


def courtesy(value: Courtesy) -> str:
    """What a host offers a delegation."""
    return _(_COURTESIES[value])


def meals_mode(value: MealsMode) -> str:
    """How meals and nights are paid to people."""
    return _(_MEALS[value])


def objective(number: int) -> str:
    """One of the three specific objectives, by its number."""
    return _(_OBJECTIVES[number - 1])


def sdg(number: int) -> str:
    """One of the seventeen sustainable development goals, by its number."""
    return _(_SDGS[number - 1])


def said(texts: Texts) -> str:
    """A text that comes as data, in the language in force, else in French."""
    return worded(texts, language())

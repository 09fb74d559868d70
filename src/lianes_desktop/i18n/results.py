"""Words of the programme's course, of the report and of those met, as chips, lists and the report carry them."""

from lianes_desktop.domain.missions import ProgrammeState
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.participants import Gender
from lianes_desktop.domain.programmes import ExchangeForm, ItemState
from lianes_desktop.domain.reporting import RESULT_PARTS, ReportPart
from lianes_desktop.domain.reports import CommunicationKind
from lianes_desktop.i18n.catalogue import N_, _
from lianes_desktop.i18n.labels import result

_STATES = {
    ItemState.PLANNED: N_("Prévu"),
    ItemState.HELD: N_("Tenu"),
    ItemState.CANCELLED: N_("Annulé"),
    ItemState.ADDED: N_("Ajouté sur place"),
}
_FORMS = {
    ExchangeForm.PRACTICE: N_("Pratique"),
    ExchangeForm.METHOD: N_("Méthode"),
    ExchangeForm.TOOL: N_("Outil"),
}
_PROGRAMME = {
    ProgrammeState.DRAFT: N_("Brouillon"),
    ProgrammeState.SHARED: N_("Partagé"),
    ProgrammeState.VALIDATED: N_("Validé"),
    ProgrammeState.HELD: N_("Réalisé"),
}
_TYPES = {
    OrganisationType.REGION: N_("Région"),
    OrganisationType.DEPARTMENT: N_("Département"),
    OrganisationType.MUNICIPALITY: N_("Commune"),
    OrganisationType.INTERMUNICIPAL: N_("Intercommunalité"),
    OrganisationType.JOINT_BOARD: N_("Syndicat mixte"),
    OrganisationType.ASSOCIATION: N_("Association"),
    OrganisationType.COMPANY: N_("Entreprise"),
    OrganisationType.SCHOOL: N_("Établissement d'enseignement"),
    OrganisationType.STATE: N_("Service de l'État"),
    OrganisationType.PUBLIC_OPERATOR: N_("Opérateur public"),
    OrganisationType.PROVINCE: N_("Province"),
    OrganisationType.PREFECTURE: N_("Préfecture"),
    OrganisationType.LOCAL_DEVELOPMENT: N_("Société de développement local"),
    OrganisationType.OTHER: N_("Autre"),
}
_GENDERS = {Gender.WOMAN: N_("Femme"), Gender.MAN: N_("Homme")}
_KINDS = {
    CommunicationKind.PRESS: N_("Presse"),
    CommunicationKind.WEB: N_("Site internet"),
    CommunicationKind.SOCIAL: N_("Réseaux sociaux"),
    CommunicationKind.PHOTO: N_("Photo"),
    CommunicationKind.EVENT: N_("Événement"),
    CommunicationKind.OTHER: N_("Autre"),
}
_CRITERIA = {
    "interet_local": N_("Intérêt local"),
    "competences": N_("Renforcement des compétences"),
    "developpement_reciproque": N_("Développement territorial réciproque"),
    "dialogue": N_("Partage de savoirs et dialogue entre pairs"),
}
_SCORES = (N_("Pas du tout"), N_("Un peu"), N_("Bien"), N_("Pleinement"))
_OBJECTIVES = (
    N_("Échanges entre collectivités sur le développement durable"),
    N_("Participation des acteurs du territoire"),
    N_("Nouvelles coopérations, pratiques renouvelées"),
)
_PARTS = {
    ReportPart.OBJECTIVE: N_("Objectif"),
    ReportPart.COURSE: N_("Déroulé"),
    ReportPart.FRENCH_SIDE: N_("Apports côté français"),
    ReportPart.MOROCCAN_SIDE: N_("Apports côté marocain"),
    ReportPart.LESSONS: N_("Capitalisation"),
    ReportPart.FOLLOW_UPS: N_("Suites à donner"),
    ReportPart.CRITERIA: N_("Quatre critères notés"),
    ReportPart.STAFF_IMPACT: N_("Effets pour les agents"),
    ReportPart.SATISFACTION: N_("Satisfaction"),
}


def item_state(value: ItemState) -> str:
    """What became of a line of the programme."""
    return _(_STATES[value])


def exchange_form(value: ExchangeForm) -> str:
    """What counterparts exchanged."""
    return _(_FORMS[value])


def programme_state(value: ProgrammeState) -> str:
    """How far the programme is agreed."""
    return _(_PROGRAMME[value])


def organisation_type(value: OrganisationType) -> str:
    """A kind of organisation."""
    return _(_TYPES[value])


def gender(value: Gender) -> str:
    """A person's gender, when given."""
    return _(_GENDERS[value])


def communication_kind(value: CommunicationKind) -> str:
    """Where something was told."""
    return _(_KINDS[value])


def criterion(code: str) -> str:
    """One of the four things a project must serve."""
    return _(_CRITERIA[code])


def score(value: int) -> str:
    """How well a criterion was met, from 0 to 3."""
    return _(_SCORES[value])


def objective(number: int) -> str:
    """One of the three specific objectives, in short."""
    return _(_OBJECTIVES[number - 1])


def report_part(value: ReportPart) -> str:
    """A part of the report; an expected result by its name."""
    for number, part in RESULT_PARTS.items():
        if part is value:
            return result(number)
    return _(_PARTS[value])

"""Local authorities and their partners on both sides."""

from dataclasses import dataclass
from enum import StrEnum

from lianes_desktop.domain.ids import OrganisationId


class OrganisationType(StrEnum):
    """Kinds of organisation met in a dossier (DOMAIN §4.6)."""

    REGION = "region"
    DEPARTMENT = "departement"
    MUNICIPALITY = "commune"
    INTERMUNICIPAL = "epci"
    JOINT_BOARD = "syndicat_mixte"
    ASSOCIATION = "association"
    COMPANY = "entreprise"
    SCHOOL = "enseignement"
    STATE = "etat"
    PUBLIC_OPERATOR = "operateur_public"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    LOCAL_DEVELOPMENT = "sdl"
    OTHER = "autre"


class PartnershipKind(StrEnum):
    """How the two sides came together (R10, R22)."""

    FOUNDING = "fondateur"
    SUPPORT = "appui"
    OCCASIONAL = "ponctuel"
    TWINNING = "jumelage"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A local authority or another body, with the identifiers a payment needs."""

    id: OrganisationId
    country: str
    type: OrganisationType
    name: str
    name_ar: str = ""
    name_zgh: str = ""
    aliases: tuple[str, ...] = ()
    siren: str = ""
    siret: str = ""
    iban: str = ""
    bic: str = ""
    address: str = ""
    population: int | None = None


@dataclass(frozen=True, slots=True)
class LianesContact:
    """Somebody to ask at Lianes (R81)."""

    name: str
    role: str
    organisation: str
    address: str
    email: str
    phone: str
    """E.164."""


@dataclass(frozen=True, slots=True)
class Partnership:
    """Two authorities of the programme; ``direct`` decides the hosting rate."""

    french: OrganisationId
    moroccan: OrganisationId
    kind: PartnershipKind
    direct: bool
    themes: tuple[str, ...] = ()
    brings: str = ""
    """What the French authority brings to the consortium (R21, R22)."""

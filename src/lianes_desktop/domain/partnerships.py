"""A new partnership: what is sought, with whom, and how far it has come (action C)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.missions import MOROCCO_ZONE, DossierFacts
from lianes_desktop.domain.pieces import Piece


class Channel(StrEnum):
    """Who helped to find the partner (R51)."""

    LIANES = "lianes"
    DIPLOMATIC = "reseau_diplomatique"
    OWN = "relation_directe"
    OTHER = "autre"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A Moroccan authority that may become the partner, described for comparison (R51)."""

    name: str
    organisation: OrganisationId | None = None
    population: int | None = None
    competences: str = ""
    stakes: str = ""
    """The issues it faces: water, waste, energy."""
    channel: Channel = Channel.LIANES
    contact: str = ""
    note: str = ""
    retained: bool = False


class PartnershipState(StrEnum):
    """How far the partnership has come (DOMAIN §2.3)."""

    PROSPECT = "prospect"
    INTENTION = "intention"
    FIRST_EXCHANGE = "premier_echange"
    SIGNED = "accord_signe"
    ACTIVE = "actif"
    CLOSED = "clos"


class AgreementKind(StrEnum):
    """The form of the agreement between the two authorities (R8, R10)."""

    CONVENTION = "convention"
    TWINNING = "jumelage"
    OCCASIONAL = "ponctuel"
    PROTOCOL = "protocole"


@dataclass(frozen=True, slots=True)
class PartnershipAgreement:
    """The agreement the two authorities sign (R8)."""

    kind: AgreementKind = AgreementKind.CONVENTION
    signed_on: date | None = None
    reference: str = ""
    paper: Piece | None = None
    active_from: date | None = None
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Milestones:
    """The three steps Lianes helps with (R50)."""

    introduced_on: date | None = None
    first_meeting_on: date | None = None
    integrated_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewPartnership(DossierFacts):
    """The search for a new Moroccan partner, up to its first exchange and agreement (action C)."""

    zone: str = MOROCCO_ZONE
    starts_on: date | None = None
    ends_on: date | None = None
    intention: str = ""
    """What the authority wants to do with a partner (R52)."""
    sought: str = ""
    """What it seeks in a partner: size, competences, stakes."""
    intention_on: date | None = None
    population: int | None = None
    """Of the French authority, for comparison."""
    competences: str = ""
    stakes: str = ""
    candidates: tuple[Candidate, ...] = ()
    milestones: Milestones = field(default_factory=Milestones)
    accord: PartnershipAgreement = field(default_factory=PartnershipAgreement)

    @property
    def action(self) -> ActionType:
        """Action C of the brochure."""
        return ActionType.PARTNERSHIP

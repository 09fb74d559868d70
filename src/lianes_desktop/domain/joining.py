"""How a local authority joins an edition: contact, letter of intent, convention (R73–R81)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.conventions import Convention
from lianes_desktop.domain.ids import MembershipId, OrganisationId
from lianes_desktop.domain.missions import Theme
from lianes_desktop.domain.pieces import Piece


class Support(StrEnum):
    """What an authority may ask of Lianes (R7)."""

    FUNDING = "facilite_financement"
    METHOD = "appui_methodologique"
    INTRODUCTIONS = "mise_en_relation"


class MembershipRole(StrEnum):
    """How an authority stands in the consortium (R5, R21, R22)."""

    FOUNDER = "initiatrice"
    SUPPORT = "appui"
    MEMBER = "membre"


class MembershipState(StrEnum):
    """How far an authority has come (DOMAIN §2.3)."""

    CONTACT = "contact"
    LETTER_SIGNED = "lettre_signee"
    LETTER_SENT = "lettre_transmise"
    LETTER_RECEIVED = "lettre_recue"
    LETTER_LATE = "lettre_tardive"
    CONVENTION_DISCUSSED = "convention_en_discussion"
    CONVENTION_SIGNED = "convention_signee"
    CLOSED = "close"
    ABANDONED = "abandon"


@dataclass(frozen=True, slots=True)
class LetterOfIntent:
    """The letter by which an authority tells Lianes that it wants to take part (R74, D1)."""

    actions: tuple[ActionType, ...] = ()
    themes: tuple[Theme, ...] = ()
    expectations: str = ""
    sought: str = ""
    """What it seeks in a partner, when it wants a new one (R52)."""
    signatory: str = ""
    signatory_title: str = ""
    place: str = ""
    signed_on: date | None = None
    sent_on: date | None = None
    paper: Piece | None = None


@dataclass(frozen=True, slots=True)
class Referent:
    """The person at the authority who follows the cooperation."""

    name: str = ""
    function: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Commitment:
    """What the authority commits to, as far as it can tell (R20)."""

    staff_days: int | None = None
    missions: int | None = None
    hosting_days: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ConventionVersion:
    """One version of the convention on the way to signature (R75)."""

    number: int
    dated: date
    note: str = ""
    paper: Piece | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """One authority in one edition of the programme, from the first contact on."""

    id: MembershipId
    edition: str
    authority: OrganisationId
    role: MembershipRole = MembershipRole.MEMBER
    contacted_on: date | None = None
    ambitions: str = ""
    supports: tuple[Support, ...] = ()
    referent: Referent = field(default_factory=Referent)
    letter: LetterOfIntent = field(default_factory=LetterOfIntent)
    convention: Convention = field(default_factory=Convention)
    """Reference, dates and overrides; also when Lianes received the letter. Copied into its open dossiers."""
    versions: tuple[ConventionVersion, ...] = ()
    signatories: str = ""
    paper: Piece | None = None
    """The signed convention."""
    commitment: Commitment = field(default_factory=Commitment)
    brings: str = ""
    """What it brings to the consortium (R21, R22)."""
    closed_on: date | None = None
    abandoned_on: date | None = None
    abandoned_reason: str = ""

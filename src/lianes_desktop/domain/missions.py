"""A mission to Morocco, a hosting day in France, and the people who take part."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lianes_desktop.domain.editions import ActionType, BudgetHeading, Convention, HostingCase
from lianes_desktop.domain.ids import DossierId, OrganisationId, ParticipantId

HOME_ZONE = "Europe/Paris"
MOROCCO_ZONE = "Africa/Casablanca"


class Theme(StrEnum):
    """Subjects of the programme (brochure; DOMAIN §4.2)."""

    PLANNING = "AMEN"
    SANITATION = "ASSA"
    ENERGY = "ENER"
    WASTE = "DECH"
    OTHER = "AUTR"


class Status(StrEnum):
    """In what capacity a person takes part; it decides the mandate needed (DOMAIN §4.5)."""

    ELECTED = "elu"
    STAFF = "agent"
    STAKEHOLDER = "acteur"
    EXPERT = "expert"
    DELEGATE = "delegue_ma"


SENT_BY_ACT = frozenset({Status.ELECTED, Status.STAFF, Status.STAKEHOLDER, Status.EXPERT})
"""Who needs an act that sends them (V15, V16); delegates come on an invitation."""


@dataclass(frozen=True, slots=True)
class Mandate:
    """The act that sends a person: mission order, or special mandate for an elected official."""

    number: str = ""
    dated: date | None = None
    signatory: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """A person who travels, hosts or is received."""

    id: ParticipantId
    dossier: DossierId
    given_name: str
    family_name: str
    given_name_ar: str = ""
    family_name_ar: str = ""
    status: Status = Status.STAFF
    organisation: OrganisationId | None = None
    function: str = ""
    mandate: Mandate = field(default_factory=Mandate)
    position: int = 0
    """Order in lists: protocol order for a delegation."""

    @property
    def name(self) -> str:
        """Given name and family name, as typed."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class PlannedCost:
    """What one heading of the budget should cost, in euro cents."""

    heading: BudgetHeading
    cents: int


@dataclass(frozen=True, slots=True)
class Mission:
    """An expertise mission of a few days in Morocco (action A)."""

    id: DossierId
    title: str
    authority: OrganisationId | None = None
    partner: OrganisationId | None = None
    place: str = ""
    themes: tuple[Theme, ...] = ()
    other_theme: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    zone: str = MOROCCO_ZONE
    duration_reason: str = ""
    """Why the mission lasts less or more than the edition's usual days."""
    convention: Convention = field(default_factory=Convention)
    budget: tuple[PlannedCost, ...] = ()
    sample: bool = False
    """The dossier shipped for a first look, never claimed."""

    @property
    def action(self) -> ActionType:
        """Action A of the brochure."""
        return ActionType.MISSION

    @property
    def case(self) -> HostingCase | None:
        """No hosting case: a mission has one rate."""
        return None


@dataclass(frozen=True, slots=True)
class HostingDay:
    """One day in France with a Moroccan delegation (action B)."""

    id: DossierId
    title: str
    authority: OrganisationId | None = None
    partner: OrganisationId | None = None
    place: str = ""
    themes: tuple[Theme, ...] = ()
    other_theme: str = ""
    held_on: date | None = None
    zone: str = HOME_ZONE
    case: HostingCase = HostingCase.AD_HOC
    case_reason: str = ""
    """Why the case chosen by hand differs from the shipped partnerships."""
    groups: tuple[str, ...] = ()
    """Names of the groups the delegation splits into: one lane each in the day's programme."""
    convention: Convention = field(default_factory=Convention)
    budget: tuple[PlannedCost, ...] = ()
    sample: bool = False

    @property
    def action(self) -> ActionType:
        """Action B of the brochure."""
        return ActionType.HOSTING

    @property
    def starts_on(self) -> date | None:
        """The day itself: a hosting day starts and ends on one date (V18)."""
        return self.held_on

    @property
    def ends_on(self) -> date | None:
        """The day itself."""
        return self.held_on


Action = Mission | HostingDay
"""What a dossier is about."""


def unmandated(person: Participant) -> bool:
    """Whether a person sent on a mission has no act that sends them."""
    return person.status in SENT_BY_ACT and not (person.mandate.number or person.mandate.dated)

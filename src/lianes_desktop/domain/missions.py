"""A mission to Morocco, a hosting day in France, and what every dossier has in common."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.conventions import Convention, HostingCase, MealsMode
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import DossierId, MembershipId, OrganisationId
from lianes_desktop.domain.preparation import Task

HOME_ZONE = "Europe/Paris"
MOROCCO_ZONE = "Africa/Casablanca"
OBJECTIVES = range(1, 4)
"""The three specific objectives, by number (R15–R17)."""
SDGS = range(1, 18)
"""The sustainable development goals, by number (R104)."""


class Theme(StrEnum):
    """Subjects of the programme (brochure; DOMAIN §4.2)."""

    PLANNING = "AMEN"
    SANITATION = "ASSA"
    ENERGY = "ENER"
    WASTE = "DECH"
    OTHER = "AUTR"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Lianes agreed to something proposed: another subject, a late letter (R27)."""

    accepted_on: date
    accepted_by: str = ""


class Menu(StrEnum):
    """What is asked for at a table; never whose it is (DOMAIN §9)."""

    HALAL = "halal"
    VEGETARIAN = "vegetarien"
    VEGAN = "vegetalien"
    NO_PORK = "sans_porc"
    NO_GLUTEN = "sans_gluten"
    NO_LACTOSE = "sans_lactose"
    NO_NUTS = "sans_fruits_a_coque"
    OTHER = "autre"


@dataclass(frozen=True, slots=True)
class MenuCount:
    """How many covers of a menu."""

    menu: Menu
    covers: int


@dataclass(frozen=True, slots=True)
class ConfirmedDay:
    """The day on which a feast that was estimated really falls, or a fast begins or ends, as it was announced."""

    code: str
    """Of the holiday, or ``ramadan_begins`` or ``ramadan_ends``."""
    day: date


class ProgrammeState(StrEnum):
    """How far the programme is agreed between both sides (R30)."""

    DRAFT = "brouillon"
    SHARED = "partage"
    VALIDATED = "valide_fr_ma"
    HELD = "realise"


@dataclass(frozen=True, slots=True)
class ProgrammeAgreement:
    """When the programme was shared, and which side said yes to it."""

    shared_on: date | None = None
    french_on: date | None = None
    moroccan_on: date | None = None
    moroccan_by: str = ""

    @property
    def state(self) -> ProgrammeState:
        """Validated once both sides have said yes."""
        if self.french_on and self.moroccan_on:
            return ProgrammeState.VALIDATED
        return ProgrammeState.SHARED if self.shared_on else ProgrammeState.DRAFT


@dataclass(frozen=True, slots=True)
class PlannedCost:
    """What one heading of the budget should cost, in euro cents."""

    heading: BudgetHeading
    cents: int


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """What a dossier says of itself, whatever its action."""

    id: DossierId
    title: str
    authority: OrganisationId | None = None
    partner: OrganisationId | None = None
    place: str = ""
    themes: tuple[Theme, ...] = ()
    other_theme: str = ""
    zone: str = HOME_ZONE
    convention: Convention = field(default_factory=Convention)
    budget: tuple[PlannedCost, ...] = ()
    sample: bool = False
    """The dossier shipped for a first look, never claimed."""
    edition: str = ""
    """Code of the programme edition; empty for the first of the settings."""
    settings: int = 0
    """The issue of the settings whose rules apply, for good."""
    membership: MembershipId | None = None
    """Where the convention comes from."""
    other_theme_accepted: Acceptance | None = None
    objectives: tuple[int, ...] = ()
    """Numbers 1 to 3 of the specific objectives served."""
    sdgs: tuple[int, ...] = ()
    """Numbers 1 to 17 of the sustainable development goals served."""
    tasks: tuple[Task, ...] = ()
    """The checklist of its preparation."""
    confirmed_days: tuple[ConfirmedDay, ...] = ()
    """Feasts whose day was announced since the calendar was shipped."""

    @property
    def case(self) -> HostingCase | None:
        """Only a hosting day has one."""
        return None


@dataclass(frozen=True, slots=True)
class Mission(DossierFacts):
    """An expertise mission of a few days in Morocco (action A)."""

    zone: str = MOROCCO_ZONE
    starts_on: date | None = None
    ends_on: date | None = None
    duration_reason: str = ""
    """Why the mission lasts less or more than the edition's usual days."""
    first_exchange_of: DossierId | None = None
    """The new partnership whose first exchange this is (R53)."""
    meals_mode: MealsMode | None = None
    """The authority's choice; ``None`` leaves the convention's or the edition's."""
    agreement: ProgrammeAgreement = field(default_factory=ProgrammeAgreement)

    @property
    def action(self) -> ActionType:
        """Action A of the brochure."""
        return ActionType.MISSION


class Courtesy(StrEnum):
    """What a host offers a delegation by custom (R47)."""

    NONE = "aucun"
    MEAL = "repas"
    REFRESHMENT = "collation"


@dataclass(frozen=True, slots=True)
class Delegation:
    """The delegation received: its stay is longer than our day with it (R37)."""

    name: str = ""
    arrives_on: date | None = None
    leaves_on: date | None = None
    interpreter: str = ""
    transport: str = ""
    """Who carries it between the places of the day."""
    menus: tuple[MenuCount, ...] = ()
    """What the delegation asks for at table; the meals of the day start from it."""


@dataclass(frozen=True, slots=True)
class HostingDay(DossierFacts):
    """One day in France with a Moroccan delegation (action B)."""

    held_on: date | None = None
    case: HostingCase = HostingCase.AD_HOC
    case_reason: str = ""
    """Why the case chosen by hand differs from the shipped partnerships."""
    groups: tuple[str, ...] = ()
    """Names of the groups the delegation splits into: one lane each in the day's programme."""
    first_exchange_of: DossierId | None = None
    delegation: Delegation = field(default_factory=Delegation)
    courtesy: Courtesy = Courtesy.NONE
    agreement: ProgrammeAgreement = field(default_factory=ProgrammeAgreement)

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

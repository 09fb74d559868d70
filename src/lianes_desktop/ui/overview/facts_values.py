"""What the dossier's facts show while they are edited, and what a hand changes in them, without Qt."""

from dataclasses import dataclass
from enum import StrEnum

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import ParticipantId
from lianes_desktop.domain.missions import MenuCount, Theme

Options = tuple[tuple[object, str], ...]
"""Values to choose from, with their words."""


class Fact(StrEnum):
    """A fact of the mission or hosting day, named as in the value."""

    TITLE = "title"
    AUTHORITY = "authority"
    PARTNER = "partner"
    PLACE = "place"
    STARTS_ON = "starts_on"
    ENDS_ON = "ends_on"
    HELD_ON = "held_on"
    DURATION_REASON = "duration_reason"
    OTHER_THEME = "other_theme"
    CASE = "case"
    CASE_REASON = "case_reason"
    GROUPS = "groups"
    EDITION = "edition"
    OBJECTIVES = "objectives"
    SDGS = "sdgs"
    ACCEPTED_ON = "accepted_on"
    ACCEPTED_BY = "accepted_by"
    FIRST_EXCHANGE = "first_exchange_of"
    MEALS_MODE = "meals_mode"
    STAY_NAME = "delegation_name"
    ARRIVES_ON = "arrives_on"
    LEAVES_ON = "leaves_on"
    INTERPRETER = "interpreter"
    CARRIED_BY = "delegation_transport"
    MENUS = "menus"
    COURTESY = "courtesy"
    INTENTION = "intention"
    SOUGHT = "sought"
    INTENTION_ON = "intention_on"
    POPULATION = "population"
    COMPETENCES = "competences"
    STAKES = "stakes"
    ACCORD_KIND = "accord_kind"
    ACCORD_REFERENCE = "accord_reference"
    ACCORD_SIGNED = "accord_signed_on"
    ACTIVE_FROM = "active_from"
    CLOSED_ON = "closed_on"
    PROJECT_KIND = "kind"
    OTHER_KIND = "other_kind"
    DESCRIPTION = "description"
    EXPECTED = "expected"
    OWNERS = "owners_confirmed"
    NO_HEAVY = "no_heavy_investment"
    EQUIPMENT_REASON = "equipment_reason"
    REFERENCE = "reference"
    LETTER = "letter_received_on"
    SIGNED = "signed_on"
    RATE = "rate"
    ELIGIBLE_FROM = "eligibility_start"
    CEILING = "ceiling_cents"
    AIR = "air"
    LODGING = "lodging"
    MEALS = "meals"
    LOCAL_TRANSPORT = "local_transport"
    OTHER = "other"


DAYS = frozenset(
    (
        *(Fact.STARTS_ON, Fact.ENDS_ON, Fact.HELD_ON, Fact.LETTER, Fact.SIGNED, Fact.ELIGIBLE_FROM, Fact.ACCEPTED_ON),
        *(Fact.ARRIVES_ON, Fact.LEAVES_ON, Fact.INTENTION_ON, Fact.ACCORD_SIGNED, Fact.ACTIVE_FROM, Fact.CLOSED_ON),
    )
)
AREAS = frozenset(
    (
        *(Fact.INTENTION, Fact.SOUGHT, Fact.COMPETENCES, Fact.STAKES),
        *(Fact.DESCRIPTION, Fact.EXPECTED, Fact.EQUIPMENT_REASON),
    )
)
TICKS = frozenset({Fact.OWNERS, Fact.NO_HEAVY})
CHOICES = frozenset(
    (
        *(Fact.CASE, Fact.EDITION, Fact.FIRST_EXCHANGE, Fact.MEALS_MODE, Fact.COURTESY),
        *(Fact.ACCORD_KIND, Fact.PROJECT_KIND),
    )
)
LISTS = frozenset({Fact.OBJECTIVES, Fact.SDGS})
"""Facts that are numbers to tick."""
COUNTS = frozenset({Fact.MENUS})
"""Facts that are figures in a table."""

_DATES = (Fact.STARTS_ON, Fact.ENDS_ON)
OF_A_KIND = {
    ActionType.MISSION: frozenset({*_DATES, Fact.DURATION_REASON, Fact.FIRST_EXCHANGE, Fact.MEALS_MODE}),
    ActionType.HOSTING: frozenset(
        (
            *(Fact.HELD_ON, Fact.CASE, Fact.CASE_REASON, Fact.GROUPS, Fact.FIRST_EXCHANGE, Fact.STAY_NAME),
            *(Fact.ARRIVES_ON, Fact.LEAVES_ON, Fact.INTERPRETER, Fact.CARRIED_BY, Fact.COURTESY, Fact.MENUS),
        )
    ),
    ActionType.PARTNERSHIP: frozenset(
        (
            *(*_DATES, Fact.INTENTION, Fact.SOUGHT, Fact.INTENTION_ON, Fact.POPULATION, Fact.COMPETENCES, Fact.STAKES),
            *(Fact.ACCORD_KIND, Fact.ACCORD_REFERENCE, Fact.ACCORD_SIGNED, Fact.ACTIVE_FROM, Fact.CLOSED_ON),
        )
    ),
    ActionType.PROJECT: frozenset(
        (
            *(*_DATES, Fact.PROJECT_KIND, Fact.OTHER_KIND, Fact.DESCRIPTION, Fact.EXPECTED),
            *(Fact.OWNERS, Fact.NO_HEAVY, Fact.EQUIPMENT_REASON),
        )
    ),
}
"""The facts that only some kinds of action have; every other fact belongs to all four."""


def belongs(fact: Fact, kind: ActionType) -> bool:
    """Whether actions of that kind have the fact."""
    return fact in OF_A_KIND[kind] or not any(fact in facts for facts in OF_A_KIND.values())


PLANNED = {Fact(heading.value): heading for heading in BudgetHeading}
"""The facts that are planned costs, by heading."""


class PersonFact(StrEnum):
    """A fact of a participant."""

    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME_AR = "given_name_ar"
    FAMILY_NAME_AR = "family_name_ar"
    STATUS = "status"
    FUNCTION = "function"
    NUMBER = "number"
    DATED = "dated"
    SIGNATORY = "signatory"


class BodyFact(StrEnum):
    """A fact of the authority that is paid back."""

    SIREN = "siren"
    SIRET = "siret"
    IBAN = "iban"
    BIC = "bic"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A participant in the list."""

    person: ParticipantId
    name: str
    initials: str
    detail: str
    warns: bool
    """The act that sends the person is missing."""


@dataclass(frozen=True, slots=True)
class PersonShown:
    """The participant being edited."""

    person: ParticipantId
    texts: dict[PersonFact, str]
    status: object
    statuses: Options
    mandate: str
    """What the act is called for that status."""
    refusals: dict[PersonFact, str]


@dataclass(frozen=True, slots=True)
class BodyShown:
    """The authority's identifiers."""

    name: str
    texts: dict[BodyFact, str]
    refusals: dict[BodyFact, str]


@dataclass(frozen=True, slots=True)
class FactsShown:
    """Everything the editor shows."""

    kind: ActionType
    texts: dict[Fact, str]
    chosen: dict[Fact, object]
    options: dict[Fact, Options]
    refusals: dict[Fact, str]
    themes: tuple[tuple[Theme, str, bool], ...]
    objectives: tuple[tuple[int, str, bool], ...]
    sdgs: tuple[tuple[int, str], ...]
    sdgs_chosen: tuple[int, ...]
    ticked: frozenset[Fact]
    duration: str
    """The question asked of a mission of an unusual length, else empty."""
    case_hint: str
    budget_hint: str
    people: tuple[PersonRow, ...]
    person: PersonShown | None
    body: BodyShown | None
    paper: tuple[str, str] = ("", "")
    """Name of the signed agreement and what it is; of a partnership alone."""
    menus: tuple[MenuCount, ...] = ()
    """What the delegation of a hosting day asks for at table."""
    theme_waits: str = ""
    """Said while another subject was proposed and Lianes has not agreed to it."""

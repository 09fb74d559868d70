"""What the dossier's facts show while they are edited, and what a hand changes in them, without Qt."""

from dataclasses import dataclass
from enum import StrEnum

from lianes_desktop.domain.editions import BudgetHeading
from lianes_desktop.domain.ids import ParticipantId
from lianes_desktop.domain.missions import Theme

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

    mission: bool
    texts: dict[Fact, str]
    chosen: dict[Fact, object]
    options: dict[Fact, Options]
    refusals: dict[Fact, str]
    themes: tuple[tuple[Theme, str, bool], ...]
    duration: str
    """The question asked of a mission of an unusual length, else empty."""
    case_hint: str
    budget_hint: str
    people: tuple[PersonRow, ...]
    person: PersonShown | None
    body: BodyShown | None

"""What the team's presenter shows, in words ready to show, and what the page says back."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from lianes_desktop.domain.ids import ParticipantId

Options = tuple[tuple[object, str], ...]
"""Values to choose from, with their words."""


class Field(StrEnum):
    """The fields of the form, called as in ``Participant``, ``Mandate`` and ``Vehicle``."""

    TITLE = "title"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME_AR = "given_name_ar"
    FAMILY_NAME_AR = "family_name_ar"
    FUNCTION = "function"
    FUNCTION_AR = "function_ar"
    EMPLOYER = "employer"
    SERVICE = "service"
    HOME = "home"
    WORKPLACE = "workplace"
    EXPERTISE = "expertise"
    NUMBER = "number"
    SIGNATORY = "signatory"
    BODY = "body"
    PURPOSE = "purpose"
    EXPENSES = "expenses"
    TRANSPORT = "transport"
    DATED = "dated"
    PASSPORT = "passport_expires_on"
    RUN_BEFORE = "run_before"
    STATUS = "status"
    ORGANISATION = "organisation"
    GENDER = "gender"
    POWER = "power"
    EXPERTISE_SHARED = "expertise_shared"
    PAPER = "paper"


OWN_TEXTS = tuple(Field)[: tuple(Field).index(Field.NUMBER)]
"""Texts of the person."""
ACT_TEXTS = (Field.NUMBER, Field.SIGNATORY, Field.BODY, Field.PURPOSE, Field.EXPENSES, Field.TRANSPORT)
"""Texts of the act that sends the person."""
ARABIC = (Field.GIVEN_NAME_AR, Field.FAMILY_NAME_AR, Field.FUNCTION_AR)
CHOICES = (Field.STATUS, Field.ORGANISATION, Field.GENDER, Field.POWER)
MANDATE = "mandate"
"""The field that findings name when the act is missing or late."""
PEOPLE = "participants"
"""The field that findings name when nobody takes part."""


@dataclass(frozen=True, slots=True)
class ActShown:
    """How a person's act stands: tint, icon, what to do, and why."""

    tone: str
    icon: str
    title: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of the list."""

    id: ParticipantId
    name: str
    detail: str
    initials: str
    act: ActShown


@dataclass(frozen=True, slots=True)
class PaperShown:
    """The signed act kept with the person."""

    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Form:
    """Every field of the person selected; what was refused stands as it was typed."""

    texts: Mapping[Field, str]
    refusals: Mapping[Field, str]
    remarks: Mapping[Field, tuple[str, bool]]
    """What is said of a value that is kept, and whether it is an error."""
    choices: Mapping[Field, tuple[Options, object]]
    shared: bool
    hidden: frozenset[Field]
    """Fields that do not concern a person of that status."""
    body: str
    """What the number is of: the order, the deliberation."""
    paper: PaperShown | None


@dataclass(frozen=True, slots=True)
class Card:
    """The selected person."""

    id: ParticipantId
    name: str
    name_ar: str
    detail: str
    initials: str
    saved: str
    act: ActShown
    act_name: str
    documents: tuple[tuple[str, str], ...]
    """(code of a document, its name) that can be made for this person."""
    first: bool
    last: bool
    form: Form


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    chip: ActShown | None
    lines: tuple[PersonLine, ...]
    selected: ParticipantId | None
    card: Card | None
    order_hint: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A field of a person's form left with this text or choice."""

    person: ParticipantId
    field: Field
    value: object

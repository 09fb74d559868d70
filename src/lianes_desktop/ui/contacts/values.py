"""What the contacts' presenter shows, in words ready to show, and what the page says back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lianes_desktop.domain.contacts import Affiliation, ConsentChannel, ConsentState, ContactRole
from lianes_desktop.domain.ids import ContactId
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.participants import Gender
from lianes_desktop.ui.contacts.agreeing import AnswersShown


class Field(StrEnum):
    """The fields of the form, called as in ``Contact`` and ``Consent``."""

    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME_AR = "given_name_ar"
    FAMILY_NAME_AR = "family_name_ar"
    FUNCTION = "function"
    FUNCTION_AR = "function_ar"
    ORGANISATION = "organisation"
    ORGANISATION_AR = "organisation_ar"
    PHONE = "phone"
    MOBILE = "mobile"
    EMAIL = "email"
    TITLE = "title"
    NAME_ZGH = "name_zgh"
    NOTE = "note"
    FOLLOW_UP = "follow_up"
    LANGUAGES = "languages"
    AFFILIATIONS = "affiliations"
    ROLE = "role"
    ORGANISATION_TYPE = "organisation_type"
    GENDER = "gender"
    STATE = "state"
    GIVEN_ON = "given_on"
    CHANNEL = "channel"
    LANGUAGE = "language"
    KEEP = "keep"
    TRANSMIT = "transmit"
    PUBLISH_PHOTO = "publish_photo"


TEXTS = tuple(Field)[: tuple(Field).index(Field.LANGUAGES)]
"""Those of the card itself, typed as text."""
ARABIC = (Field.GIVEN_NAME_AR, Field.FAMILY_NAME_AR, Field.FUNCTION_AR, Field.ORGANISATION_AR)
CONSENT = "consent"
"""The field that findings name when somebody is to be asked."""


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One person of the list; ``head`` is the letter the group begins with, or empty inside it."""

    id: ContactId
    head: str
    name: str
    detail: str
    initials: str
    consent: ConsentState
    consent_words: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One way to reach the person; ``copied`` is what the copy button takes, if there is one."""

    icon: str
    label: str
    words: str
    also: str = ""
    copied: str = ""


@dataclass(frozen=True, slots=True)
class MetLine:
    """A programme line where the person was met, or will be."""

    day: str
    time: str
    title: str
    place: str


@dataclass(frozen=True, slots=True)
class ConsentShown:
    """What the person agreed to, in words; ``scope`` says each permission and whether it was given."""

    state: ConsentState
    tone: str
    title: str
    sentence: str
    scope: tuple[tuple[str, bool], ...]
    answers: AnswersShown
    channel: ConsentChannel | None


@dataclass(frozen=True, slots=True)
class Proposed:
    """A text read on the business card, and whether it needs no second look."""

    text: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Scanned:
    """The business card: its picture (JPEG, empty until it is drawn), and what is said of its reading."""

    picture: bytes
    words: str


@dataclass(frozen=True, slots=True)
class Form:
    """Every field of the person selected; what was refused stands as it was typed."""

    texts: Mapping[Field, str]
    refusals: Mapping[Field, str]
    doubtful: tuple[Field, ...]
    """Numbers that could not be read."""
    languages: tuple[str, ...]
    affiliations: tuple[Affiliation, ...]
    role: ContactRole | None
    organisation_type: OrganisationType | None
    gender: Gender | None
    state: ConsentState
    channel: ConsentChannel | None
    language: str
    ticks: Mapping[Field, bool]
    proposed: Mapping[Field, Proposed] = field(default_factory=dict)
    """What was read on the business card and nobody accepted yet."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Another card that may be of the same person, and why, in words."""

    id: ContactId
    words: str


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One field in which two cards differ, each value in words, and which of them would be kept."""

    field: str
    label: str
    mine: str
    theirs: str
    theirs_taken: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two cards side by side: what has to be chosen, and what is kept of both anyway."""

    names: tuple[str, str]
    details: tuple[str, str]
    rows: tuple[ComparedRow, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody met in another action, to be taken over."""

    id: ContactId
    words: str
    detail: str


@dataclass(frozen=True, slots=True)
class Card:
    """The selected person, to read and to edit."""

    id: ContactId
    name: str
    name_ar: str
    function: str
    function_ar: str
    initials: str
    saved: str
    facts: tuple[Fact, ...]
    languages: tuple[str, ...]
    met: tuple[MetLine, ...]
    consent: ConsentShown
    follow_up: str
    note: str
    form: Form
    alike: Alike | None = None
    comparison: Comparison | None = None
    """Shown in place of the card while it is compared."""
    scanned: Scanned | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """The cards whose term has come, in words."""

    contacts: tuple[ContactId, ...]
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    lines: tuple[ContactLine, ...]
    selected: ContactId | None
    card: Card | None
    waiting: str
    """The words of the filter, with how many are to be asked."""
    waiting_only: bool
    search: str
    empty: bool
    """Nobody at all in the dossier."""
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """A field of a person's form left with this text or choice."""

    contact: ContactId
    field: Field
    value: object

"""What the contacts' presenter shows, in words ready to show, and what the page says back."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from lianes_desktop.domain.contacts import ConsentChannel, ConsentState
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
    NOTE = "note"
    FOLLOW_UP = "follow_up"
    LANGUAGES = "languages"
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
class Form:
    """Every field of the person selected; what was refused stands as it was typed."""

    texts: Mapping[Field, str]
    refusals: Mapping[Field, str]
    doubtful: tuple[Field, ...]
    """Numbers that could not be read."""
    languages: tuple[str, ...]
    organisation_type: OrganisationType | None
    gender: Gender | None
    state: ConsentState
    channel: ConsentChannel | None
    language: str
    ticks: Mapping[Field, bool]


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

"""What the contacts' presenter shows, in words ready to show, and what the page says back."""

from dataclasses import dataclass

from lianes_desktop.domain.contacts import ConsentChannel, ConsentState
from lianes_desktop.domain.ids import ContactId


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
class MetLine:
    """A programme line where the person was met."""

    day: str
    time: str
    title: str
    place: str


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """What the person agreed to, and when."""

    state: ConsentState
    given_on: str
    channel: ConsentChannel | None
    keep: bool
    transmit: bool
    publish_photo: bool
    tone: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Card:
    """The selected person, field by field, as text."""

    id: ContactId
    name: str
    name_ar: str
    initials: str
    texts: tuple[tuple[str, str], ...]
    """Field of ``Contact`` and its text."""
    phones_to_check: tuple[str, ...]
    """Fields whose number could not be read."""
    languages: tuple[str, ...]
    consent: ConsentForm
    met: tuple[MetLine, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    lines: tuple[ContactLine, ...]
    selected: ContactId | None
    card: Card | None
    searching: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """A field left with this text or choice."""

    field: str
    value: object

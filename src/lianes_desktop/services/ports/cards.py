"""People that come in files of other programs, and leave as files or as a code to scan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import BinaryIO, Protocol

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.services.ports.progress import Progress

MOST_CARDS = 20_000
"""People taken from one file."""
MOST_BYTES = 20_000_000
"""The largest file read."""


class CardKind(StrEnum):
    """A form of file, by the end of its name."""

    VCARD = "vcf"
    TABLE = "csv"


class Meaning(StrEnum):
    """What a column of a table holds; most are called as in ``Contact``."""

    FULL_NAME = "full_name"
    FULL_NAME_AR = "full_name_ar"
    TITLE = "title"
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
    LANGUAGES = "languages"
    GENDER = "gender"
    NOTE = "note"


class Why(StrEnum):
    """Why a line, a card or a part of one was not taken; each has a sentence in ``i18n``."""

    UNREADABLE = "unreadable"
    """No property stands on the line."""
    OUTSIDE = "outside"
    """The line stands in no card."""
    UNFINISHED = "unfinished"
    """The card, or the quotation mark of a row, has no end: the file was cut."""
    NAMELESS = "nameless"
    NOT_A_PERSON = "not_a_person"
    """A list of people."""
    NESTED = "nested"
    """A card inside a card."""
    GARBLED = "garbled"
    """Letters that could not be read."""
    PHOTO = "photo"
    ADDRESS = "address"
    BIRTHDAY = "birthday"
    WEB = "web"
    OTHER = "other"
    """Something of which a contact keeps nothing."""
    MORE = "more"
    """One more number or address than a contact keeps."""
    EXTRA_CELL = "extra_cell"
    """A cell beyond the last column."""
    NOT_AN_EMAIL = "not_an_email"
    NOT_A_PHONE = "not_a_phone"
    NOT_A_LANGUAGE = "not_a_language"
    TOO_LONG = "too_long"
    FORBIDDEN = "forbidden"
    """A character that hides or reverses others."""
    TOO_MANY = "too_many"
    """More people than are taken from one file; those from that line on."""
    TOO_LARGE = "too_large"
    """The file is larger than any that is read."""
    NOT_CARDS = "not_cards"
    """The file holds neither cards nor a table."""


@dataclass(frozen=True, slots=True)
class Left:
    """Something of a file that was not taken."""

    line: int
    """Of the file, from 1; 0 for the file itself."""
    why: Why
    what: str = ""
    """How it stood there, or its beginning."""


@dataclass(frozen=True, slots=True)
class ReadCard:
    """One person of a file, nothing checked yet, and what of them is not kept."""

    line: int
    """Where the card begins."""
    contact: Contact
    left: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column of a table: its header, the first value under it, and what it seems to hold."""

    header: str
    sample: str
    meaning: Meaning | None


@dataclass(frozen=True, slots=True)
class ReadCards:
    """What a file holds, in its order."""

    kind: CardKind
    cards: tuple[ReadCard, ...] = ()
    left: tuple[Left, ...] = ()
    columns: tuple[FoundColumn, ...] = ()
    """Of a table."""


class Cards(Protocol):
    """What reads and writes people."""

    def read(
        self, data: bytes, dossier: DossierId, progress: Progress, columns: Mapping[int, Meaning | None] | None = None
    ) -> ReadCards:
        """Everybody in a file, whatever its age and encoding; for a worker thread.

        ``columns`` says what those of a table hold, where a person corrected it; ``progress`` counts bytes or rows.

        Raises:
            CancelledError: the person stopped.
        """
        ...

    def write(
        self, contacts: Iterable[Contact], kind: CardKind, out: BinaryIO, made_at: datetime, *, notes: bool
    ) -> None:
        """Write people; ``made_at`` is aware. A note leaves only when asked for."""
        ...

    def codes(self, contact: Contact) -> Sequence[str]:
        """One card as text for a code, whole first, then ever shorter for codes that do not hold it."""
        ...

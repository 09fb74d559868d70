"""Calendar files (RFC 5545): what is written into one, and what is found in one."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import BinaryIO, Protocol

from lianes_desktop.domain.ids import ItemId
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.services.ports.progress import Progress


class Standing(StrEnum):
    """What other calendars are told of a line (RFC 5545, STATUS)."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One line to write."""

    item: ProgrammeItem
    standing: Standing
    sequence: int
    """Never less than in a file written before."""
    people: tuple[str, ...] = ()
    """Names that may leave."""


@dataclass(frozen=True, slots=True)
class CalendarSheet:
    """A programme to write."""

    title: str
    made_at: datetime
    """Aware, UTC."""
    entries: tuple[CalendarEntry, ...]


class Unfit(StrEnum):
    """Why a line of a file is not taken."""

    NO_START = "no_start"
    BAD_START = "bad_start"
    BAD_END = "bad_end"
    TOO_LONG = "too_long"
    UNKNOWN_ZONE = "unknown_zone"
    """``detail`` is its name in the file."""
    BAD_RULE = "bad_rule"
    TOO_OFTEN = "too_often"
    NEVER = "never"
    """It repeats, and on no day asked for."""
    OUTSIDE = "outside"
    CUT_SHORT = "cut_short"
    NOT_AN_EVENT = "not_an_event"
    """``detail`` is what it is in the file: ``VTODO``, ``VJOURNAL``."""
    SUPERSEDED = "superseded"
    """The file has a later revision of it."""
    CANCELLED = "cancelled"
    """It is called off, and not in the programme."""
    TOO_MANY = "too_many"
    """``detail`` is how many at most: nothing after that line is read."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A part of a file that is left out, and why."""

    line: int
    """Where it begins in the file, from 1."""
    title: str
    why: Unfit
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event found, or one time of an event that repeats."""

    uid: str
    """As in the file; made of the event itself when the file gives none."""
    occurrence: str
    """Which time of an event that repeats; empty when it does not."""
    line: int
    title: str
    starts_at: datetime
    """Local wall time, naive."""
    ends_at: datetime
    """Local wall time, naive, after ``starts_at``."""
    zone: str
    place: str
    note: str
    sequence: int
    cancelled: bool
    whole_day: bool
    item: ItemId | None = None
    """Whose line it is, when this application wrote it."""
    kind: str = ""
    """The code of a kind of line, when this application wrote it."""
    group: str = ""


@dataclass(frozen=True, slots=True)
class CalendarFound:
    """What a file holds, in its order."""

    name: str
    events: tuple[CalendarEvent, ...]
    refused: tuple[NotTaken, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """The days asked for, both included, and the zone they are reckoned in."""

    first: date
    last: date
    zone: str


class CalendarFiles(Protocol):
    """What writes and reads calendar files."""

    def write(self, sheet: CalendarSheet, out: BinaryIO) -> None:
        """Write one file in the language in force; the same values give the same bytes."""
        ...

    def read(self, data: bytes, name: str, days: Days, progress: Progress) -> CalendarFound:
        """Everything of those days; ``progress`` counts lines, then events.

        Raises:
            RefusedError: it is no calendar at all; ``field`` is ``name``.
            CancelledError: the person stopped.
        """
        ...

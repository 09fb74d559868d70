"""Files on their way: what is to be carried where, and how far each has come (RELIABILITY §6.4)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from lianes_desktop.domain.ids import DossierId


class Way(StrEnum):
    """How a file travels."""

    FOLDER = "folder"
    WEBDAV = "webdav"
    MAIL = "mail"


class DeliveryState(StrEnum):
    """How far a file is; only the other side's receipt makes it received."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Box:
    """A place both sides reach: a shared folder, a stick, a WebDAV collection."""

    id: UUID
    way: Way
    name: str
    address: str
    """A folder's path, or an HTTPS address."""
    user: str = ""
    secret: str = ""
    """An application password, kept in the encrypted store alone."""
    marker: str = ""
    """The id that ``lianes-box.json`` holds there: another one, or none, is asked about and never synchronised."""
    automatic: bool = False
    """Whether the queue moves by itself when the box can be reached; off until somebody chooses it."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file to be carried to one box."""

    id: UUID
    box: UUID
    dossier: DossierId | None
    path: str
    name: str
    size: int
    sha256: str
    state: DeliveryState
    made_at: datetime
    attempts: int = 0
    sent_bytes: int = 0
    problem: str = ""
    """Code of what kept it from leaving, the last time."""
    next_at: datetime | None = None
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Collected:
    """A file fetched from a box, so that it is fetched once."""

    sha256: str
    box: UUID
    name: str
    collected_at: datetime

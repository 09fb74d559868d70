"""Files on their way: what is to be carried where, and how far each has come (RELIABILITY §6.4).

One box serves both directions: what goes to Lianes stands under ``vers-lianes/``, what comes from it under
``vers-collectivites/``, in a folder of the authority's own when the box is shared by several.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import PurePosixPath
from uuid import UUID

from lianes_desktop.domain.ids import DossierId

TO_LIANES, TO_AUTHORITIES = "vers-lianes", "vers-collectivites"
"""The two sides of a box."""
MOST_BY_MAIL = 15_000_000
"""Bytes of the largest file that mail servers are trusted with."""
_LONGEST_STEM = 80
_ENDING = re.compile(r"(.*?)((?:\.[a-z0-9]{1,8}){0,2})")
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(minutes=1), timedelta(minutes=30)


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
    secret: str = field(default="", repr=False)
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
    """Where it was: the side and the name, ``vers-lianes/dossier-1a2b3c4d.asice``."""
    collected_at: datetime
    stamp: str = ""
    """What the box told of the file then, size and mark: another one is another file."""
    problem: str = ""
    """Code of what was refused of it; the file then waits at ``path`` for a person."""
    path: str = ""


def box_name(name: str, sha256: str) -> str:
    """The name of a file in a box: ASCII and lower case, as every medium keeps it, and marked by its content.

    Two files of one name never meet, and the same file sent twice is found again.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = _ENDING.fullmatch(re.sub(r"[^a-z0-9._-]+", "-", PurePosixPath(plain).name))
    stem, ending = ("", "") if found is None else found.groups()
    return f"{stem.strip('.-')[:_LONGEST_STEM] or 'fichier'}-{sha256[:8]}{ending}"


def audience_name(organisation: str) -> str:
    """The folder of one authority in a shared box: its identifier in ASCII; empty for everybody's."""
    plain = unicodedata.normalize("NFKD", organisation).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_STEM]


def pause(attempts: int) -> timedelta:
    """How long to wait after so many attempts that failed: twice as long each time, half an hour at most."""
    return min(_FIRST_PAUSE * (1 << max(0, min(attempts - 1, 10))), _LONGEST_PAUSE)

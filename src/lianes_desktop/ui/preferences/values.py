"""What the settings page shows, ready to be said."""

from dataclasses import dataclass
from enum import StrEnum

from lianes_desktop.services.ports.device import Backup


class FolderRisk(StrEnum):
    """Why the data folder may be a bad place."""

    SYNCED = "synced"
    REMOVABLE = "removable"


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup to restore, in words."""

    backup: Backup
    words: str


@dataclass(frozen=True, slots=True)
class KeyCard:
    """The device's key: its state in words, its fingerprint in groups."""

    state: str
    tone: str
    icon: str
    groups: str
    detail: str
    may_ask: bool


@dataclass(frozen=True, slots=True)
class Person:
    """The profile's fields as they are kept."""

    given_name: str
    family_name: str
    email: str

"""What this computer gives: its clock, copies of the store, and the choices remembered on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the start asks for none of their values
    from datetime import date, datetime
    from pathlib import Path


class Clock(Protocol):
    """The device's clock: ordering never rests on it."""

    def now(self) -> datetime:
        """The present instant, aware, UTC."""
        ...

    def today(self) -> date:
        """Today's date where the device is."""
        ...


@dataclass(frozen=True, slots=True)
class Backup:
    """One verified copy of the store."""

    path: Path
    made_at: datetime
    size: int
    reason: str


class Backups(Protocol):
    """Copies of the store: made, verified, thinned and restored without a word of technique."""

    def make(self, reason: str) -> Backup: ...

    def all(self) -> tuple[Backup, ...]:
        """The latest first."""
        ...

    def restore(self, backup: Backup) -> None:
        """Put a copy in the store's place, the present store kept aside; every series starts anew."""
        ...


@dataclass(frozen=True, slots=True)
class Preferences:
    """Choices remembered on this device."""

    language: str = "fr"
    theme: str = "system"
    """``system``, ``light`` or ``dark``."""
    last_dossier: str = ""
    last_page: str = ""
    export_folder: str = ""
    backup_folder: str = ""
    expense_group: str = "day"
    """What the expenses of the list stand under: an ``ExpenseGroup``."""
    followed_folder: str = ""
    """Where new photographs are looked for; nowhere when empty."""
    photographs: str = "originals"
    """What travels in a claim: ``originals``, or ``light`` copies."""
    programme_zoom: str = ""
    """Pixels an hour of the programme takes; the usual height when empty."""
    two_people: str = ""
    """Pairs of contacts that look alike and are two people, by identifier alone: ``id+id id+id``."""


class PreferencesFile(Protocol):
    """One small TOML file beside the store."""

    def read(self) -> Preferences:
        """The choices kept; defaults for what is absent or unreadable."""
        ...

    def write(self, preferences: Preferences) -> None: ...

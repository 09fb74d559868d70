"""Copies of the store, made without being asked, restored without a word of technique."""

from datetime import datetime, timedelta

from lianes_desktop.services.changes import Changes
from lianes_desktop.services.ports import Backup, Backups

BETWEEN_BACKUPS = timedelta(minutes=30)


class BackupService:
    """Knows when a copy is due: something changed, and the last copy is half an hour old."""

    def __init__(self, backups: Backups, changes: Changes) -> None: ...

    def make(self, reason: str) -> Backup:
        """Copy the store now; for a worker thread."""
        raise NotImplementedError

    def all(self) -> tuple[Backup, ...]:
        """The latest first."""
        raise NotImplementedError

    def last(self) -> Backup | None:
        """The latest copy."""
        raise NotImplementedError

    def due(self, now: datetime) -> bool:
        """Whether something changed since the last copy, half an hour ago or more."""
        raise NotImplementedError

    def changed(self) -> bool:
        """Whether something changed since the last copy of this run: one is due at close."""
        raise NotImplementedError

    def restore(self, backup: Backup) -> None:
        """Put a copy in the store's place; every page reads again."""
        raise NotImplementedError

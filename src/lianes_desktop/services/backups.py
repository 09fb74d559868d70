"""Copies of the store, made without being asked, restored without a word of technique."""

from datetime import datetime, timedelta

from lianes_desktop.services.changes import Changes, Topic
from lianes_desktop.services.ports.device import Backup, Backups

BETWEEN_BACKUPS = timedelta(minutes=30)
_OUTSIDE = frozenset({Topic.BACKUPS, Topic.PREFERENCES})
"""What changes without the store's records changing."""


class BackupService:
    """Knows when a copy is due: something changed, and the last copy is half an hour old."""

    def __init__(self, backups: Backups, changes: Changes) -> None:
        """Listens for changes from now on."""
        self._backups = backups
        self._changes = changes
        self._changed = False
        changes.listen(self._note)

    def make(self, reason: str) -> Backup:
        """Copy the store now; for a worker thread.

        Raises:
            UnavailableError: the medium; the copies there were are untouched.
        """
        self._changed = False
        try:
            made = self._backups.make(reason)
        except BaseException:
            self._changed = True
            raise
        self._changes.announce(Topic.BACKUPS)
        return made

    def all(self) -> tuple[Backup, ...]:
        """The latest first."""
        return self._backups.all()

    def last(self) -> Backup | None:
        """The latest copy."""
        return next(iter(self._backups.all()), None)

    def due(self, now: datetime) -> bool:
        """Whether something changed since the last copy, half an hour ago or more."""
        last = self.last() if self._changed else None
        return self._changed and (last is None or now - last.made_at >= BETWEEN_BACKUPS)

    def changed(self) -> bool:
        """Whether something changed since the last copy of this run: one is then due at close."""
        return self._changed

    def restore(self, backup: Backup) -> None:
        """Put a copy in the store's place; every page reads again.

        Raises:
            UnavailableError: the copy or the medium; the present store stays.
        """
        self._backups.restore(backup)
        self._changes.announce(*Topic)

    def _note(self, topics: frozenset[Topic]) -> None:
        if topics - _OUTSIDE:
            self._changed = True

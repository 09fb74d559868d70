"""Choices remembered on this device."""

from dataclasses import replace

from lianes_desktop.services.changes import Changes, Topic
from lianes_desktop.services.ports.device import Preferences, PreferencesFile


class PreferencesService:
    """Reads once, writes at each change."""

    def __init__(self, file: PreferencesFile, changes: Changes) -> None:
        """Whoever shows the choices is told of every change."""
        self._file = file
        self._changes = changes
        self._current: Preferences | None = None

    def current(self) -> Preferences:
        """The choices now."""
        if self._current is None:
            self._current = self._file.read()
        return self._current

    def change(self, **choices: str) -> Preferences:
        """Keep some choices, by field name of ``Preferences``, and tell it; nothing happens when all are the same.

        Raises:
            UnavailableError: they hold until the application closes, but could not be written.
        """
        changed = replace(self.current(), **choices)
        if changed != self._current:
            self._current = changed
            self._changes.announce(Topic.PREFERENCES)
            self._file.write(changed)
        return changed

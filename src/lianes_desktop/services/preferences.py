"""Choices remembered on this device."""

from lianes_desktop.services.changes import Changes
from lianes_desktop.services.ports import Preferences, PreferencesFile


class PreferencesService:
    """Reads once, writes at each change."""

    def __init__(self, file: PreferencesFile, changes: Changes) -> None: ...

    def current(self) -> Preferences:
        """The choices now."""
        raise NotImplementedError

    def change(self, **choices: str) -> Preferences:
        """Keep some choices, by field name of ``Preferences``, and tell it."""
        raise NotImplementedError

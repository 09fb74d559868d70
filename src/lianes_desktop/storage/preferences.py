"""The choices remembered on this device: one small TOML file; implements ``services.ports.PreferencesFile``."""

import dataclasses
import json
import tomllib
from pathlib import Path

from lianes_desktop import durable
from lianes_desktop.services.failures import Resource
from lianes_desktop.services.ports import Preferences
from lianes_desktop.storage.failures import telling


class TomlPreferences:
    """Read leniently, written whole."""

    def __init__(self, folder: Path) -> None:
        """Beside the store, in clear: nothing personal is in it."""
        self._path = folder / "preferences.toml"

    def read(self) -> Preferences:
        """The choices kept; defaults for what is absent or unreadable."""
        try:
            found = tomllib.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Preferences()
        known = {one.name for one in dataclasses.fields(Preferences)}
        return Preferences(**{name: value for name, value in found.items() if name in known and isinstance(value, str)})

    def write(self, preferences: Preferences) -> None:
        """Replace the file, whole or not at all.

        Raises:
            UnavailableError: ``PREFERENCES``.
        """
        lines = [f"{name} = {_quoted(value)}\n" for name, value in dataclasses.asdict(preferences).items()]
        with telling(Resource.PREFERENCES, str(self._path)):
            durable.make_folder(self._path.parent)
            durable.write_bytes(self._path, "".join(lines).encode("utf-8", "replace"))


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes, and DEL, which only TOML forbids."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

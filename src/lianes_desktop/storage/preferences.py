"""The choices remembered on this device: one small TOML file; implements ``services.ports.device.PreferencesFile``."""

import dataclasses
import json
from contextlib import suppress
from pathlib import Path

from lianes_desktop import durable
from lianes_desktop.services.failures import Resource
from lianes_desktop.services.ports.device import Preferences
from lianes_desktop.storage.failures import telling


class TomlPreferences:
    """Read leniently, written whole.

    Every choice is a line of its own, a name and a quoted text: the rest of TOML would cost 4 ms of the start.
    """

    def __init__(self, folder: Path) -> None:
        """Beside the store, in clear: nothing personal is in it."""
        self._path = folder / "preferences.toml"

    def read(self) -> Preferences:
        """The choices kept; defaults for what is absent or unreadable."""
        try:
            lines = self._path.read_text(encoding="utf-8").split("\n")  # not splitlines: a folder may be named U+0085
        except (OSError, ValueError):
            return Preferences()
        found: dict[str, str] = {}
        known = {one.name for one in dataclasses.fields(Preferences)}
        for name, _equals, value in (line.partition("=") for line in lines):
            if name.strip() in known:
                with suppress(ValueError):
                    found[name.strip()] = _text(value)
        return Preferences(**found)

    def write(self, preferences: Preferences) -> None:
        """Replace the file, whole or not at all.

        Raises:
            UnavailableError: ``PREFERENCES``.
        """
        lines = [f"{name} = {_quoted(value)}\n" for name, value in dataclasses.asdict(preferences).items()]
        with telling(Resource.PREFERENCES, str(self._path)):
            durable.make_folder(self._path.parent)
            durable.write_bytes(self._path, "".join(lines).encode("utf-8", "replace"))


def _text(quoted: str) -> str:
    """What ``_quoted`` wrote; ``ValueError`` for anything else."""
    text = json.loads(quoted)
    if not isinstance(text, str):
        raise ValueError(quoted)  # noqa: TRY004 - one error for whatever cannot be read
    return text


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes, and DEL, which only TOML forbids."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

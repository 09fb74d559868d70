"""A passphrase as typed, on its way to a presenter. No Qt."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Secret:
    """What was typed; never shown in a trace."""

    passphrase: str = field(repr=False)
    again: str = field(default="", repr=False)
    folder: str = ""
    """Where to write, when that was asked too."""

"""How much a telephone may ask of us."""

from dataclasses import dataclass

from lianes_desktop.services.offered import MOST_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """Times in seconds, sizes in bytes."""

    open_for: float = 600
    farewell: float = 15
    """After ``open_for``: time during which whoever asks is told that it is over."""
    files: int = 30
    file_bytes: int = MOST_BYTES
    """No more than is taken in: a telephone sends nothing for nothing."""
    failures: int = 20
    connections: int = 16
    """At once: a browser opens half a dozen, some of which it never uses."""
    head_bytes: int = 8192
    head: float = 10
    idle: float = 15
    """Between two pieces of a body."""
    body: float = 120
    """For a whole body, once its turn has come."""
    turn: float = 60
    """For that turn: the file before it is read, then taken in, which itself is never cut short."""

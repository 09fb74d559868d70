"""How much a telephone may ask of us."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Times in seconds, sizes in bytes."""

    open_for: float = 600
    farewell: float = 15
    """After ``open_for``: time during which whoever asks is told that it is over."""
    files: int = 30
    file_bytes: int = 25 * 1024 * 1024
    failures: int = 20
    connections: int = 16
    """At once: a browser opens half a dozen, some of which it never uses."""
    head_bytes: int = 8192
    head: float = 10
    idle: float = 15
    """Between two pieces of a body."""
    body: float = 120
    """For a whole body, and for the wait until another one has come."""

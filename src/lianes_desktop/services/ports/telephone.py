"""Photographs that a telephone sends to this computer, without the Internet."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.offered import Offered


class Became(StrEnum):
    """What became of one file."""

    RECEIVED = "received"
    ALREADY = "already"
    REFUSED = "refused"
    FAILED = "failed"
    """Nothing was kept, through no fault of the file: it may be sent again."""


@dataclass(frozen=True, slots=True)
class Landed:
    """One file that came through, and what became of it."""

    name: str
    became: Became
    refusal: Refusal | None = None
    """Why, when it was refused."""
    failure: UnavailableError | None = None
    """Why, when the computer failed."""


Land = Callable[[Offered], Landed]
"""Takes one file in, whole; called away from the window, one at a time."""


class Ended(StrEnum):
    """Why nobody listens any more."""

    STOPPED = "stopped"
    EXPIRED = "expired"
    ATTACKED = "attacked"
    """Too many requests that no page of ours makes."""


@dataclass(frozen=True, slots=True)
class LineState:
    """How a line stands at one moment."""

    address: str
    """What the telephone opens: ``http://172.20.10.2:49731/…``, with the secret in it."""
    seconds_left: int
    joined: bool
    """Whether a telephone opened the page."""
    landed: tuple[Landed, ...]
    """In the order they came."""
    ended: Ended | None = None


class Line(Protocol):
    """One telephone's way in, open for a few minutes."""

    def state(self) -> LineState:
        """How it stands; from any thread."""
        ...

    def stop(self) -> None:
        """Listen no more, from now on; what came through whole is still taken in, and ``wait`` waits for it."""
        ...

    def wait(self) -> None:
        """Come back when nothing of the line is left, after ``stop`` or its own end."""
        ...

    def gone(self) -> bool:
        """Whether nothing of the line is left: ``wait`` would not wait."""
        ...


class Telephones(Protocol):
    """Listens for a telephone."""

    def listen(self, address: str, land: Land) -> Line:
        """Open a line on one of this computer's own addresses.

        Raises:
            ValueError: the address is not private.
            UnavailableError: ``NETWORK`` with ``GONE``, the address is no longer this computer's; with ``DENIED``,
                the system lets nobody listen.
        """
        ...

"""What takes a person out of everything this computer keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lianes_desktop.domain.audit import AuditEntry
    from lianes_desktop.domain.contacts import Erasure


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of the copies: a copy that could not be rewritten still holds the person."""

    copies: int = 0
    """Rewritten without the person."""
    unreached: tuple[Path, ...] = ()


class Eraser(Protocol):
    """Erases from the store, its search, its pictures and its copies; nothing of it can be undone."""

    def erase(self, erasures: Sequence[Erasure], entries: Sequence[AuditEntry]) -> Erased:
        """Erase everybody the erasures name by their ids, and keep the entries in the trail; for a worker thread.

        Raises:
            UnavailableError: the store; nobody was erased.
        """
        ...

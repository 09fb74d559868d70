"""Undo and redo of every act, deletion of a whole dossier included."""

from collections.abc import Callable, Iterable

from lianes_desktop.services.acts import Act
from lianes_desktop.services.ports import Change, Record

Write = Callable[[Iterable[Record], Iterable[Record]], tuple[Change, ...]]
"""Puts and removes records in one transaction and says what changed."""

MOST_ACTS = 200


class Undo:
    """The last acts of this run of the application, in memory only."""

    def __init__(self, write: Write) -> None:
        """``write`` is how records are put back."""
        self._write = write

    @property
    def can_undo(self) -> Act | None:
        """The act that ``undo`` would take back."""
        raise NotImplementedError

    @property
    def can_redo(self) -> Act | None:
        """The act that ``redo`` would do again."""
        raise NotImplementedError

    def push(self, act: Act, changes: tuple[Change, ...]) -> None:
        """Remember an act just done; what had been undone can no longer be redone."""
        raise NotImplementedError

    def undo(self) -> Act | None:
        """Put the records back as they were before the last act; ``None`` when there is nothing to undo."""
        raise NotImplementedError

    def redo(self) -> Act | None:
        """Do again the last act undone; ``None`` when there is nothing to redo."""
        raise NotImplementedError

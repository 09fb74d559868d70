"""Undo and redo of every act, deletion of a whole dossier included."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import RLock

from lianes_desktop.services.acts import Act
from lianes_desktop.services.ports.store import Change

Write = Callable[[Sequence[Change]], tuple[Change, ...]]
"""Puts records back as they were before changes, in one transaction, and says what changed."""

MOST_ACTS = 200


@dataclass(frozen=True, slots=True)
class _Done:
    act: Act
    changes: tuple[Change, ...]


class Undo:
    """The last acts of this run of the application, in memory only."""

    def __init__(self, write: Write) -> None:
        """``write`` is how records are put back."""
        self._write = write
        self._done: deque[_Done] = deque(maxlen=MOST_ACTS)
        self._undone: deque[_Done] = deque(maxlen=MOST_ACTS)
        self._turning = RLock()  # receipts are added from a worker thread while the window may undo

    @property
    def can_undo(self) -> Act | None:
        """The act that ``undo`` would take back."""
        return self._done[-1].act if self._done else None

    @property
    def can_redo(self) -> Act | None:
        """The act that ``redo`` would do again."""
        return self._undone[-1].act if self._undone else None

    def push(self, act: Act, changes: tuple[Change, ...]) -> None:
        """Remember an act just done; what had been undone can no longer be redone."""
        with self._turning:
            self._done.append(_Done(act, changes))
            self._undone.clear()

    def undo(self) -> Act | None:
        """Put the records back as they were before the last act; ``None`` when there is nothing to undo.

        Raises:
            UnavailableError: nothing was written; the act can still be undone.
            RefusedError: it would change what left in a signed bundle, or what another person of the office wrote
                since (``CHANGED_MEANWHILE``); nothing was written.
        """
        return self._turn(self._done, self._undone)

    def redo(self) -> Act | None:
        """Do again the last act undone; ``None`` when there is nothing to redo.

        Raises:
            UnavailableError: nothing was written; the act can still be redone.
        """
        return self._turn(self._undone, self._done)

    def forget(self) -> None:
        """Remember nothing of what was done: the records it holds name somebody who was erased."""
        with self._turning:
            self._done.clear()
            self._undone.clear()

    def _turn(self, source: deque[_Done], target: deque[_Done]) -> Act | None:
        with self._turning:
            if not source:
                return None
            last = source[-1]
            target.append(_Done(last.act, self._write(last.changes)))
            source.pop()
            return last.act

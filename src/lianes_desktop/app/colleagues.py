"""What the other workplaces save shows here a few seconds later: whoever shows something is told to read it again."""

import threading
from collections.abc import Callable
from contextlib import suppress

from lianes_desktop.services.changes import Changes, Topic
from lianes_desktop.services.failures import UnavailableError

EVERY_SECONDS = 3.0
_OWN = frozenset({Topic.PREFERENCES, Topic.BACKUPS, Topic.KEYS})
"""What is of this computer alone."""


class Colleagues:
    """Looks now and then, in a thread of its own, until it is stopped."""

    def __init__(self, changed: Callable[[], bool], changes: Changes, every: float | None = None) -> None:
        """``changed`` tells whether somebody saved something since it was last asked."""
        self._changed = changed
        self._changes = changes
        self._every = EVERY_SECONDS if every is None else every
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more; waits for a look that is under way."""
        self._over.set()
        self._thread.join()

    def _follow(self) -> None:
        while not self._over.wait(self._every):
            with suppress(UnavailableError):  # whoever acts is told; the next look may do
                if self._changed():
                    self._changes.announce(*(one for one in Topic if one not in _OWN))

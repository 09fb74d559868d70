"""One thing at a time away from the window, told while it lasts. No Qt."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.keeping import warn
from lianes_desktop.ui.kit.ports import Job, Jobs, Notices

T = TypeVar("T")


class Work:
    """Runs what may wait long for a server or a stick."""

    def __init__(
        self, jobs: Jobs, busy: Callable[[str, int], None], over: Callable[[], None], notices: Notices
    ) -> None:
        """``busy`` shows words and hundredths done (-1 when they are not known), ``over`` follows each end."""
        self._jobs = jobs
        self._busy = busy
        self._after = over
        self._notices = notices
        self._job: Job | None = None
        self._working = False

    def start(self, work: Callable[[Progress], T], done: Callable[[T], None], words: str) -> None:
        """Do it, unless something else is under way, which is then said."""
        if self._working:
            self._notices.say(_("Un envoi ou une relève est en cours : attendez la fin, ou arrêtez."))
            return

        def ended(result: T) -> None:
            self._over()
            done(result)

        self._busy(words, -1)
        self._working = True
        job = self._jobs.run(work, ended, self._failed, partial(self._told, words))
        if self._working:  # it may have ended on the spot
            self._job = job

    def stop(self) -> None:
        """Ask it to stop."""
        if self._job is not None:
            self._job.cancel()

    def _told(self, words: str, at: int, of: int) -> None:
        self._busy(words, 100 * at // of if of else -1)

    def _over(self) -> None:
        self._job, self._working = None, False
        self._busy("", -1)
        self._after()

    def _failed(self, error: Exception) -> None:
        self._over()
        warn(error, self._notices)

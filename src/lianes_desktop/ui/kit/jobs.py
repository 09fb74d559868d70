"""One worker thread whose results come back on the window's thread."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.services.failures import CancelledError, RemovedError, UnavailableError
from lianes_desktop.ui.kit.typed import override

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from lianes_desktop.services.ports.progress import Progress

T = TypeVar("T")

_PROGRESS_EVERY = 0.05  # seconds: the eye sees no more, and the window's queue stays short


class ThreadJob:
    """Work under way; ``cancel`` makes its next progress call raise ``CancelledError``."""

    def __init__(self) -> None:
        """Start uncancelled."""
        self.cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self.cancelled.set()


class ThreadJobs(QObject):
    """Runs one thing at a time beside the window (a ``Jobs``)."""

    _call = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make the way back to the thread this is made on; the worker starts with the first work."""
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._running: set[ThreadJob] = set()
        self._call.connect(self._called, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: Progress | None = None,
    ) -> ThreadJob:
        """Do ``work`` on the worker, then call ``done`` or ``failed`` on the window's thread."""
        job = ThreadJob()
        self._running.add(job)
        told = 0.0

        def report(at: int, of: int) -> None:
            nonlocal told
            if job.cancelled.is_set():
                raise CancelledError
            now = monotonic()
            if progress is not None and (now - told >= _PROGRESS_EVERY or at >= of):
                told = now
                self._call.emit(lambda: progress(at, of))

        def task() -> None:
            try:
                if job.cancelled.is_set():
                    raise CancelledError  # noqa: TRY301 - the same way out as a stop during the work
                result = work(report)
            except Exception as error:  # noqa: BLE001 - whatever went wrong must reach the window
                self._call.emit(lambda raised=error: self._end(job, lambda: _tell(raised, failed)))
            else:
                self._call.emit(lambda: self._end(job, lambda: done(result)))

        self._start(task)
        return job

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._running)

    def close(self) -> None:
        """Cancel what runs, wait for it to stop, and end the worker."""
        for job in self._running:
            job.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._pool = None

    def _start(self, task: Callable[[], None]) -> None:
        self._executor().submit(task)

    def _executor(self) -> ThreadPoolExecutor:
        if self._pool is None:
            # it brings logging and queue with it, which the first painted window does not wait for
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - costs start-up time otherwise

            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lianes")
        return self._pool

    def _end(self, job: ThreadJob, tell: Callable[[], None]) -> None:
        self._running.discard(job)
        tell()

    def _called(self, call: Callable[[], None]) -> None:
        call()


class LooseJobs(ThreadJobs):
    """Work that a disk may hold up for ever: each has a thread of its own, which the end does not wait for."""

    def __init__(self, parent: QObject | None = None, patience: float = 2.0) -> None:
        """``patience``: seconds that closing gives what was asked to stop."""
        super().__init__(parent)
        self._patience = patience
        self._threads: list[threading.Thread] = []
        self._closed = threading.Event()

    @override
    def close(self) -> None:
        """Ask what runs to stop, and leave it to itself when it does not: nobody hears of it any more."""
        super().close()
        self._closed.set()
        until = monotonic() + self._patience
        for thread in self._threads:
            thread.join(max(until - monotonic(), 0))

    @override
    def _start(self, task: Callable[[], None]) -> None:
        def alone() -> None:
            try:
                task()
            except RuntimeError:  # the way back to the window is gone, and so is who asked
                if not self._closed.is_set():
                    raise

        self._threads = [one for one in self._threads if one.is_alive()]
        self._threads.append(threading.Thread(target=alone, name="lianes-look", daemon=True))
        self._threads[-1].start()


def _tell(error: Exception, failed: Callable[[Exception], None]) -> None:
    """Hand a known refusal or failure to the page; show a bug first, then release the page.

    What the work was about may be removed before it begins: it then ends like work that was stopped.
    """
    if isinstance(error, RemovedError):
        error = CancelledError()
    elif not isinstance(error, RefusedError | UnavailableError | CancelledError):
        sys.excepthook(type(error), error, error.__traceback__)
    failed(error)

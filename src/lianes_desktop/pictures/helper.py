"""The parent's side of the helper process: one request at a time, with a time limit."""

import subprocess
import sys
import threading
import weakref
from collections.abc import Callable

from lianes_desktop.pictures.messages import Head, read_message, write_message
from lianes_desktop.services.failures import Cause, Resource, UnavailableError

COMMAND = (sys.executable, "-P", "-m", "lianes_desktop.pictures.child")
SECONDS = 20.0


class HelperDied(Exception):
    """The helper crashed, ran out of memory or of time over this file."""


class Helper:
    """Started at the first file, started anew after one that killed it; safe from any thread."""

    def __init__(self, command: tuple[str, ...] = COMMAND, seconds: float = SECONDS) -> None:
        """``seconds`` is the most one request may take."""
        self._command = command
        self._seconds = seconds
        self._lock = threading.Lock()
        self._abandoned = False
        self._process: subprocess.Popen[bytes] | None = None
        self._end: Callable[[], object] | None = None

    def ask(self, head: Head, body: bytes) -> tuple[Head, bytes]:
        """The helper's answer.

        A helper that dies is asked once more, anew: something else than the file may have ended it. One that takes
        too long is not.

        Raises:
            HelperDied: there is none.
            UnavailableError: the system cannot start the helper.
        """
        with self._lock:
            answer = self._asked(head, body)
            if answer is None and not self._abandoned:
                answer = self._asked(head, body)
        if answer is None:
            raise HelperDied
        return answer

    @property
    def pid(self) -> int | None:
        """The process that runs now, so that its memory may be watched; ``None`` between two."""
        process = self._process
        return None if process is None else process.pid

    def abandon(self) -> None:
        """End the process whatever it is at: what was asked of it ends without an answer, and is not asked again."""
        self._abandoned = True
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the helper; it starts again when asked."""
        with self._lock:
            self._stop()

    def _asked(self, head: Head, body: bytes) -> tuple[Head, bytes] | None:
        """The answer, or ``None`` when the helper died before it gave one.

        Raises:
            HelperDied: it was ended, having taken too long.
        """
        process = self._started()
        if process.stdin is None or process.stdout is None:  # pragma: no cover - we asked for both pipes
            return None
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._seconds, end)
        timer.start()
        try:
            write_message(process.stdin, head, body)
            answer = read_message(process.stdout)
        except OSError:
            answer = None
        finally:
            timer.cancel()
        if answer is None:
            self._stop()
        if answer is None and late.is_set():
            raise HelperDied
        return answer

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._stop()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell, no argument from outside
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise UnavailableError(Resource.FILE, Cause.IO) from error
        self._end = weakref.finalize(self, _end, self._process)
        return self._process

    def _stop(self) -> None:
        if self._end is not None:
            self._end()
        self._process = self._end = None


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Kill and reap; nothing of value is in the helper."""
    process.kill()
    try:
        process.communicate(timeout=SECONDS)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return

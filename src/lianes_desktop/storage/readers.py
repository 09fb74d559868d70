"""Connections that only read: a few kept open between two reads, none ever held inside a transaction."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Condition

from sqlcipher3 import dbapi2

from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.database import Connection, StoreFile
from lianes_desktop.storage.failures import telling

_PATIENCE_SECONDS = 5.0
_KEPT = 3


class Readers:
    """Lends a connection for the time of one reading, from any thread."""

    def __init__(self, file: StoreFile) -> None:
        """Opens nothing yet."""
        self._file = file
        self._idle: list[Connection] = []
        self._lent = 0
        self._paused = False
        self._change = Condition()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection in one read transaction: everything read inside is of one moment.

        Raises:
            UnavailableError: the store cannot be read.
        """
        connection = self._borrow()
        sound = False
        try:
            with telling(Resource.STORE, str(self._file.path)):
                connection.execute("BEGIN")
                yield connection
                connection.execute("COMMIT")
            sound = True
        finally:
            self._give_back(connection, sound=sound)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Close every connection and let none be lent inside the block, so that the file can be replaced.

        Raises:
            UnavailableError: ``LOCKED`` when a reading does not end within five seconds.
        """
        with self._change:
            self._paused = True
            try:
                if not self._change.wait_for(lambda: not self._lent, _PATIENCE_SECONDS):
                    raise UnavailableError(Resource.STORE, Cause.LOCKED, str(self._file.path))
                self._close_idle()
                yield
            finally:
                self._paused = False
                self._change.notify_all()

    def close(self) -> None:
        """Let go of the file; the next reading opens it again."""
        with self._change:
            self._close_idle()

    def _borrow(self) -> Connection:
        with self._change:
            if not self._change.wait_for(lambda: not self._paused, _PATIENCE_SECONDS):
                raise UnavailableError(Resource.STORE, Cause.LOCKED, str(self._file.path))
            self._lent += 1
            if self._idle:
                return self._idle.pop()
        try:
            return self._file.connect(writing=False)
        except BaseException:
            with self._change:
                self._lent -= 1
                self._change.notify_all()
            raise

    def _give_back(self, connection: Connection, *, sound: bool) -> None:
        with self._change:
            self._lent -= 1
            if sound and len(self._idle) < _KEPT:
                self._idle.append(connection)
            else:
                with suppress(dbapi2.Error):
                    connection.close()
            self._change.notify_all()

    def _close_idle(self) -> None:
        while self._idle:
            with suppress(dbapi2.Error):
                self._idle.pop().close()

"""Transactions one after the other, whichever database keeps them: the turn, the end, errors as causes.

SQLAlchemy is imported here, so this module is imported after the first paint.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Table, exc

from lianes_desktop.services.failures import Cause, Resource, UnavailableError

PATIENCE_SECONDS = 5.0
"""How long an act waits for another one's end."""


class Turns(ABC):
    """Gives transactions one after the other; each knows how it is committed and what its failures mean."""

    insert: Callable[[Table], Any]
    """The dialect's ``insert``, which knows what to do where the key is already there."""
    resource: Resource
    """What is said to be unusable."""

    def __init__(self, place: str, when_full: Callable[[], object]) -> None:
        """``place`` tells where the store is; ``when_full`` frees what was set aside for a full disk."""
        self._place = place
        self._when_full = when_full
        self._turn = Lock()
        self._failed = False

    @contextmanager
    def held_off(self) -> Iterator[None]:
        """Wait for the writer's turn and let go of the store: nobody writes inside the block, it may be replaced.

        Raises:
            UnavailableError: ``LOCKED`` when another act has been writing for five seconds.
        """
        if not self._turn.acquire(timeout=PATIENCE_SECONDS):
            raise UnavailableError(self.resource, Cause.LOCKED)
        try:
            self.close()
            yield
        finally:
            self._turn.release()

    def begin(self) -> "Transaction":
        """Open a transaction and hold the turn until it ends."""
        if not self._turn.acquire(timeout=PATIENCE_SECONDS):
            raise UnavailableError(self.resource, Cause.LOCKED)
        try:
            with self.failing():
                connection = self._connect()
                try:
                    connection.begin()
                except BaseException:
                    connection.close()
                    raise
        except BaseException:
            self._turn.release()
            raise
        return Transaction(self, connection)

    def release(self) -> None:
        """Give the turn back at the end of a transaction."""
        self._turn.release()

    @contextmanager
    def failing(self) -> Iterator[None]:
        """Turn the library's errors into ours; a full disk frees what was set aside."""
        try:
            yield
        except exc.DBAPIError as error:
            cause = self._cause(error)
            if cause is None:
                raise
            self._failed = True
            self._freed(cause)
            raise UnavailableError(self.resource, cause, self._place) from error

    @abstractmethod
    def commit(self, connection: Connection) -> None:
        """Commit; when the store fails at that very moment, find out whether the transaction was kept.

        Raises:
            UnavailableError: not kept, with the cause; or ``IN_DOUBT`` when that cannot be told.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of the store; the next transaction opens it again."""

    def throw_away(self, connection: Connection) -> None:  # noqa: ARG002 - the other writer's only connection
        """Let go of a connection that can no longer be trusted."""
        self.close()

    @abstractmethod
    def _connect(self) -> Connection:
        """A connection of which no transaction is open."""

    @abstractmethod
    def _cause(self, error: exc.DBAPIError) -> Cause | None:
        """What kept the database from working; ``None`` when it is our own mistake."""

    def _freed(self, cause: Cause) -> None:
        if cause is Cause.DISK_FULL:
            self._when_full()


class Transaction:
    """One transaction of a writer: ended once, by ``commit`` or ``abandon``."""

    def __init__(self, writer: Turns, connection: Connection) -> None:
        """Made by ``Turns.begin``."""
        self.writer = writer
        self.connection = connection
        self._open = True

    def commit(self) -> None:
        """Make it durable and give the turn back, whatever comes of it."""
        try:
            self.writer.commit(self.connection)
        except exc.DBAPIError:
            self._undo()
            raise
        finally:
            self._end()

    def abandon(self) -> None:
        """Undo everything, unless it has ended already."""
        if self._open:
            try:
                self._undo()
            finally:
                self._end()

    def _undo(self) -> None:
        try:
            self.connection.rollback()
        except exc.DBAPIError:  # a connection that cannot even undo is thrown away; the log forgets the rest
            self.writer.throw_away(self.connection)

    def _end(self) -> None:
        self._open = False
        with suppress(exc.DBAPIError):
            self.connection.close()
        self.writer.release()

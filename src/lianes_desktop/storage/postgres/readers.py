"""Connections that only read the office's database: a few kept open between two reads, none held in a transaction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any

import psycopg

from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.storage.columns import Stored
from lianes_desktop.storage.postgres.failures import telling
from lianes_desktop.storage.postgres.server import Server
from lianes_desktop.storage.postgres.sql import said, said_values

_KEPT = 3
_BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"


class Asking:
    """A connection that takes the readings' SQL as it is; satisfies ``storage.asking.Connection``."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        """Over one open connection."""
        self._connection = connection

    def execute(self, sql: str, values: Sequence[Stored] = (), /) -> psycopg.Cursor[Any]:
        """The answer to one question."""
        statement, sought = said(sql)
        return self._connection.execute(statement.encode(), said_values(sought, values))


class ServerReaders:
    """Lends a connection for the time of one reading, from any thread; implements ``storage.asking.Lender``."""

    def __init__(self, server: Server) -> None:
        """Opens nothing yet."""
        self._server = server
        self._idle: list[psycopg.Connection[Any]] = []
        self._lock = Lock()

    @contextmanager
    def reading(self) -> Iterator[Asking]:
        """A connection in one read transaction: everything read inside is of one moment.

        Raises:
            UnavailableError: the server cannot be reached, or went away meanwhile.
        """
        connection = self._begun()
        sound = False
        try:
            with telling(self._server.address):
                yield Asking(connection)
                connection.execute("COMMIT")
            sound = True
        finally:
            self._give_back(connection, sound=sound)

    def close(self) -> None:
        """Let go of the server; the next reading reaches it again."""
        with self._lock:
            while self._idle:
                with suppress(psycopg.Error):
                    self._idle.pop().close()

    def _begun(self) -> psycopg.Connection[Any]:
        """A connection in its transaction; those kept from before the server fell are thrown away."""
        with self._lock:
            kept = self._idle.pop() if self._idle else None
        if kept is not None:
            try:
                with telling(self._server.address):
                    kept.execute(_BEGIN)
            except UnavailableError:
                kept.close()
                self.close()
            else:
                return kept
        connection = self._server.connect(autocommit=True)
        # planned for what is asked each time: one plan for every word would read a million rows for a rare one
        connection.prepare_threshold = None
        with telling(self._server.address):
            connection.execute(_BEGIN)
        return connection

    def _give_back(self, connection: psycopg.Connection[Any], *, sound: bool) -> None:
        with self._lock:
            if sound and len(self._idle) < _KEPT:
                self._idle.append(connection)
                return
        with suppress(psycopg.Error):
            connection.close()

"""The one writer: a single connection that every change goes through, one transaction at a time.

SQLAlchemy is imported here, so this module is imported after the first paint.
"""

import secrets
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2
from typing_extensions import override

from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.database import SCHEMA, StoreFile, checkpoint, version_of
from lianes_desktop.storage.failures import cause_of, telling
from lianes_desktop.storage.transactions import Turns

_AT_COMMIT = {Cause.IO, Cause.DISK_FULL, Cause.GONE, Cause.DENIED, Cause.READ_ONLY, Cause.DAMAGED}


def engine_over(connection: object) -> Engine:
    """An engine over one open connection of ours; it says ``BEGIN`` itself and shows no value in a log."""
    engine = create_engine(
        "sqlite://", module=dbapi2, creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


class Writer(Turns):
    """Gives transactions one after the other; the connection is made at the first and again after a failure."""

    insert = staticmethod(insert)
    resource = Resource.STORE

    def __init__(self, file: StoreFile, *, when_full: Callable[[], object] = lambda: None) -> None:
        """``when_full`` is called when the disk is full, to free what was set aside for that day."""
        super().__init__(str(file.path), when_full)
        self._file = file
        self._raw: Any = None
        self._engine: Engine | None = None

    @override
    def commit(self, connection: Connection) -> None:
        """Commit; when the disk fails at that very moment, find out whether the transaction was kept."""
        mark = secrets.token_hex(8)
        with self.failing():
            connection.exec_driver_sql("INSERT OR REPLACE INTO last_commit (only, mark) VALUES (1, ?)", (mark,))
        try:
            connection.commit()
        except exc.DBAPIError as error:
            cause = self._cause(error)
            if cause is None or cause not in _AT_COMMIT:
                raise
            self.close()
            if not self._kept(mark):
                self._freed(cause)
                raise UnavailableError(Resource.STORE, cause, str(self._file.path)) from error

    @override
    def close(self) -> None:
        """Bring the log back into the file and let go of it; the next transaction opens it again."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
        if self._raw is not None:
            raw, self._raw = self._raw, None
            with suppress(dbapi2.Error):
                raw.rollback()
            with suppress(dbapi2.Error):
                checkpoint(raw)
            with suppress(dbapi2.Error):
                raw.close()

    @override
    def _connect(self) -> Connection:
        if self._failed:  # a page that once could not be read is called damaged for as long as the connection lasts
            self.close()
            self._failed = False
        if self._engine is None:
            self._raw = self._file.connect(writing=True)
            if version_of(self._raw) != SCHEMA:
                self._raw.close()
                self._raw = None
                raise UnavailableError(Resource.STORE, Cause.DAMAGED, str(self._file.path))
            self._engine = engine_over(self._raw)
        return self._engine.connect()

    @override
    def _cause(self, error: exc.DBAPIError) -> Cause | None:
        return cause_of(error.orig) if error.orig else None

    def _kept(self, mark: str) -> bool:
        """Whether the transaction of that mark is in the file, for good.

        The log is brought back into the file and emptied: what was kept is then durable whatever happened to the
        sync, and what was not can never come back from the log. When that cannot be done, neither can be told.
        """
        try:
            raw = self._file.connect(writing=True)
        except UnavailableError as failure:
            raise UnavailableError(Resource.STORE, Cause.IN_DOUBT, str(self._file.path)) from failure
        try:
            with telling(Resource.STORE):
                (busy, *_rest) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                (found,) = raw.execute("SELECT mark FROM last_commit").fetchone() or (None,)
        except UnavailableError as failure:
            raise UnavailableError(Resource.STORE, Cause.IN_DOUBT, str(self._file.path)) from failure
        finally:
            with suppress(dbapi2.Error):
                raw.close()
        if busy:
            raise UnavailableError(Resource.STORE, Cause.IN_DOUBT, str(self._file.path))
        return bool(found == mark)

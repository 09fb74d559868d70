"""The writer of one workplace on the office's database: one transaction at a time, here and in the whole office."""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress

from sqlalchemy import Connection, Engine, create_engine, event, exc
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine.interfaces import ExceptionContext
from typing_extensions import override

from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage import transactions
from lianes_desktop.storage.postgres.failures import cause_of, telling, without_values
from lianes_desktop.storage.postgres.server import WRITING, Server
from lianes_desktop.storage.transactions import Turns

_MARKED = (
    'INSERT INTO last_commit ("only", mark) VALUES (%s, %s) ON CONFLICT ("only") DO UPDATE SET mark = excluded.mark'
)
_BETWEEN_TRIES = 0.1


def engine_over(server: Server) -> Engine:
    """An engine over one connection at most; it waits for its turn in the office and shows no value in a log."""
    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: server.connect(autocommit=False),
        pool_size=1,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(transactions.PATIENCE_SECONDS * 1000)}")
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = '60s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITING})")

    @event.listens_for(engine, "handle_error", retval=True)
    def _bare(context: ExceptionContext) -> BaseException | None:
        told, error = context.sqlalchemy_exception, context.original_exception
        if not isinstance(told, exc.DBAPIError):
            return None
        error.args = without_values(error).args  # type: ignore[arg-type]  # the driver's own
        lost = context.is_disconnect
        return type(told)(told.statement, None, error, hide_parameters=True, connection_invalidated=lost)

    return engine


@contextmanager
def transaction(server: Server) -> Iterator[Connection]:
    """One transaction apart from the writer's, on a connection of its own; committed at the end of the block.

    Raises:
        UnavailableError: the server; nothing was kept.
    """
    engine = engine_over(server)
    try:
        with telling(server.address), engine.begin() as connection:
            yield connection
    except exc.DBAPIError as error:
        cause = cause_of(error.orig) if error.orig else None
        if cause is None:
            raise
        raise UnavailableError(Resource.SERVER, cause, server.address) from error
    finally:
        engine.dispose()


class ServerWriter(Turns):
    """Gives transactions one after the other; the connection is made at the first and again after a failure."""

    insert = staticmethod(insert)
    resource = Resource.SERVER

    def __init__(self, server: Server, *, when_full: Callable[[], object] = lambda: None) -> None:
        """Opens nothing yet."""
        super().__init__(server.address, when_full)
        self._server = server
        self._engine: Engine | None = None

    @override
    def commit(self, connection: Connection) -> None:
        """Commit; when the server falls at that very moment, find out whether the transaction was kept."""
        mark = secrets.token_hex(8)
        with self.failing():
            connection.exec_driver_sql(_MARKED, (self._server.seat, mark))
        try:
            connection.commit()
        except exc.DBAPIError as error:
            cause = self._cause(error)
            if cause is None:
                raise
            self.throw_away(connection)
            if not self._kept(mark):
                self._freed(cause)
                raise UnavailableError(Resource.SERVER, cause, self._place) from error

    @override
    def close(self) -> None:
        """Let go of the server; the next transaction reaches it again."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    @override
    def throw_away(self, connection: Connection) -> None:
        """Close a connection that can no longer be trusted, so that it goes back to no pool."""
        with suppress(exc.DBAPIError):
            connection.invalidate()
        self.close()

    @override
    def _connect(self) -> Connection:
        if self._failed:
            self.close()
            self._failed = False
        if self._engine is None:
            self._engine = engine_over(self._server)
        return self._engine.connect()

    @override
    def _cause(self, error: exc.DBAPIError) -> Cause | None:
        return cause_of(error.orig) if error.orig else None

    def _kept(self, mark: str) -> bool:
        """Whether the transaction of that mark is in the database, once it can no longer be under way."""
        deadline = time.monotonic() + transactions.PATIENCE_SECONDS
        while True:
            try:
                return self._marked() == mark
            except UnavailableError as failure:
                if time.monotonic() > deadline:
                    raise UnavailableError(Resource.SERVER, Cause.IN_DOUBT, self._place) from failure
                time.sleep(_BETWEEN_TRIES)

    def _marked(self) -> str | None:
        """The mark of this workplace's last transaction; whoever may still be committing is waited for."""
        with closing(self._server.connect(autocommit=True)) as connection, telling(self._place):
            connection.execute(f"SET lock_timeout = {round(transactions.PATIENCE_SECONDS * 1000)}")
            connection.execute(f"SELECT pg_advisory_lock({WRITING})")
            asked = 'SELECT mark FROM last_commit WHERE "only" = %s'
            found = connection.execute(asked, (self._server.seat,)).fetchone()
        return None if found is None else str(found[0])

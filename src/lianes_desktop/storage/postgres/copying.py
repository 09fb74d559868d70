"""The rows of the office's database as they are, and an empty one filled with the rows of another store."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

import psycopg
from sqlalchemy import Connection, Table

from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.columns import Stored
from lianes_desktop.storage.content_hash import KEPT, Rows, content_hash, selection
from lianes_desktop.storage.filling import Copied, refuse_unlike
from lianes_desktop.storage.postgres.failures import telling
from lianes_desktop.storage.postgres.schema import drop_tables, make_tables, version_in
from lianes_desktop.storage.postgres.server import Server
from lianes_desktop.storage.postgres.writer import transaction

_AT_ONCE = 2000


@contextmanager
def rows_of(server: Server) -> Iterator[Rows]:
    """The rows of the database, all of one moment, a few at a time.

    Raises:
        UnavailableError: the server.
    """
    with closing(server.connect(autocommit=True)) as connection, telling(server.address):
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield _reading(connection)
        connection.execute("COMMIT")


def is_empty(server: Server) -> bool:
    """Whether our tables are there and hold nothing."""
    with closing(server.connect(autocommit=True)) as connection, telling(server.address):
        return not any(_any_in(connection, table) for table in KEPT)


def fill(server: Server, rows: Rows, digest: str, copied: Copied) -> None:
    """Make the tables and put every row in them, in one transaction: all of it is there at the end, or nothing.

    ``digest`` is the content hash of the rows. Tables that are there and empty are made anew.

    Raises:
        UnavailableError: the server; ``TAKEN`` when somebody filled it meanwhile; ``DAMAGED`` when it does not hold
            what was put in it, and keeps nothing.
    """
    with transaction(server) as connection:
        raw: psycopg.Connection[Any] = connection.connection.driver_connection  # type: ignore[assignment]  # psycopg's
        if version_in(raw):
            if any(_any_in(raw, table) for table in KEPT):
                raise UnavailableError(Resource.SERVER, Cause.TAKEN, server.address)
            drop_tables(connection)
        make_tables(connection, lambda: _put(connection, raw, rows, copied))
        refuse_unlike(content_hash(_reading(raw)), digest, server.address)


def _put(connection: Connection, raw: psycopg.Connection[Any], rows: Rows, copied: Copied) -> None:
    for table in KEPT:
        names = ", ".join(f'"{one.name}"' for one in table.columns)
        with raw.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN'.encode()) as copy:
            for number, row in enumerate(rows(table), 1):
                copy.write_row(row)
                if number % _AT_ONCE == 0:
                    copied(_AT_ONCE)
        (key, *_others) = table.primary_key
        if key is table.autoincrement_column:
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', '{key.name}'), max({key.name})) "  # noqa: S608 - names of ours
                f"FROM {table.name} HAVING max({key.name}) IS NOT NULL"
            )
    connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")  # an index waits for what is checked at the commit


def _reading(connection: psycopg.Connection[Any]) -> Callable[[Table], Iterator[Sequence[Stored]]]:
    def read(table: Table) -> Iterator[Sequence[Stored]]:
        with connection.cursor(name="rows") as cursor:
            cursor.itersize = _AT_ONCE
            yield from cursor.execute(selection(table).encode())

    return read


def _any_in(connection: psycopg.Connection[Any], table: Table) -> bool:
    return connection.execute(f'SELECT 1 FROM "{table.name}" LIMIT 1'.encode()).fetchone() is not None  # noqa: S608 - a name of ours

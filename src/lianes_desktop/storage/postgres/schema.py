"""The tables of the office's database: made from the same rows as SQLite's, with what PostgreSQL needs to keep sums."""

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import psycopg
from sqlalchemy import Connection

from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.database import SCHEMA
from lianes_desktop.storage.postgres.failures import telling
from lianes_desktop.storage.postgres.server import Server
from lianes_desktop.storage.postgres.sql import SEARCHED, words_of
from lianes_desktop.storage.rows import Row

_SUMS = ("euro_cents", "eligible_cents", "to_be_agreed_cents")


def version_of(server: Server) -> int:
    """The version of the tables in the database, 0 when it holds none of ours.

    Raises:
        UnavailableError: the server, or another program's tables are there (``TAKEN``), or newer ones (``TOO_NEW``).
    """
    with closing(server.connect(autocommit=True)) as connection, telling(server.address):
        version = version_in(connection)
        if version == 0 and _foreign(connection):
            raise UnavailableError(Resource.SERVER, Cause.TAKEN, server.address)
    if version > SCHEMA:
        raise UnavailableError(Resource.SERVER, Cause.TOO_NEW, server.address)
    return version


def make_tables(connection: Connection, fill: Callable[[], object] = lambda: None) -> None:
    """Make every table, the indexes of words, the triggers that keep sums and numbers, and tell the version.

    ``fill`` puts rows in the bare tables, sums and numbers among them.
    """
    Row.metadata.create_all(connection)
    fill()
    for statement in (*_searches(), *_totals(), *_versioned()):
        connection.exec_driver_sql(statement)


def drop_tables(connection: Connection) -> None:
    """Take away all that ``make_tables`` made."""
    Row.metadata.drop_all(connection)
    for statement in ("TABLE store_version", "FUNCTION expense_moved()", "FUNCTION expense_numbered()"):
        connection.exec_driver_sql(f"DROP {statement}")


def version_in(connection: psycopg.Connection[Any]) -> int:
    """The version of the tables, as one connection sees them."""
    (there,) = connection.execute("SELECT to_regclass('store_version')").fetchone() or (None,)
    if there is None:
        return 0
    found = connection.execute("SELECT version FROM store_version").fetchone()
    return int(found[0]) if found else 0


def _foreign(connection: psycopg.Connection[Any]) -> bool:
    """Whether a table of another program has the name of one of ours."""
    names = list(Row.metadata.tables)
    found = connection.execute(
        "SELECT 1 FROM unnest(%s::text[]) AS name WHERE to_regclass(quote_ident(name)) IS NOT NULL", (names,)
    )
    return found.fetchone() is not None


def _versioned() -> Iterator[str]:
    yield 'CREATE TABLE store_version ("only" bigint PRIMARY KEY CHECK ("only" = 1), version bigint NOT NULL)'
    yield f'INSERT INTO store_version ("only", version) VALUES (1, {SCHEMA})'  # noqa: S608 - a number of ours


def _searches() -> Iterator[str]:
    for table in SEARCHED:
        yield f"CREATE INDEX ix_{table}_words ON {table} USING gin ({words_of(table).replace(f'{table}.', '')})"


def _totals() -> Iterator[str]:
    """Sums by dossier, kind and eligibility follow every change of an expense, as SQLite's triggers do."""

    def moved(side: str, sign: str) -> str:
        cells = ", ".join(f"{sign}coalesce({side}.{one}, 0)" for one in _SUMS)
        added = ", ".join(f"{one} = expense_total.{one} + excluded.{one}" for one in ("lines", *_SUMS))
        return (
            f"INSERT INTO expense_total (dossier, kind, eligibility, lines, {', '.join(_SUMS)}) "  # noqa: S608 - our own names
            f"VALUES ({side}.dossier, {side}.kind, {side}.eligibility, {sign}1, {cells}) "
            f"ON CONFLICT (dossier, kind, eligibility) DO UPDATE SET {added};"
        )

    watched = ("dossier", "kind", "eligibility", *_SUMS)
    unlike = " OR ".join(f"old.{one} IS DISTINCT FROM new.{one}" for one in watched)
    yield f"""CREATE FUNCTION expense_moved() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF TG_OP <> 'INSERT' THEN
  {moved("old", "-")}
END IF;
IF TG_OP <> 'DELETE' THEN
  {moved("new", "")}
END IF;
IF TG_OP <> 'INSERT' THEN
  DELETE FROM expense_total WHERE dossier = old.dossier AND kind = old.kind AND lines = 0;
END IF;
RETURN NULL; END $$"""  # noqa: S608 - likewise
    yield """CREATE FUNCTION expense_numbered() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
INSERT INTO expense_number (dossier, highest) VALUES (new.dossier, new.number)
ON CONFLICT (dossier) DO UPDATE SET highest = greatest(expense_number.highest, excluded.highest);
RETURN NULL; END $$"""
    yield (
        "CREATE TRIGGER expense_moved_in AFTER INSERT OR DELETE ON expense "
        "FOR EACH ROW EXECUTE FUNCTION expense_moved()"
    )
    yield (
        f"CREATE TRIGGER expense_changed AFTER UPDATE OF {', '.join(watched)} ON expense "
        f"FOR EACH ROW WHEN ({unlike}) EXECUTE FUNCTION expense_moved()"
    )
    yield ("CREATE TRIGGER expense_numbered AFTER INSERT ON expense FOR EACH ROW EXECUTE FUNCTION expense_numbered()")

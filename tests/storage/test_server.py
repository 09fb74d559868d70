"""The office's server: what it must be, and what is said when it is not."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import psycopg
import pytest
from support.postgres import cluster
from support.samples import mission
from support.stores import KEY, OpenStore

from lianes_desktop.domain.ids import new_id
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage import seat
from lianes_desktop.storage.postgres import server as servers
from lianes_desktop.storage.postgres.failures import cause_of
from lianes_desktop.storage.postgres.opening import check, make
from lianes_desktop.storage.postgres.server import Server
from lianes_desktop.storage.postgres.sql import said, said_values
from lianes_desktop.storage.postgres.writer import transaction


@pytest.fixture
def fresh() -> Iterator[Server]:
    server = cluster().fresh()
    yield server
    cluster().drop(server)


@pytest.fixture
def empty() -> Iterator[Server]:
    server = cluster().empty()
    yield server
    cluster().drop(server)


def why(server: Server) -> Cause:
    with pytest.raises(UnavailableError) as caught:
        check(server)
    assert caught.value.what is Resource.SERVER
    assert caught.value.detail.startswith(("postgresql://", "PostgreSQL "))
    return caught.value.why


def test_a_server_that_is_not_there_is_gone() -> None:
    assert why(Server("postgresql://lianes@/store?host=/nowhere")) is Cause.SERVER_GONE


def test_a_database_that_does_not_exist_is_not_found(fresh: Server) -> None:
    assert why(Server(fresh.address.replace("store_", "nowhere_"))) is Cause.NOT_FOUND


def test_a_name_the_server_does_not_know_is_denied(fresh: Server) -> None:
    assert why(Server(fresh.address.replace("lianes@", "nobody@"))) is Cause.DENIED


def test_a_server_too_old_is_named(fresh: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "OLDEST", 990000)
    assert why(fresh) is Cause.TOO_OLD_LIBRARY


def test_a_database_in_another_encoding_is_refused(fresh: Server) -> None:
    with psycopg.connect(cluster().address("postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    latin = Server(cluster().address("latin"))
    assert why(latin) is Cause.DAMAGED
    cluster().drop(latin)
    check(fresh)


def test_an_empty_database_is_no_store_until_it_is_made(empty: Server) -> None:
    assert why(empty) is Cause.DAMAGED
    make(empty)
    check(empty)
    with pytest.raises(UnavailableError) as caught:
        make(empty)
    assert caught.value.why is Cause.TAKEN


def test_tables_of_a_newer_program_are_told(fresh: Server) -> None:
    with fresh.connect(autocommit=True) as connection:
        connection.execute("UPDATE store_version SET version = version + 1")
    assert why(fresh) is Cause.TOO_NEW


def test_what_is_saved_is_on_the_disk_whatever_the_server_is_set_to(fresh: Server) -> None:
    with fresh.connect(autocommit=True) as connection:
        connection.execute(f'ALTER DATABASE "{connection.info.dbname}" SET synchronous_commit = off')
    with fresh.connect(autocommit=True) as connection:
        assert connection.execute("SHOW synchronous_commit").fetchone() == ("on",)


def test_somebody_who_saves_for_long_is_waited_for_then_told_of(
    fresh: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = OpenStore(tmp_path, server=fresh)
    monkeypatch.setattr("lianes_desktop.storage.transactions.PATIENCE_SECONDS", 0.05)
    with transaction(fresh):
        with pytest.raises(UnavailableError) as caught:
            store.keep(mission())
        assert caught.value.why is Cause.LOCKED
    monkeypatch.undo()
    assert store.keep(mission())
    store.close()


@pytest.mark.parametrize("statement", ["SELECT pg_terminate_backend(pg_backend_pid())", "SELECT * FROM nowhere"])
def test_a_transaction_apart_tells_a_failure_and_lets_a_mistake_pass(fresh: Server, statement: str) -> None:
    def run() -> None:
        with transaction(fresh) as connection:
            connection.exec_driver_sql(statement)

    with pytest.raises(Exception, match=r"server_gone|nowhere"):
        run()


def test_each_failure_has_its_cause() -> None:
    assert cause_of(psycopg.errors.DiskFull()) is Cause.DISK_FULL
    assert cause_of(psycopg.errors.TooManyConnections()) is Cause.SERVER_GONE
    assert cause_of(psycopg.errors.ReadOnlySqlTransaction()) is Cause.READ_ONLY
    assert cause_of(psycopg.errors.DeadlockDetected()) is Cause.LOCKED
    assert cause_of(psycopg.errors.DataCorrupted()) is Cause.DAMAGED
    assert cause_of(psycopg.errors.InsufficientPrivilege()) is Cause.DENIED
    assert cause_of(psycopg.errors.UniqueViolation()) is None
    assert cause_of(psycopg.DataError("a text with a zero")) is None
    assert cause_of(ValueError()) is None


def test_what_only_sqlite_says_is_said_again() -> None:
    asked = "SELECT a FROM t WHERE b LIKE 'x%' AND c = ? AND key IN (SELECT rowid FROM t_search WHERE t_search MATCH ?)"
    sql, sought = said(asked)
    assert sql == (
        "SELECT a FROM t WHERE b LIKE 'x%%' AND c = %s AND key IN "
        "(SELECT t.key FROM t WHERE to_tsvector('simple', left(t.search, 100000)) @@ to_tsquery('simple', %s))"
    )
    assert said_values(sought, [1, '("ab"* AND "12 50"*) OR "cd"*']) == [
        1,
        "(('ab':*) & ('12' <-> '50':*)) | ('cd':*)",
    ]
    assert said_values(frozenset(), [1]) == [1]


# ---- the choice


@pytest.mark.parametrize("password", ["", "Deûle 12"])
def test_the_choice_comes_back_and_its_password_is_never_in_clear(tmp_path: Path, password: str) -> None:
    chosen = seat.Seat("postgresql://claire@db/lianes", new_id(), 2**61, "/partage/Élus", password)
    assert seat.read(tmp_path, KEY) is None
    seat.write(tmp_path, KEY, chosen)
    assert seat.read(tmp_path, KEY) == chosen
    assert not password or password not in (tmp_path / seat.NAME).read_text(encoding="utf-8") + repr(chosen)
    seat.leave(tmp_path)
    assert seat.read(tmp_path, KEY) is None


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"address = 1", b'address = "a"\nperson = ""\nnumber = 1\nfiles = ""']
)
def test_a_choice_that_cannot_be_read_opens_neither_store(tmp_path: Path, content: bytes) -> None:
    (tmp_path / seat.NAME).write_bytes(content)
    with pytest.raises(UnavailableError) as caught:
        seat.read(tmp_path, KEY)
    assert (caught.value.what, caught.value.why) == (Resource.SERVER, Cause.DAMAGED)


def test_a_machine_without_postgresql_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from support import postgres  # noqa: PLC0415 - its own programs are hidden

    monkeypatch.setattr(postgres, "Path", lambda _where: cast("Path", Nowhere()))
    with pytest.raises(RuntimeError, match="apt-get install"):
        postgres.programs()


class Nowhere:
    """A folder with nothing in it."""

    def glob(self, _pattern: str) -> list[Path]:
        return []

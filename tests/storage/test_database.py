"""Opening the store: settings, and every refusal with its cause."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2
from support.samples import mission, whole_dossier
from support.stores import KEY, OpenStore
from support.vfs import IO_ERROR, spying

from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage import database
from lianes_desktop.storage.database import StoreFile, StoreKey, damage, is_behind, lasting_damage
from lianes_desktop.storage.failures import cause_of_os, telling


def _why(act: Callable[[], object]) -> Cause:
    with pytest.raises(UnavailableError) as caught:
        act()
    assert caught.value.what is Resource.STORE
    return caught.value.why


@pytest.fixture
def closed(store: OpenStore) -> StoreFile:
    store.keep(*whole_dossier().records)
    store.close()
    return store.file


def test_the_writer_syncs_every_commit_and_the_readers_cannot_write(store: OpenStore) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "temp_store": 2,
        "busy_timeout": 5000,
        "application_id": 0x4C49414E,
        "user_version": database.SCHEMA,
    }
    with closing(store.file.connect(writing=True)) as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone() for name in wanted}
        assert {name: row[0] for name, row in found.items() if row} | {"mmap_size": 0} == wanted
        assert connection.execute("PRAGMA wal_autocheckpoint").fetchone() == (1000,)
    with store.readers.reading() as connection, pytest.raises(dbapi2.OperationalError, match="readonly"):
        connection.execute("DELETE FROM dossier")


def test_nothing_readable_is_in_the_file(closed: StoreFile) -> None:
    content = closed.path.read_bytes()
    assert b"SQLite format" not in content
    assert b"Haddad" not in content
    with closing(sqlite3.connect(closed.path)) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM sqlite_schema")


def test_another_key_is_a_wrong_key(closed: StoreFile) -> None:
    other = StoreFile(closed.path, StoreKey(bytes(32)))
    assert _why(lambda: other.connect(writing=False)) is Cause.WRONG_KEY
    assert _why(lambda: other.connect(writing=True)) is Cause.WRONG_KEY


@pytest.mark.parametrize("content", [b"SQLite format 3\0" + bytes(4080), b"x" * 5000, bytes(8192)])
def test_a_file_that_is_no_store_is_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(content)
    assert _why(lambda: StoreFile(path, KEY).connect(writing=False)) is Cause.DAMAGED


def test_a_missing_file_is_not_made_by_looking_for_it(tmp_path: Path) -> None:
    file = StoreFile(tmp_path / "store.db", KEY)
    assert _why(lambda: file.connect(writing=False)) is Cause.NOT_FOUND
    assert _why(lambda: file.connect(writing=True)) is Cause.NOT_FOUND
    assert not file.path.exists()
    assert is_behind(file)


def test_a_newer_store_is_refused_and_left_as_it_is(closed: StoreFile) -> None:
    with closing(closed.connect(writing=True)) as connection:
        connection.execute(f"PRAGMA user_version = {database.SCHEMA + 1}")
    assert _why(lambda: closed.connect(writing=False)) is Cause.TOO_NEW
    assert _why(lambda: closed.connect(writing=True)) is Cause.TOO_NEW


def test_another_programs_database_is_refused(closed: StoreFile) -> None:
    with closing(closed.connect(writing=True)) as connection:
        connection.execute("PRAGMA application_id = 42")
    assert _why(lambda: closed.connect(writing=False)) is Cause.DAMAGED


def test_a_library_with_the_log_reset_fault_is_refused(closed: StoreFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 51, 2))
    assert _why(lambda: closed.connect(writing=False)) is Cause.TOO_OLD_LIBRARY


def test_a_store_that_another_program_holds_is_locked(closed: StoreFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.01)
    with closing(closed.connect(writing=True)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        other.execute("CREATE TABLE x (y)")
        store = OpenStore(closed.path.parent)
        assert _why(lambda: store.keep(mission())) is Cause.LOCKED
        other.execute("ROLLBACK")
    store.close()


def test_a_folder_that_cannot_be_written_is_read_only(closed: StoreFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_words: object, **_named: object) -> None:
        error = dbapi2.OperationalError("unable to open database file")
        error.sqlite_errorcode = 14
        raise error

    monkeypatch.setattr(dbapi2, "connect", refused)
    monkeypatch.setattr(os, "access", lambda *_words: False)
    assert _why(lambda: closed.connect(writing=True)) is Cause.READ_ONLY
    monkeypatch.setattr(os, "access", lambda path, _mode: path != closed.path)
    assert _why(lambda: closed.connect(writing=True)) is Cause.DENIED
    monkeypatch.setattr(os, "access", lambda *_words: True)
    assert _why(lambda: closed.connect(writing=True)) is Cause.IO


def test_a_log_that_cannot_be_made_is_noticed(closed: StoreFile, monkeypatch: pytest.MonkeyPatch) -> None:
    real = dbapi2.connect

    class Stubborn(dbapi2.Connection):  # type: ignore[misc]  # the library has no types
        def execute(self, sql: str, *values: object) -> object:
            return super().execute("SELECT 'delete'" if "journal_mode" in sql else sql, *values)

    monkeypatch.setattr(dbapi2, "connect", lambda *words, **named: real(*words, factory=Stubborn, **named))
    assert _why(lambda: closed.connect(writing=True)) is Cause.READ_ONLY


def test_a_mac_is_asked_for_full_syncs(closed: StoreFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lianes_desktop.storage.database.sys.platform", "darwin")
    with closing(closed.connect(writing=True)) as connection:
        assert connection.execute("PRAGMA fullfsync").fetchone() == (1,)
        assert connection.execute("PRAGMA checkpoint_fullfsync").fetchone() == (1,)


def test_a_store_whose_tables_are_not_there_yet_takes_no_record(tmp_path: Path) -> None:
    store = OpenStore(tmp_path)
    with closing(store.file.connect(writing=True)) as connection:
        connection.execute("PRAGMA user_version = 0")
    assert is_behind(store.file)
    assert _why(lambda: store.keep(mission())) is Cause.DAMAGED
    store.close()


def test_every_flipped_bit_is_seen_by_the_thorough_check(closed: StoreFile) -> None:
    whole = closed.path.read_bytes()
    with closing(closed.connect(writing=True)) as connection:
        assert damage(connection, thorough=True) == ()
        assert damage(connection, thorough=False) == ()
    for at in range(4096 + 37, len(whole), len(whole) // 40):
        closed.path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        try:
            with closing(closed.connect(writing=True)) as connection:
                assert damage(connection, thorough=True), at
        except UnavailableError as failure:  # a page that opening reads
            assert failure.why is Cause.DAMAGED  # noqa: PT017 - either way of noticing will do


def test_a_damaged_page_is_told_when_it_is_read(closed: StoreFile) -> None:
    whole = bytearray(closed.path.read_bytes())
    for page in range(1, len(whole) // 4096):
        whole[page * 4096 + 50] ^= 1
    closed.path.write_bytes(whole)
    store = OpenStore(closed.path.parent)
    assert _why(store.readings.dossiers) is Cause.DAMAGED
    store.close()


def test_what_the_system_says_has_a_cause() -> None:
    assert cause_of_os(OSError(28, "full")) is Cause.DISK_FULL
    assert cause_of_os(OSError(30, "read-only")) is Cause.READ_ONLY
    assert cause_of_os(OSError("no number")) is Cause.IO


@pytest.mark.parametrize("for_ever", [False, True])
def test_a_page_that_the_medium_does_not_give_is_never_called_damage(closed: StoreFile, *, for_ever: bool) -> None:
    with spying("unreliable") as spy:
        spied = replace(closed, vfs="unreliable")
        causes: set[Cause] = set()
        for at in range(0, 400, 9):
            reads: list[int] = []

            def failing(what: str, _path: str) -> int:
                reads.append(at)  # noqa: B023 - used within the turn
                now = len(reads) > at if for_ever else len(reads) == at + 1  # noqa: B023 - likewise
                return IO_ERROR[what] if what == "read" and now else 0

            spy.before = failing
            found: tuple[str, ...] = ()
            try:
                with telling(Resource.STORE):
                    found = lasting_damage(spied)
            except UnavailableError as failure:
                causes.add(failure.why)
            spy.before = lambda _what, _path: 0
            assert found == ()
        # only this file system fails: the first bytes, read again beside it, are those of a store of another key
        assert causes <= ({Cause.IO, Cause.WRONG_KEY} if for_ever else {Cause.IO})

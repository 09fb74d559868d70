"""The one place that opens the encrypted store.

The library, the key and the settings are checked here: SQLite without the WAL-reset bug, a raw 32-byte key,
write-ahead log with ``synchronous=FULL`` (with NORMAL, work already called saved is lost at a power cut), and the
schema version. Transactions are opened by an explicit ``BEGIN``; the driver never opens one by itself.
"""

import errno
import os
import re
import sys
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from sqlcipher3 import dbapi2

from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.failures import cause_of, result_code, telling

OLDEST_SQLITE = (3, 51, 3)
"""Older ones may corrupt a database when the write-ahead log restarts."""

APPLICATION_ID = 0x4C49414E
"""``LIAN``: tells our files from other databases."""

SCHEMA = 8
"""Version of the tables this program knows; kept in ``user_version``."""

_NOT_A_DATABASE = 26
_NOT_READ = re.compile(r"^error reading|error code[= ](10|266)\b")
"""How SQLCipher's check of pages, and SQLite's own, tell of a page that the medium did not give."""
_HEADER = 16
_BUSY_SECONDS = 5.0
_CHECKPOINT_PAGES = 1000

if TYPE_CHECKING:  # the library ships no types and has the standard one's interface
    import sqlite3

    Connection: TypeAlias = sqlite3.Connection
else:
    Connection = dbapi2.Connection


@dataclass(frozen=True, slots=True)
class StoreKey:
    """The random 32 bytes that encrypt the store; never shown, not even in a traceback."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse any other length with ``ValueError``."""
        if len(self.secret) != 32:  # noqa: PLR2004 - 256 bits
            raise ValueError("the store's key has 32 bytes")


@dataclass(frozen=True, slots=True)
class StoreFile:
    """The store's file and the key that opens it."""

    path: Path
    key: StoreKey
    vfs: str = ""
    """Name of an SQLite VFS to reach the file through; empty for the system's own."""

    def connect(self, *, writing: bool, making: bool = False) -> Connection:
        """A connection with every setting made; ``making`` also makes the file when there is none.

        Raises:
            UnavailableError: with the cause, among them ``TOO_OLD_LIBRARY``, ``NOT_FOUND``, ``WRONG_KEY``,
                ``DAMAGED``, ``TOO_NEW``, ``LOCKED`` and ``READ_ONLY``.
        """
        if dbapi2.sqlite_version_info < OLDEST_SQLITE:
            raise UnavailableError(Resource.STORE, Cause.TOO_OLD_LIBRARY, dbapi2.sqlite_version)
        if not making and not self.path.is_file():
            raise UnavailableError(Resource.STORE, Cause.NOT_FOUND, str(self.path))
        try:
            return self._attempted(writing=writing, making=making)
        except UnavailableError as failure:
            if failure.why not in {Cause.WRONG_KEY, Cause.DAMAGED}:
                raise
        return self._attempted(writing=writing, making=making)  # a page that the medium did not give is called so too

    def _attempted(self, *, writing: bool, making: bool) -> Connection:
        try:
            with telling(Resource.STORE, str(self.path)):
                return self._connected(writing=writing, making=making)
        except UnavailableError as failure:
            if failure.why is Cause.DENIED:
                raise UnavailableError(Resource.STORE, self._kept_out(), str(self.path)) from failure
            raise

    def _kept_out(self) -> Cause:
        """Why a file cannot be opened, which the library does not tell: the folder, the file, or the medium."""
        if not os.access(self.path.parent, os.W_OK):
            return Cause.READ_ONLY
        ours = not self.path.exists() or os.access(self.path, os.R_OK | os.W_OK)
        return Cause.IO if ours else Cause.DENIED

    def _connected(self, *, writing: bool, making: bool) -> Connection:
        connection: Connection = dbapi2.connect(
            self._address("rwc" if making else "rw"),
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=_BUSY_SECONDS,
        )
        try:
            self._unlock(connection)
            self._set_up(connection, writing=writing)
            self._check_version(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _address(self, mode: str) -> str:
        return f"{self.path.absolute().as_uri()}?mode={mode}" + (f"&vfs={self.vfs}" if self.vfs else "")

    def _unlock(self, connection: Connection) -> None:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{self.key.secret.hex()}'\"")
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except dbapi2.DatabaseError as error:
            if result_code(error) == _NOT_A_DATABASE:
                raise UnavailableError(Resource.STORE, self._unreadable(), str(self.path)) from error
            raise

    def _unreadable(self) -> Cause:
        """A file whose size is no whole number of pages, or that starts in clear or with zeros, is no store of ours."""
        with self.path.open("rb") as file:
            start = file.read(_HEADER)
        whole = self.path.stat().st_size % 4096 == 0
        return Cause.WRONG_KEY if whole and start.count(0) < _HEADER // 2 and start[:6] != b"SQLite" else Cause.DAMAGED

    def _set_up(self, connection: Connection, *, writing: bool) -> None:
        for setting in (
            "foreign_keys = ON",
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "mmap_size = 0",
            "temp_store = MEMORY",
            "synchronous = FULL",
        ):
            connection.execute(f"PRAGMA {setting}")
        if sys.platform == "darwin":
            connection.execute("PRAGMA fullfsync = 1")
            connection.execute("PRAGMA checkpoint_fullfsync = 1")
        if not writing:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA wal_autocheckpoint = 0")
            return
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":  # it may answer another mode instead of failing
            raise UnavailableError(Resource.STORE, Cause.READ_ONLY, str(self.path))
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")

    def _check_version(self, connection: Connection) -> None:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        if application not in {0, APPLICATION_ID}:
            raise UnavailableError(Resource.STORE, Cause.DAMAGED, str(self.path))
        if version_of(connection) > SCHEMA:
            raise UnavailableError(Resource.STORE, Cause.TOO_NEW, str(self.path))


def version_of(connection: Connection) -> int:
    """The version of the tables in the file, 0 for a fresh one."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def checkpoint(connection: Connection) -> None:
    """Bring the write-ahead log back into the file and empty it, unless a reader is in the way."""
    with suppress(dbapi2.OperationalError):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def damage(connection: Connection, *, thorough: bool) -> tuple[str, ...]:
    """What is wrong with the file; empty when it is sound.

    ``thorough`` also checks the code of every page, which alone sees a single flipped bit. The log is brought back
    first: that check reads the file without it.

    Raises:
        OSError, dbapi2.DatabaseError: the medium fails, which says nothing of the file.
    """
    found: list[str] = []
    try:
        if thorough:
            checkpoint(connection)
            found += [str(line) for (line,) in connection.execute("PRAGMA cipher_integrity_check")]
        found += [str(line) for (line,) in connection.execute("PRAGMA quick_check") if line != "ok"]
        found += [str(line) for line in connection.execute("PRAGMA foreign_key_check")]
    except dbapi2.DatabaseError as error:
        if cause_of(error) is not Cause.DAMAGED:
            raise
        found.append(str(error))
    unread = next(filter(_NOT_READ.search, found), "")
    if unread:
        raise OSError(errno.EIO, unread)
    return tuple(found)


def lasting_damage(file: StoreFile) -> tuple[str, ...]:
    """What a thorough check finds wrong twice, on connections of their own; empty when the file is sound.

    A medium that fails for a moment makes the library speak of damage too, for as long as the connection lasts.

    Raises:
        UnavailableError, OSError, dbapi2.DatabaseError: the file cannot be opened, or its medium fails.
    """
    found: tuple[str, ...] = ()
    for _ in range(2):
        with closing(file.connect(writing=True)) as connection:
            found = damage(connection, thorough=True)
        if not found:
            break
    return found


def is_empty(file: StoreFile) -> bool:
    """Whether the file is absent or holds nothing; opening it then would forget the log beside it."""
    return not file.path.exists() or not file.path.stat().st_size


def is_behind(file: StoreFile) -> bool:
    """Whether the tables are older than this program, or not there yet."""
    if is_empty(file):
        return True
    connection = file.connect(writing=False)
    try:
        return version_of(connection) < SCHEMA
    finally:
        connection.close()

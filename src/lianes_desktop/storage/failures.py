"""The database's and the system's errors, as causes a person can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from lianes_desktop.services.failures import Cause, Resource, UnavailableError

_BUSY, _LOCKED, _NO_MEMORY, _READ_ONLY, _IO, _CORRUPT, _FULL, _CANNOT_OPEN, _NOT_A_DATABASE = (
    5,
    6,
    7,
    8,
    10,
    11,
    13,
    14,
    26,
)

_BY_RESULT = {
    _BUSY: Cause.LOCKED,
    _LOCKED: Cause.LOCKED,
    _READ_ONLY: Cause.READ_ONLY,
    _IO: Cause.IO,
    _NO_MEMORY: Cause.IO,
    _CORRUPT: Cause.DAMAGED,
    _FULL: Cause.DISK_FULL,
    _CANNOT_OPEN: Cause.DENIED,
    _NOT_A_DATABASE: Cause.DAMAGED,
}

_BY_ERRNO = {
    errno.ENOSPC: Cause.DISK_FULL,
    errno.EDQUOT: Cause.DISK_FULL,
    errno.EROFS: Cause.READ_ONLY,
    errno.EACCES: Cause.DENIED,
    errno.EPERM: Cause.DENIED,
    errno.ENOENT: Cause.NOT_FOUND,
    errno.ENODEV: Cause.GONE,
    errno.ENXIO: Cause.GONE,
    errno.ESTALE: Cause.GONE,
    errno.ENOTCONN: Cause.GONE,
}


_BY_TEXT = {
    "database is locked": _BUSY,
    "database table is locked": _LOCKED,
    "attempt to write a readonly database": _READ_ONLY,
    "disk I/O error": _IO,
    "database disk image is malformed": _CORRUPT,
    "database or disk is full": _FULL,
    "unable to open database file": _CANNOT_OPEN,
    "file is not a database": _NOT_A_DATABASE,
}
"""SQLite's fixed words: the driver gives the errors of a backup no code."""


def result_code(error: BaseException) -> int:
    """SQLite's primary result code of an error, 0 when it has none."""
    code = int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    return code or _BY_TEXT.get(str(error), 0)


def cause_of(error: BaseException) -> Cause | None:
    """What kept the database from working; ``None`` when it is our own mistake (a constraint, wrong SQL)."""
    return _BY_RESULT.get(result_code(error))


def cause_of_os(error: OSError) -> Cause:
    """What kept the system from working."""
    return _BY_ERRNO.get(error.errno or 0, Cause.IO)


@contextmanager
def telling(what: Resource, detail: str = "") -> Iterator[None]:
    """Turn errors of the system and of the database into ``UnavailableError``; our own mistakes pass as they are."""
    try:
        yield
    except OSError as error:
        raise UnavailableError(what, cause_of_os(error), detail) from error
    except dbapi2.Error as error:
        cause = cause_of(error)
        if cause is None:
            raise
        raise UnavailableError(what, cause, detail) from error

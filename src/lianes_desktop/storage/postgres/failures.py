"""PostgreSQL's errors, as causes a person can act on, and without the values that its messages quote."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from lianes_desktop.services.failures import Cause, Resource, UnavailableError

_BY_STATE = {
    "08": Cause.SERVER_GONE,
    "57P01": Cause.SERVER_GONE,
    "57P02": Cause.SERVER_GONE,
    "57P03": Cause.SERVER_GONE,
    "57P05": Cause.SERVER_GONE,
    "25P03": Cause.SERVER_GONE,
    "28": Cause.DENIED,
    "42501": Cause.DENIED,
    "3D000": Cause.NOT_FOUND,
    "25006": Cause.READ_ONLY,
    "53100": Cause.DISK_FULL,
    "53": Cause.SERVER_GONE,
    "55P03": Cause.LOCKED,
    "57014": Cause.LOCKED,
    "40": Cause.LOCKED,
    "58": Cause.IO,
    "XX001": Cause.DAMAGED,
    "XX002": Cause.DAMAGED,
}
"""By SQLSTATE, or by its class of two letters: PostgreSQL's appendix A."""
_NO_DATABASE = re.compile(r'database ".*" does not exist|base de données « .* » n\'existe pas')
_NO_ENTRY = re.compile(r'role ".*" does not exist|rôle « .* » n\'existe pas|pg_hba\.conf')
"""Words of a connection that was refused, in the languages of the programme: libpq gives these no SQLSTATE."""


def cause_of(error: BaseException) -> Cause | None:
    """What kept the database from working; ``None`` when it is our own mistake (a constraint, wrong SQL)."""
    if not isinstance(error, psycopg.Error):
        return None
    state = error.sqlstate or ""
    if state:
        return _BY_STATE.get(state) or _BY_STATE.get(state[:2])
    if not isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return None
    said = str(error)
    if _NO_DATABASE.search(said):
        return Cause.NOT_FOUND
    tried = error.pgconn
    if _NO_ENTRY.search(said) or (tried is not None and (tried.needs_password or tried.used_password)):
        return Cause.DENIED
    return Cause.SERVER_GONE


def without_values(error: psycopg.Error) -> psycopg.Error:
    """The same error with its first words alone: what follows quotes the row that failed."""
    return type(error)(error.diag.message_primary or str(error).partition("\n")[0])


@contextmanager
def telling(place: str) -> Iterator[None]:
    """Turn PostgreSQL's errors into ``UnavailableError`` about the store; our own mistakes pass, without values."""
    try:
        yield
    except psycopg.Error as error:
        cause = cause_of(error)
        if cause is None:
            raise without_values(error) from None
        raise UnavailableError(Resource.SERVER, cause, place) from without_values(error)

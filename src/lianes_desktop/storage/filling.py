"""The rows of the encrypted file as they are, and a fresh file filled with the rows of another store."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice

from sqlalchemy import Table

from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.columns import Stored
from lianes_desktop.storage.content_hash import COUNTED, KEPT, Rows, content_hash, selection
from lianes_desktop.storage.database import StoreFile
from lianes_desktop.storage.failures import telling
from lianes_desktop.storage.migrations import migrate

_AT_ONCE = 1000
Copied = Callable[[int], object]
"""Told how many rows were just copied."""


@contextmanager
def rows_of(file: StoreFile) -> Iterator[Rows]:
    """The rows of the file, all of one moment.

    Raises:
        UnavailableError: the store cannot be read.
    """
    with closing(file.connect(writing=False)) as connection, telling(Resource.STORE, str(file.path)):
        connection.execute("BEGIN")
        yield lambda table: connection.execute(selection(table))
        connection.execute("COMMIT")


def fill(file: StoreFile, rows: Rows, copied: Copied) -> str:
    """Make the file and put every row in it, in one transaction; the digest of what it holds then.

    Raises:
        UnavailableError: the medium, or whatever ``rows`` comes from.
    """
    migrate(file)
    with closing(file.connect(writing=True)) as connection, telling(Resource.STORE, str(file.path)):
        connection.execute("BEGIN IMMEDIATE")
        for table in sorted(KEPT, key=lambda one: one.name in COUNTED):  # what triggers counted is put as it was
            if table.name in COUNTED:
                connection.execute(f'DELETE FROM "{table.name}"')  # noqa: S608 - a name of ours
            for some in _in_parts(rows(table)):
                connection.executemany(_insertion(table), some)
                copied(len(some))
        digest = content_hash(lambda table: connection.execute(selection(table)))
        connection.execute("COMMIT")
    return digest


def refuse_unlike(one: str, other: str, place: str) -> None:
    """Refuse a copy that is not what was copied, with ``DAMAGED``."""
    if one != other:
        raise UnavailableError(Resource.SERVER, Cause.DAMAGED, place)


def _insertion(table: Table) -> str:
    names = ", ".join(f'"{one.name}"' for one in table.columns)
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join("?" * len(table.columns))})'  # noqa: S608 - names of ours


def _in_parts(rows: Iterable[Sequence[Stored]]) -> Iterator[list[Sequence[Stored]]]:
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        yield some

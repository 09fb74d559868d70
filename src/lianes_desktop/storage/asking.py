"""What a reading asks of the store, whichever database answers: plain SQL with ``?`` marks, and rows back.

Portable SQL alone: full GROUP BY, NULLs placed, no number taken for a truth. What only SQLite says (lists as JSON,
words of an index) is said in one way, which ``storage.postgres.sql`` knows how to say again.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from lianes_desktop.storage.columns import Stored


class Rows(Protocol):
    """The rows of an answer, read once."""

    def fetchone(self) -> Any:  # noqa: ANN401 - a row, as the driver gives it
        """The next row, or ``None``."""
        ...

    def fetchall(self) -> Sequence[Any]:
        """Every row that is left."""
        ...

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """A connection that only reads, of one moment."""

    def execute(self, sql: str, values: Sequence[Stored] = (), /) -> Rows:
        """The answer to one question."""
        ...


class Lender(Protocol):
    """Lends a connection for the time of one reading, from any thread."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection in one read transaction; ``UnavailableError`` when the store cannot be read."""
        ...

    def close(self) -> None:
        """Let go of the store; the next reading opens it again."""
        ...

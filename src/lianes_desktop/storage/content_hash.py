"""One digest of everything a store keeps, the same whichever database keeps it."""

import hashlib
from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import Table

from lianes_desktop.storage.columns import Stored
from lianes_desktop.storage.rows import Row

Rows = Callable[[Table], Iterable[Sequence[Stored]]]
"""Every row of a table: its columns in order, the rows by primary key."""

KEPT: tuple[Table, ...] = tuple(one for one in Row.metadata.sorted_tables if one.name != "last_commit")
"""The tables that hold what people keep, each after those it belongs to; the mark of a commit is nobody's."""
COUNTED = frozenset({"expense_total", "expense_number"})
"""Those the store fills by itself as the others are filled."""


def selection(table: Table) -> str:
    """The SQL of a table's rows, in an order that both databases give."""
    names = ", ".join(f'"{one.name}"' for one in table.columns)
    order = ", ".join(f'"{one.name}"' for one in table.primary_key)
    return f'SELECT {names} FROM "{table.name}" ORDER BY {order}'  # noqa: S608 - names of our own tables


def content_hash(rows: Rows) -> str:
    """SHA-256, lower-case hexadecimal, of every table by name, every row and every cell, each with its kind and length.

    A sum of nothing is not kept by every store: rows of ``expense_total`` without lines are left out.
    """
    digest = hashlib.sha256()
    for table in sorted(KEPT, key=lambda one: one.name):
        digest.update(f"table {table.name}\n".encode())
        lines = [one.name for one in table.columns].index("lines") if table.name == "expense_total" else None
        for row in rows(table):
            if lines is None or row[lines]:
                digest.update(b"row\n" + b"".join(map(_cell, row)))
    return digest.hexdigest()


def _cell(value: Stored) -> bytes:
    match value:
        case None:
            return b"nothing\n"
        case int():
            return f"number {value}\n".encode()
        case str():
            data = value.encode()
            return f"text {len(data)}\n".encode() + data
        case _:
            return f"bytes {len(value)}\n".encode() + value

"""The SQL of each kind of record, built once from its shape and its typed rows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Delete, Executable, Insert, Select, Table, bindparam, delete, insert, select

from lianes_desktop.storage.rows import Row
from lianes_desktop.storage.shapes import Child, Shape


@dataclass(frozen=True, slots=True)
class ChildStatements:
    """A child table's SQL; ``of_one`` and ``empty`` take ``owner``, ``of_dossier`` takes ``dossier``."""

    child: Child
    of_one: Select[Any]
    of_dossier: Select[Any] | None
    empty: Delete
    add: Insert


@dataclass(frozen=True, slots=True)
class Statements:
    """A record's SQL; ``one`` and ``remove`` take ``key``, ``of_dossier`` and ``empty`` take ``dossier``."""

    one: Select[Any]
    remove: Delete
    of_dossier: Select[Any] | None
    empty: Delete | None
    children: tuple[ChildStatements, ...]


def table_of(name: str) -> Table:
    """A table by its name."""
    return Row.metadata.tables[name]


@cache
def put_into(upsert: Callable[[Table], Any], name: str, key: str, columns: tuple[str, ...]) -> Executable:
    """Insert a row, or replace those columns where the key is already there; ``upsert`` is the dialect's insert."""
    statement = upsert(table_of(name)).values({one: bindparam(one) for one in columns})
    kept = {one: statement.excluded[one] for one in columns if one != key}
    put: Executable = statement.on_conflict_do_update(index_elements=[key], set_=kept)
    return put


@cache
def of_shape(shape: Shape[Any], column: str) -> Statements:
    """The statements of a record found by one of its columns."""
    table = table_of(shape.table)
    wanted = [table.c[one] for one in shape.columns]
    told = [table.c[name] == value for name, value in shape.tell]
    inside = table.c[shape.dossier] == bindparam("dossier") if shape.dossier else None
    return Statements(
        select(*wanted).where(table.c[column] == bindparam("key"), *told),
        delete(table).where(table.c[shape.key] == bindparam("key")),
        None
        if inside is None
        else select(*wanted, table.c[shape.key])
        .where(inside)
        .order_by(*(table.c[one].nulls_first() for one in shape.order)),
        None if inside is None else delete(table).where(inside),
        tuple(
            _child(child, None if inside is None else select(table.c[shape.key]).where(inside))
            for child in shape.children
        ),
    )


def _child(child: Child, owners: Select[Any] | None) -> ChildStatements:
    table = table_of(child.table)
    owner = table.c[child.owner]
    wanted = select(owner, *(table.c[one] for one in child.columns)).order_by(owner, table.c.position)
    names = (child.owner, "position", *child.columns)
    return ChildStatements(
        child,
        wanted.where(owner == bindparam("owner")),
        None if owners is None else wanted.where(owner.in_(owners)),
        delete(table).where(owner == bindparam("owner")),
        insert(table).values({one: bindparam(one) for one in names}),
    )

"""Plain SQL for the screens, on one connection; no object mapper, so that the first page costs little."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lianes_desktop.domain.ids import DossierId
    from lianes_desktop.services.ports.store import Record
    from lianes_desktop.storage.asking import Connection
    from lianes_desktop.storage.columns import Stored
    from lianes_desktop.storage.shapes import Child, Shape

R = TypeVar("R", bound="Record")

EVERY = "1 = 1"
"""The condition that every row answers."""


def listed(names: Iterable[str]) -> str:
    """Column names as SQL, quoted: some are words of SQL too."""
    return ", ".join(f'"{name}"' for name in names)


def _ordered(names: Iterable[str]) -> str:
    """An order as SQL: what is empty comes first on every database."""
    return ", ".join(f'"{name}" NULLS FIRST' for name in names)


def find(connection: Connection, shape: Shape[R], where: str, values: Sequence[Stored]) -> tuple[R, ...]:
    """The records of a kind whose rows answer ``where``, in their natural order."""
    told = "".join(f" AND \"{name}\" = '{value}'" for name, value in shape.tell)
    chosen = f'FROM "{shape.table}" WHERE ({where}){told}'
    rows = connection.execute(
        f'SELECT {listed(shape.columns)}, "{shape.key}" {chosen} ORDER BY {_ordered(shape.order)}',
        values,
    ).fetchall()
    children = {
        child.field: children_of(connection, child, f'SELECT "{shape.key}" {chosen}', values)
        for child in (shape.children if rows else ())
    }
    return tuple(shape.read(row, {name: found.get(row[-1], ()) for name, found in children.items()}) for row in rows)


def in_dossier(connection: Connection, shape: Shape[R], dossier: DossierId) -> tuple[R, ...]:
    """Every record of a kind in a dossier."""
    return find(connection, shape, f'"{shape.dossier}" = ?', (dossier.bytes,))


def children_of(
    connection: Connection, child: Child, owners: str, values: Sequence[Stored]
) -> Mapping[Stored, Sequence[Any]]:
    """A child table's values by owner, for the owners a selection gives."""
    found: dict[Stored, list[Any]] = {}
    for owner, *row in connection.execute(
        f'SELECT {listed((child.owner, *child.columns))} FROM "{child.table}" '  # noqa: S608 - names of our own tables
        f'WHERE "{child.owner}" IN ({owners}) ORDER BY "{child.owner}", position',
        values,
    ):
        found.setdefault(owner, []).append(child.read(row))
    return found


def as_list(keys: Iterable[int]) -> str:
    """Numbers as one JSON parameter, for ``IN (SELECT value FROM json_each(?))``."""
    return json.dumps(list(keys))

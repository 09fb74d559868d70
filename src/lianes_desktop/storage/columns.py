"""A record's fields as the columns of a table: text, whole numbers and bytes only, the same on every database.

Money is a whole number of its smallest unit and a currency code; an instant is UTC text that sorts, and a naive one is
refused; a local wall time is text without a zone; identifiers are their 16 bytes; small value lists are JSON text.
"""

import dataclasses
import types
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from lianes_desktop import codec
from lianes_desktop.domain.money import Currency, Money

Stored = int | str | bytes | None
"""What one cell of the store holds."""


class Cells(NamedTuple):
    """One field of a record: the columns it fills, and how it goes there and back."""

    field: str
    columns: tuple[str, ...]
    write: Callable[[Any], tuple[Stored, ...]]
    read: Callable[[Sequence[Any]], Any]


def cells_of(
    kind: type, *, left_out: frozenset[str], local: frozenset[str], flat: frozenset[str] = frozenset()
) -> tuple[Cells, ...]:
    """The cells of a dataclass's fields, in order.

    ``left_out`` fields live in other tables, ``local`` datetimes are wall times, ``flat`` fields give their own
    fields as columns of the same table.
    """
    hints = get_type_hints(kind)
    found: list[Cells] = []
    for field in dataclasses.fields(kind):
        if field.name in left_out:
            continue
        hint = hints[field.name]
        if field.name in flat:
            found.append(_flattened(field.name, hint, local))
        else:
            found.append(_field(field.name, hint, wall=field.name in local))
    return tuple(found)


def instant_text(value: datetime) -> str:
    """An aware instant as UTC text of fixed width, so that text order is time order; naive is a ``ValueError``."""
    if value.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _flattened(name: str, hint: Any, local: frozenset[str]) -> Cells:  # noqa: ANN401 - any type hint
    inner = cells_of(hint, left_out=frozenset(), local=local)
    columns = tuple(column for one in inner for column in one.columns)

    def write(value: Any) -> tuple[Stored, ...]:  # noqa: ANN401 - an instance of hint
        return tuple(cell for one in inner for cell in one.write(getattr(value, one.field)))

    def read(row: Sequence[Any]) -> Any:  # noqa: ANN401 - an instance of hint
        values = {}
        at = 0
        for one in inner:
            values[one.field] = one.read(row[at : at + len(one.columns)])
            at += len(one.columns)
        return hint(**values)

    return Cells(name, columns, write, read)


def _field(name: str, hint: Any, *, wall: bool) -> Cells:  # noqa: ANN401 - any type hint
    bare = _bare(hint)
    if bare is Money:
        return Cells(
            name,
            (f"{name}_minor", f"{name}_currency"),
            lambda value: (None, None) if value is None else (value.minor, value.currency.code),
            lambda row: None if row[0] is None else Money(row[0], Currency(row[1])),
        )
    write, read = _one(bare, wall=wall)
    return Cells(
        name,
        (name,),
        lambda value: (None,) if value is None else (write(value),),
        lambda row: None if row[0] is None else read(row[0]),
    )


def _bare(hint: Any) -> Any:  # noqa: ANN401 - any type hint
    """The type without ``None`` and without its NewType; unions of several kinds stay as they are."""
    if get_origin(hint) in {Union, types.UnionType}:
        members = [one for one in get_args(hint) if one is not types.NoneType]
        return _bare(members[0]) if len(members) == 1 else hint
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    return hint


def _one(kind: Any, *, wall: bool) -> tuple[Callable[[Any], Stored], Callable[[Any], Any]]:  # noqa: ANN401, PLR0911 - one return per type
    if kind in {str, int}:
        return _same, _same
    if kind is bool:
        return int, bool
    if kind is UUID:
        return (lambda value: value.bytes), (lambda cell: UUID(bytes=cell))
    if kind is datetime:
        return (_wall_text, datetime.fromisoformat) if wall else (instant_text, datetime.fromisoformat)
    if kind in {date, time}:
        return (lambda value: value.isoformat()), kind.fromisoformat
    if kind is Decimal:
        return str, Decimal
    if kind is Currency:
        return (lambda value: value.code), Currency
    if isinstance(kind, type) and issubclass(kind, Enum):
        return (lambda value: value.value), kind
    return (lambda value: codec.dumps(kind, value)), (lambda cell: codec.loads(kind, cell))


def _same(value: Any) -> Any:  # noqa: ANN401 - a cell as it is
    return value


def _wall_text(value: datetime) -> str:
    if value.tzinfo is not None:
        raise ValueError("a wall time has no zone")
    return value.isoformat()

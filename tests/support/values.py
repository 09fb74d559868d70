"""Any value of the domain, for properties: built from the types its fields declare."""

import dataclasses
import types
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from hypothesis import strategies as st

from lianes_desktop.domain.money import Currency

T = TypeVar("T")

LOCAL = frozenset({"starts_at", "ends_at", "taken_at", "arrives_at", "leaves_at"})
"""Fields that hold a wall time, naive; every other datetime is an aware instant."""

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
"""Any text that may reach a record: what is typed, read or received never holds U+0000, which PostgreSQL refuses."""
_MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001 - bounds are naive by Hypothesis' own rule
_SCALARS: Mapping[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    bool: st.booleans(),
    int: st.integers(-(10**12), 10**12),
    UUID: st.uuids(),
    Decimal: st.decimals(Decimal("-1e6"), Decimal("1e6"), places=6),
    date: st.dates(),
    time: st.times(),
    Currency: st.from_regex(r"[A-Z]{3}", fullmatch=True).map(Currency),
}


def any_of(kind: type[T], /, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """Values of a dataclass; ``given`` replaces the strategy of a field."""
    hints = get_type_hints(kind)
    fields = {
        field.name: given[field.name] if field.name in given else _field(field.name, hints[field.name])
        for field in dataclasses.fields(kind)  # type: ignore[arg-type]  # only dataclasses are given
    }
    return st.builds(kind, **fields)


@cache  # Hypothesis looks into each strategy once
def _field(name: str, hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401, PLR0911 - one return per type
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    origin, members = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return st.one_of(*(st.none() if one is types.NoneType else _field(name, one) for one in members))
    if origin is tuple and members[-1] is Ellipsis:
        return st.lists(_field(name, members[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*(_field(name, one) for one in members))
    if hint is datetime:
        return _MOMENTS if name in LOCAL else _MOMENTS.map(lambda moment: moment.replace(tzinfo=UTC))
    if hint in _SCALARS:
        return _SCALARS[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    return any_of(hint)

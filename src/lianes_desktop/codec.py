"""Values of the domain as plain JSON and back, by the types their fields declare.

Used for the parts of a record that are never searched (a consent, a convention, a verification, a whole claim taken
in), and for what a process apart answers. A field added later to a value must have a default: what was written before
is read with it.
"""

import dataclasses
import json
import types
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

Plain = Any
"""What ``json`` reads and writes: objects, lists, text, whole numbers, booleans, null."""


def dumps(hint: object, value: object) -> str:
    """The value of a declared type as compact JSON text; floats are refused with ``ValueError``."""
    plain = codec(hint)[0](value)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def loads(hint: object, text: str) -> object:
    """The value of a declared type that ``dumps`` wrote."""
    return codec(hint)[1](json.loads(text))


@cache
def codec(hint: Any) -> tuple[Callable[[Any], Plain], Callable[[Plain], Any]]:  # noqa: ANN401 - any type hint
    """The pair (write, read) for a type: NewTypes, enums, dates, decimals, dataclasses, tuples and unions."""
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        return _union(get_args(hint))
    if origin is tuple:
        return _tuple(get_args(hint))
    if dataclasses.is_dataclass(origin):
        return _record(
            cast("type", origin), dict(zip(getattr(origin, "__parameters__", ()), get_args(hint), strict=True))
        )
    if dataclasses.is_dataclass(hint):
        return _record(cast("type", hint), {})
    return _scalar(hint)


def _same(value: Any) -> Any:  # noqa: ANN401 - a codec carries any value
    return value


def _scalar(hint: Any) -> tuple[Callable[[Any], Plain], Callable[[Plain], Any]]:  # noqa: ANN401 - any type hint
    if hint in {str, int, bool}:
        return _same, _same
    if hint is UUID:
        return (lambda value: value.hex), UUID
    if hint is Decimal:
        return str, Decimal
    if hint in {date, datetime, time}:
        return (lambda value: value.isoformat()), hint.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return (lambda value: value.value), hint
    raise TypeError(hint)


def _union(members: tuple[Any, ...]) -> tuple[Callable[[Any], Plain], Callable[[Plain], Any]]:
    choices = tuple(one for one in members if one is not types.NoneType)
    if len(choices) == 1:
        write, read = codec(choices[0])
        return (
            lambda value: None if value is None else write(value),
            lambda plain: None if plain is None else read(plain),
        )
    kinds = {choice.__name__: choice for choice in choices}

    def write_one(value: Any) -> Plain:  # noqa: ANN401 - one of the members
        name = next(name for name, kind in kinds.items() if isinstance(value, kind))
        return {name: codec(kinds[name])[0](value)}

    def read_one(plain: Plain) -> Any:  # noqa: ANN401 - one of the members
        ((name, inner),) = plain.items()
        return codec(kinds[name])[1](inner)

    return write_one, read_one


def _tuple(members: tuple[Any, ...]) -> tuple[Callable[[Any], Plain], Callable[[Plain], Any]]:
    if len(members) == 2 and members[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        write, read = codec(members[0])
        return (lambda values: [write(one) for one in values]), (lambda plain: tuple(read(one) for one in plain))
    pairs = [codec(one) for one in members]
    return (
        lambda values: [pair[0](one) for pair, one in zip(pairs, values, strict=True)],
        lambda plain: tuple(pair[1](one) for pair, one in zip(pairs, plain, strict=True)),
    )


def _record(kind: type, given: dict[Any, Any]) -> tuple[Callable[[Any], Plain], Callable[[Plain], Any]]:
    """A dataclass; ``given`` tells what the parameters of a generic one stand for."""
    hints = get_type_hints(kind)
    pairs = {one.name: codec(_filled(hints[one.name], given)) for one in dataclasses.fields(kind)}

    def write(value: Any) -> Plain:  # noqa: ANN401 - an instance of kind
        return {name: pair[0](getattr(value, name)) for name, pair in pairs.items()}

    def read(plain: Plain) -> Any:  # noqa: ANN401 - an instance of kind
        return kind(**{name: pairs[name][1](inner) for name, inner in plain.items() if name in pairs})

    return write, read


def _filled(hint: Any, given: dict[Any, Any]) -> Any:  # noqa: ANN401 - any type hint
    """The hint with each parameter replaced by what it stands for."""
    wanted = getattr(hint, "__parameters__", ())
    if hint in given:
        return given[hint]
    return hint[tuple(given[one] for one in wanted)] if given and wanted else hint

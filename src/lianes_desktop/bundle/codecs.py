"""Small two-way translations between values and JSON, strict when reading and put together field by field.

A ``Codec`` writes a value as JSON and reads it back or raises ``Malformed`` with the place; nothing else comes out of
``read``, whatever the JSON.
"""

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, Generic, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lianes_desktop.bundle.strict_json import LARGEST_INTEGER, Json, clean

T = TypeVar("T")
U = TypeVar("U", bound=UUID)
V = TypeVar("V")
E = TypeVar("E", bound=Enum)

_DIGEST = re.compile(r"[0-9a-f]{64}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,30})?")
_YEAR = re.compile(r"[1-8][0-9]{3}-")
_ZONE = re.compile(r"[A-Za-z0-9+_-]{1,32}(?:/[A-Za-z0-9+_-]{1,32}){0,2}")


class Malformed(ValueError):
    """JSON that is not the value expected; the message is its place, as ``expenses[3].amount``."""


@dataclass(frozen=True, slots=True)
class Codec(Generic[T]):
    """A translation of one type of value."""

    write: Callable[[T], Json]
    read: Callable[[Json, str], T]
    """From JSON and its place."""


def _text(value: Json, place: str) -> str:
    if not isinstance(value, str):
        raise Malformed(place)
    return value


def _line(value: Json, place: str) -> str:
    text = _text(value, place)
    if "\n" in text:
        raise Malformed(place)
    return text


def _matching(pattern: re.Pattern[str]) -> Callable[[Json, str], str]:
    def read(value: Json, place: str) -> str:
        text = _text(value, place)
        if not pattern.fullmatch(text):
            raise Malformed(place)
        return text

    return read


def _flag(value: Json, place: str) -> bool:
    if not isinstance(value, bool):
        raise Malformed(place)
    return value


text: Codec[str] = Codec(clean, _text)
"""Text of several lines."""
line: Codec[str] = Codec(lambda value: clean(value).replace("\n", " "), _line)
"""Text of one line."""
digest: Codec[str] = Codec(lambda value: value, _matching(_DIGEST))
"""SHA-256 in lower-case hexadecimal."""
flag: Codec[bool] = Codec(lambda value: value, _flag)


def pattern(form: str) -> Codec[str]:
    """Text of that form, written as it is."""
    return Codec(lambda value: value, _matching(re.compile(form)))


def whole(least: int = -LARGEST_INTEGER, most: int = LARGEST_INTEGER) -> Codec[int]:
    """A whole number between two bounds; writing one beyond raises ``ValueError``."""

    def write(value: int) -> int:
        if not least <= value <= most:
            raise ValueError(value)
        return value

    def read(value: Json, place: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise Malformed(place)
        return value

    return Codec(write, read)


def _parsed(write: Callable[[T], str], parse: Callable[[str], T], form: re.Pattern[str] | None = None) -> Codec[T]:
    """A value with one canonical text: what is read must be written the same way again."""

    def read(value: Json, place: str) -> T:
        text = _text(value, place)
        try:
            if form is not None and not form.match(text):
                raise Malformed(place)
            parsed = parse(text)
            same = write(parsed) == text
        except (ValueError, OverflowError):
            raise Malformed(place) from None
        if not same:
            raise Malformed(place)
        return parsed

    return Codec(write, read)


def _wall(text: str) -> datetime:
    value = datetime.fromisoformat(text)
    if value.tzinfo is not None:
        raise ValueError(text)
    return value


def _clock(text: str) -> time:
    value = time.fromisoformat(text)
    if value.tzinfo is not None:
        raise ValueError(text)
    return value


day: Codec[date] = _parsed(date.isoformat, date.fromisoformat, _YEAR)
clock: Codec[time] = _parsed(time.isoformat, _clock)
wall: Codec[datetime] = _parsed(datetime.isoformat, _wall, _YEAR)
"""Local wall time, without offset."""
instant: Codec[datetime] = _parsed(
    lambda value: value.astimezone(UTC).isoformat().replace("+00:00", "Z"),
    lambda value: datetime.fromisoformat(value).astimezone(UTC),
    _YEAR,
)
"""RFC 3339 in UTC, with ``Z``."""
decimal: Codec[Decimal] = Codec(
    lambda value: format(value, "f"), lambda value, place: Decimal(_matching(_DECIMAL)(value, place))
)
uuid: Codec[UUID] = _parsed(str, UUID)
uuid_text: Codec[str] = Codec(lambda value: value, lambda value, place: str(uuid.read(value, place)))
"""A UUID kept as its canonical text."""
participant: Codec[UUID] = _parsed(lambda value: value.urn, UUID)
"""A person, as ``urn:uuid:``."""


def positive(value: Json, place: str) -> Decimal:
    """Read a decimal greater than nought."""
    number = decimal.read(value, place)
    if number <= 0:
        raise Malformed(place)
    return number


def _zone(value: Json, place: str) -> str:
    name = _matching(_ZONE)(value, place)
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Malformed(place) from None
    return name


zone: Codec[str] = Codec(lambda value: value, _zone)
"""A time zone this device knows."""


def identity(kind: Callable[[UUID], U]) -> Codec[U]:
    """A UUID in its canonical text."""
    return _parsed(str, lambda value: kind(UUID(value)))


def choice(kind: type[E]) -> Codec[E]:
    """A member of an enumeration, by its value."""
    members: Mapping[Json, E] = {one.value: one for one in kind}

    def read(value: Json, place: str) -> E:
        member = members.get(value) if isinstance(value, str) else None
        if member is None:
            raise Malformed(place)
        return member

    return Codec(lambda value: value.value, read)


def optional(inner: Codec[T]) -> Codec[T | None]:
    """The value or ``null``."""
    return Codec(
        lambda value: None if value is None else inner.write(value),
        lambda value, place: None if value is None else inner.read(value, place),
    )


def many(inner: Codec[T]) -> Codec[tuple[T, ...]]:
    """A list of values."""

    def read(value: Json, place: str) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise Malformed(place)
        return tuple(inner.read(one, f"{place}[{at}]") for at, one in enumerate(value))

    return Codec(lambda values: [inner.write(one) for one in values], read)


def pair(first: Codec[T], second: Codec[V]) -> Codec[tuple[T, V]]:
    """Two values as a list of two."""

    def read(value: Json, place: str) -> tuple[T, V]:
        if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004 - a pair
            raise Malformed(place)
        return first.read(value[0], f"{place}[0]"), second.read(value[1], f"{place}[1]")

    return Codec(lambda both: [first.write(both[0]), second.write(both[1])], read)


def coded(inner: Codec[T]) -> Codec[tuple[tuple[str, T], ...]]:
    """Pairs of a code and a value, in their order."""

    def read_pair(value: Json, place: str) -> tuple[str, T]:
        found = members(value, place, required=frozenset(("code", "value")))
        return line.read(found["code"], f"{place}.code"), inner.read(found["value"], f"{place}.value")

    return many(Codec(lambda pair: {"code": line.write(pair[0]), "value": inner.write(pair[1])}, read_pair))


def table(key: Codec[str], inner: Codec[T]) -> Codec[tuple[tuple[str, T], ...]]:
    """Pairs in the order of their keys, as a JSON object."""

    def read(value: Json, place: str) -> tuple[tuple[str, T], ...]:
        pairs = sorted(as_object(value, place).items())
        return tuple((key.read(name, place), inner.read(one, f"{place}.{name}")) for name, one in pairs)

    return Codec(lambda pairs: {name: inner.write(one) for name, one in pairs}, read)


def record(kind: type[T], absent: frozenset[str] = frozenset(), /, **fields: Codec[Any]) -> Codec[T]:
    """A dataclass as an object with exactly its fields; ``TypeError`` at once when the two do not match.

    Fields named in ``absent`` are left out when they are written as their default is, and then take it.
    """
    expected = {one.name for one in dataclasses.fields(kind)}  # type: ignore[arg-type]  # every kind is a dataclass
    if expected != set(fields):
        raise TypeError(kind, expected ^ set(fields))
    required = frozenset(fields) - absent
    defaults = {one.name: _default(one) for one in dataclasses.fields(kind) if one.name in absent}  # type: ignore[arg-type]  # likewise
    left_out = {name: fields[name].write(one) for name, one in defaults.items() if one is not None}

    def write(value: T) -> Json:
        held = {name: getattr(value, name) for name in fields}
        written = {
            name: fields[name].write(one) for name, one in held.items() if name in required or one != defaults[name]
        }
        return {name: one for name, one in written.items() if name not in left_out or one != left_out[name]}

    def read(value: Json, place: str) -> T:
        found = members(value, place, required=required, allowed=absent)
        return kind(**{name: fields[name].read(one, f"{place}.{name}") for name, one in found.items()})

    return Codec(write, read)


def _default(field: "dataclasses.Field[Any]") -> object:
    """What a field holds when nothing is given; ``TypeError`` when something must be."""
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    if field.default is dataclasses.MISSING:
        raise TypeError(field.name)
    return field.default


def as_object(value: Json, place: str = "") -> dict[str, Json]:
    """The value, when it is an object."""
    if not isinstance(value, dict):
        raise Malformed(place)
    return value


def members(
    value: Json, place: str, *, required: frozenset[str], allowed: frozenset[str] = frozenset()
) -> dict[str, Json]:
    """The members of an object that has every required key and no key beyond those allowed."""
    found = as_object(value, place)
    odd = (required - set(found)) or (set(found) - required - allowed)
    if odd:
        raise Malformed(f"{place}.{min(odd)}")
    return found

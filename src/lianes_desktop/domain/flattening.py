"""A value as dotted names and plain text, so that two of them can be compared field by field and told."""

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum

from lianes_desktop.domain.money import Money


def flattened(name: str, value: object) -> Iterator[tuple[str, str]]:
    """Each part of a value under its dotted name; what holds nothing is left out."""
    match value:
        case None | () | "":
            return
        case Money():
            yield name, f"{value.amount} {value.currency.code}"
        case Enum():
            yield name, str(value.value)
        case tuple():
            for at, one in enumerate(value):
                yield from flattened(f"{name}.{at}", one)
        case Decimal():
            yield name, format(value, "f")
        case _ if dataclasses.is_dataclass(value):
            for field in dataclasses.fields(value):
                yield from flattened(f"{name}.{field.name}", getattr(value, field.name))
        case _:
            yield name, str(value)

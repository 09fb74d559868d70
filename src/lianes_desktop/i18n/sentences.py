"""Sentences with figures: the most precise one that the figures at hand can fill."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from string import Formatter
from typing import Any

from lianes_desktop.domain.money import Currency, ExchangeRate, Money
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _

_BY_TYPE: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (Money, formats.money),
    (ExchangeRate, formats.rate),
    (Currency, formats.currency),
    (Decimal, formats.number),
    (int, formats.number),
    (dt.datetime, formats.moment),
    (dt.date, formats.day),
    (dt.time, formats.clock),
    (dt.timedelta, formats.duration),
)
_BY_NAME: tuple[tuple[str, Callable[[Any], str]], ...] = (
    ("cents", formats.euros),
    ("bytes", formats.size),
    ("percent", formats.percent),
    ("whole", lambda digits: formats.typed(Decimal(digits))),
    ("before", lambda rate: formats.number(Decimal(rate))),
    ("after", lambda rate: formats.number(Decimal(rate))),
)


def shown(name: str, value: object) -> str:
    """A value as a sentence carries it; sums, sizes and ratios are known by the end of their name."""
    for ending, form in _BY_NAME:
        if name.endswith(ending):
            return form(value)
    for kind, form in _BY_TYPE:
        if isinstance(value, kind):
            return form(value)
    return formats.isolate(str(value))


def names_in(message: str) -> frozenset[str]:
    """The placeholders of a message."""
    return frozenset(name for _text, name, _spec, _conversion in Formatter().parse(message) if name)


def say(alternatives: Sequence[str], values: Mapping[str, object]) -> str:
    """The first message whose placeholders ``values`` can fill: the most precise stand first, the last needs none."""
    message = next(one for one in alternatives if names_in(one) <= values.keys())
    return _(message).format_map({name: shown(name, values[name]) for name in names_in(message)})

"""Sentences with figures: the most precise one that the figures at hand can fill."""

import datetime as dt
import re
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
_BY_NAME: tuple[tuple[str, type, Callable[[Any], str]], ...] = (
    ("cents", int, formats.euros),
    ("bytes", int, formats.size),
)
_NUMBERS_IN_TEXT = frozenset({"whole", "before", "after"})
_PLAIN_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,9})?")


def shown(name: str, value: object) -> str:
    """A value as a sentence carries it; sums and sizes are known by the end of their name.

    Values may come from another device: anything that is not what its name says is shown as it is.
    """
    for ending, kind, form in _BY_NAME:
        if name.endswith(ending) and isinstance(value, kind):
            return form(value)
    for kind, form in _BY_TYPE:
        if isinstance(value, kind):
            return form(value)
    text = str(value)
    if name in _NUMBERS_IN_TEXT and _PLAIN_NUMBER.fullmatch(text):
        return formats.number(Decimal(text))
    return formats.isolate(text)


def names_in(message: str) -> frozenset[str]:
    """The placeholders of a message."""
    return frozenset(name for _text, name, _spec, _conversion in Formatter().parse(message) if name)


def say(alternatives: Sequence[str], values: Mapping[str, object]) -> str:
    """The first message whose placeholders ``values`` can fill: the most precise stand first, the last needs none."""
    message = next(one for one in alternatives if names_in(one) <= values.keys())
    return _(message).format_map({name: shown(name, values[name]) for name in names_in(message)})

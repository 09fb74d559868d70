"""What a person looks for in a list of expenses: words, and figures as they are written in three languages."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009"), " ") | dict.fromkeys(map(ord, "'’٬"), " ")
"""What parts thousands, besides a full stop or a comma."""
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u061c\ufeff\u2066\u2067\u2068\u2069"))
_TOKEN = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,٫]\d*)?(?!\d)\S*|\S+")
_CURRENCY = r"€|eur|euros?|mad|dhs?|dirhams?|درهم|دراهم|يورو|أورو"
_CURRENCIES = re.compile(_CURRENCY, re.IGNORECASE)
_FIGURE = re.compile(rf"€?(\d[\d .,٫]*)(?:{_CURRENCY})?", re.IGNORECASE)
_PLAIN = re.compile(r"(\d{1,15})(?:[.,٫](\d{0,6}))?")
_GROUPED = re.compile(r"\d{1,3}(?:(?:\.\d{3}){1,4}(?:,(\d{0,6}))?|(?:,\d{3}){1,4}(?:\.(\d{0,6}))?)")


@dataclass(frozen=True, slots=True)
class Figure:
    """Sums from ``least`` on and below ``below``, in whole units: « 12 » is every sum of twelve and some cents."""

    least: Decimal
    below: Decimal


@dataclass(frozen=True, slots=True)
class Word:
    """One word to find, and the sums it may stand for: « 1.250 » is a thousand or one and a quarter."""

    text: str
    figures: tuple[Figure, ...] = ()


def words_of(search: str) -> tuple[Word, ...]:
    """The words of what was typed so far; thousands parted by spaces are one, a currency after a sum is none."""
    digits = "".join(str(unicodedata.decimal(one, one)) for one in search.translate(_UNSEEN))
    spaced = digits.translate(_SPACES)
    words: list[Word] = []
    for token in _TOKEN.findall(spaced):
        if words and words[-1].figures and _CURRENCIES.fullmatch(token):
            continue
        words.append(Word(token, _figures(token)))
    return tuple(words)


def _figures(token: str) -> tuple[Figure, ...]:
    found = _FIGURE.fullmatch(token)
    if found is None:
        return ()
    typed = found[1].replace(" ", "")
    readings = []
    if plainly := _PLAIN.fullmatch(typed):
        readings.append(_range(plainly[1], plainly[2] or ""))
    if grouped := _GROUPED.fullmatch(typed):
        decimals = grouped[1] or grouped[2] or ""
        whole = re.sub(r"\D", "", typed[: grouped.end() - len(decimals)])
        readings.append(_range(whole, decimals))
    return tuple(readings)


def _range(whole: str, decimals: str) -> Figure:
    least = Decimal(f"{whole}.{decimals}" if decimals else whole)
    return Figure(least, least + Decimal(1).scaleb(-len(decimals)))

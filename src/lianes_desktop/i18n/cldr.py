"""What CLDR knows of a language, through Babel: the only module that formats with it."""

import datetime as dt
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import NumberPattern, parse_pattern

_LOCALES = {"fr": "fr_FR", "ar": "ar_MA", "en": "en_GB"}
"""Morocco writes Arabic with Western digits; British English writes the day before the month."""


@cache
def _pattern(least: int, most: int) -> NumberPattern:
    """Thousands grouped, between ``least`` and ``most`` decimals."""
    decimals = "0" * least + "#" * (most - least)
    return parse_pattern("#,##0." + decimals if decimals else "#,##0")


class Cldr:
    """Numbers and dates as one language writes them."""

    def __init__(self, language: str) -> None:
        """Read the data of ``language``."""
        self._locale = Locale.parse(_LOCALES[language])
        self.point = self._locale.number_symbols["latn"]["decimal"]

    def decimal(self, value: Decimal, least: int, most: int) -> str:
        """A number that is not negative, thousands grouped."""
        return str(_pattern(least, most).apply(value, self._locale))

    def day(self, day: dt.date, pattern: str) -> str:
        """A date by one of CLDR's patterns, such as ``EEEE`` for the day of the week."""
        return format_date(day, pattern, self._locale)

    def skeleton(self, day: dt.date, skeleton: str) -> str:
        """A date with the parts of ``skeleton`` in this language's order, such as ``MMMMd``."""
        return format_skeleton(skeleton, day, locale=self._locale)


@cache
def cldr(language: str) -> Cldr:
    """The data of one language, read once."""
    return Cldr(language)

"""What CLDR says of the three languages, kept here so that the first window need not wait for Babel.

``tests/i18n/test_cldr.py`` holds every word and sign equal to Babel's own, but the first of the month: French writes
``1er septembre``, where CLDR has ``1 septembre``.
"""

import datetime as dt
from decimal import Decimal
from typing import NamedTuple


class Cldr(NamedTuple):
    """Numbers and dates as one language writes them; in all three the day comes before its month."""

    point: str
    """Stands before decimals."""
    comma: str
    """Stands between thousands."""
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    """From Monday."""
    first: str = "1"
    """The first day of a month."""

    def decimal(self, value: Decimal, least: int, most: int) -> str:
        """A number that is not negative, thousands grouped, between ``least`` and ``most`` decimals."""
        whole, _point, decimals = f"{value:,.{most}f}".partition(".")
        decimals = decimals[:least] + decimals[least:].rstrip("0")
        whole = whole.replace(",", self.comma)
        return f"{whole}{self.point}{decimals}" if decimals else whole

    def day_long(self, day: dt.date) -> str:
        """``14 octobre 2026``."""
        return f"{self.day_month(day)} {day.year}"

    def day_month(self, day: dt.date) -> str:
        """``14 octobre``."""
        return f"{self.day_number(day)} {self.months[day.month - 1]}"

    def day_short(self, day: dt.date) -> str:
        """``14 oct.``."""
        return f"{self.day_number(day)} {self.short_months[day.month - 1]}"

    def day_number(self, day: dt.date) -> str:
        """``14``, before its month."""
        return self.first if day.day == 1 else str(day.day)

    def weekday(self, day: dt.date) -> str:
        """``mercredi``."""
        return self.weekdays[day.weekday()]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_MOROCCAN_MONTHS = _words("يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر")

CLDR = {
    "fr": Cldr(
        ",",
        "\u202f",
        _words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        _words("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
        _words("lundi mardi mercredi jeudi vendredi samedi dimanche"),
        first="1er",
    ),
    "ar": Cldr(
        ",",
        ".",
        _MOROCCAN_MONTHS,
        _MOROCCAN_MONTHS,
        _words("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"),
    ),
    "en": Cldr(
        ".",
        ",",
        _words("January February March April May June July August September October November December"),
        _words("Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec"),
        _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    ),
}
"""By language: French of France, Arabic of Morocco (Western digits), English of Britain (the day before the month)."""

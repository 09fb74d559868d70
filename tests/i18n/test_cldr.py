"""Our words and signs are CLDR's, as Babel has them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from lianes_desktop.i18n.cldr import CLDR

LOCALES = {"fr": "fr_FR", "ar": "ar_MA", "en": "en_GB"}


@pytest.mark.parametrize("language", LOCALES)
def test_days_are_written_as_babel_writes_them(language: str) -> None:
    ours, locale = CLDR[language], Locale.parse(LOCALES[language])
    for at in range(366 + 365):
        day = date(2024, 1, 1) + timedelta(days=at)
        if language == "fr" and day.day == 1:
            continue
        assert ours.day_long(day) == format_date(day, "long", locale)
        assert ours.weekday(day) == format_date(day, "EEEE", locale)
        assert ours.day_month(day) == format_skeleton("MMMMd", day, locale=locale)
        assert ours.day_short(day) == format_skeleton("MMMd", day, locale=locale)


def test_the_first_of_a_month_is_written_as_french_people_do() -> None:
    day, french = date(2026, 9, 1), CLDR["fr"]
    assert (french.day_long(day), french.day_short(day)) == ("1er septembre 2026", "1er sept.")


@pytest.mark.parametrize("language", LOCALES)
@given(
    value=st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False, places=6),
    least=st.integers(0, 3),
    more=st.integers(0, 3),
)
def test_numbers_are_written_as_babel_writes_them(language: str, value: Decimal, least: int, more: int) -> None:
    most = least + more
    pattern = "#,##0." + "0" * least + "#" * more if most else "#,##0"
    theirs = format_decimal(value, pattern, LOCALES[language], numbering_system="latn")
    assert CLDR[language].decimal(value, least, most) == theirs


def test_the_decimal_sign_is_that_of_the_language() -> None:
    for language, name in LOCALES.items():
        assert CLDR[language].point == Locale.parse(name).number_symbols["latn"]["decimal"]

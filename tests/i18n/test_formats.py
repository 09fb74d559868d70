"""Figures as each language writes them: the exact characters, invisible ones included."""

import datetime as dt
import unicodedata
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianes_desktop.domain import entry
from lianes_desktop.domain.ids import RateId
from lianes_desktop.domain.money import EUR, MAD, Currency, ExchangeRate, Money, RateSource
from lianes_desktop.i18n import catalogue, formats

DAY = dt.date(2026, 10, 14)
LANGUAGES = st.sampled_from(catalogue.LANGUAGES)
RATE = ExchangeRate(RateId(UUID(int=1)), MAD, Decimal("10.84"), DAY, RateSource.MANUAL)


def _in(language: str) -> None:
    catalogue.activate(language)


@pytest.mark.parametrize(
    ("language", "sum_", "written"),
    [
        ("fr", Money(123450), "1\u202f234,50\u00a0€"),
        ("fr", Money(-542), "\u22125,42\u00a0€"),
        ("fr", Money(145000, MAD), "1\u202f450,00\u00a0MAD"),
        ("fr", Money(1500, Currency("XOF")), "1\u202f500\u00a0XOF"),
        ("fr", Money(1234567, Currency("TND")), "1\u202f234,567\u00a0TND"),
        ("ar", Money(123450), "\u200f1.234,50\u00a0€"),
        ("ar", Money(-542), "\u200f\u200e\u22125,42\u00a0€"),
        ("ar", Money(61200, MAD), "\u200f612,00\u00a0درهم"),
        ("ar", Money(61200, Currency("USD")), "\u200f612,00\u00a0USD"),
        ("en", Money(123450), "€1,234.50"),
        ("en", Money(-542), "\u2212€5.42"),
        ("en", Money(145000, MAD), "MAD\u00a01,450.00"),
        ("en", Money(-145000, MAD), "\u2212MAD\u00a01,450.00"),
    ],
)
def test_a_sum_is_written_as_its_readers_write_it(language: str, sum_: Money, written: str) -> None:
    _in(language)
    assert formats.money(sum_) == written


def test_euros_can_leave_out_decimals_that_say_nothing() -> None:
    assert formats.euros(144000, whole=True) == "1\u202f440\u00a0€"
    assert formats.euros(144010, whole=True) == "1\u202f440,10\u00a0€"
    assert formats.euros(144000) == "1\u202f440,00\u00a0€"


def test_an_amount_has_no_currency_but_all_its_decimals() -> None:
    assert formats.amount(Money(140000, MAD)) == "1\u202f400,00"
    _in("ar")
    assert formats.amount(Money(140000, MAD)) == "\u200f1.400,00"


@pytest.mark.parametrize(("language", "written"), [("fr", "45,5\u00a0%"), ("ar", "45,5\u200e%\u200e"), ("en", "45.5%")])
def test_a_ratio_is_written_in_hundredths(language: str, written: str) -> None:
    _in(language)
    assert formats.percent(Decimal("0.455")) == written


def test_a_ratio_is_rounded_half_up_and_never_to_a_negative_zero() -> None:
    assert formats.percent(Decimal("0.333333")) == "33,33\u00a0%"
    assert formats.percent(Decimal("0.33335"), most=0) == "33\u00a0%"
    assert formats.percent(Decimal("0.00125")) == "0,13\u00a0%"
    assert formats.percent(Decimal("-0.00001")) == "0\u00a0%"


def test_a_number_keeps_the_decimals_it_has() -> None:
    assert formats.number(1234567) == "1\u202f234\u202f567"
    assert formats.number(Decimal("10.840")) == "10,840"
    assert formats.number(Decimal("1E+3")) == "1\u202f000"
    assert formats.number(-3) == "\u22123"


@pytest.mark.parametrize(
    ("language", "written"),
    [("fr", "1 € = 10,84 MAD"), ("ar", "1 يورو = 10,84 \u2068درهم\u2069"), ("en", "€1 = 10.84 MAD")],
)
def test_a_rate_says_what_one_euro_is_worth(language: str, written: str) -> None:
    _in(language)
    assert formats.rate(RATE) == written


def test_a_rate_has_two_decimals_or_as_many_as_it_needs() -> None:
    one = ExchangeRate(RATE.id, MAD, Decimal("10.843200"), DAY, RateSource.INFOREURO)
    assert formats.rate(one) == "1 € = 10,8432 MAD"
    assert formats.rate(ExchangeRate(RATE.id, MAD, Decimal(11), DAY, RateSource.INFOREURO)) == "1 € = 11,00 MAD"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("fr", "129,15\u00a0€ × 45,5\u00a0% = 58,76\u00a0€"),
        ("ar", "\u2066129,15\u00a0€ × 45,5\u200e%\u200e = 58,76\u00a0€\u2069"),
        ("en", "€129.15 × 45.5% = €58.76"),
    ],
)
def test_an_equation_reads_from_the_left_in_every_language(language: str, written: str) -> None:
    _in(language)
    assert formats.share(12915, Decimal("0.455"), 5876) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("fr", ["14/10/2026", "14 octobre 2026", "14 oct.", "mercredi", "Mercredi 14 octobre"]),
        (
            "ar",
            [
                "\u200f14/10/2026",
                "\u200f14 أكتوبر 2026",
                "\u200f14 أكتوبر",
                "الأربعاء",
                "الأربعاء 14 أكتوبر",
            ],
        ),
        ("en", ["14/10/2026", "14 October 2026", "14 Oct", "Wednesday", "Wednesday 14 October"]),
    ],
)
def test_a_day_is_written_short_long_and_over_a_group(language: str, written: list[str]) -> None:
    _in(language)
    forms = (formats.day, formats.day_long, formats.day_short, formats.weekday, formats.day_heading)
    assert [form(DAY) for form in forms] == written


def test_morocco_has_its_own_names_of_months() -> None:
    _in("ar")
    assert formats.day_long(dt.date(2026, 11, 25)) == "\u200f25 نونبر 2026"
    assert formats.day_long(dt.date(2026, 8, 20)) == "\u200f20 غشت 2026"


def test_a_year_before_one_thousand_keeps_four_digits() -> None:
    assert formats.day(dt.date(26, 10, 14)) == "14/10/0026"


@pytest.mark.parametrize(
    ("end", "written"),
    [
        (dt.date(2026, 10, 14), "14 octobre 2026"),
        (dt.date(2026, 10, 17), "14\u00a0– 17 octobre 2026"),
        (dt.date(2026, 11, 2), "14 octobre\u00a0– 2 novembre 2026"),
        (dt.date(2027, 1, 3), "14 octobre 2026\u00a0– 3 janvier 2027"),
    ],
)
def test_a_range_of_days_repeats_nothing(end: dt.date, written: str) -> None:
    assert formats.month_range(DAY, end) == written


def test_words_are_listed_with_the_comma_of_the_language() -> None:
    assert formats.listed(["Lille", "Oujda"]) == "Lille, Oujda"
    _in("ar")
    assert formats.listed(["ليل", "وجدة"]) == "ليل، وجدة"


def test_a_range_may_start_on_the_first() -> None:
    assert formats.month_range(dt.date(2026, 10, 1), DAY) == "1er\u00a0– 14 octobre 2026"


def test_hours_are_written_on_two_digits_each() -> None:
    assert formats.clock(dt.time(9, 5)) == "09:05"
    assert formats.clock(dt.datetime(2026, 10, 14, 21, 38, 59)) == "21:38"  # noqa: DTZ001 - local wall time
    assert formats.clock_range(dt.time(8, 45), dt.time(10, 30)) == "08:45\u00a0– 10:30"
    _in("ar")
    assert formats.clock_range(dt.time(8, 45), dt.time(10, 30)) == "\u200f08:45\u00a0– 10:30"


@pytest.mark.parametrize(
    ("language", "written"),
    [("fr", "18 octobre à 19:12"), ("ar", "\u200f18 أكتوبر على الساعة 19:12"), ("en", "18 October at 19:12")],
)
def test_a_moment_stands_inside_a_sentence(language: str, written: str) -> None:
    _in(language)
    assert formats.moment(dt.datetime(2026, 10, 18, 19, 12)) == written  # noqa: DTZ001 - local wall time


@pytest.mark.parametrize(
    ("minutes", "written"),
    [(75, "1 h 15"), (125, "2 h 05"), (45, "45 min"), (120, "2 h"), (0, "0 min"), (26 * 60 + 30, "26 h 30")],
)
def test_a_duration_is_written_to_the_minute(minutes: int, written: str) -> None:
    assert formats.duration(dt.timedelta(minutes=minutes)) == written


def test_a_duration_reads_from_the_right_in_arabic() -> None:
    _in("ar")
    assert formats.duration(dt.timedelta(minutes=75)) == "\u200f1 س 15 د"


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (dt.timedelta(seconds=59), "à l’instant"),
        (dt.timedelta(minutes=1), "il y a 1 minute"),
        (dt.timedelta(minutes=59), "il y a 59 minutes"),
        (dt.timedelta(hours=1), "il y a 1 heure"),
        (dt.timedelta(hours=23, minutes=59), "il y a 23 heures"),
        (dt.timedelta(days=3, hours=5), "il y a 3 jours"),
    ],
)
def test_time_past_is_told_in_the_one_unit_that_matters(since: dt.timedelta, said: str) -> None:
    assert formats.ago(since) == said


@pytest.mark.parametrize(
    ("octets", "written"),
    [
        (0, "0 o"),
        (999, "999 o"),
        (1000, "1 ko"),
        (3_210_000, "3,2 Mo"),
        (15 * 1024 * 1024, "15,7 Mo"),
        (2_000_000_000_000, "2\u202f000 Go"),
    ],
)
def test_a_size_is_written_in_the_unit_that_reads_best(octets: int, written: str) -> None:
    assert formats.size(octets) == written


def test_someones_words_are_set_apart_where_directions_meet() -> None:
    assert formats.isolate("Claire Delattre") == "Claire Delattre"
    assert formats.isolate("نادية العمراني") == "\u2068نادية العمراني\u2069"
    _in("ar")
    assert formats.isolate("Dar Ziri") == "\u2068Dar Ziri\u2069"
    assert formats.isolate("") == ""


def test_codes_and_telephone_numbers_read_from_the_left() -> None:
    assert formats.ltr("+212 5 36 60 12 34") == "+212 5 36 60 12 34"
    _in("ar")
    assert formats.ltr("+212 5 36 60 12 34") == "\u2066+212 5 36 60 12 34\u2069"
    assert formats.ltr("") == ""


@pytest.mark.parametrize(
    ("name", "badge"),
    [
        ("Claire Delattre", "CD"),
        ("Jean de La Fontaine", "JF"),
        ("Samira", "S"),
        ("élodie éluard", "ÉÉ"),
        ("نادية العمراني", "ن\u200cا"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_badge_shows_the_first_and_the_last_initial(name: str, badge: str) -> None:
    assert formats.initials(name) == badge


def test_a_label_opens_with_a_capital() -> None:
    assert formats.capital("mercredi") == "Mercredi"
    assert formats.capital("") == ""


@pytest.mark.parametrize(("language", "written"), [("fr", "1234,50"), ("ar", "1234,50"), ("en", "1234.50")])
def test_a_field_offers_a_number_without_grouping_or_mark(language: str, written: str) -> None:
    _in(language)
    assert formats.typed(Decimal("1234.50")) == written


@given(language=LANGUAGES, minor=st.integers(1, 999_999_999), unit=st.sampled_from([EUR, MAD]))
def test_what_is_written_can_be_typed_again(language: str, minor: int, unit: Currency) -> None:
    _in(language)
    sum_ = Money(minor, unit)
    assert entry.parse_amount(formats.money(sum_), unit, "amount") == sum_
    assert entry.parse_amount(formats.amount(sum_), unit, "amount") == sum_
    assert entry.parse_amount(formats.typed(sum_.amount), unit, "amount") == sum_


@given(language=LANGUAGES, day=st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)), hour=st.times())
def test_days_and_hours_written_can_be_typed_again(language: str, day: dt.date, hour: dt.time) -> None:
    _in(language)
    assert entry.parse_date(formats.day(day), DAY, "paid_on") == day
    assert entry.parse_time(formats.clock(hour), "paid_time") == hour.replace(second=0, microsecond=0)


@given(language=LANGUAGES, per_euro=st.decimals("0.0001", "99999", places=4))
def test_rates_written_can_be_typed_again(language: str, per_euro: Decimal) -> None:
    _in(language)
    assert entry.parse_rate(formats.typed(per_euro), "per_euro") == per_euro


@given(language=LANGUAGES, minor=st.integers(-(10**17), 10**17), code=st.sampled_from(["EUR", "MAD", "XOF", "TND"]))
def test_no_figure_ever_shows_a_hyphen_or_an_eastern_digit(language: str, minor: int, code: str) -> None:
    _in(language)
    written = formats.money(Money(minor, Currency(code)))
    assert "-" not in written
    assert (formats.MINUS in written) == (minor < 0)
    assert all(char.isascii() for char in written if unicodedata.category(char) == "Nd")

"""What people type, in three languages, hostile or not."""

import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianes_desktop.domain import entry
from lianes_desktop.domain.money import EUR, MAD, Currency, Money
from lianes_desktop.domain.problems import Problem, RefusedError

TODAY = date(2026, 11, 24)
XOF = Currency("XOF")
ARABIC = str.maketrans("0123456789.,", "٠١٢٣٤٥٦٧٨٩٫٬")


def problem(refused: pytest.ExceptionInfo[RefusedError]) -> Problem:
    (only,) = refused.value.refusals
    assert only.field == "field"
    return only.problem


@pytest.mark.parametrize(
    ("typed", "currency", "minor"),
    [
        ("40,00€", EUR, 4000),
        ("40 €", EUR, 4000),
        ("EUR 40.5", EUR, 4050),
        ("1 400 DH", MAD, 140000),
        ("1\u202f400,00\u00a0MAD", MAD, 140000),
        ("د.م. 1.234,50", MAD, 123450),
        ("١٢٣٫٥٠ درهم", MAD, 12350),
        ("\u200f١٬٢٣٤٫٥٠", MAD, 123450),
        ("۱۲", EUR, 1200),
        ("1'234.50", EUR, 123450),
        ("1 234 567,89", EUR, 123456789),
        ("1,234.56", EUR, 123456),
        ("1.234,56", EUR, 123456),
        ("1.234.567", EUR, 123456700),
        ("12.50", EUR, 1250),
        ("12,5", EUR, 1250),
        ("12,", EUR, 1200),
        (",5", EUR, 50),
        ("+5", EUR, 500),
        ("1234,5", EUR, 123450),
        ("0,50", EUR, 50),
        ("12 USD", Currency("USD"), 1200),
        ("usd12", Currency("USD"), 1200),
        ("1 500", XOF, 1500),
    ],
)
def test_amounts_are_read_as_people_write_them(typed: str, currency: Currency, minor: int) -> None:
    assert entry.parse_amount(typed, currency, "field") == Money(minor, currency)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", Problem.MISSING),
        (" \u00a0\u200f", Problem.MISSING),
        ("€", Problem.MISSING),
        ("-5", Problem.NOT_POSITIVE),
        ("5-", Problem.NOT_POSITIVE),
        ("\u22125", Problem.NOT_POSITIVE),
        ("0", Problem.NOT_POSITIVE),
        ("0,00", Problem.NOT_POSITIVE),
        ("NaN", Problem.NOT_A_NUMBER),
        ("Infinity", Problem.NOT_A_NUMBER),
        ("1e5", Problem.NOT_A_NUMBER),
        ("0x10", Problem.NOT_A_NUMBER),
        ("½", Problem.NOT_A_NUMBER),
        ("5²", Problem.NOT_A_NUMBER),
        ("1.2.3", Problem.NOT_A_NUMBER),
        ("14 00", Problem.NOT_A_NUMBER),
        ("12 D5", Problem.NOT_A_NUMBER),
        ("1G234", Problem.NOT_A_NUMBER),
        (",", Problem.NOT_A_NUMBER),
        ("quarante", Problem.NOT_A_NUMBER),
        ("1,234", Problem.AMBIGUOUS_SEPARATOR),
        ("12.345", Problem.AMBIGUOUS_SEPARATOR),
        ("1.2,3", Problem.AMBIGUOUS_SEPARATOR),
        ("1,234,56.7", Problem.AMBIGUOUS_SEPARATOR),
        ("1 234,567", Problem.TOO_PRECISE),
        ("1234,567", Problem.TOO_PRECISE),
        ("0,234", Problem.TOO_PRECISE),
        ("1.234,567", Problem.TOO_PRECISE),
        ("12,3456", Problem.TOO_PRECISE),
        ("100000000", Problem.TOO_LARGE),
        ("9" * 60, Problem.TOO_LARGE),
        ("9" * 5000, Problem.TOO_LONG),
        ("40 MAD", Problem.UNKNOWN_CURRENCY),
        ("40 USD", Problem.UNKNOWN_CURRENCY),
    ],
)
def test_amounts_that_say_nothing_sure_are_refused(typed: str, expected: Problem) -> None:
    with pytest.raises(RefusedError) as refused:
        entry.parse_amount(typed, EUR, "field")
    assert problem(refused) is expected


def test_an_ambiguous_amount_is_refused_with_both_readings() -> None:
    with pytest.raises(RefusedError) as refused:
        entry.parse_amount("1,234", MAD, "field")
    assert refused.value.refusals[0].values == {"whole": "1234", "decimal": "1.234"}


def test_the_cfa_franc_has_no_cents() -> None:
    with pytest.raises(RefusedError) as refused:
        entry.parse_amount("1500,50", XOF, "field")
    assert problem(refused) is Problem.TOO_PRECISE


def test_the_currency_written_beside_an_amount_is_known() -> None:
    assert entry.currency_named("1 400 DH") == MAD
    assert entry.currency_named("40€") == EUR
    assert entry.currency_named("USD 3") == Currency("USD")
    assert entry.currency_named("12,50") is None


amounts = st.decimals(Decimal("0.01"), Decimal("99999999.99"), places=2)


@given(amounts, st.sampled_from([" ", "\u00a0", "\u202f", "'", "’", ""]), st.sampled_from([",", "."]))
def test_what_is_written_is_read_back(amount: Decimal, group: str, mark: str) -> None:
    western = f"{amount:,.2f}".replace(",", "G").replace(".", mark).replace("G", group)
    arabic = f"{amount:,.2f}".translate(ARABIC)

    assert entry.parse_amount(western, MAD, "field") == Money.of(amount, MAD)
    assert entry.parse_amount(arabic, MAD, "field") == Money.of(amount, MAD)


def refused_fields(parse: Callable[[], object]) -> set[str]:
    """The fields refused; any exception but a refusal goes through."""
    try:
        parse()
    except RefusedError as refused:
        return {one.field for one in refused.refusals}
    return set()


@given(st.text())
def test_no_text_breaks_a_parser(text: str) -> None:
    for parse in (
        lambda: entry.parse_amount(text, EUR, "field"),
        lambda: entry.parse_date(text, TODAY, "field"),
        lambda: entry.parse_time(text, "field"),
        lambda: entry.parse_rate(text, "field"),
        lambda: entry.parse_text(text, "field", 50),
        lambda: entry.parse_email(text, "field"),
        lambda: entry.check_iban(text, "field"),
        lambda: entry.check_bic(text, "field"),
        lambda: entry.check_siret(text, "field"),
        lambda: entry.check_siren(text, "field"),
    ):
        assert refused_fields(parse) <= {"field"}


@given(st.text("0123456789.,٫٬' -+€DHG", max_size=20))
def test_an_amount_read_is_always_positive_and_whole(text: str) -> None:
    try:
        money = entry.parse_amount(text, EUR, "field")
    except RefusedError:
        return
    assert 0 < money.minor < entry.MOST_UNITS * 100


@pytest.mark.parametrize(
    ("typed", "expected"), [("10,84", "10.84"), ("655,957", "655.957"), ("100 MAD", "100"), ("0,000001", "0.000001")]
)
def test_a_rate_has_six_decimals_at_most(typed: str, expected: str) -> None:
    assert entry.parse_rate(typed, "field") == Decimal(expected)
    assert "E" not in str(entry.parse_rate(typed, "field")) or expected == "0.000001"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("0", Problem.NOT_POSITIVE), ("1,1234567", Problem.TOO_PRECISE), ("1000000", Problem.TOO_LARGE)],
)
def test_a_rate_that_cannot_be_is_refused(typed: str, expected: Problem) -> None:
    with pytest.raises(RefusedError) as refused:
        entry.parse_rate(typed, "field")
    assert problem(refused) is expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("14/10/2026", date(2026, 10, 14)),
        ("14-10-26", date(2026, 10, 14)),
        ("14.10.2026", date(2026, 10, 14)),
        ("14 10 2026", date(2026, 10, 14)),
        ("4/9", date(2026, 9, 4)),
        ("2026-10-14", date(2026, 10, 14)),
        ("2026/10/14", date(2026, 10, 14)),
        ("١٤/١٠/٢٠٢٦", date(2026, 10, 14)),
        ("14\u200f/10\u200f/2026", date(2026, 10, 14)),
    ],
)
def test_days_are_read_as_people_write_them(typed: str, expected: date) -> None:
    assert entry.parse_date(typed, TODAY, "field") == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", Problem.MISSING),
        ("hier", Problem.NOT_A_DATE),
        ("14/10/206", Problem.NOT_A_DATE),
        ("31/02/2026", Problem.DATE_IMPOSSIBLE),
        ("29/02/2027", Problem.DATE_IMPOSSIBLE),
        ("14/13/2026", Problem.DATE_IMPOSSIBLE),
        ("0/1/2026", Problem.DATE_IMPOSSIBLE),
        ("14/10/0026", Problem.DATE_IMPOSSIBLE),
        ("14/10/9999", Problem.DATE_IMPOSSIBLE),
    ],
)
def test_days_that_do_not_exist_are_refused(typed: str, expected: Problem) -> None:
    with pytest.raises(RefusedError) as refused:
        entry.parse_date(typed, TODAY, "field")
    assert problem(refused) is expected


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_day_written_is_read_back(day: date) -> None:
    assert entry.parse_date(f"{day:%d/%m/%Y}", TODAY, "field") == day
    assert entry.parse_date(day.isoformat(), TODAY, "field") == day


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("14:30", time(14, 30)),
        ("14h30", time(14, 30)),
        ("14 H 30", time(14, 30)),
        ("9 h", time(9)),
        ("9", time(9)),
        ("1430", time(14, 30)),
        ("930", time(9, 30)),
        ("14.30", time(14, 30)),
        ("١٤:٣٠", time(14, 30)),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, expected: time) -> None:
    assert entry.parse_time(typed, "field") == expected


@pytest.mark.parametrize("typed", ["24:00", "12:60", "midi", "12:5", "123456"])
def test_hours_that_do_not_exist_are_refused(typed: str) -> None:
    with pytest.raises(RefusedError) as refused:
        entry.parse_time(typed, "field")
    assert problem(refused) is Problem.NOT_A_TIME


@given(st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_an_hour_written_is_read_back(moment: time) -> None:
    assert entry.parse_time(f"{moment:%H:%M}", "field") == moment


def test_text_is_composed_trimmed_and_on_one_line() -> None:
    assert entry.parse_text("  Cafe\u0301 \n\t de  la gare\u200b ", "field", 50) == "Café de la gare"
    assert entry.parse_text(" un \r\n deux\t", "field", 50, lines=True) == "un\n deux"


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\u202e", "\u2066", "\ud800"])
def test_text_that_hides_or_reverses_is_refused(letter: str) -> None:
    with pytest.raises(RefusedError) as refused:
        entry.parse_text(f"a{letter}b", "field", 50)
    assert problem(refused) is Problem.FORBIDDEN_CHARACTER


def test_text_has_an_end() -> None:
    assert entry.parse_text("é" * 50, "field", 50) == "é" * 50
    with pytest.raises(RefusedError) as refused:
        entry.parse_text("é" * 51, "field", 50)
    assert problem(refused) is Problem.TOO_LONG


@given(st.text(max_size=60))
def test_text_once_clean_stays_clean(text: str) -> None:
    try:
        clean = entry.parse_text(text, "field", 200, lines=True)
    except RefusedError:
        return
    assert entry.parse_text(clean, "field", 200, lines=True) == clean
    assert unicodedata.is_normalized("NFC", clean)


@pytest.mark.parametrize("typed", ["", "n.elamrani@commune-oujda.example", "a+b@x.fr", "é@école.fr"])
def test_addresses_are_taken(typed: str) -> None:
    assert entry.parse_email(typed, "field") == typed


@pytest.mark.parametrize("typed", ["a", "a@b", "a b@c.fr", "a@b..", "@x.fr", "a@@b.fr", "<a@b.fr>"])
def test_what_cannot_be_an_address_is_refused(typed: str) -> None:
    with pytest.raises(RefusedError) as refused:
        entry.parse_email(typed, "field")
    assert problem(refused) is Problem.NOT_AN_EMAIL


def test_numbers_of_organisations_are_checked() -> None:
    assert entry.check_siret("356 000 000 49837", "field") == "35600000049837"
    assert entry.check_siren("215 903 501", "field") == "215903501"
    assert entry.check_iban("fr76 3000 1007 9412 3456 7890 185", "field") == "FR7630001007941234567890185"
    assert entry.check_iban("MA64 0115 1900 0001 2050 0053 4921", "field") == "MA64011519000001205000534921"
    assert entry.check_bic("bdfefrppcct", "field") == "BDFEFRPPCCT"
    assert entry.check_siret("", "field") == entry.check_iban(" ", "field") == entry.check_bic("", "field") == ""


@pytest.mark.parametrize(
    ("check", "typed", "expected"),
    [
        (entry.check_siret, "35600000049838", Problem.NOT_A_SIRET),
        (entry.check_siren, "215903502", Problem.NOT_A_SIRET),
        (entry.check_iban, "FR7630001007941234567890186", Problem.NOT_AN_IBAN),
        (entry.check_iban, "MA64011519000001205000534922", Problem.NOT_AN_IBAN),
        (entry.check_iban, "MA6401151900000120500053492", Problem.NOT_AN_IBAN),
        (entry.check_iban, "MA65011519000001205000534921", Problem.NOT_AN_IBAN),
        (entry.check_bic, "BDF", Problem.NOT_A_BIC),
    ],
)
def test_numbers_of_organisations_that_fail_are_refused(check: object, typed: str, expected: Problem) -> None:
    assert callable(check)
    with pytest.raises(RefusedError) as refused:
        check(typed, "field")
    assert problem(refused) is expected


@pytest.mark.parametrize(("typed", "count"), [("120", 120), (" 1 200 ", 1200), ("٠", 0), ("١٢٠", 120)])
def test_a_count_as_people_type_it(typed: str, count: int) -> None:
    assert entry.parse_count(typed, "field", 2000) == count


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", Problem.MISSING),
        ("-1", Problem.NOT_POSITIVE),
        ("1,5", Problem.NOT_A_NUMBER),
        ("2001", Problem.TOO_LARGE),
    ],
)
def test_what_is_no_count_is_refused(typed: str, problem: Problem) -> None:
    with pytest.raises(RefusedError) as caught:
        entry.parse_count(typed, "field", 2000)

    assert caught.value.refusals[0].problem is problem


@pytest.mark.parametrize(("typed", "parts"), [("50", 5000), ("33,34 %", 3334), ("0", 0), ("100 %", 10_000)])
def test_a_part_in_hundredths(typed: str, parts: int) -> None:
    assert entry.parse_share(typed, "field") == parts


@pytest.mark.parametrize(("typed", "problem"), [("100,01", Problem.TOO_LARGE), ("3,333", Problem.TOO_PRECISE)])
def test_a_part_above_the_whole_or_too_fine_is_refused(typed: str, problem: Problem) -> None:
    with pytest.raises(RefusedError) as caught:
        entry.parse_share(typed, "field")

    assert caught.value.refusals[0].problem is problem


@pytest.mark.parametrize("typed", ["12/10/2026 13:00", "12/10 13h", "12/10 13 h", "2026-10-12 1300"])
def test_a_day_and_its_hour(typed: str) -> None:
    assert entry.parse_moment(typed, TODAY, "field") == datetime.fromisoformat("2026-10-12 13:00")


def test_a_day_without_its_hour_is_refused() -> None:
    with pytest.raises(RefusedError) as caught:
        entry.parse_moment("12/10/2026", TODAY, "field")

    assert caught.value.refusals[0].problem is Problem.NOT_A_TIME

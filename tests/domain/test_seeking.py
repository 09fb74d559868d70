"""What was typed to find an expense: words and sums as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianes_desktop.domain.seeking import Figure, words_of


def between(least: str, below: str) -> Figure:
    return Figure(Decimal(least), Decimal(below))


@pytest.mark.parametrize(
    ("typed", "figures"),
    [
        ("12", (between("12", "13"),)),
        ("1 250,5", (between("1250.5", "1250.6"),)),
        ("1\u202f250,50", (between("1250.50", "1250.51"),)),
        ("1250.50", (between("1250.50", "1250.51"),)),
        ("1250,", (between("1250", "1251"),)),
        ("1.250", (between("1.250", "1.251"), between("1250", "1251"))),
        ("1.250,5", (between("1250.5", "1250.6"),)),
        ("1,250.50", (between("1250.50", "1250.51"),)),
        ("12.345.678", (between("12345678", "12345679"),)),
        ("1'250", (between("1250", "1251"),)),
        ("١٬٢٥٠٫٥", (between("1250.5", "1250.6"),)),
        ("٤٤", (between("44", "45"),)),
        ("240DH", (between("240", "241"),)),
        ("€12,50", (between("12.50", "12.51"),)),
        ("12,50€", (between("12.50", "12.51"),)),
        ("٢٤٠درهم", (between("240", "241"),)),
        ("taxi", ()),
        ("12/10", ()),
        ("n°12", ()),
        ("9" * 40, ()),
        ("1.2.3", ()),
    ],
)
def test_a_figure_stands_for_the_sums_it_may_begin(typed: str, figures: tuple[Figure, ...]) -> None:
    (word,) = words_of(typed)

    assert word.figures == figures


def test_words_and_sums_are_told_apart_and_a_currency_after_a_sum_is_none() -> None:
    words = words_of("  taxi 1 250,5 MAD  gare € 44 dh ")

    assert [one.text for one in words] == ["taxi", "1 250,5", "gare", "€", "44"]
    assert [bool(one.figures) for one in words] == [False, True, False, False, True]


@given(st.integers(0, 10**9), st.sampled_from([".", ","]))
def test_every_sum_is_found_by_itself_however_its_thousands_stand(cents: int, point: str) -> None:
    amount = Decimal(cents).scaleb(-2)
    whole, decimals = f"{amount:,.2f}".split(".")
    for thousands in ("", " ", "\u202f", "\u00a0", "’"):
        (word,) = words_of(f"{whole.replace(',', thousands)}{point}{decimals}")
        assert any(one.least <= amount < one.below for one in word.figures)


@given(st.text(max_size=60))
def test_any_text_has_words_whose_sums_are_ranges(typed: str) -> None:
    assert all(one.least < one.below for word in words_of(typed) for one in word.figures)

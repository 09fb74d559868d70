"""The small rules values carry themselves."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import LILLE, OUJDA, REFERENCE, a_contact, a_participant, a_profile, a_rate, dirhams, euros
from support.fakes import ALTERED

from lianes_desktop.domain.bundles import bundle_code
from lianes_desktop.domain.contacts import Consent, ConsentState
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import BundleId, new_id
from lianes_desktop.domain.keys import fingerprint_groups
from lianes_desktop.domain.money import EUR, MAD, Currency, Money, half_up


@pytest.mark.parametrize("code", ["", "EU", "EURO", "eur", "É€R", "E2R"])
def test_a_currency_has_three_capital_letters(code: str) -> None:
    with pytest.raises(ValueError, match=f"^{code}$"):
        Currency(code)


def test_the_dirham_has_two_decimals_and_the_cfa_franc_none() -> None:
    assert (MAD.digits, EUR.digits, Currency("XOF").digits, Currency("TND").digits) == (2, 2, 0, 3)
    assert Money(1500, Currency("XOF")).amount == Decimal(1500)


@given(st.decimals(Decimal("-1e9"), Decimal("1e9"), places=2))
def test_money_is_exact(amount: Decimal) -> None:
    assert Money.of(amount).amount == amount


@pytest.mark.parametrize(("value", "expected"), [("0.5", 1), ("1.5", 2), ("2.5", 3), ("-0.5", -1), ("0.49", 0)])
def test_halves_go_up(value: str, expected: int) -> None:
    assert half_up(Decimal(value)) == expected


def test_a_rate_converts_its_own_currency_only() -> None:
    assert a_rate("10.84").to_euros(dirhams("1400")) == euros("129.15")
    with pytest.raises(ValueError, match="EUR"):
        a_rate().to_euros(euros("1"))


def test_names_are_shown_as_typed() -> None:
    assert a_contact().name == "Nadia El Amrani"
    arabic = a_contact(given_name="", family_name="", given_name_ar="نادية", family_name_ar="العمراني")
    assert arabic.name == arabic.name_ar == "نادية العمراني"
    assert a_participant().name == a_profile().name == "Claire Delattre"


@pytest.mark.parametrize(
    ("consent", "leaves"),
    [
        (Consent(), False),
        (Consent(ConsentState.GRANTED), False),
        (Consent(ConsentState.GRANTED, transmit=True), True),
        (Consent(ConsentState.WITHDRAWN, transmit=True), False),
    ],
)
def test_only_an_explicit_yes_leaves(consent: Consent, *, leaves: bool) -> None:
    assert consent.may_leave is leaves


def test_reference_data_answers_by_code() -> None:
    assert REFERENCE.kind("TAXI").heading is BudgetHeading.LOCAL_TRANSPORT
    with pytest.raises(KeyError):
        REFERENCE.kind("PLOUF")
    assert REFERENCE.direct(LILLE, OUJDA)
    assert not REFERENCE.direct(OUJDA, LILLE)


def test_a_bundle_has_a_code_to_read_aloud() -> None:
    assert bundle_code(UUID("01932f70-0000-7000-8abc-0123456789ab")) == "8ABC-0123-4567-89AB"
    assert ALTERED.bundle_code == ""
    assert not ALTERED.accepted
    assert replace(ALTERED, bundle_id=BundleId(UUID(int=0))).bundle_code == "0000-0000-0000-0000"


def test_a_key_is_read_over_the_phone_in_four_groups() -> None:
    assert fingerprint_groups("00" * 10 + "ff" * 22) == ("AAAA", "AAAA", "AAAA", "AAAA")


def test_later_ids_sort_after_earlier_ones() -> None:
    made = [new_id() for _ in range(100)]

    assert made == sorted(made)
    assert len(set(made)) == 100

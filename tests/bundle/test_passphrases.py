"""Stretching a passphrase."""

import json

import pytest
from support import pki

from lianes_desktop.bundle.passphrases import Cost, Stretching, wrong
from lianes_desktop.domain.problems import Problem


def test_the_default_cost_is_that_of_the_specification() -> None:
    assert Cost() == Cost(memory_kib=65536, iterations=3, lanes=4)


def test_a_passphrase_gives_256_bits_in_hexadecimal() -> None:
    password = Stretching.fresh(pki.CHEAP).password("une longue phrase")
    assert len(bytes.fromhex(password.decode())) == 32


def test_the_same_passphrase_and_salt_give_the_same_password() -> None:
    one = Stretching.fresh(pki.CHEAP)
    again = Stretching.from_json(json.loads(json.dumps(one.to_json())))
    assert again == one
    assert again.password("secret") == one.password("secret")
    assert Stretching.fresh(pki.CHEAP).password("secret") != one.password("secret")


def test_an_accent_may_be_typed_in_two_ways() -> None:
    one = Stretching.fresh(pki.CHEAP)
    assert one.password("\u00e9t\u00e9") == one.password("e\u0301te\u0301")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "scrypt"),
        ("memory_kib", 1 << 40),
        ("iterations", 10**9),
        ("lanes", 10**9),
        ("lanes", True),
        ("iterations", "3"),
        ("salt", "not hexadecimal"),
    ],
)
def test_stretching_that_would_exhaust_the_machine_or_means_nothing_is_refused(field: str, value: object) -> None:
    fields = Stretching.fresh(pki.CHEAP).to_json() | {field: value}
    with pytest.raises(ValueError):  # noqa: PT011 - the caller says that the file is damaged
        Stretching.from_json(fields)


def test_a_wrong_passphrase_is_said_on_its_field() -> None:
    (refusal,) = wrong().refusals
    assert (refusal.field, refusal.problem) == ("passphrase", Problem.PASSPHRASE_WRONG)

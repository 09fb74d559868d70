"""JSON that has one meaning."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianes_desktop.bundle import strict_json
from lianes_desktop.bundle.strict_json import LARGEST_INTEGER, NotStrictJson

TEXTS = st.text(max_size=20).map(strict_json.clean)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_written_is_read_again_and_written_the_same(value: Any) -> None:  # noqa: ANN401 - any JSON value
    data = strict_json.dumps(value)

    assert strict_json.loads(data) == value
    assert strict_json.dumps(strict_json.loads(data)) == data


@given(st.text())
def test_a_cleaned_text_is_clean_and_always_travels(text: str) -> None:
    cleaned = strict_json.clean(text)

    assert strict_json.clean(cleaned) == cleaned
    assert strict_json.loads(strict_json.dumps(cleaned)) == cleaned


@given(st.binary(max_size=80) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        value = strict_json.loads(data)
    except NotStrictJson:
        return

    assert strict_json.dumps(value)
    assert json.loads(data) == value


def test_names_in_arabic_and_with_joiners_pass() -> None:
    for text in ("أمينة العلوي", "می\u200cخواهم", "Fès\nMeknès"):
        assert strict_json.clean(text) == text
        assert strict_json.loads(strict_json.dumps(text)) == text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\tb", "a b"),
        ("rec\u0327u", "reçu"),
        ("\u202egpj.exe", "gpj.exe"),
        ("\u200fفاس\u200f", "فاس"),
        ("\ud83d", ""),
        ("\x00\x1b[31m", "[31m"),
        ("\ufeffbom", "bom"),
    ],
)
def test_cleaning_keeps_what_is_seen(typed: str, read: str) -> None:
    assert strict_json.clean(typed) == read


LOOSE = (
        b'{"a":1,"a":1}', b"1.0", b"1e3", b"NaN", b"-Infinity", b"-0", b"01", b"+1", b"0x10", b"9007199254740992",
        b"1" * 5000, b'"\t"', b'"\\t"', b'"\\/"', b'"\\u0041"', b'"\\ud83d\\ude00"', '"rec\u0327u"'.encode(),
        '"\u202e"'.encode(), b"\xef\xbb\xbf1", b"\xff", b"", b" ", b"1 2", b"[1,]", b"{'a':1}", b"// 1",
        b"[" * 25 + b"]" * 25, b"[" * 100_000,
)  # fmt: skip


@pytest.mark.parametrize("data", LOOSE, ids=[f"{at}: {one[:12]!r}" for at, one in enumerate(LOOSE)])
def test_loose_json_is_refused(data: bytes) -> None:
    with pytest.raises(NotStrictJson):
        strict_json.loads(data)


def test_24_levels_are_read() -> None:
    assert strict_json.loads(b"[" * 24 + b"]" * 24)

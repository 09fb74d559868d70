"""One encoding of each value, and no other."""

import pytest
from asn1crypto import core
from hypothesis import given
from hypothesis import strategies as st
from support import pki

from lianes_desktop.bundle import certificates, der

REFUSED = {
    "nothing": "",
    "a tag alone": "30",
    "truncated contents": "30030201",
    "length cut": "3082",
    "indefinite length": "30800000",
    "padded length": "308103020101",
    "length with a leading zero": "30820003020101",
    "length of five bytes": "30850000000003020101",
    "reserved length": "30ff020101",
    "trailing byte": "302001",
    "byte after": "300302010100",
    "member beyond its sequence": "300302020101",
    "long tag": "1f810100",
    "constructed string": "240404020101",
    "primitive sequence": "1000",
    "primitive set": "1100",
    "unordered set": "3106020102020101",
    "true that is not ff": "010101",
    "two booleans in one": "0102ffff",
    "empty boolean": "0100",
    "end of contents": "30050201010000",
    "end of contents alone": "0000",
    "null with contents": "050100",
    "empty integer": "0200",
    "padded integer": "02020001",
    "padded negative integer": "0202ff80",
    "empty bit string": "0300",
    "nine unused bits": "030209ff",
    "unused bits of nothing": "030101",
    "empty identifier": "0600",
    "unfinished identifier": "06022a86",
    "padded identifier": "06028001",
}


def _nested(levels: int) -> bytes:
    data = b"\x05\x00"
    for _ in range(levels):
        data = b"\x30" + _length(len(data)) + data
    return data


def _length(size: int) -> bytes:
    if size < 0x80:
        return bytes([size])
    digits = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(digits)]) + digits


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_anything_but_der_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message only helps a developer
        der.require(bytes.fromhex(text))


@pytest.mark.parametrize(
    "text",
    ["0500", "0101ff", "010100", "020100", "02020080", "0201ff", "0303000102", "030100", "06022a03", "3000",
     "3106020101020102", "a003020101", "8001ff"],
)  # fmt: skip
def test_der_is_accepted(text: str) -> None:
    der.require(bytes.fromhex(text))


def test_nesting_ends_somewhere() -> None:
    der.require(_nested(20))
    with pytest.raises(ValueError, match="deeply"):
        der.require(_nested(200))


def test_the_certificates_we_make_are_der() -> None:
    made = pki.pki()
    for one in (made.root, made.missions, made.decisions):
        der.require(certificates.to_der(one.certificate))


@given(st.binary(max_size=60))
def test_what_is_accepted_is_what_would_be_written(data: bytes) -> None:
    try:
        der.require(data)
    except ValueError:
        return
    try:
        read = core.load(data, strict=True)
    except ValueError:
        return  # a tag this library does not know by itself
    assert read.dump(force=True) == data


@given(
    st.recursive(st.integers() | st.binary() | st.booleans(), lambda inner: st.lists(inner, max_size=4), max_leaves=8)
)
def test_what_is_written_is_accepted(value: object) -> None:
    der.require(_encode(value))


def _encode(value: object) -> bytes:
    if isinstance(value, bool):
        encoded: bytes = core.Boolean(value).dump()
    elif isinstance(value, int):
        encoded = core.Integer(value).dump()
    elif isinstance(value, bytes):
        encoded = core.OctetString(value).dump()
    else:
        assert isinstance(value, list)
        inner = b"".join(map(_encode, value))
        encoded = b"\x30" + _length(len(inner)) + inner
    return encoded

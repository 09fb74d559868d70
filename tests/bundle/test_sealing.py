"""Sealing and opening as streams, and what breaks on either side."""

import io
from collections.abc import Iterator

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianes_desktop.bundle import sealing
from lianes_desktop.bundle.refusals import BundleRefusal, Code

IDENTITY = pyrage.x25519.Identity.generate()
RECIPIENT = str(IDENTITY.to_public())


def sealed(*chunks: bytes) -> bytes:
    out = io.BytesIO()
    sealing.seal(chunks, (RECIPIENT,), out)
    return out.getvalue()


def opened(data: bytes) -> bytes:
    out = io.BytesIO()
    sealing.unseal(io.BytesIO(data), (str(IDENTITY),), out)
    return out.getvalue()


class Broken(io.BytesIO):
    """A file on a medium that was pulled out."""

    def read(self, _size: int | None = -1, /) -> bytes:  # type: ignore[explicit-override]  # 3.11 has no override
        raise OSError(5, "Input/output error")

    def write(self, _data: object, /) -> int:  # type: ignore[explicit-override]  # 3.11 has no override
        raise OSError(28, "No space left on device")


@given(st.lists(st.binary(max_size=200_000), max_size=5))
def test_chunks_of_any_length_come_back_as_one(chunks: list[bytes]) -> None:
    data = sealed(*chunks)

    assert opened(data) == b"".join(chunks)
    assert len(data) <= sealing.sealed_size(sum(map(len, chunks)))
    assert sealing.is_sealed(io.BytesIO(data))


def test_two_seals_of_the_same_bytes_have_nothing_in_common() -> None:
    first, second = sealed(b"a claim" * 100), sealed(b"a claim" * 100)

    assert first[-200:] != second[-200:]


@given(st.binary(max_size=300))
def test_anything_else_is_damaged_or_for_others(data: bytes) -> None:
    for one in (data, b"age-encryption.org/v1\n" + data):
        with pytest.raises(BundleRefusal) as caught:
            opened(one)
        assert caught.value.code in {Code.SEAL_DAMAGED, Code.SEALED_FOR_OTHERS}


def test_a_recipient_that_is_none_is_an_error_of_the_one_who_asks() -> None:
    with pytest.raises(ValueError, match="Bech32"):
        sealing.seal([b"x"], ("age1nobody",), io.BytesIO())


def test_what_breaks_while_sealing_comes_through_as_it_was() -> None:
    def chunks() -> Iterator[bytes]:
        yield b"x"
        raise KeyError("vault")

    with pytest.raises(KeyError, match="vault"):
        sealing.seal(chunks(), (RECIPIENT,), io.BytesIO())
    with pytest.raises(OSError, match="No space"):
        sealing.seal([b"x" * 200_000], (RECIPIENT,), Broken())


def test_what_breaks_while_opening_comes_through_as_it_was() -> None:
    with pytest.raises(OSError, match="Input/output"):
        sealing.unseal(Broken(), (str(IDENTITY),), io.BytesIO())
    with pytest.raises(OSError, match="No space"):
        sealing.unseal(io.BytesIO(sealed(b"x" * 200_000)), (str(IDENTITY),), Broken())

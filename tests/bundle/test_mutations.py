"""No change of any byte is accepted with another meaning, and none breaks the verifier."""

import io
import random
from collections.abc import Iterator

import pytest
from support import bundles, pki, rawzip
from support.forge import good

from lianes_desktop.bundle import verifying
from lianes_desktop.bundle.refusals import Code
from lianes_desktop.bundle.verifying import Verified
from lianes_desktop.domain.people import Role

CODES = frozenset(map(str, Code)) | {verifying.OK}
MUTATIONS = 4_000


def verified(data: bytes) -> Verified:
    return verifying.verify(io.BytesIO(data), pki.pki().trust, now=pki.NOW, role=Role.OFFICE)


def framing_bytes() -> Iterator[int]:
    """Where headers, names, the directory and the end record are."""
    at = 0
    for name, data in good().items():
        header = rawzip.LOCAL.size + len(name)
        yield from range(at, at + header)
        at += header + len(data)
    yield from range(at, len(rawzip.zipped(dict(good()))))


def test_no_flipped_bit_of_the_framing_is_accepted() -> None:
    data = bytearray(rawzip.zipped(dict(good())))
    places = list(framing_bytes())
    accepted = []
    for at in places:
        for bit in range(8):
            data[at] ^= 1 << bit
            if verified(bytes(data)).verification.accepted:
                accepted.append((at, bit))
            data[at] ^= 1 << bit

    assert len(places) > 1_000
    assert accepted == []


@pytest.mark.slow
def test_no_random_mutation_changes_the_meaning_of_what_is_accepted() -> None:
    chance = random.Random(20_261_124)  # noqa: S311 - the same mutations on every run
    original = rawzip.zipped(dict(good()))
    meaning = verified(original)
    for _ in range(MUTATIONS):
        found = verified(mutated(original, chance))
        assert found.verification.code in CODES
        if found.verification.accepted:
            assert found.hand_in == meaning.hand_in
            assert found.verification.manifest_sha256 == meaning.verification.manifest_sha256


def mutated(data: bytes, chance: random.Random) -> bytes:
    """One to four edits: bits flipped, bytes put, taken out, repeated or exchanged."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at, length = chance.randrange(len(out)), chance.choice((1, 2, 4, 16, 200))
        match chance.randrange(6):
            case 0:
                out[at] ^= 1 << chance.randrange(8)
            case 1:
                out[at : at + length] = chance.randbytes(length)
            case 2:
                del out[at : at + length]
            case 3:
                out[at:at] = out[at : at + length]
            case 4:
                other = chance.randrange(len(out))
                out[at : at + length], out[other : other + length] = out[other : other + length], out[at : at + length]
            case _:
                out[at : at + length] = bytes(len(out[at : at + length]))
    return bytes(out)


def test_the_twin_of_a_signature_is_the_same_bundle() -> None:
    """(r, n - s) is as valid as (r, s): the file differs, its identity does not (case 124)."""
    files = dict(good())
    twin = bundles.with_twin_signature(files)

    assert twin != files
    first, second = verified(rawzip.zipped(files)), verified(rawzip.zipped(twin))
    assert second.verification.accepted
    assert second.verification.manifest_sha256 == first.verification.manifest_sha256
    assert second.verification.bundle_id == first.verification.bundle_id

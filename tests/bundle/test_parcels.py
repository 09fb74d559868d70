"""Key requests and enrolments as small bundles."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from support import bundles, pki, rawzip
from support.bundles import Desk
from support.forge import Forge

from lianes_desktop.bundle.certificates import Issuing, SigningKey
from lianes_desktop.bundle.cms import SignerRefusal
from lianes_desktop.bundle.parcels import Parcel
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.small_parcels import SmallParcels
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.bundles import BundleKind, SignerState
from lianes_desktop.domain.people import Role
from lianes_desktop.services.failures import Cause, Resource, UnavailableError

FILES = {"enrolment/request.csr": b"a request", "enrolment/note.txt": b""}
PARCELS = SmallParcels(pki.Clock())


def pack(key: SigningKey, folder: Path, kind: BundleKind = BundleKind.KEY_REQUEST) -> Path:
    return PARCELS.pack(kind, FILES, key, ("lianes",), folder)


def unpack(path: Path, kind: BundleKind = BundleKind.KEY_REQUEST, trust: Trust | None = None) -> Parcel:
    return PARCELS.unpack(path, kind, trust or pki.pki().trust, now=pki.NOW, role=Role.OFFICE)


def test_a_key_request_travels_signed_by_the_key_it_is_about(tmp_path: Path) -> None:
    key = pki.self_signed(pki.PAUL)

    path = pack(key, tmp_path)
    parcel = unpack(path)

    assert path.name.startswith("lianes-key-request-")
    assert path.name.endswith(".asice")
    assert parcel.files == FILES
    assert parcel.signed.signer.state is SignerState.UNKNOWN
    assert parcel.signed.signer.fingerprint == key.fingerprint
    assert PARCELS.peek(path, "enrolment/request.csr", 100) == b"a request"


def test_an_enrolment_travels_signed_by_an_officer(tmp_path: Path) -> None:
    officer = pki.pki().person(pki.ASMA, by=Issuing.DECISIONS)

    path = PARCELS.pack(BundleKind.ENROLMENT, FILES, officer, (pki.PAUL.participant.urn,), tmp_path)

    assert PARCELS.unpack(path, BundleKind.ENROLMENT, pki.pki().trust, now=pki.NOW, role=Role.FIELD).files == FILES
    found = Desk(tmp_path).bundles.verify(path)
    assert found.accepted
    assert found.kind is BundleKind.ENROLMENT


def test_a_key_request_of_somebody_unknown_says_its_kind_by_its_files(tmp_path: Path) -> None:
    found = Desk(tmp_path).bundles.verify(pack(pki.self_signed(), tmp_path))

    assert (found.code, found.kind, found.intact) == (Code.CERT_UNTRUSTED, BundleKind.KEY_REQUEST, True)


def test_a_parcel_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BundleRefusal, match=Code.KIND):
        unpack(pack(pki.self_signed(), tmp_path), BundleKind.ENROLMENT)


@pytest.mark.parametrize("kind", [BundleKind.ENROLMENT, BundleKind.KEY_REQUEST])
def test_a_participant_makes_neither(tmp_path: Path, kind: BundleKind) -> None:
    with pytest.raises(BundleRefusal, match=Code.KIND):
        unpack(pack(bundles.jeanne(), tmp_path, kind), kind)


def test_a_parcel_of_a_revoked_key_is_refused(tmp_path: Path) -> None:
    key = pki.self_signed()
    trust = pki.pki().trust.without_key(key.fingerprint)

    with pytest.raises(SignerRefusal, match=Code.CERT_REVOKED):
        unpack(pack(key, tmp_path), trust=trust)


@pytest.mark.parametrize(
    ("name", "code"),
    [("receipts/0001.jpg", Code.BUNDLE_FILES), ("claim.pdf", Code.BUNDLE_FILES), ("enrolment/big.bin", Code.TOO_LARGE)],
)
def test_a_parcel_carries_small_files_of_its_own_kind_only(tmp_path: Path, name: str, code: Code) -> None:
    parcels = SmallParcels(pki.Clock())
    path = parcels.pack(BundleKind.KEY_REQUEST, {name: bytes(2**22 + 1)}, pki.self_signed(), ("lianes",), tmp_path)

    with pytest.raises(BundleRefusal, match=code):
        unpack(path)


def test_an_unknown_signer_of_something_else_says_no_kind(tmp_path: Path) -> None:
    path = tmp_path / "other.asice"
    made = Forge({"mimetype": b"application/vnd.etsi.asic-e+zip", "bundle.json": b"{}"})
    path.write_bytes(made.sign(pki.self_signed()).zip())

    found = Desk(tmp_path).bundles.verify(path)

    assert (found.code, found.kind, found.intact) == (Code.CERT_UNTRUSTED, None, True)


@pytest.mark.parametrize("act", [lambda path: PARCELS.peek(path, "x", 1), unpack], ids=["peek", "unpack"])
def test_a_parcel_that_is_not_there_is_told(tmp_path: Path, act: Callable[[Path], object]) -> None:
    with pytest.raises(UnavailableError) as caught:
        act(tmp_path / "absent.asice")

    assert (caught.value.what, caught.value.why) == (Resource.FILE, Cause.NOT_FOUND)


@pytest.mark.parametrize("spoil", [rawzip.same_crc, bytes.swapcase], ids=["same crc", "other crc"])
def test_a_medium_that_gives_other_bytes_back_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[bytes], bytes]
) -> None:
    real = os.fsync

    def unreliable(descriptor: int) -> None:
        at = os.pread(descriptor, 10_000, 0).find(b"a request")
        if at >= 0:
            os.pwrite(descriptor, spoil(b"a request"), at)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", unreliable)

    with pytest.raises(UnavailableError) as caught:
        pack(pki.self_signed(), tmp_path)

    assert (caught.value.what, caught.value.why) == (Resource.EXPORT, Cause.DAMAGED)
    assert list(tmp_path.iterdir()) == []

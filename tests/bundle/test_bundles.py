"""A claim written, verified, opened and read back through the door the services use."""

import dataclasses
import errno
import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

import pyrage
import pytest
from support import bundles, pki
from support.bundles import Desk
from support.forge import forge

from lianes_desktop import durable
from lianes_desktop.bundle import claims, contents, profile
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.domain.bundles import BundleKind, LedgerState, ReceivedBundle, SignerState
from lianes_desktop.domain.hand_in import HandIn, Previous
from lianes_desktop.domain.ids import BundleId, SeriesId, new_id
from lianes_desktop.domain.leaving import hand_in_leaving
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError
from lianes_desktop.services.ports.claims import Written
from lianes_desktop.services.ports.progress import Progress

IDENTITY = pyrage.x25519.Identity.generate()
RECOVERY = pyrage.x25519.Identity.generate()
OTHER = pyrage.x25519.Identity.generate()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "scratch")


@pytest.fixture
def sealing_desk(desk: Desk) -> Desk:
    desk.trust = dataclasses.replace(desk.trust, recipients=(str(IDENTITY.to_public()), str(RECOVERY.to_public())))
    desk.identities = (str(IDENTITY),)
    return desk


def write(
    desk: Desk,
    folder: Path,
    hand_in: HandIn | None = None,
    *,
    piece: Callable[[str], bytes] = bundles.pieces,
    progress: Progress = bundles.silent,
    seal: bool = True,
) -> Written:
    hand_in = hand_in or bundles.a_hand_in()
    return desk.bundles.write(hand_in, bundles.jeanne(), piece, bundles.drawing(hand_in), folder, progress, seal=seal)


def left_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if one.is_file())


def test_a_claim_comes_back_as_it_left_without_who_may_not_leave(desk: Desk, tmp_path: Path) -> None:
    hand_in = bundles.a_hand_in()

    written = write(desk, tmp_path, hand_in)
    verification, read = desk.bundles.read(written.path)

    assert verification.accepted
    assert verification.code == "OK"
    assert verification.signer is not None
    assert verification.signer.name == "Jeanne Dupont"
    assert verification.kind is BundleKind.CLAIM
    assert verification.manifest_sha256 == written.manifest_sha256
    assert verification.signed_at == pki.NOW
    assert verification.files == len(contents.DOCUMENTS) + 5
    assert read == hand_in_leaving(hand_in)
    assert b"prive@example.org" not in written.path.read_bytes()


def test_the_file_says_nobody_s_name_and_holds_neutral_ones(desk: Desk, tmp_path: Path) -> None:
    written = write(desk, tmp_path)

    assert written.path.name == "lianes-00000320-s1.asice"
    assert written.size == written.path.stat().st_size
    assert not written.sealed
    with ZipFile(written.path) as opened:
        names = opened.namelist()
        assert opened.testzip() is None
    assert names[:5] == ["mimetype", "receipts/0001.jpg", "receipts/0002.pdf", "papers/0001.pdf", "claim.pdf"]
    assert names[-3:] == ["bundle.json", "META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s"]


def test_two_bundles_of_one_hand_in_differ_by_nothing_but_their_signatures(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    first, second = write(desk, tmp_path), write(desk, tmp_path / "again")

    with ZipFile(first.path) as one, ZipFile(second.path) as other:
        different = {name for name in one.namelist() if one.read(name) != other.read(name)}

    assert "data/mission.json" not in different
    assert different <= {"claim.pdf", "bundle.json", "META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s"}


def test_the_same_photograph_twice_is_carried_once(desk: Desk, tmp_path: Path) -> None:
    page = bundles.page(bundles.PHOTO)
    hand_in = bundles.a_hand_in(pages=(page, page))

    written = write(desk, tmp_path, hand_in)

    with ZipFile(written.path) as opened:
        assert [name for name in opened.namelist() if name.startswith("receipts/")] == ["receipts/0001.jpg"]
    assert desk.bundles.read(written.path)[1] == hand_in_leaving(hand_in)


def test_a_claim_without_receipts_travels(desk: Desk, tmp_path: Path) -> None:
    assert desk.bundles.verify(write(desk, tmp_path, bundles.a_hand_in(pages=())).path).accepted


def test_a_device_that_knows_no_revocation_list_says_nothing_of_its_clock(desk: Desk, tmp_path: Path) -> None:
    desk.trust = pki.pki().without_crls()
    desk.role = Role.FIELD

    written = write(desk, tmp_path)

    with ZipFile(written.path) as opened:
        assert b'"clock"' not in opened.read("bundle.json")
    assert desk.bundles.verify(written.path).accepted


def test_a_follower_names_the_bundle_before_it(desk: Desk, tmp_path: Path) -> None:
    first = write(desk, tmp_path)
    second = dataclasses.replace(
        bundles.a_hand_in(), bundle_id=BundleId(new_id()), sequence=2, previous=Previous(first.manifest_sha256)
    )

    written = write(desk, tmp_path, second)

    assert written.path.name.endswith("-s2.asice")
    assert desk.bundles.read(written.path)[1] == hand_in_leaving(second)


def test_somebody_not_enrolled_is_unknown_until_her_key_is_confirmed(desk: Desk, tmp_path: Path) -> None:
    key = pki.self_signed(pki.PAUL)
    hand_in = bundles.a_hand_in(signer=pki.PAUL.participant)
    written = desk.bundles.write(hand_in, key, bundles.pieces, bundles.drawing(hand_in), tmp_path, bundles.silent)

    unknown, nothing = desk.bundles.read(written.path)
    desk.trust = desk.trust.with_confirmed(key.fingerprint, pki.PAUL)
    known, read = desk.bundles.read(written.path)

    assert nothing is None
    assert (unknown.intact, unknown.signature_valid, unknown.signer_known) == (True, True, False)
    assert unknown.code == Code.CERT_UNTRUSTED
    assert unknown.detail == key.fingerprint
    assert unknown.signer is not None
    assert unknown.signer.state is SignerState.UNKNOWN
    assert unknown.bundle_id is None
    assert unknown.kind is BundleKind.CLAIM
    assert known.accepted
    assert read == hand_in_leaving(hand_in)


@pytest.mark.parametrize("seal", [False, True])
@pytest.mark.parametrize("years", [-1, 3], ids=["a clock too late", "expired"])
def test_a_key_the_office_would_refuse_writes_nothing(
    sealing_desk: Desk, tmp_path: Path, years: int, *, seal: bool
) -> None:
    sealing_desk.clock.at = pki.NOW.replace(year=pki.NOW.year + years)

    with pytest.raises(UnavailableError) as caught:
        write(sealing_desk, tmp_path, seal=seal)

    assert (caught.value.what, caught.value.why) == (Resource.KEYS, Cause.WRONG_KEY)
    assert left_in(tmp_path) == []


def test_the_issuer_is_whom_the_certificate_names(desk: Desk, tmp_path: Path) -> None:
    written = write(desk, tmp_path, bundles.a_hand_in(signer=pki.PAUL.participant))

    _, read = desk.bundles.read(written.path)

    assert read is not None
    assert read.issuer == pki.JEANNE.participant


def test_a_damaged_bundle_of_somebody_unknown_is_damaged_first(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "damaged.asice"
    path.write_bytes(forge().author(pki.self_signed(pki.PAUL)).put("receipts/0001.jpg", b"x").zip())

    found = desk.bundles.verify(path)

    assert (found.code, found.intact, found.signature_valid) == (Code.DIGEST, False, True)


@pytest.mark.parametrize("days", [0, 3 * 365])
def test_an_intact_bundle_of_a_key_that_counts_no_more_says_whose_it_was(desk: Desk, tmp_path: Path, days: int) -> None:
    written = write(desk, tmp_path)
    desk.trust = pki.pki().trusting(bundles.jeanne())
    if days:
        desk.role = Role.FIELD
        desk.trust = pki.pki().trust
        desk.clock.at = pki.NOW.replace(year=pki.NOW.year + 3)

    found = desk.bundles.verify(written.path)

    assert found.intact
    assert found.signature_valid
    assert not found.signer_known
    assert found.code == (Code.CERT_EXPIRED if days else Code.CERT_REVOKED)
    assert found.signer is not None
    assert found.signer.name == "Jeanne Dupont"
    assert found.bundle_id is None


def test_a_sealed_bundle_is_opened_by_either_recipient_and_nobody_else(sealing_desk: Desk, tmp_path: Path) -> None:
    written = write(sealing_desk, tmp_path)

    assert written.sealed
    assert written.path.name.endswith(".asice.age")
    assert left_in(tmp_path) == [written.path.name]
    for identity in (IDENTITY, RECOVERY):
        sealing_desk.identities = (str(identity),)
        assert sealing_desk.bundles.read(written.path)[1] == hand_in_leaving(bundles.a_hand_in())
    for identities in ((str(OTHER),), ()):
        sealing_desk.identities = identities
        found = sealing_desk.bundles.verify(written.path)
        assert (found.code, found.accepted, found.intact) == (Code.SEALED_FOR_OTHERS, False, False)


def test_a_sealed_bundle_leaves_no_plain_byte_anywhere(sealing_desk: Desk, tmp_path: Path) -> None:
    write(sealing_desk, tmp_path)

    kept = b"".join(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())

    assert bundles.PHOTO[:64] not in kept
    assert b"ASiCManifest" not in kept


def test_sealing_can_be_declined(sealing_desk: Desk, tmp_path: Path) -> None:
    assert not write(sealing_desk, tmp_path, seal=False).sealed


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: data[:-1], Code.SEAL_DAMAGED),
        (lambda data: data[: len(data) // 2], Code.SEAL_DAMAGED),
        (lambda data: data[:5000] + bytes([data[5000] ^ 1]) + data[5001:], Code.SEAL_DAMAGED),
        (lambda data: data + b"\0", Code.SEAL_DAMAGED),
        (lambda data: data[:22] + b"\n" + data[22:], Code.SEAL_DAMAGED),
        (lambda data: data[:30], Code.SEAL_DAMAGED),
        (lambda data: b"age-encryption.org/v2\n" + data[22:], Code.EOCD),
    ],
    ids=["cut by a byte", "cut in half", "a bit", "a byte more", "the header", "only the header", "another version"],
)
def test_a_changed_seal_is_refused(
    sealing_desk: Desk, tmp_path: Path, change: Callable[[bytes], bytes], code: Code
) -> None:
    written = write(sealing_desk, tmp_path)
    written.path.write_bytes(change(written.path.read_bytes()))

    assert sealing_desk.bundles.verify(written.path).code == code
    if code is Code.SEAL_DAMAGED:
        with pytest.raises(BundleRefusal, match=code):
            sealing_desk.bundles.open_plain(written.path, tmp_path / "opened.asice")
    assert left_in(tmp_path) == [written.path.name]


def test_opening_gives_the_plain_bundle_under_its_own_name_or_another(sealing_desk: Desk, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    written = write(sealing_desk, tmp_path)

    by_folder = sealing_desk.bundles.open_plain(written.path, inbox)
    by_name = sealing_desk.bundles.open_plain(by_folder, inbox / "kept.asice")

    assert by_folder.name == written.path.name.removesuffix(".age")
    assert by_name.read_bytes() == by_folder.read_bytes()
    assert sealing_desk.bundles.verify(by_name).accepted


def test_a_receipt_is_taken_out_checked_again(desk: Desk, tmp_path: Path) -> None:
    written = write(desk, tmp_path)
    digest = hashlib.sha256(bundles.PHOTO).hexdigest()

    assert desk.bundles.extract(written.path, digest) == bundles.PHOTO
    with pytest.raises(UnavailableError) as caught:
        desk.bundles.extract(written.path, "0" * 64)
    assert caught.value.why is Cause.DAMAGED
    written.path.write_bytes(forge().put("receipts/0001.jpg", b"changed since").zip())
    with pytest.raises(UnavailableError) as caught:
        desk.bundles.extract(written.path, digest)
    assert (caught.value.what, caught.value.why) == (Resource.FILE, Cause.DAMAGED)


def test_the_ledger_s_answer_comes_with_the_verdict(desk: Desk, tmp_path: Path) -> None:
    written = write(desk, tmp_path)
    found = desk.bundles.verify(written.path)
    assert found.ledger is LedgerState.NEXT
    assert found.bundle_id is not None
    assert found.series is not None
    assert found.dossier is not None
    received = ReceivedBundle(
        found.bundle_id, found.manifest_sha256, found.dossier, found.series, 1, pki.NOW, found, "", "", 0, ""
    )

    desk.received = (dataclasses.replace(received, waiting=True),)
    assert desk.bundles.verify(written.path).ledger is LedgerState.NEXT
    desk.received = (received,)
    again = desk.bundles.verify(written.path)
    assert again.ledger is LedgerState.REPLAY
    assert again.accepted
    desk.received = (dataclasses.replace(received, series=SeriesId(new_id())),)
    follower = dataclasses.replace(
        bundles.a_hand_in(), bundle_id=BundleId(new_id()), sequence=3, previous=Previous("0" * 64)
    )
    assert desk.bundles.verify(write(desk, tmp_path, follower).path).ledger is LedgerState.GAP


def test_progress_grows_to_its_end(sealing_desk: Desk, tmp_path: Path) -> None:
    for seal in (False, True):
        told: list[tuple[int, int]] = []
        write(sealing_desk, tmp_path, progress=lambda done, total, told=told: told.append((done, total)), seal=seal)  # type: ignore[misc]  # one list a turn

        assert told == sorted(told)
        assert len({total for _, total in told}) == 1
        assert told[-1][0] >= told[-1][1] * 0.8


@pytest.mark.parametrize("seal", [False, True])
@pytest.mark.parametrize("after", [0, 3, 25])
def test_stopping_leaves_nothing(sealing_desk: Desk, tmp_path: Path, *, seal: bool, after: int) -> None:
    calls = iter(range(10_000))

    def stop(_done: int, _total: int) -> None:
        if next(calls) >= after:
            raise CancelledError

    with pytest.raises(CancelledError):
        write(sealing_desk, tmp_path, progress=stop, seal=seal)

    assert left_in(tmp_path) == []


@pytest.mark.parametrize("seal", [False, True])
def test_a_receipt_s_file_that_cannot_be_read_leaves_nothing(sealing_desk: Desk, tmp_path: Path, *, seal: bool) -> None:
    def gone(digest: str) -> bytes:
        raise UnavailableError(Resource.VAULT, Cause.NOT_FOUND, digest)

    with pytest.raises(UnavailableError) as caught:
        write(sealing_desk, tmp_path, piece=gone, seal=seal)

    assert (caught.value.what, caught.value.why) == (Resource.VAULT, Cause.NOT_FOUND)
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("seal", [False, True])
@pytest.mark.parametrize(
    "spoil",
    [lambda data: data + b"x", lambda data: data[:-1], lambda data: data[:-1] + b"?"],
    ids=["longer", "shorter", "other"],
)
def test_a_receipt_s_file_of_other_bytes_never_leaves(
    sealing_desk: Desk, tmp_path: Path, spoil: Callable[[bytes], bytes], *, seal: bool
) -> None:
    with pytest.raises(UnavailableError) as caught:
        write(sealing_desk, tmp_path, piece=lambda digest: spoil(bundles.pieces(digest)), seal=seal)

    assert caught.value.why is Cause.DAMAGED
    assert left_in(tmp_path) == []


def test_records_the_office_would_refuse_are_told_before_anything_is_drawn(desk: Desk, tmp_path: Path) -> None:
    hand_in = bundles.a_hand_in()
    spoiled = dataclasses.replace(hand_in, statement=dataclasses.replace(hand_in.statement, asked_cents=1))

    with pytest.raises(UnavailableError) as caught:
        write(desk, tmp_path, spoiled)

    assert (caught.value.what, caught.value.why) == (Resource.STORE, Cause.DAMAGED)
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("seal", [True, False])
def test_the_name_is_told_when_all_is_verified_and_nothing_has_it_yet(
    sealing_desk: Desk, tmp_path: Path, *, seal: bool
) -> None:
    hand_in, meter = bundles.a_hand_in(), list[tuple[int, int]]()
    told: list[tuple[list[str], int]] = []

    def naming() -> None:
        told.append(([name for name in left_in(tmp_path) if not name.startswith(".")], len(meter)))

    written = sealing_desk.bundles.write(
        hand_in,
        bundles.jeanne(),
        bundles.pieces,
        bundles.drawing(hand_in),
        tmp_path,
        lambda done, total: meter.append((done, total)),
        seal=seal,
        naming=naming,
    )

    assert told == [([], len(meter))]  # not a byte is read after
    assert meter
    assert left_in(tmp_path) == [written.path.name]


def test_a_name_that_cannot_be_told_is_not_given(desk: Desk, tmp_path: Path) -> None:
    hand_in = bundles.a_hand_in()

    def full() -> None:
        raise UnavailableError(Resource.STORE, Cause.DISK_FULL)

    with pytest.raises(UnavailableError) as caught:
        desk.bundles.write(
            hand_in, bundles.jeanne(), bundles.pieces, bundles.drawing(hand_in), tmp_path, bundles.silent, naming=full
        )
    assert (caught.value.what, caught.value.why) == (Resource.STORE, Cause.DISK_FULL)
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("seal", [True, False])
def test_what_writes_that_never_ended_left_is_cleared_and_nobody_else_s(
    sealing_desk: Desk, tmp_path: Path, *, seal: bool
) -> None:
    hand_in, given_up, other = bundles.a_hand_in(), SeriesId(new_id()), SeriesId(new_id())
    mine = [
        f".lianes-{hand_in.series.hex[-8:]}-s1.asice.0a1b2c3d.tmp",
        f".lianes-{hand_in.series.hex[-8:]}-s7.asice.age.0a1b2c3d.tmp",
        f".lianes-{given_up.hex[-8:]}-s2.asice.0a1b2c3d.tmp",
        f".lianes-{given_up.hex[-8:]}-s12.asice.age.0a1b2c3d.tmp",
    ]
    kept = [
        f".lianes-{other.hex[-8:]}-s1.asice.0a1b2c3d.tmp",
        f"lianes-{given_up.hex[-8:]}-s1.asice",
        "lianes-notes.tmp",
    ]
    for name in (*mine, *kept):
        (tmp_path / name).write_bytes(b"half")

    written = sealing_desk.bundles.write(
        hand_in,
        bundles.jeanne(),
        bundles.pieces,
        bundles.drawing(hand_in),
        tmp_path,
        bundles.silent,
        seal=seal,
        earlier=[given_up],
    )

    assert left_in(tmp_path) == sorted([*kept, written.path.name])


def test_more_receipts_than_a_bundle_carries_are_refused_before_drawing(desk: Desk, tmp_path: Path) -> None:
    pages = tuple(bundles.page(b"%d" % number) for number in range(claims.MOST_RECEIPTS + 1))

    def draw(_out: BinaryIO) -> None:
        raise AssertionError

    with pytest.raises(RefusedError) as caught:
        desk.bundles.write(
            bundles.a_hand_in(pages=pages), bundles.jeanne(), bundles.pieces, draw, tmp_path, bundles.silent
        )

    assert [(one.field, one.problem) for one in caught.value.refusals] == [("receipts", Problem.TOO_LARGE)]


def test_as_many_receipts_as_a_bundle_carries_are_accepted(desk: Desk, tmp_path: Path) -> None:
    pieces = [b"%d" % number for number in range(claims.MOST_RECEIPTS - 1)]
    known = {hashlib.sha256(one).hexdigest(): one for one in pieces}
    hand_in = bundles.a_hand_in(pages=tuple(map(bundles.page, pieces)))

    written = write(desk, tmp_path, hand_in, piece=lambda digest: known.get(digest) or bundles.pieces(digest))

    assert desk.bundles.verify(written.path).files == claims.MOST_RECEIPTS + len(contents.DOCUMENTS) + 2


@pytest.mark.parametrize(("size", "count"), [(profile.LARGEST_ENTRY + 1, 1), (profile.LARGEST_ENTRY, 5)])
def test_too_many_bytes_are_refused_before_drawing(desk: Desk, tmp_path: Path, size: int, count: int) -> None:
    pages = tuple(dataclasses.replace(bundles.page(b"%d" % number), size=size) for number in range(count))

    with pytest.raises(RefusedError) as caught:
        write(desk, tmp_path, bundles.a_hand_in(pages=pages))

    assert [(one.field, one.problem) for one in caught.value.refusals] == [("receipts", Problem.TOO_LARGE)]


def test_a_claim_that_is_too_long_with_its_pdf_is_refused(desk: Desk, tmp_path: Path) -> None:
    """Four receipts that just fit beside the paper, and no room left for the rest."""
    beside = 1 + len(bundles.ARTICLE)
    pages = tuple(
        dataclasses.replace(bundles.page(b"%d" % number), size=profile.LARGEST_ENTRY - beside * (number == 3))
        for number in range(4)
    )

    with pytest.raises(RefusedError) as caught:
        write(desk, tmp_path, bundles.a_hand_in(pages=pages))

    assert [(one.field, one.problem) for one in caught.value.refusals] == [("receipts", Problem.TOO_LARGE)]


def test_records_longer_than_a_document_are_refused(desk: Desk, tmp_path: Path) -> None:
    hand_in = bundles.a_hand_in()
    novel = dataclasses.replace(hand_in.dossier.expenses[0], note="a" * contents.LARGEST_DOCUMENT)
    longer = dataclasses.replace(hand_in.dossier, expenses=(novel,))
    statement = dataclasses.replace(
        hand_in.statement,
        lines=(dataclasses.replace(hand_in.statement.lines[0], expense=novel),),
        asked_cents=hand_in.statement.lines[0].share_cents,
    )

    with pytest.raises(RefusedError) as caught:
        write(desk, tmp_path, dataclasses.replace(hand_in, dossier=longer, statement=statement))

    assert [(one.field, one.problem) for one in caught.value.refusals] == [("dossier", Problem.TOO_LARGE)]


def test_a_sum_beyond_every_budget_is_a_damaged_record(desk: Desk, tmp_path: Path) -> None:
    hand_in = bundles.a_hand_in()
    absurd = dataclasses.replace(hand_in.dossier.expenses[0], debit_cents=2**60)
    dossier = dataclasses.replace(hand_in.dossier, expenses=(absurd, *hand_in.dossier.expenses[1:]))

    with pytest.raises(UnavailableError) as caught:
        write(desk, tmp_path, dataclasses.replace(hand_in, dossier=dossier))

    assert (caught.value.what, caught.value.why) == (Resource.STORE, Cause.DAMAGED)


def test_a_medium_without_room_is_told_before_writing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "free_space", lambda _path: 40_000)

    with pytest.raises(UnavailableError) as caught:
        write(desk, tmp_path)

    assert (caught.value.what, caught.value.why, caught.value.detail) == (
        Resource.EXPORT, Cause.DISK_FULL, str(tmp_path),
    )  # fmt: skip
    assert left_in(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "cause"),
    [
        (errno.ENOSPC, Cause.DISK_FULL),
        (errno.EROFS, Cause.READ_ONLY),
        (errno.EACCES, Cause.DENIED),
        (errno.ENODEV, Cause.GONE),
        (errno.EIO, Cause.IO),
    ],
)
@pytest.mark.parametrize("seal", [False, True])
def test_a_medium_that_fails_while_writing_keeps_no_half_file(
    sealing_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, cause: Cause, *, seal: bool
) -> None:
    def fails(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails)

    with pytest.raises(UnavailableError) as caught:
        write(sealing_desk, tmp_path, seal=seal)

    assert (caught.value.what, caught.value.why) == (Resource.EXPORT, cause)
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("seal", [False, True])
def test_a_medium_that_gives_other_bytes_back_is_not_believed(
    sealing_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, seal: bool
) -> None:
    real = os.fsync
    spoiled: list[int] = []

    def unreliable(descriptor: int) -> None:
        real(descriptor)
        if stat.S_ISREG(os.fstat(descriptor).st_mode) and not spoiled:
            spoiled.append(os.pwrite(descriptor, b"\0\0\0\0", 20_000))

    monkeypatch.setattr(os, "fsync", unreliable)

    with pytest.raises(UnavailableError) as caught:
        write(sealing_desk, tmp_path, seal=seal)

    assert (caught.value.what, caught.value.why) == (Resource.EXPORT, Cause.DAMAGED)
    assert left_in(tmp_path) == []


def test_another_medium_is_read_from_itself(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forgotten: list[int] = []
    monkeypatch.setattr(os, "posix_fadvise", lambda *how: forgotten.append(how[3]))
    real = os.fstat

    def elsewhere(descriptor: int) -> os.stat_result:
        found = real(descriptor)
        return os.stat_result((*found[:2], found.st_dev + 1, *found[3:]))

    write(desk, tmp_path)
    assert forgotten == []
    monkeypatch.setattr(os, "fstat", elsewhere)
    write(desk, tmp_path)
    assert forgotten == [os.POSIX_FADV_DONTNEED]


def test_a_folder_that_is_not_there_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UnavailableError) as caught:
        write(desk, tmp_path / "stick")

    assert (caught.value.what, caught.value.why) == (Resource.EXPORT, Cause.NOT_FOUND)


def test_a_file_that_is_not_there_is_told(desk: Desk, tmp_path: Path) -> None:
    for act in (desk.bundles.verify, desk.bundles.read, lambda path: desk.bundles.open_plain(path, tmp_path)):
        with pytest.raises(UnavailableError) as caught:
            act(tmp_path / "absent.asice")
        assert (caught.value.what, caught.value.why) == (Resource.FILE, Cause.NOT_FOUND)


def test_writing_over_a_former_attempt_replaces_it_whole(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "lianes-00000320-s1.asice").write_bytes(b"an attempt that was never announced")

    assert desk.bundles.verify(write(desk, tmp_path).path).accepted
    assert len(left_in(tmp_path)) == 1

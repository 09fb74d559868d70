"""Light copies made once, and carried in the place of photographs."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from support.desks import Desk, photo, ready_to_leave
from support.fakes import PASSPHRASE, no_progress

from lianes_desktop.domain.expenses import LightCopy, Receipt, ReceiptPage
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError
from lianes_desktop.services.offered import Offered

HOTEL, COPY = b"photo hotel", b"~ hotel"


@pytest.fixture
def dossier(desk: Desk) -> DossierId:
    return ready_to_leave(desk)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def attached(desk: Desk, dossier: DossierId, *files: Offered) -> None:
    (expense,) = desk.dossiers.read(dossier).expenses
    assert not desk.expenses.attach(expense.id, files, no_progress).refused


def pages(desk: Desk, dossier: DossierId) -> list[ReceiptPage]:
    return [page for receipt in desk.dossiers.read(dossier).receipts for page in receipt.pages]


def exported(desk: Desk, dossier: DossierId, folder: Path, *, light: bool = True) -> HandIn:
    sent = desk.hand_in.export(dossier, PASSPHRASE, folder, no_progress, light=light)
    hand_in = desk.bundles.contents[sent.manifest_sha256][1]
    assert hand_in is not None
    return hand_in


def left(hand_in: HandIn) -> list[ReceiptPage]:
    return [page for receipt in hand_in.dossier.receipts for page in receipt.pages]


def test_the_copy_travels_and_the_original_stays_untouched(desk: Desk, dossier: DossierId, tmp_path: Path) -> None:
    before = dict(desk.vault.files)

    assert desk.hand_in.lighten(dossier, no_progress) == ()
    (page,) = left(exported(desk, dossier, tmp_path))

    assert (page.digest, page.size, page.media_type) == (digest(HOTEL), len(HOTEL), "image/jpeg")
    assert page.light == LightCopy(digest(COPY), len(COPY), page.carried.crc32, "image/webp")
    assert desk.bundles.pieces == {digest(COPY): COPY}
    assert desk.vault.files == before
    assert [one.light for one in pages(desk, dossier)] == [None]


def test_the_claim_is_drawn_from_the_original_smaller(desk: Desk, dossier: DossierId, tmp_path: Path) -> None:
    desk.hand_in.lighten(dossier, no_progress)
    exported(desk, dossier, tmp_path)

    assert (tmp_path / "claim.pdf").read_bytes().endswith(b"image/jpeg 0 1240 photo hotel")


def test_without_the_choice_photographs_leave_as_they_are(desk: Desk, dossier: DossierId, tmp_path: Path) -> None:
    desk.hand_in.lighten(dossier, no_progress)
    (page,) = left(exported(desk, dossier, tmp_path, light=False))

    assert page.light is None
    assert desk.bundles.pieces == {digest(HOTEL): HOTEL}


def test_a_copy_is_made_once(desk: Desk, dossier: DossierId, tmp_path: Path) -> None:
    """Another version of what makes them would give other bytes: the first ones stay."""
    desk.hand_in.lighten(dossier, no_progress)
    desk.pictures.too_hard.add(HOTEL)

    assert desk.hand_in.lighten(dossier, no_progress) == ()
    first, second = (left(exported(desk, dossier, tmp_path)) for _time in range(2))
    assert first == second
    assert first[0].light is not None


def test_a_copy_lost_or_damaged_is_made_again(desk: Desk, dossier: DossierId) -> None:
    desk.hand_in.lighten(dossier, no_progress)
    desk.lights.kept.clear()

    assert desk.hand_in.lighten(dossier, no_progress) == ()
    assert desk.lights.kept == {digest(HOTEL): COPY}


def test_a_photograph_whose_copy_cannot_be_made_is_said_and_leaves_as_it_is(
    desk: Desk, dossier: DossierId, tmp_path: Path
) -> None:
    attached(desk, dossier, photo("taxi"))
    desk.pictures.too_hard.add(HOTEL)

    assert [page.original_name for page in desk.hand_in.lighten(dossier, no_progress)] == ["hotel.jpg"]
    hotel, taxi = left(exported(desk, dossier, tmp_path))
    assert (hotel.light is None, taxi.light is None) == (True, False)
    assert set(desk.bundles.pieces.values()) == {HOTEL, b"~ taxi"}


def test_a_copy_that_cannot_be_kept_is_as_one_that_cannot_be_made(desk: Desk, dossier: DossierId) -> None:
    desk.lights.fails = UnavailableError(Resource.VAULT, Cause.DISK_FULL)

    assert [page.original_name for page in desk.hand_in.lighten(dossier, no_progress)] == ["hotel.jpg"]


def test_an_original_that_is_gone_is_no_matter_of_copies(desk: Desk, dossier: DossierId) -> None:
    desk.vault.files.clear()

    with pytest.raises(UnavailableError) as failed:
        desk.hand_in.lighten(dossier, no_progress)
    assert failed.value.why is Cause.NOT_FOUND


def test_the_original_leaves_when_its_copy_is_not_smaller(desk: Desk, dossier: DossierId, tmp_path: Path) -> None:
    desk.vault.files[digest(HOTEL)] = b"already light"  # what the helper draws of it is no smaller than the record says

    assert desk.hand_in.lighten(dossier, no_progress) == ()
    assert desk.lights.kept == {digest(HOTEL): b""}
    assert desk.hand_in.sizes(desk.dossiers.read(dossier)).photographs == 0
    (page,) = left(exported(desk, dossier, tmp_path))
    assert page.light is None


def test_pdfs_and_scans_of_several_sheets_leave_as_they_are(desk: Desk, dossier: DossierId, tmp_path: Path) -> None:
    attached(desk, dossier, Offered("facture.pdf", data=b"%PDF facture"))
    (receipt,) = desk.dossiers.read(dossier).receipts
    scan = replace(receipt.pages[0], media_type="image/tiff", sheets=3)
    desk.records.keep(Act.ADD_RECEIPT, Receipt(receipt.id, dossier, (scan, receipt.pages[1]), receipt.added_at))

    desk.hand_in.lighten(dossier, no_progress)

    assert desk.lights.kept == {}
    assert [page.light for page in left(exported(desk, dossier, tmp_path))] == [None, None]


def test_photographs_are_counted_and_one_may_stop(desk: Desk, dossier: DossierId) -> None:
    attached(desk, dossier, photo("taxi"), photo("train"))
    told: list[tuple[int, int]] = []

    def stop_at_the_second(at: int, of: int) -> None:
        told.append((at, of))
        if at == 1:
            raise CancelledError

    with pytest.raises(CancelledError):
        desk.hand_in.lighten(dossier, stop_at_the_second)
    assert set(desk.lights.kept) == {digest(HOTEL)}
    desk.hand_in.lighten(dossier, lambda at, of: told.append((at, of)))
    assert told == [(0, 3), (1, 3), (0, 3), (1, 3), (2, 3), (3, 3)]


def test_the_record_that_left_is_the_record_that_is_here(desk: Desk, dossier: DossierId, tmp_path: Path) -> None:
    """Signing with copies changes no record: nothing new is to be said afterwards."""
    desk.hand_in.lighten(dossier, no_progress)
    exported(desk, dossier, tmp_path)

    assert not desk.hand_in.changed_since(dossier)


def test_the_office_shows_the_copy_it_received(desk: Desk, dossier: DossierId, tmp_path: Path) -> None:
    desk.hand_in.lighten(dossier, no_progress)
    sent = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress, light=True)
    received = desk.inbox.take_in(Path(sent.path), no_progress)
    hand_in = desk.inbox.hand_in(received.manifest_sha256)
    assert hand_in is not None

    shown = desk.inbox.receipt(received.manifest_sha256, left(hand_in)[0])

    assert shown == b"image/webp 0 2000 " + COPY

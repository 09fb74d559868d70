"""A claim as a bundle: its receipts under neutral names, the signed PDF, and the records as JSON (BUNDLE.md §2)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from lianes_desktop.bundle import contents, packing, pades, policy, profile
from lianes_desktop.bundle.assembling import Assembled, File, assemble
from lianes_desktop.bundle.certificates import SigningKey
from lianes_desktop.bundle.header import ClockNote, ClockSource, FileRole, Header, Issuer
from lianes_desktop.bundle.packing import Chunk, Part
from lianes_desktop.bundle.refusals import BundleRefusal
from lianes_desktop.domain.bundles import BundleKind
from lianes_desktop.domain.expenses import Receipt, ReceiptPage
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import SeriesId
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.files import explained

_EXTENSIONS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/heic": "heic",
    "image/webp": "webp",
    "image/tiff": "tiff",
    "application/pdf": "pdf",
}
_PDF, _JSON = "application/pdf", "application/json"
_OWN_FILES = 5
"""``mimetype``, ``claim.pdf``, ``bundle.json``, manifest and signature."""
_IN_MEMORY = 16 * 2**20

MOST_RECEIPTS = profile.MOST_ENTRIES - _OWN_FILES - len(contents.DOCUMENTS) - 2
"""Receipt files and papers one bundle can carry, room left for a second manifest and signature."""


def file_name(hand_in: HandIn) -> str:
    """``lianes-<8 digits of the series>-s<sequence>.asice``: nobody's name.

    The last digits: the first ones of a UUIDv7 are a time, and the same for every series made within the minute.
    """
    return f"{_stem(hand_in.series)}{hand_in.sequence}.asice"


def any_file_name(series: SeriesId) -> str:
    """The pattern of a series' file names, sealed or not, whatever the sequence."""
    return f"{_stem(series)}*.asice*"


def _stem(series: SeriesId) -> str:
    return f"lianes-{series.hex[-8:]}-s"


@contextmanager
def assembled_claim(
    hand_in: HandIn,
    key: SigningKey,
    piece: Callable[[str], bytes],
    draw_claim: Callable[[BinaryIO], None],
    *,
    when: datetime,
    crl_at: datetime | None,
    scratch: Path,
) -> Iterator[Assembled]:
    """Draw and sign the claim; usable within the block, while the drawn PDF is at hand.

    ``crl_at`` is the date of the newest revocation list known. Long PDFs wait in a nameless file under ``scratch``.

    Raises:
        RefusedError: ``TOO_LARGE`` on ``receipts``: more files than a bundle carries.
        UnavailableError: no room to draw, or records that are damaged.
    """
    pages = carried_pages(hand_in.dossier.receipts, hand_in.dossier.papers)
    header = _header(hand_in, key, crl_at)
    documents = _records(hand_in, header)
    with _nameless(scratch) as drawn, _nameless(scratch) as signed:
        with explained(Resource.EXPORT, scratch):
            draw_claim(drawn)
            drawn.seek(0)
            pades.sign_pdf(drawn, signed, key, when)
            claim = packing.part_of_file(policy.CLAIM_PDF, signed)
        files = [
            *receipt_files(pages, piece),
            *paper_files(hand_in.dossier.papers, piece),
            File(claim, _PDF, FileRole.CLAIM),
            *(File(packing.part_of_bytes(name, data), _JSON, FileRole.DATA) for name, data in documents.items()),
        ]
        yield assemble(header, files, key, when)


def carried_pages(receipts: Iterable[Receipt], papers: Sequence[Piece]) -> tuple[ReceiptPage, ...]:
    """Receipt files in the records' order, one per content carried; refused as ``check_room`` says."""
    pages = tuple({page.carried.digest: page for receipt in receipts for page in receipt.pages}.values())
    check_room(pages, papers)
    return pages


def check_room(pages: Sequence[ReceiptPage], papers: Sequence[Piece]) -> None:
    """Check that one bundle holds those files.

    Raises:
        RefusedError: ``TOO_LARGE`` on ``receipts``.
    """
    if len(pages) + len(papers) > MOST_RECEIPTS:
        raise RefusedError([Refusal("receipts", Problem.TOO_LARGE, {"most": MOST_RECEIPTS})])
    sizes = [page.carried.size for page in pages] + [paper.size for paper in papers]
    if max(sizes, default=0) > profile.LARGEST_ENTRY or sum(sizes) > profile.LARGEST_FILE:
        raise RefusedError([Refusal("receipts", Problem.TOO_LARGE, {"most": profile.LARGEST_FILE})])


def receipt_files(pages: Iterable[ReceiptPage], piece: Callable[[str], bytes]) -> Iterator[File]:
    """Receipts under neutral names, read when their turn comes."""
    for number, page in enumerate(pages, start=1):
        carried = page.carried
        name = f"{policy.RECEIPTS}{number:04}.{_EXTENSIONS[carried.media_type]}"
        part = Part(name, carried.size, carried.crc32, carried.digest, partial(_whole, piece, carried.digest))
        yield File(part, carried.media_type, FileRole.RECEIPT, page.original_name)


def paper_files(papers: Iterable[Piece], piece: Callable[[str], bytes]) -> Iterator[File]:
    """Papers under neutral names."""
    for number, paper in enumerate(papers, start=1):
        name = f"{policy.PAPERS}{number:04}.{_EXTENSIONS[paper.media_type]}"
        part = packing.part_of_bytes(name, piece(paper.digest))
        yield File(part, paper.media_type, FileRole.PAPER, paper.original_name)


def _whole(piece: Callable[[str], bytes], digest: str) -> tuple[Chunk]:
    return (piece(digest),)


def _header(hand_in: HandIn, key: SigningKey, crl_at: datetime | None) -> Header:
    return Header(
        kind=BundleKind.CLAIM,
        bundle_id=hand_in.bundle_id,
        dossier=hand_in.dossier.action.id,
        series=hand_in.series,
        sequence=hand_in.sequence,
        audience=hand_in.audience,
        created_at=hand_in.created_at,
        issuer=Issuer(key.participant, key.cert_sha256),
        files=(),
        previous=hand_in.previous,
        clock=None if crl_at is None else ClockNote(crl_at, ClockSource.CRL),
    )


def _records(hand_in: HandIn, header: Header) -> dict[str, bytes]:
    """The documents, read again at once: what the office would refuse is better known before anything is drawn."""
    try:
        documents = contents.write(hand_in)
        contents.read(header, documents)
    except BundleRefusal as refusal:
        raise UnavailableError(Resource.STORE, Cause.DAMAGED, refusal.detail) from refusal
    except ValueError as error:
        raise UnavailableError(Resource.STORE, Cause.DAMAGED, str(error)) from error
    if any(len(one) > contents.LARGEST_DOCUMENT for one in documents.values()):
        raise RefusedError([Refusal("dossier", Problem.TOO_LARGE, {"most": contents.LARGEST_DOCUMENT})])
    return documents


@contextmanager
def _nameless(scratch: Path) -> Iterator[BinaryIO]:
    with SpooledTemporaryFile(_IN_MEMORY, dir=str(scratch)) as file:
        yield cast("BinaryIO", file)

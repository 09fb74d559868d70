"""Light copies: what the bundle carries in the place of photographs, and what it says of those that stayed."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from support import bundles
from support.bundles import COPY, PHOTO, SCAN, Desk

from lianes_desktop.domain.expenses import LightCopy
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.leaving import hand_in_leaving


def carried(folder: Path, hand_in: HandIn) -> tuple[Path, dict[str, bytes]]:
    """The bundle of a claim, and its files."""
    desk = Desk(folder / "scratch")
    written = desk.bundles.write(
        hand_in, bundles.jeanne(), bundles.pieces, bundles.drawing(hand_in), folder, bundles.silent
    )
    with ZipFile(written.path) as opened:
        return written.path, {name: opened.read(name) for name in opened.namelist()}


def page_told(files: dict[str, bytes]) -> Any:  # noqa: ANN401 - a JSON document
    return json.loads(files["data/receipts.json"])["receipts"][0]["pages"][0]


def test_a_light_copy_travels_in_the_place_of_its_photograph(tmp_path: Path) -> None:
    hand_in = bundles.a_hand_in(pages=bundles.light_pages())

    path, files = carried(tmp_path, hand_in)
    verification, read = Desk(tmp_path / "office").bundles.read(path)

    assert verification.accepted, verification.detail
    assert read == hand_in_leaving(hand_in)
    receipts = {name: data for name, data in files.items() if name.startswith("receipts/")}
    assert receipts == {"receipts/0001.webp": COPY, "receipts/0002.pdf": SCAN}
    assert PHOTO not in path.read_bytes()


def test_the_record_says_what_is_carried_and_what_stayed(tmp_path: Path) -> None:
    _path, files = carried(tmp_path, bundles.a_hand_in(pages=bundles.light_pages()))

    told = page_told(files)
    assert (told["digest"], told["size"], told["media_type"]) == (
        hashlib.sha256(PHOTO).hexdigest(), len(PHOTO), "image/jpeg",
    )  # fmt: skip
    light = told["light"]
    assert (light["digest"], light["size"], light["media_type"]) == (
        hashlib.sha256(COPY).hexdigest(), len(COPY), "image/webp",
    )  # fmt: skip
    (line,) = (one for one in json.loads(files["bundle.json"])["files"] if one["path"] == "receipts/0001.webp")
    assert (line["sha256"], line["size"], line["media_type"]) == (light["digest"], light["size"], "image/webp")
    assert line["original_name"] == "IMG 0042.JPG"


def test_a_bundle_without_copies_says_what_it_said_before_there_were_any(tmp_path: Path) -> None:
    path, files = carried(tmp_path, bundles.a_hand_in())

    assert page_told(files).keys() == {"crc32", "digest", "media_type", "original_name", "sheets", "size"}
    _, read = Desk(tmp_path / "office").bundles.read(path)
    assert read is not None
    assert [page.light for receipt in read.dossier.receipts for page in receipt.pages] == [None, None]


def test_the_office_extracts_the_copy_and_nothing_under_the_original_s_name(tmp_path: Path) -> None:
    photograph, _ = bundles.light_pages()
    path, _ = carried(tmp_path, bundles.a_hand_in(pages=bundles.light_pages()))
    office = Desk(tmp_path / "office").bundles

    assert office.extract(path, photograph.carried.digest) == COPY


def test_two_photographs_that_give_one_copy_are_carried_once_and_told_apart(tmp_path: Path) -> None:
    photograph, _ = bundles.light_pages()
    other = replace(photograph, digest="1" * 64, size=photograph.size + 20)

    path, files = carried(tmp_path, bundles.a_hand_in(pages=(photograph, other)))

    assert [name for name in files if name.startswith("receipts/")] == ["receipts/0001.webp"]
    verification, read = Desk(tmp_path / "office").bundles.read(path)
    assert verification.accepted, verification.detail
    assert read is not None
    pages = [page for receipt in read.dossier.receipts for page in receipt.pages]
    assert [page.digest for page in pages] == [photograph.digest, other.digest]


def test_what_is_carried_counts_for_what_a_bundle_may_hold(tmp_path: Path) -> None:
    """Originals too large together are no hindrance once their copies travel."""
    photograph, _ = bundles.light_pages()
    heavy = tuple(replace(photograph, digest=f"{at:064x}", size=512 * 2**20) for at in range(1, 7))

    path, _files = carried(tmp_path, bundles.a_hand_in(pages=heavy))

    assert path.stat().st_size < 10**6


def test_a_copy_is_what_is_carried_and_a_page_without_one_carries_itself() -> None:
    photograph, scan = bundles.light_pages()

    assert isinstance(photograph.carried, LightCopy)
    assert scan.carried == scan
    assert (photograph.is_photograph, scan.is_photograph) == (True, False)
    assert not replace(photograph, media_type="image/tiff", sheets=2).is_photograph

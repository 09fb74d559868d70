"""The zip as a stream, an entry as a file, and memory that does not grow."""

import hashlib
import io
import os
import shutil
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import bundles, rawzip
from support.forge import good

from lianes_desktop.bundle import claim_pdf, packing, profile
from lianes_desktop.bundle.container import Container, Entry
from lianes_desktop.bundle.packing import PartDiffers
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.window import open_entry

CONTENTS = st.dictionaries(st.from_regex(r"[a-z]{1,9}", fullmatch=True), st.binary(max_size=300), max_size=6)


@given(CONTENTS)
def test_the_stream_is_the_canonical_zip(files: dict[str, bytes]) -> None:
    held = {"mimetype": profile.MEDIA_TYPE} | files
    parts = [packing.part_of_bytes(name, data) for name, data in held.items()]

    data = b"".join(map(bytes, packing.stream(parts, hashed=True)))

    assert data == rawzip.zipped(held)
    assert len(data) == packing.packed_size(parts)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == held


def test_a_file_is_read_twice_for_its_digest_and_for_its_bytes() -> None:
    data = os.urandom(profile.CHUNK + 10)

    part = packing.part_of_file("a", io.BytesIO(data))

    assert (part.size, part.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert b"".join(map(bytes, part.chunks())) == data


@pytest.mark.parametrize("given_bytes", [b"", b"ab", b"abcd", b"xyz"])
def test_a_part_of_other_bytes_stops_the_stream(given_bytes: bytes) -> None:
    honest = packing.part_of_bytes("a", b"abc")
    part = packing.Part("a", honest.size, honest.crc32, honest.sha256, lambda: (given_bytes,))

    with pytest.raises(PartDiffers, match="a"):
        list(packing.stream([part], hashed=True))


@given(st.binary(max_size=500), st.lists(st.tuples(st.integers(0, 600), st.integers(0, 600)), max_size=6))
def test_an_entry_reads_like_a_file_of_its_own(data: bytes, reads: list[tuple[int, int]]) -> None:
    source = io.BytesIO(b"before" + data + b"after")
    plain = io.BytesIO(data)

    with open_entry(source, Entry("a", len(data), 0, 6)) as window:
        for at, count in reads:
            assert window.seek(at) == plain.seek(at)
            assert window.read(count) == plain.read(count)
        assert window.seek(0, os.SEEK_END) == len(data)
        window.seek(0)
        assert window.seek(0, os.SEEK_CUR) == 0
        assert window.read() == data
        assert window.readable()
        with pytest.raises((ValueError, OSError)):
            window.seek(-1)
    assert not source.closed


def test_a_file_that_shrinks_under_the_reader_is_refused() -> None:
    source = io.BytesIO(rawzip.zipped(dict(good())))
    container = Container(source)
    source.truncate(1_000)

    with pytest.raises(BundleRefusal, match=Code.LAYOUT):
        container.read("claim.pdf", 10**6)


def test_a_small_entry_is_not_read_beyond_what_it_may_hold() -> None:
    container = Container(io.BytesIO(rawzip.zipped(dict(good()))))

    with pytest.raises(BundleRefusal, match=Code.TOO_LARGE):
        container.read("bundle.json", 10)
    with pytest.raises(BundleRefusal, match=Code.MISSING):
        container.read("absent", 10)


@pytest.mark.parametrize(
    ("size", "length", "code"),
    [(2**31, 0, Code.TOO_LARGE), (20 * 2**20, 17 * 2**20, Code.LAYOUT)],
    ids=["2 GiB", "a directory of 17 MiB"],
)
def test_what_is_too_large_is_refused_unread(tmp_path: Path, size: int, length: int, code: Code) -> None:
    end = rawzip.END.pack(b"PK\5\6", 0, 0, 3, 3, length, size - 22 - length, 0)
    with (tmp_path / "large").open("w+b") as source:
        source.truncate(size)
        source.seek(size - len(end))
        source.write(end)

        with pytest.raises(BundleRefusal, match=code):
            Container(source)


def test_memory_does_not_grow_with_the_bundle(tmp_path: Path) -> None:
    """2 or 12 receipts of 4 MB, and a PDF of 40 MB: writing and verifying hold one receipt at a time."""
    block = os.urandom(4_000_000)

    def data(number: int) -> bytes:
        return number.to_bytes(4, "big") + block

    def peak(count: int, pdf_filling: int) -> int:
        pages = [bundles.page(data(number)) for number in range(count)]
        numbers = {page.digest: number for number, page in enumerate(pages)}
        hand_in = bundles.a_hand_in(pages=tuple(pages))
        pdf = bundles.a_pdf(claim_pdf.facts(hand_in).text, filling=pdf_filling)
        tracemalloc.start()
        written = bundles.Desk(tmp_path).bundles.write(
            hand_in,
            bundles.jeanne(),
            lambda digest: data(numbers[digest]) if digest in numbers else bundles.pieces(digest),
            lambda out: shutil.copyfileobj(io.BytesIO(pdf), out),
            tmp_path,
            bundles.silent,
        )
        assert bundles.Desk(tmp_path).bundles.verify(written.path).accepted
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(1, 0)  # imports what only signing needs
    few = peak(2, 0)

    assert few < 12_000_000
    assert peak(12, 0) < few + 1_000_000
    assert peak(2, 40_000_000) < few + 20_000_000

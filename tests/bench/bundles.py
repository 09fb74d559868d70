"""A bundle of 600 MB written beside sha256 + copy, verified beside sha256; and the memory it takes, up to 2 GB."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from support import pki
from support.bundles import Desk, a_hand_in, drawing, jeanne, silent
from support.bundles import pieces as few_pieces

from bench.marks import Mark, cpu_of, interleaved, own_peak
from lianes_desktop.bundle.bundles import SignedBundles
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import BundleId, new_id

_PIECE = 12 << 20
_USUAL = 3 << 20
"""A receipt's usual size: the same in a small bundle and in a large one, whose memory is compared."""
_MARKED = 600 << 20


def marks() -> Sequence[Mark]:
    """Writing, verifying, and memory from 4 MB to 2 GB, each size in a process of its own."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        hand_in, pieces = hand_in_of(folder, _MARKED)
        desk = Desk(folder / "scratch")
        raw = folder / "raw"
        with raw.open("wb") as out:
            for path in pieces.values():
                out.write(path.read_bytes())
        written = folder / "out"
        written.mkdir()

        def write() -> None:
            shutil.rmtree(written)
            written.mkdir()
            _write(desk.bundles, hand_in, pieces, written)

        def hash_and_copy() -> None:
            _sha256(raw)
            shutil.copyfile(raw, folder / "copy")
            (folder / "copy").unlink()

        one, two, ratio = interleaved(lambda: cpu_of(write), lambda: cpu_of(hash_and_copy), 3)
        found = [Mark("bundle of 600 MB written", f"{one:.2f} s CPU beside {two:.2f} s of sha256 + copy", ratio, 1.5)]
        bundle = next(written.iterdir())
        one, two, ratio = interleaved(
            lambda: cpu_of(lambda: desk.bundles.verify(bundle)), lambda: cpu_of(lambda: _sha256(bundle)), 5
        )
        found.append(Mark("bundle of 600 MB verified", f"{one:.2f} s CPU beside {two:.2f} s of sha256", ratio, 1.5))
    peaks = {size: _peak(size) for size in (4, 32, 600, 1950)}
    told = ", ".join(f"{peak:.0f} MB for {size} MB" for size, peak in peaks.items())
    found.append(Mark("memory of a bundle, at most", told, max(peaks.values()), 100, "MB"))
    found.append(Mark("memory, 2 GB beside 4 MB", told, peaks[1950] / peaks[4], 1.15))
    return found


def hand_in_of(folder: Path, size: int, piece: int = _PIECE) -> tuple[HandIn, dict[str, Path]]:
    """A hand-in whose receipts of ``piece`` bytes weigh ``size`` bytes in all, and where each file is."""
    pieces: dict[str, Path] = {}
    pages = []
    base = a_hand_in()
    template = base.dossier.receipts[0].pages[0]
    store = folder / "pieces"
    store.mkdir()
    left = size
    while left > 0:
        data = os.urandom(min(piece, left))
        digest = hashlib.sha256(data).hexdigest()
        pieces[digest] = store / digest
        pieces[digest].write_bytes(data)
        pages.append(replace(template, digest=digest, size=len(data), crc32=zlib.crc32(data)))
        left -= len(data)
    receipt = replace(base.dossier.receipts[0], pages=tuple(pages))
    dossier = replace(base.dossier, receipts=(receipt, *base.dossier.receipts[1:]))
    return replace(base, bundle_id=BundleId(new_id()), dossier=dossier), pieces


def _write(bundles: SignedBundles, hand_in: HandIn, pieces: dict[str, Path], to: Path) -> None:
    def piece(digest: str) -> bytes:
        return pieces[digest].read_bytes() if digest in pieces else few_pieces(digest)

    bundles.write(hand_in, jeanne(), piece, drawing(hand_in), to, silent, seal=False)


def _sha256(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _peak(megabytes: int) -> float:
    """Peak memory of a process that writes and verifies a bundle of that size."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.bundles", str(megabytes)], check=True, capture_output=True, text=True
    )
    return float(done.stdout.split()[-1])


def _alone(megabytes: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        hand_in, pieces = hand_in_of(folder, megabytes << 20, _USUAL)
        desk = Desk(folder / "scratch", trust=pki.pki().trust)
        (folder / "out").mkdir()
        _write(desk.bundles, hand_in, pieces, folder / "out")
        desk.bundles.verify(next((folder / "out").iterdir()))
    print(own_peak())  # noqa: T201 - the figure asked for


if __name__ == "__main__":
    _alone(int(sys.argv[1]))

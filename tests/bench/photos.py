"""A 12-megapixel photograph added, beside ``djpeg -scale 1/2 | cjpeg``."""

import io
import os
import resource
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image

from bench.marks import Mark, cpu_of, interleaved
from lianes_desktop.pictures.helper import Helper
from lianes_desktop.pictures.opener import PictureOpener
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.storage.space import Room
from lianes_desktop.storage.vault import FileVault

_SIZE = (4000, 3000)


def photograph(seed: int = 1) -> bytes:
    """A photograph of 12 megapixels with detail everywhere, about 3 MB."""
    small = Image.frombytes(
        "RGB", (500, 375), bytes((at * 2654435761 * seed >> 13) & 255 for at in range(500 * 375 * 3))
    )
    out = io.BytesIO()
    small.resize(_SIZE, Image.Resampling.BICUBIC).save(out, "JPEG", quality=88)
    return out.getvalue()


def marks() -> Sequence[Mark]:
    """CPU of hashing, drawing the thumbnail, encrypting and storing, beside the two programs."""
    data = photograph()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "photo.jpg").write_bytes(data)
        helper = Helper()
        opener = PictureOpener(helper)
        vault = FileVault(folder, StoreKey(os.urandom(32)), Room(folder, floor=0))
        count = 0

        def added() -> None:
            nonlocal count
            count += 1
            fresh = data + count.to_bytes(4, "big")  # another digest each time, as another photograph has
            opener.examine(fresh, "photo.jpg")
            vault.store(fresh)

        ours, theirs, ratio = interleaved(lambda: _cpu_of_both(helper, added), lambda: _peer(folder / "photo.jpg"), 9)
        opener.close()
    figure = f"{ours * 1000:.0f} ms CPU beside {theirs * 1000:.0f} ms of djpeg -scale 1/2 | cjpeg"
    return [Mark("12 MP photograph added", figure, ratio, 1.5)]


def _cpu_of_both(helper: Helper, work: Callable[[], object]) -> float:
    """CPU seconds of this process and of the helper, which was started by the round that warms up."""
    before = _spent_by(helper)
    ours = cpu_of(work)
    return ours + _spent_by(helper) - before


def _spent_by(helper: Helper) -> float:
    if helper.pid is None:
        return 0.0
    # user and system time stand 14th and 15th, counted after the name in brackets; in ticks of the clock
    fields = Path(f"/proc/{helper.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peer(photo: Path) -> float:
    """CPU seconds of the two programs."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = f"djpeg -scale 1/2 '{photo}' | cjpeg -quality 85 > /dev/null"
    subprocess.run(["sh", "-c", command], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

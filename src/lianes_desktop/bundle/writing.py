"""Writes an assembled bundle to a medium: room first, then a temporary file, synced, read back, verified and named.

Every byte is hashed once. A plain bundle is hashed while it is read back from the medium, by the same strict verifier
the office uses. A sealed one cannot be read back by its author: its files are hashed on their way into age, and the
sealed bytes are compared with those on the medium.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from lianes_desktop import durable
from lianes_desktop.bundle import packing, profile, sealing
from lianes_desktop.bundle.assembling import Assembled
from lianes_desktop.bundle.packing import Chunk, PartDiffers
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.sealing import Sink
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.claims import Written
from lianes_desktop.services.ports.progress import Progress

ReadBack = Callable[[BinaryIO, Callable[[int], None]], None]
"""Checks the file just written or raises ``BundleRefusal``; tells bytes as they go by."""

_ROOM_TO_SPARE = 2**20


def write(
    assembled: Assembled,
    name: str,
    folder: Path,
    recipients: tuple[str, ...],
    read_back: ReadBack,
    progress: Progress,
    *,
    home: Path,
    naming: Callable[[], None] = lambda: None,
    leftovers: Iterable[str] = (),
) -> Written:
    """Write to ``folder`` under ``name``, sealed when there are recipients.

    ``naming`` is called once the file is verified, just before it takes that name. What writes that never ended left
    in ``folder`` under the names ``leftovers``, patterns that are this person's alone, is cleared first.

    A medium other than the one that holds ``home`` (a stick) is read back from itself, not from the system's memory.

    Raises:
        RefusedError: ``TOO_LARGE`` on ``receipts``.
        UnavailableError: the medium is full, read-only, gone or unreliable; a receipt's file is damaged.
        CancelledError: ``progress`` was asked to stop. Nothing stays in any of these cases.
    """
    size = packing.packed_size(assembled.parts)
    too_large = size > profile.LARGEST_FILE or any(one.size > profile.LARGEST_ENTRY for one in assembled.parts)
    if too_large or len(assembled.parts) > profile.MOST_ENTRIES:
        raise RefusedError([Refusal("receipts", Problem.TOO_LARGE, {"most": profile.LARGEST_FILE})])
    final = sealing.sealed_size(size) if recipients else size
    path = folder / (name + sealing.SUFFIX if recipients else name)
    meter = _Meter(progress, size + final)
    with explained(Resource.EXPORT, path):
        for leftover in leftovers:
            durable.sweep(folder, leftover)
        if durable.free_space(folder) < final + _ROOM_TO_SPARE:
            raise UnavailableError(Resource.EXPORT, Cause.DISK_FULL, str(folder))
        with _believed(path), durable.atomic_write(path) as out:
            if recipients:
                _sealed(assembled, recipients, out, meter, home)
            else:
                _plain(assembled, out, meter, home)
                read_back(out, meter.seen)
            written = out.seek(0, os.SEEK_END)
            naming()
    return Written(path, written, assembled.manifest_sha256, bool(recipients))


def _plain(assembled: Assembled, out: BinaryIO, meter: "_Meter", home: Path) -> None:
    out.writelines(_metered(assembled, meter, hashed=False))
    _reach_medium(out, home)


def _sealed(assembled: Assembled, recipients: tuple[str, ...], out: BinaryIO, meter: "_Meter", home: Path) -> None:
    hashed = _Hashed(out)
    sealing.seal(_metered(assembled, meter, hashed=True), recipients, hashed)
    _reach_medium(out, home)
    out.seek(0)
    digest = hashlib.sha256()
    while chunk := out.read(profile.CHUNK):
        digest.update(chunk)
        meter.seen(len(chunk))
    if digest.digest() != hashed.digest.digest():
        raise BundleRefusal(Code.SEAL_DAMAGED)


@contextmanager
def _believed(path: Path) -> Iterator[None]:
    """What is read back is what was written, or the medium is at fault."""
    try:
        yield
    except BundleRefusal as refusal:
        raise UnavailableError(Resource.EXPORT, Cause.DAMAGED, str(path)) from refusal


def _metered(assembled: Assembled, meter: "_Meter", *, hashed: bool) -> Iterator[Chunk]:
    try:
        for chunk in packing.stream(assembled.parts, hashed=hashed):
            yield chunk
            meter.seen(len(chunk))
    except PartDiffers as error:
        raise UnavailableError(Resource.VAULT, Cause.DAMAGED, str(error)) from error


def _reach_medium(out: BinaryIO, home: Path) -> None:
    """Sync; on another medium, let the system forget what it holds in memory, where it can."""
    durable.sync_file(out)
    if os.fstat(out.fileno()).st_dev != home.stat().st_dev and hasattr(os, "posix_fadvise"):
        os.posix_fadvise(out.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


@dataclass(slots=True)
class _Meter:
    """Bytes done of bytes to do."""

    progress: Progress
    total: int
    done: int = 0

    def seen(self, count: int) -> None:
        self.done = min(self.total, self.done + count)
        self.progress(self.done, self.total)


class _Hashed:
    """A sink that hashes what it passes on."""

    def __init__(self, out: Sink) -> None:
        self._out = out
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return self._out.write(data)

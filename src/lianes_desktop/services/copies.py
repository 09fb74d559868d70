"""A file copied to another medium, read back from it, and only then given its name."""

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

from lianes_desktop import durable
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.progress import Progress

_CHUNK = 2**20


def copied(source: Path, size: int, folder: Path, progress: Progress) -> Path:
    """Copy ``source``, of ``size`` bytes, into ``folder`` under its name; ``progress`` tells bytes written and read.

    Raises:
        UnavailableError: ``FILE`` when the source is gone or another; ``EXPORT`` for the medium: full, gone,
            ``DAMAGED`` when it gives back other bytes. Nothing half-written stays.
        CancelledError: ``progress`` was asked to stop; nothing was written.
    """
    target = folder / source.name
    with explained(Resource.FILE, source), source.open("rb") as read:
        if os.fstat(read.fileno()).st_size != size:
            raise UnavailableError(Resource.FILE, Cause.DAMAGED, str(source))
        with explained(Resource.EXPORT, target):
            if target.exists() and target.samefile(source):
                return target
            if durable.free_space(folder) < size:
                raise UnavailableError(Resource.EXPORT, Cause.DISK_FULL, str(folder))
            with durable.atomic_write(target) as out:
                written = _passed(read, out, 0, size, progress)
                if not _holds(out, written, size, progress):
                    raise UnavailableError(Resource.EXPORT, Cause.DAMAGED, str(target))
    return target


def copied_out(source: Path, draft: Path, sha256: str, progress: Progress) -> None:
    """Copy ``source`` to a name nobody has, make it last and read it back from the medium.

    Raises:
        UnavailableError: ``FILE`` when the source cannot be read or is not the file of ``sha256``; ``BOX``
            ``DISK_FULL``, or ``DAMAGED`` when the medium gives back other bytes. ``draft`` is then the caller's to
            take away.
        OSError: what else the medium says.
        CancelledError: ``progress`` was asked to stop.
    """
    with explained(Resource.FILE, source):
        read = source.open("rb")
        size = os.fstat(read.fileno()).st_size
    with read:
        if durable.free_space(draft.parent) < size:
            raise UnavailableError(Resource.BOX, Cause.DISK_FULL, str(draft.parent))
        with draft.open("x+b") as out:
            written = _passed(read, out, 0, size, progress)
            if written.hex() != sha256:
                raise UnavailableError(Resource.FILE, Cause.DAMAGED, str(source))
            if not _holds(out, written, size, progress):
                raise UnavailableError(Resource.BOX, Cause.DAMAGED, str(draft.parent))


def digest_of(path: Path, progress: Progress) -> str:
    """SHA-256 of a file, in hexadecimal.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as read:
        return _passed(read, None, 0, os.fstat(read.fileno()).st_size, progress).hex()


def _holds(out: BinaryIO, written: bytes, size: int, progress: Progress) -> bool:
    """Whether the medium gives back what was written to it."""
    durable.sync_file(out)
    _forget(out)
    out.seek(0)
    return _passed(out, None, size, size, progress) == written


def _passed(read: BinaryIO, to: BinaryIO | None, done: int, size: int, progress: Progress) -> bytes:
    """The digest of all that is read, passed on where there is somewhere to."""
    digest = hashlib.sha256()
    while chunk := read.read(_CHUNK):
        digest.update(chunk)
        if to is not None:
            to.write(chunk)
        done += len(chunk)
        progress(done, 2 * size)
    return digest.digest()


def _forget(out: BinaryIO) -> None:
    """Let the system forget what it holds in memory, where it can: what is read back comes from the medium."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(out.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

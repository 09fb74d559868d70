"""Files that are whole or absent after a crash or a power cut: temporary file, sync, rename, sync of the folder.

The order is the one SQLite, Git and Anki use; any other was seen to lose a file that was already announced as kept.
Standard library only. Errors are the system's own ``OSError``: each caller maps them to its own refusals.
"""

import math
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedRandom
from pathlib import Path
from typing import BinaryIO, cast

TEMPORARY_SUFFIX = ".tmp"
"""Ends the name of every file still being written; never ``.part``, which Nextcloud refuses to carry."""

_ATTEMPTS = 5
_BETWEEN_ATTEMPTS = 0.4


@contextmanager
def atomic_write(path: Path) -> Iterator[BinaryIO]:
    """Open a new file that takes the name ``path`` only once every byte of it is on the medium.

    Leaving the block by an exception leaves what was at ``path`` untouched and nothing else behind.

    Raises:
        OSError: the medium is full, read-only or failing.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}{TEMPORARY_SUFFIX}")
    descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "w+b") as out:
            yield cast("BinaryIO", out)
            sync_file(out)
        move(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108 - the fault tests stand in for the os functions, as the system would fail
        raise


def write_bytes(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, whole or not at all."""
    with atomic_write(path) as out:
        out.write(data)


def move(source: Path, target: Path) -> None:
    """Give a finished, synced file its final name in the same folder or another, and make that name last."""
    _replace(source, target)
    sync_folder(target.parent)
    if source.parent != target.parent:
        sync_folder(source.parent)


def make_folder(path: Path) -> None:
    """Make a private folder and the ones above it, so that they are still there after a power cut."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(mode=0o700, exist_ok=True)
    sync_folder(path.parent)


def sweep(folder: Path, name: str = "*", before: float = math.inf) -> None:
    """Remove from a folder what writes that never ended left there: of that final name, and older than ``before``.

    ``before`` is in seconds since 1970. A folder that is not there is a clean one.
    """
    for path in folder.glob(f".{name}.*{TEMPORARY_SUFFIX}*"):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < before:
                os.unlink(path)  # noqa: PTH108 - the fault tests stand in for the os functions


def sync_file(file: BinaryIO | BufferedRandom) -> None:
    """Make what was written to an open file last."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Make the names in a folder last; Windows has no such call and journals them itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def free_space(path: Path) -> int:
    """Bytes this user may still write on the medium that holds ``path``."""
    return shutil.disk_usage(path).free


def _replace(source: Path, target: Path) -> None:
    """Rename over the target; on Windows an antivirus may hold the file for a moment, so try for two seconds."""
    left = _ATTEMPTS if sys.platform == "win32" else 1
    while True:
        left -= 1
        try:
            os.replace(source, target)  # noqa: PTH105 - the fault tests stand in for the os functions
        except PermissionError:
            if not left:
                raise
            time.sleep(_BETWEEN_ATTEMPTS)
        else:
            return

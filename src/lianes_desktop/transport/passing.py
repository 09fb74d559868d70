"""A file of this computer on its way out: read in order, and held against the digest it was queued with."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.transport.names import BLOCK


class Passing:
    """Reads the file once, and tells how much of it arrived."""

    def __init__(self, file: Path, read: BinaryIO, sha256: str, progress: Progress) -> None:
        """``read`` is the file, opened."""
        self.size = os.fstat(read.fileno()).st_size
        self._file, self._read, self._sha256, self._progress = file, read, sha256, progress
        self._digest = hashlib.sha256()
        self._done = 0

    def beat(self) -> None:
        """Say that the work lives; raises what ``progress`` raises to stop."""
        self._progress(self._done, self.size)

    def carried(self, size: int) -> None:
        """So many bytes more arrived."""
        self._done += size
        self.beat()

    def read(self, size: int) -> bytes:
        """The next bytes of the file: fewer at its end."""
        data = self._read.read(size)
        self._digest.update(data)
        return data

    def blocks(self) -> Iterator[bytes]:
        """The file, part by part."""
        while block := self.read(BLOCK):
            yield block

    def whole(self) -> bytes:
        """The file, at once; ``DAMAGED`` when it is not the one that was queued."""
        data = b"".join(self.blocks())
        self.checked()
        return data

    def checked(self) -> str:
        """The digest of what was read; ``DAMAGED`` when it is not the one that was queued."""
        if self._digest.hexdigest() != self._sha256:
            raise UnavailableError(Resource.FILE, Cause.DAMAGED, str(self._file))
        return self._sha256


@contextmanager
def passing(file: Path, sha256: str, progress: Progress) -> Iterator[Passing]:
    """The file, opened for the block.

    Raises:
        UnavailableError: ``FILE``: gone, unreadable, or another than ``sha256`` says.
    """
    with explained(Resource.FILE, file), file.open("rb") as read:
        yield Passing(file, read, sha256, progress)

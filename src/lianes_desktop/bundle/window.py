"""One entry of a bundle as a read-only file of its own, for readers that need to seek (the PDF's)."""

import io
import os
from typing import TYPE_CHECKING, BinaryIO, cast

from lianes_desktop.bundle import profile
from lianes_desktop.bundle.container import Entry

if TYPE_CHECKING:
    from typing_extensions import Buffer, override
else:

    def override(method: object) -> object:
        """Only the type checker asks."""
        return method


def open_entry(source: BinaryIO, entry: Entry) -> BinaryIO:
    """A seekable file over the bytes of one entry; closing it leaves ``source`` open."""
    return cast("BinaryIO", io.BufferedReader(_Window(source, entry), profile.CHUNK))


class _Window(io.RawIOBase):
    def __init__(self, source: BinaryIO, entry: Entry) -> None:
        self._source = source
        self._start, self._size = entry.offset, entry.size
        self._at = 0

    @override
    def readable(self) -> bool:
        return True

    @override
    def seekable(self) -> bool:
        return True

    @override
    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise ValueError(offset)
        self._at = base + offset
        return self._at

    @override
    def readinto(self, buffer: "Buffer") -> int:
        view = memoryview(buffer).cast("B")
        self._source.seek(self._start + self._at)
        data = self._source.read(max(0, min(len(view), self._size - self._at)))
        view[: len(data)] = data
        self._at += len(data)
        return len(data)

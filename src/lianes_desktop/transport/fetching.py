"""A file on its way in: kept beside its final name until it is whole, and gone on with after a break."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Self, cast

from lianes_desktop import durable
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.boxes import Entry
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.transport.names import TEMPORARY_SUFFIX, Part, Parts

_CHUNK = 2**20


class Landing:
    """The unfinished file of one entry; another stamp of the same name begins another."""

    def __init__(self, to: Path, entry: Entry, progress: Progress) -> None:
        """Nothing is opened yet."""
        mark = hashlib.sha256(entry.stamp.encode()).hexdigest()[:12]
        self._to, self._draft = to, to.with_name(f".{to.name}.{mark}{TEMPORARY_SUFFIX}")
        self._entry = entry
        self._progress = progress
        self.at = 0

    def __enter__(self) -> Self:
        with explained(Resource.FILE, self._to):
            durable.make_folder(self._to.parent)
            self._out = cast("BinaryIO", self._draft.open("a+b"))
            self.at = self._out.seek(0, 2)
            if self.at > self._entry.size:
                self._back_to(0)
            if durable.free_space(self._to.parent) < self.left:
                self._out.close()
                raise UnavailableError(Resource.FILE, Cause.DISK_FULL, str(self._to))
        return self

    def __exit__(self, *exc: object) -> None:
        with suppress(OSError):  # a full disk was said by the write that met it
            self._out.close()

    @property
    def left(self) -> int:
        """Bytes still to come."""
        return self._entry.size - self.at

    def beat(self) -> None:
        """Say that the work lives; raises what ``progress`` raises to stop."""
        self._progress(self.at, self._entry.size)

    def missing(self, parts: Parts) -> Iterator[Part]:
        """The parts that are not here yet, in order.

        Raises:
            UnavailableError: ``DAMAGED`` when the list is not that of the entry.
        """
        if (parts.size, parts.sha256) != (self._entry.size, self._entry.sha256):
            raise UnavailableError(Resource.BOX, Cause.DAMAGED, self._entry.name)
        begins, here = 0, self.at
        for part in parts.parts:
            if begins + part.size > here:
                if begins < self.at:
                    self._back_to(begins)  # a part half written when the last call ended
                yield part
            begins += part.size

    def add(self, data: bytes) -> None:
        """Keep the next bytes."""
        with explained(Resource.FILE, self._to):
            self._out.write(data)
        self.at += len(data)
        self.beat()

    def land(self) -> str:
        """Give the whole file its name; its SHA-256.

        Raises:
            UnavailableError: ``DAMAGED`` when it is not the file its parts were cut from; nothing stays of it.
        """
        with explained(Resource.FILE, self._to):
            durable.sync_file(self._out)
            self._out.seek(0)
            digest = hashlib.sha256()
            while chunk := self._out.read(_CHUNK):
                digest.update(chunk)
                self.beat()
            self._out.close()
            found = digest.hexdigest()
            if self._entry.sha256 and found != self._entry.sha256:
                self._draft.unlink()
                raise UnavailableError(Resource.BOX, Cause.DAMAGED, self._entry.name)
            durable.move(self._draft, self._to)
        return found

    def _back_to(self, at: int) -> None:
        self._out.truncate(at)
        self.at = at

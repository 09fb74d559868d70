"""What a disk may hold after a power cut: a log of writes and syncs, and the images each moment could leave.

Two models of names. ``journalled``, as ext4: creations, renames and removals reach the disk in order, and any sync
carries the earlier ones along. ``strict``: only a sync of the folder makes its names last. In both, the bytes written
to a file since its last sync may be there, or not, or in part, torn at 512 bytes; a file may have grown without them.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

SECTOR = 512


@dataclass(frozen=True, slots=True)
class Create:
    """A file comes into being, empty."""

    path: str


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes are handed to the system."""

    path: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    """A file is cut or grown."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """A file's bytes are on the medium."""

    path: str


@dataclass(frozen=True, slots=True)
class SyncFolder:
    """A folder's names are on the medium."""

    path: str


@dataclass(frozen=True, slots=True)
class Rename:
    """A file takes another name, in place of what had it."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Remove:
    """A name goes."""

    path: str


@dataclass(frozen=True, slots=True)
class Promise:
    """The program said to a person: this much is saved."""

    number: int


Operation = Create | Write | Truncate | Sync | SyncFolder | Rename | Remove | Promise
Image = dict[str, bytes]
"""Files by path, as found after the cut."""


@dataclass(slots=True)
class _File:
    durable: bytes = b""
    pending: list[Write | Truncate] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Name:
    """One change of a name: ``file`` has it now, or nothing has."""

    path: str
    file: int | None


class Disk:
    """Replays a log and gives, at any moment, images of what a cut could leave."""

    def __init__(self, start: Image, *, strict: bool, seed: int = 0) -> None:
        self._strict = strict
        self._random = random.Random(seed)  # noqa: S311 - a reproducible choice of images
        self._files: list[_File] = []
        self._durable: dict[str, int] = {}
        self._names: list[_Name] = []
        for path, content in start.items():
            self._durable[path] = len(self._files)
            self._files.append(_File(content))
        self._now = dict(self._durable)
        self.promised = 0

    def play(self, operation: Operation) -> None:
        """One step of the log."""
        match operation:
            case Create(path):
                self._name(path, len(self._files))
                self._files.append(_File())
            case Write(path) | Truncate(path):
                self._files[self._now[path]].pending.append(operation)
            case Sync(path):
                file = self._files[self._now[path]]
                file.durable = _applied(file.durable, file.pending)
                file.pending = []
                if not self._strict:
                    self._settle(self._names)
            case SyncFolder(path):
                self._settle([one for one in self._names if not self._strict or _folder(one.path) == path])
            case Rename(source, target):
                moved = self._now[source]
                self._name(target, moved)
                self._name(source, None)
            case Remove(path):
                self._name(path, None)
            case Promise(number):
                self.promised = number

    def images(self) -> Iterator[Image]:
        """The two extremes and three draws."""
        yield self._image([], "none")
        yield self._image(self._names, "all")
        yield self._image(self._some_names(), "prefix")
        yield self._image(self._some_names(), "torn")
        yield self._image(self._names, "torn")

    def _name(self, path: str, file: int | None) -> None:
        self._names.append(_Name(path, file))
        if file is None:
            self._now.pop(path, None)
        else:
            self._now[path] = file

    def _settle(self, names: list[_Name]) -> None:
        self._durable = _named(self._durable, names)
        self._names = [one for one in self._names if one not in names]

    def _some_names(self) -> list[_Name]:
        if not self._strict:
            return self._names[: self._random.randint(0, len(self._names))]
        return [one for one in self._names if self._random.random() < 0.5]

    def _image(self, names: list[_Name], how: str) -> Image:
        found = _named(self._durable, names)
        return {path: self._content(self._files[file], how) for path, file in found.items()}

    def _content(self, file: _File, how: str) -> bytes:
        if how == "none" or not file.pending:
            return file.durable
        if how == "all":
            return _applied(file.durable, file.pending)
        if how == "prefix":
            return _applied(file.durable, file.pending[: self._random.randint(0, len(file.pending))])
        whole = _applied(file.durable, file.pending)
        torn = bytearray(file.durable[: len(whole)].ljust(len(whole), b"\0"))
        for at in range(0, len(whole), SECTOR):
            if self._random.random() < 0.5:
                torn[at : at + SECTOR] = whole[at : at + SECTOR]
        return bytes(torn)


def _applied(content: bytes, pending: list[Write | Truncate]) -> bytes:
    now = bytearray(content)
    for one in pending:
        if isinstance(one, Truncate):
            now = now[: one.size].ljust(one.size, b"\0")
        else:
            if len(now) < one.offset:
                now.extend(bytes(one.offset - len(now)))
            now[one.offset : one.offset + len(one.data)] = one.data
    return bytes(now)


def _named(start: dict[str, int], names: list[_Name]) -> dict[str, int]:
    found = dict(start)
    for one in names:
        if one.file is None:
            found.pop(one.path, None)
        else:
            found[one.path] = one.file
    return found


def _folder(path: str) -> str:
    return str(PurePosixPath(path).parent)

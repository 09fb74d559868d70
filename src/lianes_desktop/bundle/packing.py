"""Writes the canonical zip as a stream: every size and CRC is known before the first byte leaves.

Nothing is patched afterwards, so the same stream goes to a file or straight into ``age``.
"""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from lianes_desktop.bundle import profile

Chunk = bytes | memoryview


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the zip: what is known of it beforehand, and where its bytes come from."""

    name: str
    size: int
    crc32: int
    sha256: str
    chunks: Callable[[], Iterable[Chunk]]
    """Gives the bytes when their turn comes, in pieces of any length."""


def part_of_bytes(name: str, data: bytes) -> Part:
    """A file held in memory."""
    return Part(name, len(data), zlib.crc32(data), hashlib.sha256(data).hexdigest(), lambda: (data,))


def part_of_file(name: str, source: BinaryIO) -> Part:
    """A file read twice from an open handle: now for its digest, later for its bytes."""
    digest, crc, size = hashlib.sha256(), 0, 0
    for chunk in _read(source):
        digest.update(chunk)
        crc = zlib.crc32(chunk, crc)
        size += len(chunk)
    return Part(name, size, crc, digest.hexdigest(), lambda: _read(source))


def packed_size(parts: Sequence[Part]) -> int:
    """Bytes of the whole zip holding those parts."""
    frames = profile.LOCAL.size + profile.CENTRAL.size
    return profile.END.size + sum(frames + 2 * len(one.name) + one.size for one in parts)


class PartDiffers(ValueError):
    """A part did not give the bytes announced; the message is its name."""


def stream(parts: Sequence[Part], *, hashed: bool = False) -> Iterator[Chunk]:
    """The bytes of the zip in order, in chunks of at most 1 MiB.

    With ``hashed`` each part's digest is checked on the way, for a zip that cannot be read back.

    Raises:
        PartDiffers: a part gave more or fewer bytes than announced, or others.
    """
    central = bytearray()
    offset = 0
    for part in parts:
        name = part.name.encode("ascii")
        header = profile.local_header(name, part.crc32, part.size)
        central += profile.central_record(name, part.crc32, part.size, offset)
        yield header
        yield from _exactly(part, hashed=hashed)
        offset += len(header) + part.size
    yield bytes(central)
    yield profile.end_record(len(parts), len(central), offset)


def _exactly(part: Part, *, hashed: bool) -> Iterator[Chunk]:
    left, digest = part.size, hashlib.sha256()
    for whole in part.chunks():
        view = memoryview(whole)
        left -= len(view)
        if left < 0:
            break
        for at in range(0, len(view), profile.CHUNK):
            chunk = view[at : at + profile.CHUNK]
            if hashed:
                digest.update(chunk)
            yield chunk
    if left or (hashed and digest.hexdigest() != part.sha256):
        raise PartDiffers(part.name)


def _read(source: BinaryIO) -> Iterator[bytes]:
    source.seek(0)
    while chunk := source.read(profile.CHUNK):
        yield chunk

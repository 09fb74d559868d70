"""Reads the canonical zip strictly: one way to lay the bytes out, anything else is refused (BUNDLE.md §2, §7).

The reader keeps the one handle it was given: what is read after the verification comes from the file that was
verified, and is hashed again on the way.
"""

import hashlib
import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from lianes_desktop.bundle import names, profile
from lianes_desktop.bundle.refusals import BundleRefusal, Code

_ENCRYPTED = 0x0001
_ZIP64_EXTRA = b"\x01\x00"
_NONE32 = 0xFFFFFFFF
_NONE16 = 0xFFFF
_LARGEST_DIRECTORY = 16 * 2**20


@dataclass(frozen=True, slots=True)
class Entry:
    """One file inside the zip: its name, its size and CRC, and where its bytes start."""

    name: str
    size: int
    crc32: int
    offset: int


class Container:
    """The entries of a zip whose framing and names were found right.

    Raises:
        BundleRefusal: the first rule of framing or naming that is broken.
    """

    def __init__(self, source: BinaryIO) -> None:
        """Check the framing; ``source`` is seekable and stays open as long as this value is used."""
        self._source = source
        self.entries = _entries(source)
        names.check_all(one.name for one in self.entries)
        self._by_name = {one.name: one for one in self.entries}
        self._check_mimetype()

    def entry(self, name: str) -> Entry:
        """The entry of that name; ``BundleRefusal(MISSING)`` when there is none."""
        if name not in self._by_name:
            raise BundleRefusal(Code.MISSING, name)
        return self._by_name[name]

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def read(self, name: str, most: int) -> bytes:
        """All the bytes of a small entry, CRC checked; ``TOO_LARGE`` above ``most`` bytes."""
        entry = self.entry(name)
        if entry.size > most:
            raise BundleRefusal(Code.TOO_LARGE, name)
        return b"".join(bytes(chunk) for chunk in self.chunks(entry))

    def chunks(self, entry: Entry) -> Iterator[memoryview]:
        """The entry's bytes in a reused buffer of 1 MiB; the CRC is judged after the last chunk."""
        buffer = memoryview(bytearray(min(profile.CHUNK, max(entry.size, 1))))
        crc, at, end = 0, entry.offset, entry.offset + entry.size
        while at < end:
            self._source.seek(at)
            count = self._source.readinto(buffer[: end - at])  # type: ignore[attr-defined]  # every binary file has it
            if not count:
                raise BundleRefusal(Code.LAYOUT, entry.name)
            chunk = buffer[:count]
            crc = zlib.crc32(chunk, crc)
            at += count
            yield chunk
        if crc != entry.crc32:
            raise BundleRefusal(Code.CRC, entry.name)

    def digest(self, entry: Entry, seen: Callable[[int], None]) -> str:
        """SHA-256 of the entry as it is on the medium now, in hexadecimal; ``seen`` is told bytes as they go by."""
        digest = hashlib.sha256()
        for chunk in self.chunks(entry):
            digest.update(chunk)
            seen(len(chunk))
        return digest.hexdigest()

    def _check_mimetype(self) -> None:
        if not self.entries or self.entries[0].name != names.MIMETYPE:
            raise BundleRefusal(Code.MIMETYPE, names.MIMETYPE)
        if self.entries[0].size != len(profile.MEDIA_TYPE):
            raise BundleRefusal(Code.MIMETYPE, names.MIMETYPE)
        if self.read(names.MIMETYPE, len(profile.MEDIA_TYPE)) != profile.MEDIA_TYPE:
            raise BundleRefusal(Code.MIMETYPE, names.MIMETYPE)


def _entries(source: BinaryIO) -> tuple[Entry, ...]:
    size = source.seek(0, os.SEEK_END)
    count, directory = _directory(source, size)
    entries: list[Entry] = []
    at = expected = 0
    for _ in range(count):
        entry, header_size, record_size = _central(directory, at, expected)
        _check_local(source, entry, header_size)
        entries.append(entry)
        at += record_size
        expected = entry.offset + entry.size
    if at != len(directory) or expected + len(directory) + profile.END.size != size:
        raise BundleRefusal(Code.LAYOUT)
    return tuple(entries)


def _directory(source: BinaryIO, size: int) -> tuple[int, bytes]:
    """How many entries the end record announces, and the bytes between the last of them and it."""
    if size < profile.END.size:
        raise BundleRefusal(Code.NOT_A_ZIP)
    if size > profile.LARGEST_FILE:
        raise BundleRefusal(Code.TOO_LARGE)
    magic, disk, first_disk, here, count, length, offset, comment = profile.END.unpack(
        _at(source, size - profile.END.size, profile.END.size)
    )
    if magic != profile.END_MAGIC or comment or disk not in {0, _NONE16} or first_disk not in {0, _NONE16}:
        raise BundleRefusal(Code.EOCD)
    if _NONE16 in {disk, first_disk, here, count} or _NONE32 in {length, offset}:
        raise BundleRefusal(Code.ZIP64)
    if here != count:
        raise BundleRefusal(Code.EOCD)
    if count > profile.MOST_ENTRIES:
        raise BundleRefusal(Code.TOO_MANY)
    if offset + length + profile.END.size != size:
        raise BundleRefusal(_gap_before_end(source, size))
    if length > _LARGEST_DIRECTORY:
        raise BundleRefusal(Code.LAYOUT)
    return count, _at(source, offset, length)


def _gap_before_end(source: BinaryIO, size: int) -> Code:
    locator = _at(source, max(0, size - profile.END.size - 20), 4)
    return Code.ZIP64 if locator == profile.ZIP64_LOCATOR_MAGIC else Code.LAYOUT


def _central(directory: bytes, at: int, expected: int) -> tuple[Entry, int, int]:
    """The entry of one central record, with the length of its local header and of the record itself."""
    fixed = directory[at : at + profile.CENTRAL.size]
    if len(fixed) < profile.CENTRAL.size or not fixed.startswith(profile.CENTRAL_MAGIC):
        raise BundleRefusal(Code.LAYOUT)
    fields = profile.CENTRAL.unpack(fixed)
    flags, method = fields[3], fields[4]
    crc, packed, size, name_length, extra_length, comment_length = fields[7:13]
    offset = fields[16]
    raw = directory[at + profile.CENTRAL.size :][:name_length]
    name = _ascii(raw)
    _check_method(name, flags, method)
    if _NONE32 in {packed, size, offset}:
        raise BundleRefusal(Code.ZIP64, name)
    if extra_length or comment_length:
        extra = directory[at + profile.CENTRAL.size + name_length :][:extra_length]
        raise BundleRefusal(Code.ZIP64 if extra.startswith(_ZIP64_EXTRA) else Code.EXTRA, name)
    if packed != size or offset != expected:
        raise BundleRefusal(Code.LAYOUT, name)
    if fields[15] != profile.MODE:
        raise BundleRefusal(Code.NOT_A_FILE, name)
    if fixed + raw != profile.central_record(raw, crc, size, offset):
        raise BundleRefusal(Code.FIELD, name)
    if size > (profile.LARGEST_META if name.startswith(names.META_FOLDER) else profile.LARGEST_ENTRY):
        raise BundleRefusal(Code.TOO_LARGE, name)
    header_size = profile.LOCAL.size + name_length
    return Entry(name, size, crc, offset + header_size), header_size, profile.CENTRAL.size + name_length


def _ascii(raw: bytes) -> str:
    try:
        return raw.decode("ascii")
    except UnicodeDecodeError:
        raise BundleRefusal(Code.NAME_NONASCII, raw.decode("ascii", "backslashreplace")) from None


def _check_method(name: str, flags: int, method: int) -> None:
    if flags & _ENCRYPTED:
        raise BundleRefusal(Code.ENCRYPTED, name)
    if flags:
        raise BundleRefusal(Code.FLAGS, name)
    if method:
        raise BundleRefusal(Code.COMPRESSED, name)


def _check_local(source: BinaryIO, entry: Entry, header_size: int) -> None:
    start = entry.offset - header_size
    header = _at(source, start, header_size)
    if len(header) < header_size or not header.startswith(profile.LOCAL_MAGIC):
        raise BundleRefusal(Code.LAYOUT, entry.name)
    if profile.LOCAL.unpack(header[: profile.LOCAL.size])[-1]:
        raise BundleRefusal(Code.EXTRA, entry.name)
    if header != profile.local_header(entry.name.encode("ascii"), entry.crc32, entry.size):
        raise BundleRefusal(Code.LOCAL, entry.name)


def _at(source: BinaryIO, offset: int, length: int) -> bytes:
    source.seek(offset)
    return source.read(length)

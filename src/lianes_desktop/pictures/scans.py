"""TIFF files: a page's folder is read here and written anew with what its picture needs, for the decoder to follow.

The folders of a TIFF may loop, name any length and point anywhere; the decoder meets one folder, of our making.
"""

import struct
from collections.abc import Mapping
from typing import NamedTuple

from lianes_desktop.domain.problems import Problem
from lianes_desktop.pictures.exif import CameraFacts, camera_facts
from lianes_desktop.pictures.limits import MAX_SHEETS, UnfitError, check_pixels

_SUBFILE, _WIDTH, _HEIGHT, _BITS, _COMPRESSION, _LIGHT = 254, 256, 257, 258, 259, 262
_STRIPS, _SAMPLES, _STRIP_ROWS, _STRIP_SIZES = 273, 277, 278, 279
_TILE_WIDTH, _TILE_HEIGHT, _TILES, _TILE_SIZES, _FORMAT = 322, 323, 324, 325, 339
_RAW_OF_A_CAMERA = 0xC612
_NEEDED = frozenset(
    (
        *(_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _LIGHT, 266, _STRIPS, _SAMPLES, _STRIP_ROWS, _STRIP_SIZES),
        *(284, 292, 293, 317, 320, _TILE_WIDTH, _TILE_HEIGHT, _TILES, _TILE_SIZES, 332, 338, 347, 530),
    )
)
_COMPRESSIONS = frozenset({1, 2, 3, 4, 5, 7, 8, 32773, 32946})
"""None, the faxes' three, LZW, JPEG, deflate under two numbers, PackBits."""
_LENGTHS = {1: 1, 3: 2, 4: 4, 5: 8, 7: 1}
"""Bytes of one value: byte, short, long, fraction, whatever."""
_NUMBERS = {1: "B", 3: "H", 4: "I"}
_ENTRY = 12
_MOST_ENTRIES = 512
_LONGEST_VALUE = 1_000_000
_MOST_COUNTED = 10_000
"""Folders followed to say how many pages a file has."""
_MOST_BITS = 16
_MOST_SAMPLES = 5


class Scan(NamedTuple):
    """One page of a TIFF, ready for the decoder."""

    core: bytes
    facts: CameraFacts
    sheets: int


class _Entry(NamedTuple):
    kind: int
    length: int
    value: bytes
    """The four bytes of the entry: the value itself, or where it stands."""


def scan(data: bytes, sheet: int) -> Scan:
    """The TIFF with one folder, that of a page.

    Raises:
        UnfitError: not a picture, cut short, too many pixels or pages, or no such page.
    """
    order = "<" if data.startswith(b"II") else ">"
    places = _folders(data, order)
    if len(places) > MAX_SHEETS:
        raise UnfitError(Problem.PICTURE_TOO_LONG, {"sheets": len(places), "limit": MAX_SHEETS})
    folders = [_folder(data, order, place) for place in places]
    pages = [
        (place, folder)
        for place, folder in zip(places, folders, strict=True)
        if not _number(data, order, folder, _SUBFILE, 0) & 1
    ]
    if not 0 <= sheet < len(pages) or _RAW_OF_A_CAMERA in pages[0][1]:
        raise UnfitError(Problem.NOT_A_PICTURE)
    place, folder = pages[sheet]
    _check(data, order, folder)
    facts = camera_facts(data[:4] + struct.pack(f"{order}I", place) + data[8:])
    return Scan(_rewritten(data, order, folder), facts, len(pages))


def _folders(data: bytes, order: str) -> list[int]:
    """Where the folders start, in the file's order; no more than are worth counting."""
    found: dict[int, None] = {}
    (at,) = struct.unpack_from(f"{order}I", data[:8] + bytes(8), 4)
    while at and len(found) < _MOST_COUNTED:
        if at in found:
            raise UnfitError(Problem.NOT_A_PICTURE)
        if at + 2 > len(data):
            raise UnfitError(Problem.PICTURE_TRUNCATED)
        found[at] = None
        (count,) = struct.unpack_from(f"{order}H", data, at)
        after = at + 2 + count * _ENTRY
        if after + 4 > len(data):
            raise UnfitError(Problem.PICTURE_TRUNCATED)
        (at,) = struct.unpack_from(f"{order}I", data, after)
    return list(found)


def _folder(data: bytes, order: str, at: int) -> dict[int, _Entry]:
    (count,) = struct.unpack_from(f"{order}H", data, at)
    if count > _MOST_ENTRIES:
        raise UnfitError(Problem.NOT_A_PICTURE)
    found: dict[int, _Entry] = {}
    for index in range(count):
        tag, kind, length, value = struct.unpack_from(f"{order}HHI4s", data, at + 2 + index * _ENTRY)
        found.setdefault(tag, _Entry(kind, length, value))
    return found


def _check(data: bytes, order: str, folder: Mapping[int, _Entry]) -> None:
    """Refuse what no scanner of receipts writes, and what is too large, before anything is decoded."""
    size = _number(data, order, folder, _WIDTH, 0), _number(data, order, folder, _HEIGHT, 0)
    check_pixels(size)
    tile = _number(data, order, folder, _TILE_WIDTH, 1), _number(data, order, folder, _TILE_HEIGHT, 1)
    check_pixels(tile)
    sound = (
        _number(data, order, folder, _COMPRESSION, 1) in _COMPRESSIONS
        and 0 < _number(data, order, folder, _BITS, 1) <= _MOST_BITS
        and 0 < _number(data, order, folder, _SAMPLES, 1) <= _MOST_SAMPLES
        and _number(data, order, folder, _FORMAT, 1) == 1
        and _LIGHT in folder
        and (_STRIPS in folder or _TILES in folder)
    )
    if not sound:
        raise UnfitError(Problem.NOT_A_PICTURE)
    for places, sizes in ((_STRIPS, _STRIP_SIZES), (_TILES, _TILE_SIZES)):
        if places in folder:
            ends = zip(_numbers(data, order, folder, places), _numbers(data, order, folder, sizes), strict=False)
            if any(start + length > len(data) for start, length in ends):
                raise UnfitError(Problem.PICTURE_TRUNCATED)


def _number(data: bytes, order: str, folder: Mapping[int, _Entry], tag: int, otherwise: int) -> int:
    """The first of an entry's numbers."""
    return next(iter(_numbers(data, order, folder, tag)), otherwise)


def _numbers(data: bytes, order: str, folder: Mapping[int, _Entry], tag: int) -> tuple[int, ...]:
    entry = folder.get(tag)
    if entry is None:
        return ()
    if entry.kind not in _NUMBERS:
        raise UnfitError(Problem.NOT_A_PICTURE)
    return struct.unpack(f"{order}{entry.length}{_NUMBERS[entry.kind]}", _value(data, order, entry))


def _value(data: bytes, order: str, entry: _Entry) -> bytes:
    length = _LENGTHS.get(entry.kind, 0) * entry.length
    if not 0 < length <= _LONGEST_VALUE:
        raise UnfitError(Problem.NOT_A_PICTURE)
    if length <= len(entry.value):
        return entry.value[:length]
    (start,) = struct.unpack(f"{order}I", entry.value)
    if start + length > len(data):
        raise UnfitError(Problem.PICTURE_TRUNCATED)
    return data[start : start + length]


def _rewritten(data: bytes, order: str, folder: Mapping[int, _Entry]) -> bytes:
    """The file with a folder of its own after everything else: what the picture needs, each value within the file."""
    kept = {tag: entry for tag, entry in sorted(folder.items()) if tag in _NEEDED}
    for entry in kept.values():
        _value(data, order, entry)
    padding = bytes(len(data) & 1)
    entries = b"".join(
        struct.pack(f"{order}HHI4s", tag, entry.kind, entry.length, entry.value) for tag, entry in kept.items()
    )
    start = len(data) + len(padding)
    head = data[:4] + struct.pack(f"{order}I", start)
    return head + data[8:] + padding + struct.pack(f"{order}H", len(kept)) + entries + bytes(4)

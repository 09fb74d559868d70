"""The two facts we need from EXIF: which side is up, and when the camera took the picture.

A small reader of our own: it follows no chain, allocates nothing and cannot loop, whatever the bytes.
"""

import re
import struct
from dataclasses import dataclass
from datetime import datetime

_ORIENTATION = 0x0112
_CHANGED = 0x0132
_CAMERA_FOLDER = 0x8769
_TAKEN = 0x9003
_DIGITISED = 0x9004
_SHORT, _LONG, _TEXT = 3, 4, 2
_ENTRY = 12
_MOST_ENTRIES = 512
_TIME = re.compile(rb"(\d{4}):(\d\d):(\d\d)[ T](\d\d):(\d\d):(\d\d)")
_UPRIGHT = range(1, 9)
_FIRST_YEAR = 1995


@dataclass(frozen=True, slots=True)
class CameraFacts:
    """Orientation 1 to 8 as EXIF counts it, and the local wall time written by the camera, naive."""

    orientation: int = 1
    taken_at: datetime | None = None


def camera_facts(block: bytes) -> CameraFacts:
    """Read an EXIF block, with or without its ``Exif`` head; what cannot be read is left at its default."""
    tiff = block.removeprefix(b"Exif\0\0")
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return CameraFacts()
    try:
        first = _folder(tiff, order, struct.unpack_from(f"{order}I", tiff, 4)[0])
        camera = _folder(tiff, order, int.from_bytes(first[_CAMERA_FOLDER])) if _CAMERA_FOLDER in first else {}
    except struct.error:
        return CameraFacts()
    orientation = int.from_bytes(first.get(_ORIENTATION, b"\1"))
    times = (_time(camera.get(_TAKEN)), _time(camera.get(_DIGITISED)), _time(first.get(_CHANGED)))
    return CameraFacts(
        orientation if orientation in _UPRIGHT else 1,
        next((one for one in times if one is not None), None),
    )


def _folder(tiff: bytes, order: str, at: int) -> dict[int, bytes]:
    """Entries of one folder: numbers as big-endian bytes, texts as they are."""
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    found: dict[int, bytes] = {}
    for index in range(min(count, _MOST_ENTRIES)):
        place = at + 2 + index * _ENTRY
        tag, kind, length = struct.unpack_from(f"{order}HHI", tiff, place)
        if kind == _SHORT:
            found[tag] = struct.unpack_from(f"{order}H", tiff, place + 8)[0].to_bytes(2)
        elif kind == _LONG:
            found[tag] = struct.unpack_from(f"{order}I", tiff, place + 8)[0].to_bytes(4)
        elif kind == _TEXT and length == len("2026:11:24 10:30:00") + 1:
            start = struct.unpack_from(f"{order}I", tiff, place + 8)[0]
            found[tag] = tiff[start : start + length]
    return found


def _time(text: bytes | None) -> datetime | None:
    """The instant written, or ``None`` for the zeros and blanks that cameras without a clock write."""
    match = _TIME.match(text or b"")
    if match is None:
        return None
    try:
        year, month, day, hour, minute, second = map(int, match.groups())
        taken = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - EXIF has wall time without a zone
    except ValueError:
        return None
    return taken if taken.year >= _FIRST_YEAR else None

"""Only the bytes a picture needs reach the decoder: no text, profile, animation or second picture.

Compressed text bombs, looping metadata and the decoder's own warnings about them are left outside.
"""

from lianes_desktop.domain.problems import Problem
from lianes_desktop.pictures.limits import MAX_SCANS, UnfitError
from lianes_desktop.pictures.magic import PNG_HEAD

_SOI, _SOS, _EOI = 0xD8, 0xDA, 0xD9
_LONE = frozenset({0x01, *range(0xD0, 0xD8)})
_JFIF, _EXIF, _LAST_APP, _ADOBE, _COMMENT = 0xE0, 0xE1, 0xEF, 0xEE, 0xFE
_PNG_NEEDED = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_PNG_AROUND = 12
"""Length, type and checksum around a chunk's data."""


def of_jpeg(data: bytes) -> tuple[bytes, bytes]:
    """The JPEG without its metadata, and its first EXIF block (empty when it has none)."""
    kept = [data[:2]]
    exif = b""
    at = 2
    while True:
        marker, at = _marker(data, at)
        if marker == _SOS:
            if data.count(b"\xff\xda", at - 2) > MAX_SCANS:
                raise UnfitError(Problem.NOT_A_PICTURE)
            kept.append(data[at - 2 :])
            return b"".join(kept), exif
        if marker in _LONE:
            continue
        length = int.from_bytes(data[at : at + 2])
        if marker in {_SOI, _EOI} or length < 2:  # noqa: PLR2004 - the length counts its own two bytes
            raise UnfitError(Problem.NOT_A_PICTURE)
        if at + length > len(data):
            raise UnfitError(Problem.PICTURE_TRUNCATED)
        body = data[at : at + length]
        if marker == _EXIF and not exif and body[2:8] == b"Exif\0\0":
            exif = body[2:]
        elif marker in {_JFIF, _ADOBE} or not (_JFIF < marker <= _LAST_APP or marker == _COMMENT):
            kept.append(data[at - 2 : at + length])
        at += length


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The marker at ``at`` and where its segment starts; fill bytes are passed over."""
    start = at
    while at < len(data) and data[at] == 0xFF:  # noqa: PLR2004 - what every marker starts with
        at += 1
    if at + 2 >= len(data):
        raise UnfitError(Problem.PICTURE_TRUNCATED)
    if at == start:
        raise UnfitError(Problem.NOT_A_PICTURE)
    return data[at], at + 1


def of_png(data: bytes) -> tuple[bytes, bytes]:
    """The PNG's needed chunks alone, and its EXIF block (empty when it has none)."""
    kept = [PNG_HEAD]
    exif = b""
    at = len(PNG_HEAD)
    while True:
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        end = at + _PNG_AROUND + length
        if end > len(data):
            raise UnfitError(Problem.PICTURE_TRUNCATED)
        if (len(kept) == 1) != (kind == b"IHDR"):
            raise UnfitError(Problem.NOT_A_PICTURE)
        if kind in _PNG_NEEDED:
            kept.append(data[at:end])
        elif kind == b"eXIf":
            exif = data[at + 8 : end - 4]
        if kind == b"IEND":
            return b"".join(kept), exif
        at = end

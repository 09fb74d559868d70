"""Only the bytes a picture needs reach the decoder: no text, profile, animation or second picture.

Compressed text bombs, looping metadata and the decoder's own warnings about them are left outside.
"""

from lianes_desktop.domain.problems import Problem
from lianes_desktop.pictures.limits import MAX_SCANS, UnfitError, check_pixels
from lianes_desktop.pictures.magic import PNG_HEAD

_SOI, _SOS, _EOI = 0xD8, 0xDA, 0xD9
_LONE = frozenset({0x01, *range(0xD0, 0xD8)})
_JFIF, _EXIF, _LAST_APP, _ADOBE, _COMMENT = 0xE0, 0xE1, 0xEF, 0xEE, 0xFE
_PNG_NEEDED = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_PNG_AROUND = 12
"""Length, type and checksum around a chunk's data."""
_WEBP_HEAD = 12
_LOSSY, _LOSSLESS, _ALPHA = b"VP8 ", b"VP8L", b"ALPH"
_WEBP_SIDE = 0x3FFF
"""Fourteen bits of each side; the two others only advise a scale."""
_KEY_FRAME = b"\x9d\x01\x2a"
_LOSSLESS_SIGN = 0x2F


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
    """The PNG's needed chunks alone, and its EXIF block (empty when it has none).

    An animated one is refused: what it shows depends on the program, and a proof shows one thing.
    """
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
        elif kind == b"acTL":
            raise UnfitError(Problem.PICTURE_ANIMATED)
        elif kind == b"eXIf":
            exif = data[at + 8 : end - 4]
        if kind == b"IEND":
            return b"".join(kept), exif
        at = end


def of_webp(data: bytes) -> tuple[bytes, bytes]:
    """The still picture of a WebP alone, and its EXIF block (empty when it has none).

    An animated one is refused, as ``of_png`` does; so is one of too many pixels, for the decoder takes its memory
    before it tells them.
    """
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise UnfitError(Problem.PICTURE_TRUNCATED)
    found: dict[bytes, bytes] = {}
    at = _WEBP_HEAD
    while at + 8 <= end:
        kind, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + length > end:
            raise UnfitError(Problem.PICTURE_TRUNCATED)
        if kind in {b"ANIM", b"ANMF"}:
            raise UnfitError(Problem.PICTURE_ANIMATED)
        if kind in {_LOSSY, _LOSSLESS, _ALPHA, b"EXIF"}:
            found.setdefault(kind, data[at + 8 : at + 8 + length])
        at += 8 + length + (length & 1)
    exif = found.pop(b"EXIF", b"")
    if _LOSSLESS in found:
        kept = [(_LOSSLESS, found[_LOSSLESS])]
    elif _LOSSY in found:
        kept = [(_LOSSY, found[_LOSSY])]
    else:
        raise UnfitError(Problem.NOT_A_PICTURE)
    size = _webp_size(*kept[0])
    check_pixels(size)
    if kept[0][0] == _LOSSY and _ALPHA in found:
        canvas = b"\x10\0\0\0" + b"".join((side - 1).to_bytes(3, "little") for side in size)
        kept = [(b"VP8X", canvas), (_ALPHA, found[_ALPHA]), *kept]
    body = b"".join(kind + len(one).to_bytes(4, "little") + one + b"\0" * (len(one) & 1) for kind, one in kept)
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body, exif


def _webp_size(kind: bytes, body: bytes) -> tuple[int, int]:
    """Width and height as the coded picture itself says them."""
    if kind == _LOSSLESS and body[:1] == bytes([_LOSSLESS_SIGN]):
        bits = int.from_bytes(body[1:5], "little")
        return (bits & _WEBP_SIDE) + 1, (bits >> 14 & _WEBP_SIDE) + 1
    if kind == _LOSSY and body[3:6] == _KEY_FRAME:
        return int.from_bytes(body[6:8], "little") & _WEBP_SIDE, int.from_bytes(body[8:10], "little") & _WEBP_SIDE
    raise UnfitError(Problem.NOT_A_PICTURE)

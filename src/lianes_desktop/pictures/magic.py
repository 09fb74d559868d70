"""What a file is by its first bytes; its name is never believed."""

from lianes_desktop.pictures.limits import HEIC, JPEG, PDF, PNG, TIFF, WEBP

PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_STARTS = {b"\xff\xd8\xff": JPEG, PNG_HEAD: PNG, b"II*\0": TIFF, b"MM\0*": TIFF}
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_PDF_HEAD_WITHIN = 1024
"""Readers accept a little mail or scanner noise before the head of a PDF; so do we."""


def media_type_of(data: bytes) -> str | None:
    """One of the six media types taken as receipts, or ``None``."""
    for start, media_type in _STARTS.items():
        if data.startswith(start):
            return media_type
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return HEIC
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return WEBP
    return PDF if b"%PDF-" in data[:_PDF_HEAD_WITHIN] else None

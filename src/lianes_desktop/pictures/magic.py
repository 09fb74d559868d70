"""What a file is by its first bytes; its name is never believed."""

from lianes_desktop.pictures.limits import HEIC, JPEG, PDF, PNG

PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_PDF_HEAD_WITHIN = 1024
"""Readers accept a little mail or scanner noise before the head of a PDF; so do we."""


def media_type_of(data: bytes) -> str | None:
    """One of the four media types taken as receipts, or ``None``."""
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(PNG_HEAD):
        return PNG
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return HEIC
    if b"%PDF-" in data[:_PDF_HEAD_WITHIN]:
        return PDF
    return None

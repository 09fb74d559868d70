"""A signed or scanned paper kept with a record: a letter, a deliberation, a mission order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of the vault, kept byte for byte as it came."""

    digest: str
    """SHA-256 of the original bytes, lower-case hexadecimal."""
    size: int
    media_type: str
    """``image/jpeg``, ``image/png``, ``image/heic``, ``image/webp``, ``image/tiff`` or ``application/pdf``."""
    original_name: str

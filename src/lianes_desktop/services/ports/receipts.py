"""Receipts: their original bytes kept for good, and the pictures drawn from them."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol


class Vault(Protocol):
    """Original bytes of receipts: written once, named by their SHA-256, encrypted one by one."""

    def store(self, data: bytes) -> str:
        """Keep the bytes durably (file and folder synced) and return their digest.

        Raises:
            UnavailableError: disk full, read-only or failing; nothing half-written stays.
        """
        ...

    def read(self, digest: str) -> bytes:
        """The original bytes, checked against their digest.

        Raises:
            UnavailableError: with ``NOT_FOUND`` or ``DAMAGED``.
        """
        ...

    def holds(self, digest: str) -> bool: ...


class Examined(NamedTuple):
    """What a file offered as a receipt turned out to be."""

    media_type: str
    sheets: int
    thumbnail: bytes
    """JPEG, upright, at most 160 pixels a side."""
    taken_at: datetime | None


class Pictures(Protocol):
    """Opens photographs and PDFs of receipts within strict limits."""

    def examine(self, data: bytes, name: str) -> Examined:
        """Say what the file is and draw its thumbnail.

        Raises:
            RefusedError: not a picture, truncated, too large, PDF with a password…; ``field`` is ``name``.
        """
        ...

    def view(self, data: bytes, media_type: str, *, sheet: int = 0, longest: int = 2000) -> bytes:
        """One sheet as an upright JPEG without metadata, at most ``longest`` pixels a side."""
        ...

    def sheet_of(self, pdf: Path, *, sheet: int = 0, longest: int = 2000) -> tuple[bytes, int]:
        """One sheet of a PDF that we wrote, and how many it has: no limit of length, nor of weight.

        Raises:
            RefusedError: it cannot be read, or has no such sheet; ``field`` is the file's name.
        """
        ...

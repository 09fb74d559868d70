"""Receipts: their original bytes kept for good, and the pictures drawn from them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from lianes_desktop.domain.readings import Flaw

Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]
"""From the top left of what is framed, clockwise as it is read."""


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


class Copies(Protocol):
    """Light copies of photographs: each kept once made, under the digest of its original, encrypted as it is."""

    def keep(self, original: str, copy: bytes) -> None:
        """Keep a copy durably; an empty one says that none is smaller than the original.

        Raises:
            UnavailableError: disk full, read-only or failing; nothing half-written stays.
        """
        ...

    def read(self, original: str) -> bytes:
        """The copy, which is of that original and of no other.

        Raises:
            UnavailableError: with ``NOT_FOUND`` or ``DAMAGED``.
        """
        ...

    def size(self, original: str) -> int | None:
        """Bytes of the copy without reading it, 0 when none is smaller than the original; ``None``: not made yet."""
        ...


class Examined(NamedTuple):
    """What a file offered as a receipt turned out to be."""

    media_type: str
    sheets: int
    thumbnail: bytes
    """JPEG, upright, at most 160 pixels a side."""
    taken_at: datetime | None
    flaws: frozenset[Flaw] = frozenset()
    """What is wrong with the photograph; nothing is said of a PDF."""
    likeness: int | None = None
    """64-bit fingerprint of the upright picture: copies of one picture differ by 10 bits at most (RECEIPTS §4);
    ``None`` for a PDF, whose sheets look alike when they come from one program."""


@dataclass(frozen=True, slots=True)
class View:
    """How a sheet is shown: flattened, then turned, then its contrast raised; the original is never changed."""

    turn: int = 0
    """Quarter turns, clockwise."""
    corners: Corners | None = None
    """The paper's corners on the upright sheet, in fractions of its width and height: the rest is cut away."""
    contrast: bool = False
    """Grey, with the light of the paper made even."""


AS_IT_IS = View()


class PrintedLine(NamedTuple):
    """One piece of text as a PDF itself holds it: no recognition, no doubt about its letters."""

    text: str
    corners: Corners
    """In pixels of the sheet drawn ``page`` large, from the top left, clockwise."""
    page: tuple[int, int]
    """Width and height of the sheet, in pixels."""


class Pictures(Protocol):
    """Opens photographs and PDFs of receipts within strict limits, in a process apart."""

    def examine(self, data: bytes, name: str) -> Examined:
        """Say what the file is, draw its thumbnail and tell its flaws.

        Raises:
            RefusedError: not a picture, truncated, too large, PDF with a password…; ``field`` is ``name``.
        """
        ...

    def view(self, data: bytes, media_type: str, *, sheet: int = 0, longest: int = 2000, how: View = AS_IT_IS) -> bytes:
        """One sheet as an upright JPEG without metadata, at most ``longest`` pixels a side (3000 at most).

        Raises:
            RefusedError: the bytes are not what ``media_type`` says, or cannot be decoded; ``field`` is empty.
        """
        ...

    def corners(self, data: bytes, media_type: str, *, sheet: int = 0) -> Corners | None:
        """Where the paper's corners seem to be on one upright sheet, as ``View.corners``; ``None``: nothing stands out.

        Raises:
            RefusedError: as ``view`` does.
        """
        ...

    def light(self, data: bytes, media_type: str, *, sheet: int = 0) -> bytes:
        """One sheet as a light copy: WebP, upright, at most 2000 pixels a side, without metadata (RECEIPTS §4).

        Raises:
            RefusedError: as ``view`` does.
        """
        ...

    def words(self, data: bytes, sheet: int = 0, *, longest: int = 2000) -> tuple[PrintedLine, ...]:
        """The text one sheet of a PDF holds, from top to bottom; empty when it is a picture of paper.

        Places are in pixels of the sheet drawn with its longer side ``longest``, as ``view`` draws it.

        Raises:
            RefusedError: no PDF, or not readable; ``field`` is empty.
        """
        ...

    def sheet_of(self, pdf: Path, *, sheet: int = 0, longest: int = 2000) -> tuple[bytes, int]:
        """One sheet of a PDF that we wrote, and how many it has: no limit of length, nor of weight.

        Raises:
            RefusedError: it cannot be read, or has no such sheet; ``field`` is the file's name.
        """
        ...

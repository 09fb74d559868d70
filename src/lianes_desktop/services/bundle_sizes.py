"""How heavy the bundle would be, reckoned from the sizes kept: no file is read, none is drawn.

What is known is added up to the byte; what is not made yet is taken at what a large sample of receipts gave (RECEIPTS
§4, and the claims of our own receipts): the pictures in the claim's PDF, and the light copies.
"""

from collections.abc import Callable
from dataclasses import dataclass

from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.expenses import ReceiptPage

_FRONT = 110_000
"""The claim's PDF without a receipt, its fonts and its signature included, and the frame of the bundle."""
_LINE = 2_500
"""An expense: its records and its row in the claim."""
_FILE = 700
"""A file: what the zip, the manifest, ``bundle.json`` and the records say of it, and its page in the claim."""
_DRAWN = 250_000
"""A sheet in the claim at 2000 pixels: median of 40 photographs of receipts."""
_DRAWN_SMALL = 120_000
"""The same at 1240 pixels."""
_DRAWN_MOST = 1.3
"""A small photograph drawn again weighs a third more than it did."""
_LIGHT = 70_000
"""A light copy: median of RECEIPTS §4 (68 KB)."""


@dataclass(frozen=True, slots=True)
class BundleSizes:
    """Bytes of the bundle that would leave now, either way."""

    as_they_are: int
    light: int
    photographs: int
    """How many photographs a light copy may stand for: those that are not lighter already."""


def sizes(dossier: Dossier, copied: Callable[[ReceiptPage], int | None]) -> BundleSizes:
    """The size with the originals, and with light copies.

    ``copied`` tells the bytes of a photograph's copy, 0 when none is smaller, ``None`` while it is not made.
    """
    rest = _FRONT + _LINE * len(dossier.expenses) + sum(_FILE + paper.size for paper in dossier.papers)
    pages = {page.digest: page for receipt in dossier.receipts for page in receipt.pages}.values()
    as_they_are = light = rest
    photographs = 0
    for page in pages:
        whole = _FILE + page.size + _drawn(page, _DRAWN)
        copy = _copy(page, copied)
        as_they_are += whole
        light += whole if copy is None else _FILE + copy + _drawn(page, _DRAWN_SMALL)
        photographs += copy is not None
    return BundleSizes(as_they_are, light, photographs)


def _copy(page: ReceiptPage, copied: Callable[[ReceiptPage], int | None]) -> int | None:
    """Bytes of the copy that would travel, made or not; ``None`` when the file travels as it is."""
    if not page.is_photograph:
        return None
    made = copied(page)
    if made is None:
        return _LIGHT if page.size > _LIGHT else None
    return made or None


def _drawn(page: ReceiptPage, sheet: int) -> int:
    """Bytes of its sheets in the claim's PDF."""
    return min(sheet, int(page.size * _DRAWN_MOST)) if page.is_photograph else sheet * page.sheets

"""Signed and scanned papers kept with records: an act, a letter, a convention, the proof of an article."""

from lianes_desktop.domain.pieces import Piece
from lianes_desktop.services.offered import Offered, plain_name, read
from lianes_desktop.services.ports.receipts import Pictures, Vault

SHOWN_SIDE = 2000
"""Longest side, in pixels, of a sheet shown."""


class PaperKeeper:
    """Checks a file by what it holds, keeps its bytes as they came, and shows its sheets; for a worker thread."""

    def __init__(self, vault: Vault, pictures: Pictures) -> None:
        """The file reaches the vault before any record names it: a crash leaves a harmless orphan."""
        self._vault = vault
        self._pictures = pictures

    def keep(self, file: Offered) -> Piece:
        """The file kept for good.

        Raises:
            RefusedError: unreadable, empty, too large, neither a picture nor a PDF; ``field`` is the file's name.
            UnavailableError: the vault failed; nothing half-written stays.
        """
        name = plain_name(file.name)
        data = read(file)
        examined = self._pictures.examine(data, name)
        return Piece(self._vault.store(data), len(data), examined.media_type, name)

    def sheet(self, piece: Piece, number: int = 0) -> tuple[bytes, int]:
        """One sheet as a JPEG, and how many the paper has.

        Raises:
            UnavailableError: with ``NOT_FOUND`` or ``DAMAGED``.
            RefusedError: it cannot be drawn; ``field`` is the file's name.
        """
        data = self._vault.read(piece.digest)
        sheets = self._pictures.examine(data, piece.original_name).sheets
        return self._pictures.view(data, piece.media_type, sheet=number, longest=SHOWN_SIDE), sheets

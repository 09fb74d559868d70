"""Papers kept with a record: examined as receipts are, their originals in the vault for good."""

from lianes_desktop.domain.pieces import Piece
from lianes_desktop.services.offered import Offered, plain_name, read
from lianes_desktop.services.ports.receipts import Pictures, Vault


class Proofs:
    """Takes one file in, and shows it again; both slow enough for a worker thread."""

    def __init__(self, vault: Vault, pictures: Pictures) -> None:
        """The file reaches the vault before any record names it."""
        self._vault = vault
        self._pictures = pictures

    def keep(self, file: Offered) -> Piece:
        """The file examined and kept.

        Raises:
            RefusedError: not a picture nor a PDF, too large, empty; ``field`` is the file's name.
            UnavailableError: the disk failed.
        """
        data, name = read(file), plain_name(file.name)
        examined = self._pictures.examine(data, name)
        return Piece(self._vault.store(data), len(data), examined.media_type, name)

    def view(self, piece: Piece, *, sheet: int = 0, longest: int = 2000) -> bytes:
        """One sheet as an upright JPEG."""
        return self._pictures.view(self._vault.read(piece.digest), piece.media_type, sheet=sheet, longest=longest)

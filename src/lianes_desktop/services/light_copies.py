"""Light copies of photographs, which travel in their place while the originals stay in the vault."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from zlib import crc32

from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.expenses import LightCopy, ReceiptPage
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.receipts import Copies, Pictures, Vault


class LightCopies:
    """Makes each copy once, and gives it again for every bundle: the same records give the same bytes."""

    def __init__(self, vault: Vault, pictures: Pictures, kept: Copies) -> None:
        """Nothing is made before it is asked for."""
        self._vault = vault
        self._pictures = pictures
        self._kept = kept

    def make(self, dossier: Dossier, progress: Progress) -> tuple[ReceiptPage, ...]:
        """Make the copies that are not kept yet, one after the other; for a worker thread.

        Returns the photographs whose copy could not be made: they travel as they are. ``progress`` counts photographs.

        Raises:
            UnavailableError: an original is missing from the vault, or damaged.
            CancelledError: the person stopped; the copies made so far stay.
        """
        photographs = tuple(_photographs(dossier))
        unmade = []
        for at, page in enumerate(photographs):
            progress(at, len(photographs))
            if not self._holds(page) and not self._made(page):
                unmade.append(page)
        progress(len(photographs), len(photographs))
        return tuple(unmade)

    def lightened(self, dossier: Dossier) -> Dossier:
        """The dossier with the copy of each photograph that has one, to travel in its place."""
        copies = {page.digest: self._copy(page) for page in _photographs(dossier)}
        return replace(
            dossier,
            receipts=tuple(
                replace(one, pages=tuple(replace(page, light=copies.get(page.digest)) for page in one.pages))
                for one in dossier.receipts
            ),
        )

    def reader(self, dossier: Dossier) -> Callable[[str], bytes]:
        """Gives the bytes of whatever a lightened dossier carries, by their digest."""
        every = (page for receipt in dossier.receipts for page in receipt.pages)
        originals = {page.light.digest: page.digest for page in every if page.light is not None}

        def read(digest: str) -> bytes:
            original = originals.get(digest)
            return self._vault.read(digest) if original is None else self._kept.read(original)

        return read

    def size(self, page: ReceiptPage) -> int | None:
        """Bytes of the photograph's copy, 0 when none is smaller; ``None`` while it is not made."""
        return self._kept.size(page.digest)

    def _holds(self, page: ReceiptPage) -> bool:
        """Whether a copy is kept and whole."""
        try:
            self._kept.read(page.digest)
        except UnavailableError:
            return False
        return True

    def _made(self, page: ReceiptPage) -> bool:
        original = self._vault.read(page.digest)
        try:
            copy = self._pictures.light(original, page.media_type)
            self._kept.keep(page.digest, copy if len(copy) < page.size else b"")
        except (RefusedError, UnavailableError):
            return False
        return True

    def _copy(self, page: ReceiptPage) -> LightCopy | None:
        try:
            copy = self._kept.read(page.digest)
        except UnavailableError:
            return None
        return LightCopy(hashlib.sha256(copy).hexdigest(), len(copy), crc32(copy)) if copy else None


def _photographs(dossier: Dossier) -> Iterator[ReceiptPage]:
    """Each photograph once, in the records' order."""
    every = (page for receipt in dossier.receipts for page in receipt.pages if page.is_photograph)
    yield from {page.digest: page for page in every}.values()

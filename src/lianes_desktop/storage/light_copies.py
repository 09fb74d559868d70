"""Light copies of photographs, one encrypted file each, named by the SHA-256 of its original.

They are made from what the vault holds and can be made again: no record names them, and no backup takes them.
"""

import os
import time
from collections.abc import Iterable
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from lianes_desktop import durable
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.storage.failures import telling
from lianes_desktop.storage.space import Room
from lianes_desktop.storage.vault import path_of

_NONCE, _TAG = 12, 16


class FileCopies:
    """Implements ``services.ports.receipts.Copies`` in one folder."""

    def __init__(self, folder: Path, key: StoreKey, room: Room) -> None:
        """Copies live in ``folder/light``; ``room`` says when the disk is too full for more."""
        self._copies = folder / "light"
        self._room = room
        self._cipher = AESGCM(HKDF(SHA256(), 32, salt=None, info=b"lianes light copies 1").derive(key.secret))
        self._started = time.time()

    def keep(self, original: str, copy: bytes) -> None:
        """Keep a copy durably; an empty one says that none is smaller than the original.

        Raises:
            UnavailableError: disk full, read-only or failing; nothing half-written stays.
        """
        path = path_of(self._copies, original)
        nonce = os.urandom(_NONCE)
        with telling(Resource.VAULT, str(self._copies)):
            self._room.check(len(copy))
            durable.make_folder(path.parent)
            durable.write_bytes(path, nonce + self._cipher.encrypt(nonce, copy, original.encode()))

    def read(self, original: str) -> bytes:
        """The copy, which is of that original and of no other.

        Raises:
            UnavailableError: with ``NOT_FOUND`` or ``DAMAGED``.
        """
        path = path_of(self._copies, original)
        with telling(Resource.VAULT, original):
            sealed = path.read_bytes()
        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], original.encode())
        except (InvalidTag, ValueError) as error:
            raise UnavailableError(Resource.VAULT, Cause.DAMAGED, original) from error

    def size(self, original: str) -> int | None:
        """Bytes of the copy without reading it, 0 when none is smaller than the original; ``None``: not made yet."""
        try:
            return max(0, path_of(self._copies, original).stat().st_size - _NONCE - _TAG)
        except OSError:
            return None

    def tidy(self, originals: Iterable[str]) -> int:
        """Remove the copies whose original is gone, and what an earlier run left unfinished; how many files went."""
        wanted, gone = set(originals), 0
        with telling(Resource.VAULT, str(self._copies)):
            for path in self._copies.glob("??/*"):
                if path.name not in wanted and path.stat().st_mtime < self._started:
                    path.unlink()
                    gone += 1
        return gone

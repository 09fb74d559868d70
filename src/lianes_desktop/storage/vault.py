"""Original bytes of receipts, one encrypted file each, named by the SHA-256 of what it holds.

A row may name a piece only after the piece is durable: temporary file, sync, rename, sync of the folder. Every other
order lost receipts under simulated power cuts. Each file is AES-256-GCM under a key drawn from the store's, bound to
its name, so that neither a flipped bit nor two swapped files pass.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
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

_NONCE = 12
_ORPHAN_SECONDS = 24 * 3600
_HEXADECIMAL = frozenset("0123456789abcdef")
_DIGEST = 64


def path_of(folder: Path, digest: str) -> Path:
    """Where a folder keeps the file of a digest; anything but a digest is a ``ValueError``, never a path."""
    if len(digest) != _DIGEST or not _HEXADECIMAL.issuperset(digest):
        raise ValueError(f"not a digest: {digest}")
    return folder / digest[:2] / digest


@dataclass(frozen=True, slots=True)
class Tidied:
    """What the cleaning at the start found: digests missing or unknown, and how many leftovers it removed."""

    missing: tuple[str, ...]
    removed: int


class FileVault:
    """Implements ``services.ports.receipts.Vault`` in one folder."""

    def __init__(self, folder: Path, key: StoreKey, room: Room) -> None:
        """Pieces live in ``folder/pieces``; ``room`` says when the disk is too full for more."""
        self._pieces = folder / "pieces"
        self._room = room
        self._cipher = AESGCM(HKDF(SHA256(), 32, salt=None, info=b"lianes pieces 1").derive(key.secret))
        self._made: set[Path] = set()
        self._started = time.time()

    @property
    def folder(self) -> Path:
        """Where the pieces are."""
        return self._pieces

    def store(self, data: bytes) -> str:
        """Keep the bytes durably and return their digest.

        Raises:
            UnavailableError: disk full, read-only or failing; nothing half-written stays.
        """
        digest = hashlib.sha256(data).hexdigest()
        path = self.path_of(digest)
        with telling(Resource.VAULT, str(self._pieces)):
            if not path.is_file():
                self._room.check(len(data))
                self._make(path.parent)
                nonce = os.urandom(_NONCE)
                sealed = self._cipher.encrypt(nonce, data, digest.encode())
                self._write(path, nonce + sealed)
            else:  # its name may still be unsynced if the last attempt failed just there
                self._make(path.parent)
                durable.sync_folder(path.parent)
        return digest

    def read(self, digest: str) -> bytes:
        """The original bytes, and no others: what was stored under that digest or nothing.

        Raises:
            UnavailableError: with ``NOT_FOUND`` or ``DAMAGED``.
        """
        path = self.path_of(digest)
        with telling(Resource.VAULT, digest):
            sealed = path.read_bytes()
        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], digest.encode())
        except (InvalidTag, ValueError) as error:
            raise UnavailableError(Resource.VAULT, Cause.DAMAGED, digest) from error

    def holds(self, digest: str) -> bool:
        """Whether a piece of that digest is there."""
        return self.path_of(digest).is_file()

    def path_of(self, digest: str) -> Path:
        """Where the piece of a digest lives; anything but a digest is a ``ValueError``, never a path."""
        return path_of(self._pieces, digest)

    def digests(self) -> Iterator[str]:
        """Every piece kept."""
        return (path.name for path in self._pieces.glob("??/*") if len(path.name) == _DIGEST)

    def tidy(self, known: Iterable[str], *, now: Callable[[], float] = time.time) -> Tidied:
        """Remove what an earlier run left unfinished and the unknown pieces older than a day; say what is missing.

        ``known`` are the digests that the store and its backups name.
        """
        wanted = set(known)
        removed = 0
        kept: set[str] = set()
        with telling(Resource.VAULT, str(self._pieces)):
            for path in self._pieces.glob("??/*"):
                written = path.stat().st_mtime
                unfinished = path.name.endswith(durable.TEMPORARY_SUFFIX) and written < self._started
                if path.name in wanted:
                    kept.add(path.name)
                elif unfinished or now() - written > _ORPHAN_SECONDS:
                    path.unlink()
                    removed += 1
        return Tidied(tuple(sorted(wanted - kept)), removed)

    def _make(self, folder: Path) -> None:
        """Make a folder that survives a power cut, once for each run: it may be there without being durable yet."""
        if folder not in self._made:
            durable.make_folder(folder)
            durable.sync_folder(folder.parent)
            durable.sync_folder(folder.parent.parent)
            self._made.add(folder)

    def _write(self, path: Path, sealed: bytes) -> None:
        try:
            durable.write_bytes(path, sealed)
        except OSError:
            self._room.give_back()
            raise

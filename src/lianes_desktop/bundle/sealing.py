"""Sealing with age: only Lianes opens what is sealed, and not one flipped bit gets past (BUNDLE.md §6.1).

Everything streams. What was opened before an error stays unnamed and is thrown away by the caller.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO, Protocol

import pyrage

from lianes_desktop.bundle.packing import Chunk
from lianes_desktop.bundle.refusals import BundleRefusal, Code

SUFFIX = ".age"
_MAGIC = b"age-encryption.org/v1\n"
_NO_KEY = "No matching keys found"

OVERHEAD = 4096
_BLOCK, _TAG = 65536, 16


class Sink(Protocol):
    """Where sealed or opened bytes go."""

    def write(self, data: bytes, /) -> int:
        """Take the bytes and say how many were taken."""
        ...


def is_sealed(source: BinaryIO) -> bool:
    """Whether the file announces itself as age; leaves it at its start."""
    source.seek(0)
    magic = source.read(len(_MAGIC))
    source.seek(0)
    return magic == _MAGIC


def sealed_size(size: int) -> int:
    """At most how many bytes ``size`` bytes take once sealed."""
    return size + OVERHEAD + (size // _BLOCK + 1) * _TAG


def seal(chunks: Iterable[Chunk], recipients: Sequence[str], out: Sink) -> None:
    """Write ``chunks`` to ``out``, sealed for every recipient (``age1…``).

    Raises:
        ValueError: a recipient is not one.
        Exception: whatever ``chunks`` or ``out`` raised, as it was.
    """
    try:
        keys = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
    except pyrage.RecipientError as error:
        raise ValueError(str(error)) from error
    pipe = _Pipe(_reader(iter(chunks)), out)
    try:
        pyrage.encrypt_io(pipe, pipe, keys)
    except (pyrage.EncryptError, OSError) as error:
        raise pipe.broken or error from None


def unseal(source: BinaryIO, identities: Sequence[str], out: Sink) -> None:
    """Write what is sealed in ``source`` to ``out``; nothing written counts unless this returns.

    Raises:
        BundleRefusal: ``SEALED_FOR_OTHERS`` when none of the identities opens it, ``SEAL_DAMAGED``.
        OSError: ``source`` could not be read or ``out`` written.
    """
    keys = [pyrage.x25519.Identity.from_str(one) for one in identities]
    pipe = _Pipe(source.read, out)
    try:
        pyrage.decrypt_io(pipe, pipe, keys)
    except (pyrage.DecryptError, OSError) as error:
        if pipe.broken is not None:
            raise pipe.broken from None
        code = Code.SEALED_FOR_OTHERS if _NO_KEY in str(error) else Code.SEAL_DAMAGED
        raise BundleRefusal(code) from error


def _reader(chunks: Iterator[Chunk]) -> Callable[[int], bytes]:
    """Chunks of any length as reads of the length that age asks for."""
    left = memoryview(b"")

    def read(size: int) -> bytes:
        nonlocal left
        while not left:
            chunk = next(chunks, None)
            if chunk is None:
                return b""
            left = memoryview(chunk)
        block, left = bytes(left[:size]), left[size:]
        return block

    return read


class _Pipe:
    """Both ends of age, remembering what broke at either: age itself would only tell its text."""

    def __init__(self, read: Callable[[int], bytes], out: Sink) -> None:
        self._read = read
        self._out = out
        self.broken: Exception | None = None

    def read(self, size: int) -> bytes:
        """The next bytes, at most ``size``."""
        try:
            return self._read(size)
        except Exception as error:
            self.broken = error
            raise

    def write(self, data: bytes) -> int:
        """Pass bytes on."""
        try:
            return self._out.write(data)
        except Exception as error:
            self.broken = error
            raise

    def flush(self) -> None:
        """Nothing: the caller syncs."""

"""What the files of a data folder hold, byte by byte, with nothing between: every page and frame decrypted."""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from lianes_desktop.domain.folding import fold
from lianes_desktop.storage.database import StoreKey

_PAGE, _RESERVE, _IV, _SALT = 4096, 80, 16, 16
_LOG_HEAD, _FRAME_HEAD = 32, 24


def holding(folder: Path, words: Iterable[str], key: StoreKey) -> tuple[tuple[str, str], ...]:
    """(file, word) for each word found in a file of a folder: as it is, folded, in UTF-8 and in UTF-16."""
    looked_for = {word: tuple(_forms(word)) for word in words}
    found = []
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        data = b"\0".join((path.name.encode(), path.read_bytes(), *_opened(path, key)))
        found += [(path.name, word) for word, forms in looked_for.items() if any(one in data for one in forms)]
    return tuple(found)


def _forms(word: str) -> Iterator[bytes]:
    spellings = {word, word.lower(), word.upper(), fold(word), unicodedata.normalize("NFD", word)}
    for spelling in spellings:
        for code in ("utf-8", "utf-16-le", "utf-16-be"):
            yield spelling.encode(code)
        yield spelling.encode("ascii", "backslashreplace")  # as JSON may escape it


def _opened(path: Path, key: StoreKey) -> Iterator[bytes]:
    data = path.read_bytes()
    if path.name.endswith("-wal"):
        step = _FRAME_HEAD + _PAGE
        for start in range(_LOG_HEAD, len(data) - step + 1, step):
            frame = data[start : start + step]
            first = int.from_bytes(frame[:4], "big") == 1
            yield _page(frame[_FRAME_HEAD:], key, first=first)
    elif ".db" in path.name:
        for start in range(0, len(data) - _PAGE + 1, _PAGE):
            yield _page(data[start : start + _PAGE], key, first=start == 0)
    elif len(path.name) == 64:
        for label in (b"lianes pieces 1", b"lianes light copies 1"):
            cipher = AESGCM(HKDF(SHA256(), 32, salt=None, info=label).derive(key.secret))
            try:
                yield cipher.decrypt(data[:12], data[12:], path.name.encode())
            except InvalidTag:
                continue


def _page(page: bytes, key: StoreKey, *, first: bool) -> bytes:
    """One page of SQLCipher 4 under a raw key: AES-256 in CBC, its start vector in the reserve at the end."""
    body = page[_SALT if first else 0 : _PAGE - _RESERVE]
    start = page[_PAGE - _RESERVE : _PAGE - _RESERVE + _IV]
    decryptor = Cipher(algorithms.AES(key.secret), modes.CBC(start)).decryptor()
    return decryptor.update(body) + decryptor.finalize()

"""The store's key: random, kept by the operating system where it can, and always wrapped twice beside the store.

One wrapping opens with the passphrase (Argon2id), the other with the recovery code of the printed sheet, because a
system's keyring gets lost when a machine is reinstalled or changes its desktop.
"""

import base64
import hashlib
import os
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.passphrases import SHORTEST_PASSPHRASE
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.storage.keyfile import check_of, key_file, read_keys, write_keys
from lianes_desktop.storage.ring import KeyRing, SystemRing

ARGON2 = {"iterations": 3, "lanes": 4, "memory_kib": 65536}
"""RFC 9106's second recommended choice: 64 MiB."""

_LARGEST = {"iterations": 10, "lanes": 16, "memory_kib": 1 << 20}
_CODE_BYTES = 19
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RFC4648 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_TO_OURS = str.maketrans(_RFC4648, _ALPHABET)
_FROM_OURS = str.maketrans(_ALPHABET, _RFC4648)
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_GROUP = 4


def create(folder: Path, passphrase: str, ring: KeyRing | None = None) -> tuple[StoreKey, str]:
    """Make the store's key and the recovery code to print: eight groups of four characters.

    Raises:
        RefusedError: ``PASSPHRASE_TOO_SHORT`` on ``passphrase``.
        UnavailableError: the folder cannot be written, or holds a key already (``LOCKED``).
    """
    _long_enough(passphrase)
    if key_file(folder).exists():
        raise UnavailableError(Resource.KEYS, Cause.LOCKED, str(key_file(folder)))
    key = StoreKey(os.urandom(32))
    code = os.urandom(_CODE_BYTES)
    write_keys(
        folder,
        {
            "version": 1,
            "check": check_of(key),
            "ring": _given_to(ring or SystemRing(), key),
            "passphrase": _wrap_with_passphrase(key, passphrase),
            "recovery": _wrap(key, _stretch_code(code)),
        },
    )
    return key, _spelled(code)


def adopt(source: Path, folder: Path, key: StoreKey, new: str = "", ring: KeyRing | None = None) -> None:
    """Bring the wrapped keys beside a copy of the store to another data folder, under a ``new`` passphrase if any.

    Raises:
        RefusedError: ``PASSPHRASE_TOO_SHORT`` on ``new_passphrase``.
        UnavailableError: either folder.
    """
    content = read_keys(source)
    if new:
        _long_enough(new, "new_passphrase")
        content["passphrase"] = _wrap_with_passphrase(key, new)
    write_keys(folder, {**content, "ring": _given_to(ring or SystemRing(), key)})


def open_with_passphrase(folder: Path, passphrase: str) -> StoreKey:
    """The key as the passphrase opens it.

    Raises:
        RefusedError: ``PASSPHRASE_WRONG`` on ``passphrase``.
        UnavailableError: the file of keys is missing or damaged.
    """
    wrapped = read_keys(folder)["passphrase"]
    try:
        cost = {name: int(wrapped[name]) for name in ARGON2}
        salt = bytes.fromhex(wrapped["salt"])
    except (KeyError, TypeError, ValueError) as error:
        raise UnavailableError(Resource.KEYS, Cause.DAMAGED, str(key_file(folder))) from error
    if any(not 0 < cost[name] <= most for name, most in _LARGEST.items()):
        raise UnavailableError(Resource.KEYS, Cause.DAMAGED, str(key_file(folder)))
    key = _unwrap(folder, wrapped, _stretch_passphrase(passphrase, salt, cost))
    if key is None:
        raise RefusedError([Refusal("passphrase", Problem.PASSPHRASE_WRONG)])
    return key


def open_with_recovery(folder: Path, code: str) -> StoreKey:
    """The key as the printed recovery code opens it; spaces, dashes and letters easily misread do not matter.

    Raises:
        RefusedError: ``RECOVERY_CODE_WRONG`` on ``recovery_code``.
        UnavailableError: the file of keys is missing or damaged.
    """
    wrapped = read_keys(folder)["recovery"]
    read = _understood(code)
    key = None if read is None else _unwrap(folder, wrapped, _stretch_code(read))
    if key is None:
        raise RefusedError([Refusal("recovery_code", Problem.RECOVERY_CODE_WRONG)])
    return key


def set_passphrase(folder: Path, key: StoreKey, new: str) -> None:
    """Wrap an opened key with a new passphrase: after the recovery code was used.

    Raises:
        RefusedError: ``PASSPHRASE_TOO_SHORT`` on ``new_passphrase``.
    """
    _long_enough(new, "new_passphrase")
    write_keys(folder, {**read_keys(folder), "passphrase": _wrap_with_passphrase(key, new)})


def _given_to(ring: KeyRing, key: StoreKey) -> str:
    """The name under which the system keeps the key, or nothing where it keeps none."""
    name = os.urandom(8).hex()
    return name if ring.keep(name, key.secret.hex()) else ""


def _long_enough(passphrase: str, field: str = "passphrase") -> None:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise RefusedError([Refusal(field, Problem.PASSPHRASE_TOO_SHORT, {"least": SHORTEST_PASSPHRASE})])


def _stretch_passphrase(passphrase: str, salt: bytes, cost: Mapping[str, int]) -> bytes:
    return Argon2id(
        salt=salt,
        length=32,
        iterations=cost["iterations"],
        lanes=cost["lanes"],
        memory_cost=cost["memory_kib"],
    ).derive(unicodedata.normalize("NFKC", passphrase).encode())


def _stretch_code(code: bytes) -> bytes:
    """A recovery code holds 152 random bits already: no slow stretching adds to it."""
    return HKDF(SHA256(), 32, salt=None, info=b"lianes recovery 1").derive(code)


def _wrap_with_passphrase(key: StoreKey, passphrase: str) -> dict[str, object]:
    salt = os.urandom(16)
    return {**ARGON2, "salt": salt.hex(), **_wrap(key, _stretch_passphrase(passphrase, salt, ARGON2))}


def _wrap(key: StoreKey, with_key: bytes) -> dict[str, str]:
    nonce = os.urandom(12)
    return {"nonce": nonce.hex(), "wrapped": AESGCM(with_key).encrypt(nonce, key.secret, b"lianes store key").hex()}


def _unwrap(folder: Path, wrapped: Mapping[str, str], with_key: bytes) -> StoreKey | None:
    try:
        nonce, sealed = bytes.fromhex(wrapped["nonce"]), bytes.fromhex(wrapped["wrapped"])
        return StoreKey(AESGCM(with_key).decrypt(nonce, sealed, b"lianes store key"))
    except InvalidTag:
        return None
    except (KeyError, TypeError, ValueError) as error:
        raise UnavailableError(Resource.KEYS, Cause.DAMAGED, str(key_file(folder))) from error


def _spelled(code: bytes) -> str:
    whole = code + hashlib.sha256(code).digest()[:1]
    text = base64.b32encode(whole).decode("ascii").translate(_TO_OURS)
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def _understood(text: str) -> bytes | None:
    letters = "".join(one for one in unicodedata.normalize("NFKC", text).upper() if one.isalnum()).translate(_MISREAD)
    try:
        whole = base64.b32decode(letters.translate(_FROM_OURS))
    except ValueError:
        return None
    code = whole[:_CODE_BYTES]
    return code if whole == code + hashlib.sha256(code).digest()[:1] else None

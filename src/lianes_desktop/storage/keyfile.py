"""The file of wrapped keys beside the store, and the key as the operating system keeps it.

Part of the start: standard library only. Opening with a passphrase or a recovery code is in ``unlocking``.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lianes_desktop import durable
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.storage.failures import telling
from lianes_desktop.storage.ring import KeyRing, SystemRing

_FIELDS = frozenset({"check", "ring", "passphrase", "recovery"})


def key_file(folder: Path) -> Path:
    """Where the wrapped keys are, beside the store."""
    return folder / "key.json"


def open_without_asking(folder: Path, ring: KeyRing | None = None) -> StoreKey | None:
    """The key as the operating system keeps it, or ``None`` when a passphrase is needed.

    Raises:
        UnavailableError: the file of keys is missing or damaged.
    """
    content = read_keys(folder)
    name = content["ring"]
    if not name:
        return None
    secret = (ring or SystemRing()).kept(str(name))
    try:
        key = StoreKey(bytes.fromhex(secret or ""))
    except ValueError:
        return None
    return key if check_of(key) == content["check"] else None


def check_of(key: StoreKey) -> str:
    """Tells the right key from another, and nothing about it."""
    import hmac  # noqa: PLC0415 - OpenSSL's hashes, 2 ms: not when the key is given

    return hmac.digest(key.secret, b"lianes store check 1", "sha256").hex()


def read_keys(folder: Path) -> dict[str, Any]:
    """The file's content.

    Raises:
        UnavailableError: ``NOT_FOUND``, ``DAMAGED``, or the disk's own failure.
    """
    with telling(Resource.KEYS, str(key_file(folder))):
        text = key_file(folder).read_bytes()
    try:
        content = json.loads(text)
    except ValueError as error:
        raise UnavailableError(Resource.KEYS, Cause.DAMAGED, str(key_file(folder))) from error
    if not isinstance(content, dict) or not content.keys() >= _FIELDS:
        raise UnavailableError(Resource.KEYS, Cause.DAMAGED, str(key_file(folder)))
    return content


def write_keys(folder: Path, content: Mapping[str, object]) -> None:
    """Replace the file, whole or not at all."""
    with telling(Resource.KEYS, str(key_file(folder))):
        durable.make_folder(folder)
        durable.write_bytes(key_file(folder), json.dumps(content, indent=1).encode())

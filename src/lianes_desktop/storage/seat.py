"""Where the office's store is when this workplace shares it: one small file, absent when the store is in the folder.

The file's being there is the choice: it is written last when a store has moved, whole or not at all.
"""

import base64
import json
import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from lianes_desktop import durable
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.storage.failures import telling

NAME = "store.toml"
_NONCE = 12
_SEALED = b"lianes office password"


@dataclass(frozen=True, slots=True)
class Seat:
    """One workplace at the office's database."""

    address: str
    """``postgresql://user@host/database``, without the password."""
    person: UUID
    """Whose profile is this workplace's: the others' are in the same table."""
    number: int
    """Tells this workplace's last commit from those of the others."""
    files: str = ""
    """The folder where bundles taken in are kept for everybody; in this data folder when empty."""
    password: str = field(default="", repr=False)


def read(folder: Path, key: StoreKey) -> Seat | None:
    """The choice made, ``None`` when the store is in the folder.

    Raises:
        UnavailableError: ``DAMAGED``: a choice was made and cannot be read, so neither store is opened.
    """
    path = folder / NAME
    if not path.exists():
        return None
    with telling(Resource.SERVER, str(path)):
        data = path.read_bytes()
    try:
        found = tomllib.loads(data.decode())
        sealed = base64.b64decode(found["password"], validate=True)
        opened = AESGCM(key.secret).decrypt(sealed[:_NONCE], sealed[_NONCE:], _SEALED).decode() if sealed else ""
        return Seat(str(found["address"]), UUID(found["person"]), int(found["number"]), str(found["files"]), opened)
    except (ValueError, KeyError, TypeError, AttributeError, InvalidTag) as error:
        raise UnavailableError(Resource.SERVER, Cause.DAMAGED, str(path)) from error


def write(folder: Path, key: StoreKey, seat: Seat) -> None:
    """Choose the office's database; its password is sealed with the key of the folder's own store.

    Raises:
        UnavailableError: the folder.
    """
    nonce = os.urandom(_NONCE)
    sealed = nonce + AESGCM(key.secret).encrypt(nonce, seat.password.encode(), _SEALED) if seat.password else b""
    told = {
        "address": seat.address,
        "person": seat.person.hex,
        "files": seat.files,
        "password": base64.b64encode(sealed).decode("ascii"),
    }
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in told.items()]
    with telling(Resource.SERVER, str(folder / NAME)):
        durable.write_bytes(folder / NAME, "".join([*lines, f"number = {seat.number}\n"]).encode())


def leave(folder: Path) -> None:
    """Choose the folder's own store again.

    Raises:
        UnavailableError: the folder.
    """
    with telling(Resource.SERVER, str(folder / NAME)):
        (folder / NAME).unlink()
        durable.sync_folder(folder)

"""Small JSON files in the data folder: read strictly, written whole or not at all."""

import json
from collections.abc import Mapping
from pathlib import Path

from lianes_desktop import durable
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.files import explained


def damaged(path: Path) -> UnavailableError:
    """A file of ours whose content is not what we wrote."""
    return UnavailableError(Resource.KEYS, Cause.DAMAGED, str(path))


def absent(path: Path) -> UnavailableError:
    """A file of ours that is needed and not there."""
    return UnavailableError(Resource.KEYS, Cause.NOT_FOUND, str(path))


def read(path: Path) -> Mapping[str, object] | None:
    """The file's fields, or ``None`` when there is no such file.

    Raises:
        UnavailableError: it cannot be read, or is not one of ours.
    """
    try:
        with explained(Resource.KEYS, path):
            fields = json.loads(path.read_bytes()) if path.exists() else None
    except (ValueError, RecursionError) as error:
        raise damaged(path) from error
    if fields is not None and not isinstance(fields, dict):
        raise damaged(path)
    return fields


def write(path: Path, fields: Mapping[str, object]) -> None:
    """Replace the file, its folder made when absent.

    Raises:
        UnavailableError: the disk is full, read-only or failing; the former file is untouched.
    """
    with explained(Resource.KEYS, path):
        durable.make_folder(path.parent)
        durable.write_bytes(path, json.dumps(fields, ensure_ascii=False, indent=1).encode())

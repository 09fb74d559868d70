"""Small JSON files in the data folder: read strictly, written whole or not at all."""

import errno
import json
from collections.abc import Mapping
from pathlib import Path

from lianes_desktop import durable
from lianes_desktop.services.failures import Cause, Resource, UnavailableError

_CAUSES = {
    errno.ENOSPC: Cause.DISK_FULL,
    errno.EDQUOT: Cause.DISK_FULL,
    errno.EROFS: Cause.READ_ONLY,
    errno.EACCES: Cause.DENIED,
    errno.EPERM: Cause.DENIED,
    errno.ENOENT: Cause.NOT_FOUND,
}


def unavailable(error: OSError, path: Path) -> UnavailableError:
    """The system's refusal as one a person can act upon."""
    return UnavailableError(Resource.KEYS, _CAUSES.get(error.errno or 0, Cause.IO), str(path))


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
        fields = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unavailable(error, path) from error
    except (ValueError, RecursionError) as error:
        raise damaged(path) from error
    if not isinstance(fields, dict):
        raise damaged(path)
    return fields


def write(path: Path, fields: Mapping[str, object]) -> None:
    """Replace the file, its folder made when absent.

    Raises:
        UnavailableError: the disk is full, read-only or failing; the former file is untouched.
    """
    try:
        durable.make_folder(path.parent)
        durable.write_bytes(path, json.dumps(fields, ensure_ascii=False, indent=1).encode())
    except OSError as error:
        raise unavailable(error, path) from error

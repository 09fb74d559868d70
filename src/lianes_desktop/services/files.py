"""The system's errors on files, as causes a person can act upon."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lianes_desktop.services.failures import Cause, Resource, UnavailableError

_CAUSES = {
    errno.ENOSPC: Cause.DISK_FULL,
    errno.EDQUOT: Cause.DISK_FULL,
    errno.EFBIG: Cause.DISK_FULL,
    errno.EROFS: Cause.READ_ONLY,
    errno.EACCES: Cause.DENIED,
    errno.EPERM: Cause.DENIED,
    errno.ENOENT: Cause.NOT_FOUND,
    errno.ENOTDIR: Cause.NOT_FOUND,
    errno.ENODEV: Cause.GONE,
    errno.ENXIO: Cause.GONE,
}


@contextmanager
def explained(what: Resource, path: Path) -> Iterator[None]:
    """Turn an ``OSError`` of the block into an ``UnavailableError`` that names ``path``."""
    try:
        yield
    except OSError as error:
        raise UnavailableError(what, _CAUSES.get(error.errno or 0, Cause.IO), str(path)) from error

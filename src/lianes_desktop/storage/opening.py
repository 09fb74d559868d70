"""Make a store ready at the start: fresh tables, or the missing revisions after a backup; and clear up behind."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from lianes_desktop import durable
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.device import Backup
from lianes_desktop.storage.backups import StoreBackups
from lianes_desktop.storage.database import StoreFile, is_behind, is_empty
from lianes_desktop.storage.digests import digests_in
from lianes_desktop.storage.failures import telling
from lianes_desktop.storage.health import Health
from lianes_desktop.storage.readers import Readers
from lianes_desktop.storage.vault import FileVault, Tidied


def bring_up_to_date(file: StoreFile, back_up: Callable[[str], Backup]) -> bool:
    """Make the tables, or bring them up to this program after a copy was made; whether anything had to be done.

    Raises:
        UnavailableError: the store cannot be opened, is newer (``TOO_NEW``), was there and is gone (``NOT_FOUND``) or
            emptied (``DAMAGED``), or the copy failed: nothing was changed.
    """
    if not is_behind(file):
        return False
    empty = is_empty(file)
    if empty and Health(file).known():
        why = Cause.DAMAGED if file.path.exists() else Cause.NOT_FOUND
        raise UnavailableError(Resource.STORE, why, str(file.path))
    from lianes_desktop.storage.migrations import migrate  # noqa: PLC0415 - Alembic only when the tables are behind

    if not empty:
        back_up("before-update")
    migrate(file)
    return True


def tidy(readers: Readers, backups: StoreBackups, vault: FileVault) -> Tidied:
    """Clear the vault of leftovers that neither the store nor a copy of it names; for a worker, after the start."""
    with readers.reading() as connection:
        named = list(digests_in(connection))
    found = vault.tidy([*named, *backups.digests()])
    return Tidied(tuple(one for one in found.missing if one in set(named)), found.removed)


def sweep(folders: Iterable[Path], before: datetime) -> None:
    """Clear folders of the files an earlier run was writing when it stopped; none begun after ``before``."""
    for folder in folders:
        with telling(Resource.STORE, str(folder)):
            durable.sweep(folder, before=before.timestamp())

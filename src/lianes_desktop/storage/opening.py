"""Make a store ready at the start: fresh tables, or the missing revisions after a backup; and clear up behind."""

from collections.abc import Callable

from lianes_desktop.services.ports import Backup
from lianes_desktop.storage.backups import StoreBackups, digests_in
from lianes_desktop.storage.database import StoreFile, is_behind
from lianes_desktop.storage.readers import Readers
from lianes_desktop.storage.vault import FileVault, Tidied


def bring_up_to_date(file: StoreFile, back_up: Callable[[str], Backup]) -> bool:
    """Make the tables, or bring them up to this program after a copy was made; whether anything had to be done.

    Raises:
        UnavailableError: the store cannot be opened, is newer (``TOO_NEW``), or the copy failed: nothing was changed.
    """
    if not is_behind(file):
        return False
    from lianes_desktop.storage.migrations import migrate  # noqa: PLC0415 - Alembic only when the tables are behind

    if file.path.exists() and file.path.stat().st_size:
        back_up("before-update")
    migrate(file)
    return True


def tidy(readers: Readers, backups: StoreBackups, vault: FileVault) -> Tidied:
    """Clear the vault of leftovers that neither the store nor a copy of it names; for a worker, after the start."""
    with readers.reading() as connection:
        named = list(digests_in(connection))
    found = vault.tidy([*named, *backups.digests()])
    return Tidied(tuple(one for one in found.missing if one in set(named)), found.removed)

"""A data folder made, or opened: its lock, its key, its tables brought up to date."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from lianes_desktop.app.folders import Folders
from lianes_desktop.app.rings import Dispatch
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.domain.places import use_shipped_time_zones
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.database import StoreKey, is_behind
from lianes_desktop.storage.failures import telling
from lianes_desktop.storage.installation import InstanceLock
from lianes_desktop.storage.keyfile import check_of, open_without_asking, read_keys
from lianes_desktop.storage.preferences import TomlPreferences


@dataclass(frozen=True, slots=True)
class Made:
    """A new data folder: its key, and the code to print."""

    key: StoreKey
    recovery_code: str


def make(root: Path, passphrase: str) -> Made:
    """Make the store's key in an empty data folder.

    Raises:
        RefusedError: the passphrase is too short.
        UnavailableError: the folder cannot be written, or is somebody's already.
    """
    from lianes_desktop.storage import unlocking  # noqa: PLC0415 - cryptography, only to make or unlock

    _make_folder(root)
    if Folders(root).store.exists():  # somebody's, whose keys are gone: a new key would open nothing
        raise UnavailableError(Resource.KEYS, Cause.NOT_FOUND, str(root / "key.json"))
    key, code = unlocking.create(root, passphrase)
    return Made(key, code)


def unlock(root: Path, passphrase: str = "", recovery_code: str = "") -> StoreKey:
    """Open the store's key with the passphrase or, failing it, the printed recovery code.

    Raises:
        RefusedError: ``passphrase`` or ``recovery_code`` is wrong.
        UnavailableError: the file of keys is missing or damaged.
    """
    from lianes_desktop.storage import unlocking  # noqa: PLC0415 - cryptography, only to make or unlock

    if recovery_code:
        return unlocking.open_with_recovery(root, recovery_code)
    return unlocking.open_with_passphrase(root, passphrase)


def key_without_asking(root: Path) -> StoreKey | None:
    """The key as the system's keyring keeps it; ``None`` when a passphrase is needed."""
    return None if Folders(root).is_new() else open_without_asking(root)


def language_of(root: Path) -> str:
    """The language chosen on this device."""
    return TomlPreferences(root).read().language


def lock(root: Path) -> InstanceLock | None:
    """The right to use the folder; ``None`` when another window has it.

    Copies of another computer whose taking up was cut short are put in their place, or cleared.

    Raises:
        UnavailableError: the folder cannot be written.
    """
    _make_folder(root)
    held = InstanceLock(root)
    if not held.acquire():
        return None
    if Folders(root).adopting.exists():
        from lianes_desktop.app import adopting  # noqa: PLC0415 - very seldom

        try:
            adopting.finish(root)
        except UnavailableError:
            held.release()
            raise
    return held


def open_workspace(root: Path, key: StoreKey, dispatch: Dispatch | None = None) -> Workspace:
    """The services over a data folder, its tables made or brought up to date after a backup.

    Where the office shares its store, the folder's own is not looked at: it is not needed.

    Raises:
        UnavailableError: the store is damaged, newer than this program, locked, or its medium or its server fails.
    """
    use_shipped_time_zones()
    workspace = Workspace(root, key, dispatch)
    if workspace.server is not None:
        from lianes_desktop.storage.postgres.opening import check  # noqa: PLC0415 - only when one is chosen

        check(workspace.server)
        return workspace
    try:
        behind = is_behind(workspace.file)
    except UnavailableError as failure:
        if failure.why is Cause.WRONG_KEY and check_of(key) == read_keys(root)["check"]:  # the right key opens nothing
            raise UnavailableError(Resource.STORE, Cause.DAMAGED, failure.detail) from failure
        raise
    if behind:
        _bring_up_to_date(workspace)
    return workspace


def bring_up_to_date(root: Path, key: StoreKey) -> None:
    """Bring the tables of the folder's own store up to date, as opening it does."""
    with closing(open_workspace(root, key)):
        pass


def locked_elsewhere(root: Path) -> UnavailableError:
    """What to say when another window has the folder."""
    return UnavailableError(Resource.STORE, Cause.LOCKED, str(root))


def _bring_up_to_date(workspace: Workspace) -> None:
    from lianes_desktop.storage.opening import bring_up_to_date  # noqa: PLC0415 - Alembic, only when behind

    bring_up_to_date(workspace.file, workspace.store_backups.make)


def _make_folder(root: Path) -> None:
    with telling(Resource.STORE, str(root)):
        root.mkdir(mode=0o700, parents=True, exist_ok=True)

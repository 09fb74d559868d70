"""What is done behind the window once it is there: room set aside, leftovers cleared, the store checked when due."""

from lianes_desktop.app.workspace import Workspace
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.health import Health
from lianes_desktop.storage.opening import sweep, tidy


def begin(workspace: Workspace) -> None:
    """Do it all, beside the window; slow when a thorough check is due.

    Raises:
        UnavailableError: the store is damaged, or receipt files it names are missing (``VAULT``, ``NOT_FOUND``).
    """
    adapters = workspace.adapters
    health, now = Health(workspace.file), workspace.clock.now()
    due = health.begin(now)
    adapters.room.set_aside()
    if due and health.check(now):
        raise UnavailableError(Resource.STORE, Cause.DAMAGED, str(workspace.file.path))
    folders = workspace.folders
    sweep((folders.root, folders.keys, folders.authority, folders.received, folders.backups), workspace.opened_at)
    missing = tidy(workspace.readers, workspace.copies, adapters.vault).missing
    adapters.light_copies.tidy(adapters.vault.digests())
    if missing:
        raise UnavailableError(Resource.VAULT, Cause.NOT_FOUND, missing[0])


def end(workspace: Workspace) -> None:
    """The run stops cleanly."""
    Health(workspace.file).end()

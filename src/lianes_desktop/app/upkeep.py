"""What is done behind the window once it is there: room set aside, leftovers cleared, the store checked when due."""

from collections.abc import Callable, Iterable

from lianes_desktop.app.workspace import Workspace
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.health import Health
from lianes_desktop.storage.opening import sweep, tidy


def begin(workspace: Workspace) -> None:
    """Do it all, beside the window; slow when a thorough check is due. A step that fails keeps no other from its turn.

    From a damaged store nothing is cleared: what it names is not known. Nor is it when the office shares its store,
    which names the files of everybody.

    Raises:
        UnavailableError: the first failure: the store is damaged, receipt files it names are missing (``VAULT``,
            ``NOT_FOUND``), or the medium kept something from being done.
    """
    adapters, folders = workspace.adapters, workspace.folders
    health, now = Health(workspace.file), workspace.clock.now()
    swept = (folders.root, folders.keys, folders.authority, folders.received, folders.backups)

    def check() -> None:
        if health.begin(now) and health.check(now):
            raise UnavailableError(Resource.STORE, Cause.DAMAGED, str(workspace.file.path))

    def clear() -> None:
        missing = tidy(workspace.own_readers, workspace.copies, adapters.vault).missing
        if missing:
            raise UnavailableError(Resource.VAULT, Cause.NOT_FOUND, missing[0])

    own = workspace.server is None
    failures = list(_failures((adapters.room.set_aside, check) if own else (adapters.room.set_aside,)))
    if own and all(one.why is not Cause.DAMAGED for one in failures):
        sweeps = (lambda folder=folder: sweep((folder,), workspace.opened_at) for folder in swept)
        failures += _failures((*sweeps, clear, lambda: adapters.light_copies.tidy(adapters.vault.digests())))
    if failures:
        raise failures[0]


def _failures(steps: Iterable[Callable[[], object]]) -> Iterable[UnavailableError]:
    """Do every step, and tell what was in the way."""
    for step in steps:
        try:
            step()
        except UnavailableError as failure:
            yield failure


def end(workspace: Workspace) -> None:
    """The run stops cleanly."""
    Health(workspace.file).end()

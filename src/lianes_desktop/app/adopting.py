"""A new computer takes up what another one copied: all of it in a folder aside first, then each thing in its place."""

import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from lianes_desktop import durable
from lianes_desktop.app.folders import Folders
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage import unlocking
from lianes_desktop.storage.backups import copies_in
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.storage.failures import telling
from lianes_desktop.storage.keyfile import check_of, key_file, read_keys
from lianes_desktop.storage.preferences import TomlPreferences

_WHOLE = "whole"
"""Stands in the folder aside once nothing is missing there."""
_UNUSABLE = frozenset({Cause.DAMAGED, Cause.WRONG_KEY, Cause.IO})
"""What says that another copy may be good; damage in the first page looks like another key."""


def copies_near(folder: Path) -> Path | None:
    """The folder of copies a person means: that one, or the only one of its own folders that is one."""
    if _has_copies(folder):
        return folder
    try:
        found = [one for one in folder.iterdir() if _has_copies(one)]
    except OSError:
        return None
    return found[0] if len(found) == 1 else None


def adopt(root: Path, folder: Path, key: StoreKey, passphrase: str = "") -> None:
    """Make a data folder of the newest good copy in ``folder``, where copies go on being made.

    ``passphrase`` opens it from then on; the one of the copy does when it is empty.

    Raises:
        UnavailableError: ``KEYS`` ``LOCKED`` when somebody has the data folder; the copies, their receipt files or
            keys cannot be read (``BACKUP``, ``KEYS``), or the data folder cannot be written: it is as new.
    """
    folders = Folders(root)
    if finish(root) and read_keys(root)["check"] == check_of(key):
        return  # the last attempt only failed to put everything in its place
    if not folders.is_new():
        raise UnavailableError(Resource.KEYS, Cause.LOCKED, str(key_file(root)))
    try:
        _fill(folders.adopting, TomlPreferences(root), folder, key, passphrase)
    except BaseException:
        with suppress(OSError):
            shutil.rmtree(folders.adopting)
        raise
    finish(root)


def finish(root: Path) -> bool:
    """Put what was taken up in its place, or clear what was not taken up to its end; whether it was put there.

    Raises:
        UnavailableError: the data folder cannot be written; the next call goes on.
    """
    aside = Folders(root).adopting
    if not aside.is_dir():
        return False
    with telling(Resource.STORE, str(aside)):
        whole = (aside / _WHOLE).exists()
        if whole:
            _move_into(aside, root)
        shutil.rmtree(aside)
        durable.sync_folder(root)
    return whole


def _fill(aside: Path, here: TomlPreferences, folder: Path, key: StoreKey, passphrase: str) -> None:
    with telling(Resource.STORE, str(aside)):
        durable.make_folder(aside)
    TomlPreferences(aside).write(replace(here.read(), backup_folder=str(folder)))
    workspace = Workspace(aside, key)
    try:
        _put_back_the_newest(workspace, folder)
    finally:
        workspace.close()
    unlocking.adopt(folder, aside, key, passphrase)
    with telling(Resource.STORE, str(aside)):
        durable.write_bytes(aside / _WHOLE, b"")


def _put_back_the_newest(workspace: Workspace, folder: Path) -> None:
    """The newest copy, or the one before where that one cannot be used."""
    failures = []
    with telling(Resource.BACKUP, str(folder)):
        copies = workspace.store_backups.all()
    for backup in copies:
        try:
            workspace.store_backups.restore(backup)
        except UnavailableError as failure:
            failures.append(failure)
            if failure.why not in _UNUSABLE:
                break
        else:
            return
    raise failures[0] if failures else UnavailableError(Resource.BACKUP, Cause.NOT_FOUND, str(folder))


def _move_into(source: Path, target: Path) -> None:
    """Move everything of a folder, the keys last: with them the folder is somebody's."""
    for path in sorted(source.iterdir(), key=lambda one: one == key_file(source)):
        there = target / path.name
        if path.is_dir() and there.is_dir():
            _move_into(path, there)
        elif path.name != _WHOLE:
            durable.move(path, there)


def _has_copies(folder: Path) -> bool:
    """Whether there are copies and their keys; folders of the system's own often cannot be looked into."""
    try:
        return key_file(folder).exists() and bool(copies_in(folder))
    except OSError:
        return False

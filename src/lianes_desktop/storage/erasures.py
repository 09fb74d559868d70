"""Erasing a person from a data folder: the store, its copies wherever they are reachable, pictures and drafts.

Implements ``services.ports.erasing.Eraser``. The store comes first: should anything stop what follows, a copy restored
later is cleared by the ids the store keeps, and erasing again goes on where it stopped.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, suppress
from dataclasses import replace
from pathlib import Path

from sqlcipher3 import dbapi2

from lianes_desktop import durable
from lianes_desktop.domain.audit import AuditEntry
from lianes_desktop.domain.contacts import Erasure
from lianes_desktop.services.failures import Resource, UnavailableError
from lianes_desktop.services.ports.erasing import Erased
from lianes_desktop.storage.backups import copies_in
from lianes_desktop.storage.columns import instant_text
from lianes_desktop.storage.database import Connection, StoreFile
from lianes_desktop.storage.digests import digests_in
from lianes_desktop.storage.erasing import Found, erase, scour
from lianes_desktop.storage.failures import telling
from lianes_desktop.storage.readers import Readers
from lianes_desktop.storage.vault import path_of

_SIDE_FILES = ("-wal", "-shm", "-journal")


class StoreErasing:
    """Erases from one data folder, and from the folders its copies are in."""

    def __init__(
        self,
        file: StoreFile,
        readers: Readers,
        writing: Callable[[], AbstractContextManager[None]],
        copies: Callable[[], Iterable[Path]],
        drafts: Path,
    ) -> None:
        """``writing`` holds the writer off, ``copies`` are the folders of copies, ``drafts`` what is drawn to see."""
        self._file = file
        self._readers = readers
        self._writing = writing
        self._copies = copies
        self._drafts = drafts

    def erase(self, erasures: Sequence[Erasure], entries: Sequence[AuditEntry]) -> Erased:
        """Erase everybody named by id; see the port."""
        root = self._file.path.parent

        def note(connection: Connection) -> None:
            _keep(connection, entries)

        with (
            self._writing(),
            self._readers.paused(),
            telling(Resource.STORE, str(self._file.path)),
            closing(self._file.connect(writing=True)) as connection,
        ):
            found = erase(connection, [one.id for one in erasures], erasures=erasures, within=note)
        folders = [folder for folder in dict.fromkeys(self._copies()) if folder.is_dir()]
        done, unreached = 0, list[Path]()
        try:
            self._scour()
        except UnavailableError:  # the disk is full, most often: done again with the next erasure
            unreached.append(self._file.path)
        pictures = set(found.pictures)
        for copy in self._stores(folders):
            try:
                pictures |= self._rewrite(copy, erasures, found).pictures
                done += 1
            except (UnavailableError, OSError, dbapi2.Error):
                unreached.append(copy)
        unreached += self._without_pictures(pictures, [root, *folders])
        unreached += _emptied(self._drafts)
        return Erased(done, tuple(unreached))

    def _scour(self) -> None:
        with (
            self._writing(),
            self._readers.paused(),
            telling(Resource.STORE, str(self._file.path)),
            closing(self._file.connect(writing=True)) as connection,
        ):
            scour(connection)

    def _stores(self, folders: Sequence[Path]) -> Iterator[Path]:
        """Copies of the store, and stores that were set aside because they were damaged."""
        for folder in folders:
            yield from (one.path for one in copies_in(folder))
        yield from (self._file.path.parent / "aside").glob(f"*/{self._file.path.name}")

    def _rewrite(self, path: Path, erasures: Sequence[Erasure], found: Found) -> Found:
        """Erase from a copy of the copy, which takes its place once it is whole: a stick may be pulled out any time."""
        fresh = path.with_name(f".{path.name}{durable.TEMPORARY_SUFFIX}")
        target = replace(self._file, path=fresh)
        with telling(Resource.BACKUP, str(path)):
            try:
                for suffix in ("", *_SIDE_FILES):  # a store set aside has its log beside it
                    beside = path.with_name(path.name + suffix)
                    if beside.exists():
                        shutil.copyfile(beside, fresh.with_name(fresh.name + suffix))
                with closing(target.connect(writing=True)) as connection:
                    also = erase(connection, [one.id for one in erasures], found.names, erasures)
                    scour(connection)
                    connection.execute("PRAGMA journal_mode = DELETE")
                with fresh.open("rb+") as file:
                    durable.sync_file(file)
                durable.move(fresh, path)
                for suffix in _SIDE_FILES:
                    path.with_name(path.name + suffix).unlink(missing_ok=True)
            finally:
                for suffix in ("", *_SIDE_FILES):
                    fresh.with_name(fresh.name + suffix).unlink(missing_ok=True)
        return also

    def _without_pictures(self, digests: Iterable[str], folders: Sequence[Path]) -> Iterator[Path]:
        """Remove the files that nothing names any more, here and beside the copies; what could not be removed."""
        with closing(self._file.connect(writing=False)) as connection:
            kept = set(digests_in(connection))
        for digest in set(digests) - kept:
            for folder in folders:
                for place in ("pieces", "light"):
                    path = path_of(folder / place, digest)
                    try:
                        path.unlink(missing_ok=True)
                    except OSError:
                        yield path


def _keep(connection: Connection, entries: Sequence[AuditEntry]) -> None:
    connection.executemany(
        "INSERT INTO audit_entry (at, who, record, subject, dossier, field, before, after) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(instant_text(one.at), one.who, one.record, one.subject.bytes, one.dossier.bytes),
                *(one.field, one.before, one.after),
            )
            for one in entries
        ],
    )


def _emptied(folder: Path) -> Iterator[Path]:
    """Remove the drafts: any of them may show the person; those that are held open."""
    for path in folder.rglob("*"):
        if path.is_file():
            with suppress(FileNotFoundError):
                try:
                    path.unlink()
                except PermissionError:
                    yield path

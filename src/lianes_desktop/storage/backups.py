"""Verified copies of the store, and putting one back; implements ``services.ports.device.Backups``.

A live database is never copied as a file: that copy is behind without saying so, or damaged. SQLite's own backup reads
one moment of it; the copy is then opened again and every page of it checked before it gets its name.
"""

import re
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from lianes_desktop import durable
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.device import Backup
from lianes_desktop.storage.database import SCHEMA, StoreFile, is_empty, lasting_damage, version_of
from lianes_desktop.storage.failures import telling
from lianes_desktop.storage.keyfile import check_of, read_keys
from lianes_desktop.storage.readers import Readers
from lianes_desktop.storage.thinning import superfluous

_NAME = re.compile(r"lianes-(\d{8}T\d{12}Z)-([a-z0-9_-]+)\.db")
_STAMP = "%Y%m%dT%H%M%S%fZ"
_SIDE_FILES = ("-wal", "-shm")


class StoreBackups:
    """Copies in one folder; on another medium than the store, receipt files and wrapped keys are copied too, once."""

    def __init__(
        self,
        file: StoreFile,
        folder: Path,
        *,
        readers: Readers,
        writing: Callable[[], AbstractContextManager[None]],
        renew: Callable[[], object],
        now: Callable[[], datetime],
        bring: Callable[[StoreFile], object] | None = None,
    ) -> None:
        """``writing`` holds the writer off and lets go of the file; ``renew`` starts every series anew.

        ``bring`` fills a copy when it is not the file that is copied: from the database that the office shares.
        """
        self._file = file
        self._folder = folder
        self._readers = readers
        self._writing = writing
        self._renew = renew
        self._now = now
        self._bring = bring

    def make(self, reason: str) -> Backup:
        """Copy, check every page, then name; older copies are thinned.

        ``reason`` is a word of small letters, digits, ``-`` and ``_``.

        Raises:
            UnavailableError: ``BACKUP``: the folder is gone, full, read-only or another installation's (``TAKEN``), or
                the copy is ``DAMAGED``.
        """
        made_at = self._now()
        path = self._folder / f"lianes-{made_at.astimezone(UTC).strftime(_STAMP)}-{reason}.db"
        if not _NAME.fullmatch(path.name):
            raise ValueError(reason)
        with telling(Resource.BACKUP, str(self._folder)):
            self._refuse_others()
            self._folder.mkdir(mode=0o700, exist_ok=True)  # its parent must be there: a stick pulled out is no folder
            durable.sync_folder(self._folder.parent)
            durable.sweep(self._folder)
            copy = self._copied(path.with_name(f".{path.name}{durable.TEMPORARY_SUFFIX}"))
            self._copy_pieces(self._file.path.parent, self._folder)
            durable.move(copy, path)
            for one in superfluous(self.all(), made_at):
                one.path.unlink()
        return Backup(path, made_at, path.stat().st_size, reason)

    def all(self) -> tuple[Backup, ...]:
        """The latest first; files that are not ours are not looked at."""
        return copies_in(self._folder)

    def restore(self, backup: Backup) -> None:
        """Put a copy in the store's place, the present store kept aside; every series starts anew.

        Raises:
            UnavailableError: the copy is missing, damaged, of another key or of a newer program, or the office shares
                its store (``SHARED``): nothing was touched.
        """
        if self._bring is not None:
            raise UnavailableError(Resource.BACKUP, Cause.SHARED, str(backup.path))
        incoming = self._file.path.with_name(f".{self._file.path.name}{durable.TEMPORARY_SUFFIX}")
        try:
            with telling(Resource.BACKUP, str(backup.path)):
                self._fetch(backup, incoming)
                gone = self._erase_again(incoming)
                self._copy_pieces(backup.path.parent, self._file.path.parent, gone)
            with self._writing(), self._readers.paused(), telling(Resource.STORE, str(self._file.path)):
                self._set_aside()
                self._renew()
                for suffix in _SIDE_FILES:  # the log of the old store must never be played on the new one
                    _beside(self._file.path, suffix).unlink(missing_ok=True)
                durable.sync_folder(self._file.path.parent)
                durable.move(incoming, self._file.path)
        finally:
            with suppress(OSError):
                incoming.unlink(missing_ok=True)

    def digests(self) -> Iterator[str]:
        """Every receipt file that a copy of the store names."""
        from lianes_desktop.storage.digests import digests_in  # noqa: PLC0415 - never at the start

        for backup in self.all():
            with (
                suppress(UnavailableError),
                telling(Resource.BACKUP),
                closing(self._at(backup.path).connect(writing=False)) as connection,
            ):
                yield from digests_in(connection)

    def _refuse_others(self) -> None:
        """Keys of another installation are never replaced: they alone open its copies."""
        if self._folder.parent == self._file.path.parent:
            return
        try:
            check = read_keys(self._folder)["check"]
        except UnavailableError as failure:
            if failure.why in {Cause.NOT_FOUND, Cause.DAMAGED}:  # none yet, or none that opens: ours take their place
                return
            raise UnavailableError(Resource.BACKUP, failure.why, str(self._folder)) from failure
        if check != check_of(self._file.key):
            raise UnavailableError(Resource.BACKUP, Cause.TAKEN, str(self._folder))

    def _at(self, path: Path) -> StoreFile:
        return replace(self._file, path=path)

    def _copied(self, path: Path) -> Path:
        target = self._at(path)
        try:
            if self._bring is not None:
                self._bring(target)
            else:
                with (
                    closing(self._file.connect(writing=False)) as source,
                    closing(target.connect(writing=True, making=True)) as copy,
                ):
                    source.backup(copy)
            self._verify(target)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return path

    def _verify(self, target: StoreFile) -> None:
        """Open the copy again and check every page; it stays without a log beside it, fit for a read-only medium."""
        if lasting_damage(target):
            raise UnavailableError(Resource.BACKUP, Cause.DAMAGED, str(target.path))
        with closing(target.connect(writing=True)) as copy:
            copy.execute("PRAGMA journal_mode = DELETE")
        with target.path.open("rb+") as file:
            durable.sync_file(file)

    def _fetch(self, backup: Backup, incoming: Path) -> None:
        with backup.path.open("rb") as source, incoming.open("wb") as out:
            shutil.copyfileobj(source, out, 1 << 20)
        target = self._at(incoming)
        try:
            self._verify(target)
            with closing(target.connect(writing=False)) as connection:
                behind = version_of(connection) < SCHEMA
        except UnavailableError as failure:
            raise UnavailableError(Resource.BACKUP, failure.why, str(backup.path)) from failure
        if behind:
            from lianes_desktop.storage.migrations import migrate  # noqa: PLC0415 - Alembic only for an older copy

            migrate(target)
            self._verify(target)

    def _erase_again(self, incoming: Path) -> frozenset[str]:
        """Whoever was erased since the copy was made stays erased: the present store knows them by their ids alone.

        The digests of the pictures that went with them.
        """
        from lianes_desktop.storage.erasing import erase, marks, put_marks, scour  # noqa: PLC0415 - when a copy is restored

        rows: tuple[tuple[Any, ...], ...] = ()
        with suppress(UnavailableError), telling(Resource.STORE), closing(self._file.connect(writing=False)) as present:
            rows = marks(present)
        if not rows:
            return frozenset()
        target = self._at(incoming)
        with closing(target.connect(writing=True)) as copy:
            found = erase(copy, [UUID(bytes=row[0]) for row in rows], within=lambda unit: put_marks(unit, rows))
            scour(copy)
        self._verify(target)
        return found.pictures

    def _set_aside(self) -> None:
        """Keep the present store: as a verified copy, else, when it is damaged or emptied, its files as they are."""
        if not self._file.path.exists():
            return
        if not is_empty(self._file):
            with suppress(UnavailableError):
                self.make("before-restore")
                return
        aside = self._file.path.parent / "aside" / self._now().strftime(_STAMP)
        durable.make_folder(aside)
        for suffix in ("", *_SIDE_FILES):
            path = _beside(self._file.path, suffix)
            if path.exists():
                with path.open("rb") as source, durable.atomic_write(aside / path.name) as out:
                    shutil.copyfileobj(source, out, 1 << 20)

    def _copy_pieces(self, source: Path, target: Path, gone: Collection[str] = ()) -> None:
        """Copy receipt files that are not there yet, and away from the data folder the keys; nothing within it.

        ``gone`` are not copied, and no longer kept at their source.
        """
        if self._folder.parent == self._file.path.parent:
            return
        for path in (source / "pieces").glob("??/*"):
            copy = target / "pieces" / path.parent.name / path.name
            if path.name in gone:
                path.unlink()
            elif not copy.exists() and not path.name.endswith(durable.TEMPORARY_SUFFIX):
                durable.make_folder(copy.parent)
                durable.write_bytes(copy, path.read_bytes())
        keys = source / "key.json"
        if keys.exists() and target == self._folder:
            durable.write_bytes(target / keys.name, keys.read_bytes())


def copies_in(folder: Path) -> tuple[Backup, ...]:
    """The copies of a store in a folder, the latest first, by their names alone."""
    found = []
    for path in folder.glob("lianes-*.db"):
        name = _NAME.fullmatch(path.name)
        if name:
            made_at = datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC)
            found.append(Backup(path, made_at, path.stat().st_size, name[2]))
    return tuple(sorted(found, key=lambda one: one.made_at, reverse=True))


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)

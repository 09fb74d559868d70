"""A box that is a folder of this computer: a stick, a shared drive, or what another program keeps in step.

Files are whole in it, except those that came through WebDAV in parts, which are read here too.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from lianes_desktop import durable
from lianes_desktop.services.copies import copied_out, digest_of
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.boxes import Entry
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.transport import names
from lianes_desktop.transport.fetching import Landing
from lianes_desktop.transport.names import BLOCK, MalformedError, Parts

_MOST_ENTRIES = 50_000


class FolderBox:
    """One box (an ``OpenBox``) under a folder."""

    def __init__(self, folder: Path) -> None:
        """Nothing is looked at yet."""
        self._folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        """Nothing is held."""

    def marker(self) -> str:
        """The id of the box; empty when there is none."""
        with self._there(self._folder):
            try:
                data = _read(self._folder / names.MARKER_FILE, names.MOST_MARKER)
            except FileNotFoundError:
                os.listdir(self._folder)  # noqa: PTH208 - raises where there is no folder at all
                return ""
        try:
            return names.marker_of(data)
        except MalformedError as error:
            raise UnavailableError(Resource.BOX, Cause.DAMAGED, str(self._folder)) from error

    def mark(self, marker: str) -> None:
        """Make the folder a box."""
        target = self._folder / names.MARKER_FILE
        with self._there(target):
            if target.exists():
                raise UnavailableError(Resource.BOX, Cause.TAKEN, str(target))
            durable.write_bytes(target, names.marker_bytes(marker))

    def list(self, side: str) -> tuple[Entry, ...]:
        """The files of a side; links are passed over, for nothing outside the box is looked at."""
        found: dict[str, Entry] = {}
        with self._there(self._folder):
            try:
                listed = _entries(self._folder / side)
            except FileNotFoundError:
                os.listdir(self._folder)  # noqa: PTH208 - likewise
                return ()
            for name, facts in listed:
                if not name.endswith(names.PARTS_SUFFIX):
                    found[name] = Entry(name, facts.st_size, f"{facts.st_size}:{facts.st_mtime_ns}")
                    continue
                parts, whole = self._parts(side, name), name.removesuffix(names.PARTS_SUFFIX)
                if parts is not None and names.is_plain(whole):
                    found.setdefault(whole, parts.entry(whole))
        return tuple(found[name] for name in sorted(found))

    def put_new(self, side: str, name: str, file: Path, sha256: str, progress: Progress) -> None:
        """Copy a file there, read back before it has its name."""
        folder = self._folder / side
        with self._there(folder):
            os.listdir(self._folder)  # noqa: PTH208 - a stick that is gone is not made a folder of
            durable.make_folder(folder)
        with self._there(folder / name):
            _place(file, folder / name, sha256, progress)

    def get(self, side: str, entry: Entry, to: Path, progress: Progress) -> str:
        """Copy a file from there."""
        with Landing(to, entry, progress) as landing:
            for data in self._data(side, entry, landing):
                landing.add(data)
            return landing.land()

    def _data(self, side: str, entry: Entry, landing: Landing) -> Iterator[bytes]:
        folder = self._folder / side
        if entry.sha256:
            parts = self._parts(side, entry.name + names.PARTS_SUFFIX)
            if parts is None:
                raise UnavailableError(Resource.BOX, Cause.NOT_FOUND, entry.name)
            for part in landing.missing(parts):
                with self._there(folder):
                    data = _read(folder / names.PARTS_FOLDER / part.sha256, part.size)
                if names.digest_of(data) != part.sha256:
                    raise UnavailableError(Resource.BOX, Cause.DAMAGED, entry.name)
                yield data
            return
        with self._there(folder / entry.name):
            read = (folder / entry.name).open("rb")
        with read:
            while landing.left:
                with self._there(folder / entry.name):
                    read.seek(landing.at)
                    data = read.read(min(BLOCK, landing.left))
                if not data:
                    raise UnavailableError(Resource.BOX, Cause.DAMAGED, entry.name)
                yield data

    def _parts(self, side: str, name: str) -> Parts | None:
        try:
            return names.parts_of(_read(self._folder / side / name, names.MOST_LIST))
        except (MalformedError, FileNotFoundError):
            return None

    @contextmanager
    def _there(self, path: Path) -> Iterator[None]:
        """Explain what the medium refuses: gone, once its folder is."""
        try:
            with explained(Resource.BOX, path):
                yield
        except UnavailableError as failure:
            if failure.what is Resource.BOX and not _is_folder(self._folder):
                raise UnavailableError(Resource.BOX, Cause.GONE, str(self._folder)) from failure
            raise


def _place(file: Path, target: Path, sha256: str, progress: Progress) -> None:
    """Copy a file to a name nobody has, read back first; one that has these very bytes is left as it is.

    Raises:
        UnavailableError: ``FILE`` for the source; ``BOX`` ``TAKEN``, ``DISK_FULL`` or ``DAMAGED`` for the medium.
        OSError: what else the medium says.
    """
    if target.exists():
        if target.is_file() and digest_of(target, progress) == sha256:
            return
        raise UnavailableError(Resource.BOX, Cause.TAKEN, str(target))
    draft = target.with_name(names.temporary(target.name))
    try:
        copied_out(file, draft, sha256, progress)
        # the name tells the content: who else takes it in this very moment puts the same bytes there
        os.rename(draft, target)  # noqa: PTH104 - the fault tests stand in for the os functions
        durable.sync_folder(target.parent)
    except BaseException:
        with suppress(OSError):  # it went with the stick
            os.unlink(draft)  # noqa: PTH108 - likewise
        raise


def _entries(folder: Path) -> list[tuple[str, os.stat_result]]:
    found: list[tuple[str, os.stat_result]] = []
    with os.scandir(folder) as listed:
        for one in listed:
            if len(found) < _MOST_ENTRIES and names.is_plain(one.name) and one.is_file(follow_symlinks=False):
                found.append((one.name, one.stat(follow_symlinks=False)))
    return found


def _read(path: Path, most: int) -> bytes:
    """A file of at most so many bytes; of a longer one, enough to tell that it is none of ours."""
    with path.open("rb") as read:
        return read.read(most + 1)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a disk that does not answer any more
        return False

"""Folders and what is plugged in, as the system shows them; implements ``services.ports.disks.Disks``.

Python's own calls let the window go on while a disk is slow to answer; Qt's list of volumes need not.
"""

import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.services.offered import SUFFIXES, Offered, read
from lianes_desktop.services.ports.disks import Look, Seen
from lianes_desktop.services.ports.progress import Progress

_ALBUM = "dcim"
_HIDDEN = 0x2  # FILE_ATTRIBUTE_HIDDEN, which only Windows tells
_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT: Windows' way out of a folder that is no symbolic link
_MOST_PLACES, _MOST_ENTRIES = 500, 2000  # folders asked for an album, and what is looked at in each


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a folder is looked at."""

    entries: int = 20_000
    depth: int = 5
    """Folders below the one looked at: ``DCIM/100APPLE``, ``2026/10/14`` and somewhat more."""


@dataclass(frozen=True, slots=True)
class Mounts:
    """Where a system shows what is plugged in."""

    folder: Path
    depth: int
    """How many folders below it an album may be."""


class SystemDisks:
    """Reads names, sizes and times; opens a file for its digest alone, and never writes."""

    def __init__(self, mounts: Callable[[], Sequence[Mounts]] | None = None, limits: Limits | None = None) -> None:
        """Where this system mounts what is plugged in, and the usual limits, unless others are given."""
        self._mounts = mounts or usual_mounts
        self._limits = limits or Limits()

    def look(self, folder: Path, progress: Progress) -> Look | None:
        """The photographs and PDFs in a folder and those below it; ``None`` when it is not there."""
        if not _is_folder(folder):
            return None
        found: list[Seen] = []
        waiting = [(folder, 0)]
        whole, looked = True, 0
        while waiting:
            here, depth = waiting.pop(0)
            for path, facts in _entries(here):
                progress(looked, self._limits.entries)
                looked += 1
                if looked > self._limits.entries:
                    return Look(tuple(found), whole=False)
                if facts is None:
                    continue
                if stat.S_ISDIR(facts.st_mode):
                    whole = whole and depth < self._limits.depth
                    if depth < self._limits.depth:
                        waiting.append((path, depth + 1))
                elif stat.S_ISREG(facts.st_mode) and path.name.lower().endswith(SUFFIXES):
                    found.append(Seen(path, facts.st_size, facts.st_mtime_ns))
        # what was pulled out meanwhile looked empty from there on
        return Look(tuple(found), whole) if _is_folder(folder) else None

    def digest(self, file: Path) -> str | None:
        """SHA-256 of a file as it would be taken in; ``None`` when it cannot be."""
        try:
            return hashlib.sha256(read(Offered(file.name, file))).hexdigest()
        except RefusedError:
            return None

    def albums(self) -> Sequence[Path]:
        """The ``DCIM`` folders of what is plugged in."""
        return tuple(album for one in self._mounts() for album in _albums(one))


def usual_mounts() -> Sequence[Mounts]:
    """Where this system shows sticks, cards and telephones."""
    if sys.platform == "win32":  # pragma: no cover - there only
        return [Mounts(Path(f"{letter}:\\"), 0) for letter in "DEFGHIJKLMNOPQRSTUVWXYZ"]
    if sys.platform == "darwin":  # pragma: no cover - there only
        return [Mounts(Path("/Volumes"), 1)]
    run = os.environ.get("XDG_RUNTIME_DIR", "")
    phones = [Mounts(Path(run, "gvfs"), 2)] if run else []  # GNOME shows a telephone's storages there
    return [Mounts(Path("/media"), 2), Mounts(Path("/run/media"), 2), *phones]


def _albums(mounts: Mounts) -> Iterator[Path]:
    waiting, asked = [(mounts.folder, 0)], 0
    while waiting and asked < _MOST_PLACES:
        here, depth = waiting.pop(0)
        asked += 1
        for path, facts in islice(_entries(here), _MOST_ENTRIES):
            if facts is None or not stat.S_ISDIR(facts.st_mode):
                continue
            if path.name.lower() == _ALBUM:
                yield path
            elif depth < mounts.depth:
                waiting.append((path, depth + 1))


def _entries(folder: Path) -> Iterator[tuple[Path, os.stat_result | None]]:
    """What stands in a folder, nothing when it cannot be read; ``None`` for what is hidden and for ways out of it."""
    with suppress(OSError), os.scandir(folder) as listed:
        for entry in listed:
            facts = None
            with suppress(OSError):  # gone since it was listed, or not for us to see
                facts = entry.stat(follow_symlinks=False)
            if facts is not None and (entry.name.startswith(".") or _hidden_or_leading_out(facts)):
                facts = None
            yield Path(entry.path), facts


def _hidden_or_leading_out(facts: os.stat_result) -> bool:
    hidden = getattr(facts, "st_file_attributes", 0) & _HIDDEN
    return bool(hidden) or stat.S_ISLNK(facts.st_mode) or getattr(facts, "st_reparse_tag", 0) == _JUNCTION


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a disk that does not answer any more
        return False

"""Files offered as receipts: found, read and limited before anything looks inside them."""

import errno
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lianes_desktop.domain.ids import ExpenseId
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.failures import UnavailableError

MOST_BYTES = 15 * 1024 * 1024
"""The largest receipt file taken (DOMAIN V10)."""
LONGEST_NAME = 200
SUFFIXES = (".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".tif", ".tiff", ".pdf")
"""How the names of photographs and PDFs end; what a file is, only its bytes say."""
PEOPLE = (".vcf", ".vcard", ".csv")
"""How the names of files of people end: vCards and tables."""
CALENDARS = (".ics", ".ical", ".icalendar", ".vcs")
"""How the names of calendar files end."""
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Offered:
    """A file or folder dropped, pasted or chosen: where it is, or its bytes."""

    name: str
    path: Path | None = None
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class AlreadyKept:
    """A file offered again: the expense that holds it."""

    name: str
    expense: ExpenseId


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the files offered; those added are safe whatever happened to the others."""

    added: tuple[ExpenseId, ...] = ()
    refused: tuple[Refusal, ...] = ()
    """``field`` is the file's name."""
    already: tuple[AlreadyKept, ...] = ()
    failure: UnavailableError | None = None
    """Why the work stopped before its end."""
    left: tuple[str, ...] = ()
    """Names of the files not tried: the computer failed or the person stopped."""

    def and_then(self, later: "Taken") -> "Taken":
        """What became of these files and of those offered meanwhile."""
        return Taken(
            (*self.added, *later.added),
            (*self.refused, *later.refused),
            (*self.already, *later.already),
            later.failure or self.failure,
            (*self.left, *later.left),
        )


def single_files(files: Iterable[Offered]) -> tuple[list[Offered], list[Refusal]]:
    """The files themselves, a folder standing for those right inside it; and the folders that cannot be read."""
    found: list[Offered] = []
    refused: list[Refusal] = []
    for one in files:
        try:
            found.extend(_inside(one))
        except OSError:
            refused.append(Refusal(plain_name(one.name), Problem.FOLDER_UNREADABLE))
    return found, refused


def read(file: Offered, most: int | None = None, too_large: Problem = Problem.FILE_TOO_LARGE) -> bytes:
    """The file's bytes, ``most`` of them at most: as many as a receipt may have, where nothing is said.

    Raises:
        RefusedError: unreadable, empty or too large; ``field`` is the file's name.
    """
    name, most = plain_name(file.name), MOST_BYTES if most is None else most
    try:
        size, data = _content(file, most)
    except OSError:
        raise RefusedError([Refusal(name, Problem.FILE_UNREADABLE)]) from None
    if size > most:
        raise RefusedError([Refusal(name, too_large, {"size": size, "limit": most})])
    if not data:
        raise RefusedError([Refusal(name, Problem.FILE_EMPTY)])
    return data


def plain_name(name: str) -> str:
    """A file's name fit to be shown and kept: whatever it was, without control, direction or line characters."""
    plain = "".join(letter for letter in name if unicodedata.category(letter) not in _UNSHOWN)
    return unicodedata.normalize("NFC", plain)[:LONGEST_NAME]


def _inside(offered: Offered) -> Iterator[Offered]:
    """What stands right inside a folder, hidden files and folders left out; whatever else is there is told of."""
    if offered.path is None or not offered.path.is_dir():
        yield offered
        return
    for path in sorted(offered.path.iterdir()):
        if not path.name.startswith(".") and not path.is_dir():
            yield Offered(path.name, path)


def _content(file: Offered, most: int) -> tuple[int, bytes]:
    """The size, and the bytes unless they are too many.

    Raises:
        OSError: it cannot be read, or is no file: reading a pipe or a device might never end.
    """
    if file.data is not None:
        return len(file.data), file.data
    if file.path is None:
        return 0, b""
    descriptor = _opened(file.path)
    try:
        size = os.fstat(descriptor).st_size
        if size > most:
            return size, b""
        with os.fdopen(descriptor, "rb", closefd=False) as source:
            data = source.read(most + 1)
    finally:
        os.close(descriptor)
    return len(data), data


def _opened(path: Path) -> int:
    """A descriptor on a file, at once: a pipe put in its place since does not make us wait for somebody to write."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError(errno.EINVAL, path.name)
        return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError as error:  # a name that holds a null character
        raise OSError(errno.EINVAL, str(error)) from error

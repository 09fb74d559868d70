"""Folders that photographs come into: a telephone's by cable, a stick, one that another program keeps in step."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lianes_desktop.services.ports.progress import Progress


@dataclass(frozen=True, slots=True)
class Seen:
    """One file as a look found it: another size or another time is another file."""

    path: Path
    size: int
    """In bytes."""
    modified: int
    """Nanoseconds since 1970 in UTC, as the disk tells it: any number at all."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a folder held at one moment."""

    files: tuple[Seen, ...]
    whole: bool = True
    """Whether everything was looked at: there are limits to how much, and how deep."""


class Disks(Protocol):
    """Looks at folders, away from the window: a disk may take long to answer, or never do."""

    def look(self, folder: Path, progress: Progress) -> Look | None:
        """The photographs and PDFs in a folder and those below it, told by their names; ``None`` when it is not there.

        Hidden files and folders are passed over, and so is every link: nothing outside the folder is told.

        Raises:
            CancelledError: ``progress`` asked to stop.
        """
        ...

    def digest(self, file: Path) -> str | None:
        """SHA-256 of a file, in hexadecimal, as it would be taken in; ``None`` when it cannot be."""
        ...

    def albums(self) -> Sequence[Path]:
        """The ``DCIM`` folders of what is plugged in: where cameras and telephones put their photographs."""
        ...

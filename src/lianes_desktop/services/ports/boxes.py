"""Boxes: places both sides reach, and what may be done there; and messages made ready for the mail program."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self

from lianes_desktop.domain.deliveries import Box
from lianes_desktop.services.ports.progress import Progress


@dataclass(frozen=True, slots=True)
class Entry:
    """One whole file that stands in a box."""

    name: str
    size: int
    """In bytes, as the box tells it: believed once the file was fetched, not before."""
    stamp: str
    """Changes when the file does: size and mark of the medium."""
    sha256: str = ""
    """When the box tells it: of a file that lies there in parts."""


class OpenBox(Protocol):
    """One box, looked at. A side is a folder of the box, ``vers-lianes`` or one below it.

    Every method raises ``UnavailableError`` for ``BOX`` (or ``FILE`` for the file on this side) with its cause, and
    ``CancelledError`` when ``progress`` asked to stop. No file is ever half there under its final name.
    """

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...

    def marker(self) -> str:
        """The id that ``lianes-box.json`` holds; empty when there is none."""
        ...

    def mark(self, marker: str) -> None:
        """Make the place a box of that id; ``TAKEN`` when it is another's already."""
        ...

    def list(self, side: str) -> tuple[Entry, ...]:
        """The files of a side, by name; nothing when the side is not there, which says nothing of what was."""
        ...

    def put_new(self, side: str, name: str, file: Path, sha256: str, progress: Progress) -> None:
        """Put a file there under a name nobody has, whole or not at all, and read it back.

        One that is there already with these very bytes is left as it is; what an earlier call brought there is not
        carried again.

        Raises:
            UnavailableError: ``TAKEN`` for a name that other bytes have; ``DAMAGED`` when what is read back is not
                what was put; ``FILE`` ``DAMAGED`` when the file is not the one of ``sha256`` any more.
        """
        ...

    def get(self, side: str, entry: Entry, to: Path, progress: Progress) -> str:
        """Fetch a file to a name that nothing has, whole or not at all; its SHA-256.

        What an earlier call fetched of it is not fetched again.
        """
        ...


class Boxes(Protocol):
    """Opens boxes, whatever their way."""

    def open(self, box: Box) -> OpenBox:
        """Nothing is looked at yet.

        Raises:
            RefusedError: ``NOT_A_BOX_ADDRESS``.
        """
        ...

    def copy(self, file: Path, folder: Path, sha256: str, progress: Progress) -> Path:
        """Copy a file to a stick or folder under its own name and read it back; where it is then.

        Raises:
            UnavailableError: as ``put_new`` does.
        """
        ...


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to be sent by the person's own mail program."""

    to: str
    """One address, or nobody yet."""
    subject: str
    text: str
    file: Path


class Letters(Protocol):
    """Writes messages for the mail program."""

    def write(self, letter: Letter, folder: Path) -> Path:
        """Write the message as an ``.eml`` file into ``folder``; the file.

        Raises:
            UnavailableError: the file to attach cannot be read, or the message not written.
        """
        ...

"""Every way a box may be reached; fills ``services.ports.boxes.Boxes``."""

from pathlib import Path
from uuid import UUID

from lianes_desktop.domain.deliveries import Box, Way
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.ports.boxes import OpenBox
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.transport.folder import FolderBox
from lianes_desktop.transport.server import Pace
from lianes_desktop.transport.webdav import WebDavBox


class AllBoxes:
    """Opens boxes, and remembers of each line what a run of the program learns of it."""

    def __init__(self, pace: Pace | None = None) -> None:
        """``pace`` is shared by every box when given; else each has its own."""
        self._shared = pace
        self._paces: dict[UUID, Pace] = {}

    def open(self, box: Box) -> OpenBox:
        """The box; ``NOT_A_BOX_ADDRESS`` for what is neither a folder nor an address of ours."""
        if box.way is Way.WEBDAV:
            return WebDavBox(box, self._shared or self._paces.setdefault(box.id, Pace()))
        folder = Path(box.address)
        if box.way is not Way.FOLDER or not folder.is_absolute() or "\x00" in box.address:
            raise RefusedError([Refusal("address", Problem.NOT_A_BOX_ADDRESS)])
        return FolderBox(folder)

    def copy(self, file: Path, folder: Path, sha256: str, progress: Progress) -> Path:
        """Copy a file to a stick or folder, under its own name."""
        with FolderBox(folder) as box:
            box.put_new("", file.name, file, sha256, progress)
        return folder / file.name

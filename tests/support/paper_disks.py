"""Disks made of paper: what stands on them is what a test says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from lianes_desktop.services.ports.disks import Look, Seen
from lianes_desktop.services.ports.progress import Progress

DCIM = Path("/run/media/claire/DCIM")
STICK = Path("/media/KEY/DCIM")
NOON = 1_791_979_200  # 2026-10-14 12:00 UTC, in the middle of the mission of the builders
_DAY = 24 * 3600


def seen(name: str, *, root: Path = DCIM, size: int = 1000, day: int = 0) -> Seen:
    """A photograph of that day of the mission, 0 being its middle."""
    return Seen(root / name, size, (NOON + day * _DAY) * 10**9)


@dataclass
class PaperDisks:
    """Implements ``ports.disks.Disks``."""

    folders: dict[Path, list[Seen]] = field(default_factory=dict)
    plugged: list[Path] = field(default_factory=list)
    digests: dict[Path, str] = field(default_factory=dict)
    whole: bool = True
    looks: list[Path] = field(default_factory=list)
    read: list[Path] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None
    """What happens while a look is under way."""

    def put(self, *files: Seen, root: Path = DCIM) -> None:
        """Have these files in a folder, beside those there."""
        self.folders.setdefault(root, []).extend(files)

    def plug(self, *files: Seen, root: Path = STICK) -> None:
        """Plug in a stick with these photographs."""
        self.plugged.append(root)
        self.put(*files, root=root)

    def unplug(self, root: Path = STICK) -> None:
        """Take it out."""
        self.plugged = [one for one in self.plugged if one != root]
        self.folders.pop(root, None)

    def look(self, folder: Path, progress: Progress) -> Look | None:
        self.looks.append(folder)
        progress(0, 1)
        self.meanwhile()
        files = self.folders.get(folder)
        return None if files is None else Look(tuple(files), self.whole)

    def digest(self, file: Path) -> str | None:
        self.read.append(file)
        return self.digests.get(file)

    def albums(self) -> tuple[Path, ...]:
        return tuple(self.plugged)

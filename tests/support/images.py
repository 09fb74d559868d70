"""Images of a disk laid out in a folder, one after the other, for the product to be started on."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from support.power import Disk, Image, Operation


def read(root: Path) -> Image:
    """Every file under a folder, by path."""
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


class Place:
    """Where images are laid out; what neither changed since the last nor is changed by a start is not written again."""

    def __init__(self, root: Path, folder: Path, steady: Callable[[str], bool]) -> None:
        """``root`` is where the images' files were; ``steady`` says of a path that a start never touches it."""
        self.folder = folder
        self._root = str(root)
        self._steady = steady
        self._there: Image = {}
        self.clear()

    def put(self, image: Image) -> None:
        """Lay out an image, and nothing else."""
        same = {path for path, content in image.items() if self._steady(path) and self._there.get(path) is content}
        kept = {str(self._at(path)) for path in same}
        for folder, _folders, names in os.walk(self.folder):
            for name in names:
                if f"{folder}/{name}" not in kept:
                    Path(folder, name).unlink()
        for path, content in image.items():
            if path not in same:
                target = self._at(path)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        self._there = dict(image)

    def clear(self) -> None:
        """Forget everything: what was laid out was worked on."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self._there = {}

    def _at(self, path: str) -> Path:
        return self.folder / path.removeprefix(self._root + "/")


def cuts(
    start: Image,
    log: list[Operation],
    *,
    strict: bool,
    every: int = 1,
    first: int = 0,
    seen: set[object] | None = None,
) -> Iterator[tuple[Image, int]]:
    """Each image that a cut after an operation, from the ``first`` on, could leave, and the number promised by then.

    Those in ``seen`` are left out, and what is given is put there.
    """
    disk = Disk(start, strict=strict)
    seen = set() if seen is None else seen
    for step, operation in enumerate(log):
        disk.play(operation)
        if step < first or step % every:
            continue
        for image in disk.images():
            mark = disk.promised, frozenset((path, hash(content)) for path, content in image.items())
            if mark not in seen:
                seen.add(mark)
                yield image, disk.promised


def known(start: Image, log: list[Operation]) -> set[object]:
    """The images that a journalled disk could leave after any operation."""
    seen = set[object]()
    for _image in cuts(start, log, strict=False, seen=seen):
        pass
    return seen

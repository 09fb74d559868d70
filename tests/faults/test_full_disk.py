"""A full disk: refused as such, nothing lost or half; reading works, the reserve lets one finish and export elsewhere.

Once on a real disk of a few megabytes, where this system lets an ordinary user mount one in a namespace of his own, and
once, everywhere, on a disk that is only counted.
"""

import errno
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from support.full_disk import CAPACITY, work
from support.runs import Desk, Prepared
from support.system_calls import SystemCalls
from support.vfs import DISK_FULL, spying

from lianes_desktop import durable
from lianes_desktop.app import upkeep

TESTS = Path(__file__).parents[1]


class CountedDisk:
    """A folder that may hold no more than so many bytes."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def free(self, folder: Path) -> int:
        """Bytes left; elsewhere there is room."""
        if not folder.is_relative_to(self._root):
            return 10**9
        used = sum(path.stat().st_size for path in self._root.rglob("*") if path.is_file())
        return max(0, CAPACITY - used)

    def fill(self, path: Path) -> None:
        """Leave nothing."""
        with path.open("wb") as out:
            out.truncate(self.free(self._root))

    def before_call(self, what: str) -> None:
        """Bytes are found not to fit when they are synced."""
        if what == "sync" and not self.free(self._root):
            raise OSError(errno.ENOSPC, "full")

    def before_write(self, what: str, path: str) -> int:
        """The log of the store grows at each write."""
        return DISK_FULL if what == "write" and path.endswith("-wal") and not self.free(self._root) else 0


def test_a_disk_that_is_counted_fills_up(memory: Path, prepared: Prepared, monkeypatch: pytest.MonkeyPatch) -> None:
    there = prepared.copied(memory / "small")
    disk = CountedDisk(there.root)
    elsewhere = memory / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr(durable, "free_space", disk.free)
    monkeypatch.setattr("support.full_disk._fill", disk.fill)
    with spying("counted") as spy, pytest.MonkeyPatch.context() as patch:
        spy.before = disk.before_write
        SystemCalls(patch, there.root).before = disk.before_call
        with closing(Desk.opened(there, vfs="counted")) as desk:
            work(desk, elsewhere)
            after = desk.found()
    _starts_again(there, after.sent[0].path, elsewhere)


def test_a_real_disk_fills_up(memory: Path, prepared: Prepared) -> None:
    small, elsewhere = memory / "small", memory / "elsewhere"
    small.mkdir()
    elsewhere.mkdir()
    program = (
        f"mount -t tmpfs -o size={CAPACITY} tmpfs {small} && cp -a {prepared.root}/. {small}/ && "
        f"exec {sys.executable} -m support.full_disk {small} {elsewhere} "
        f"{prepared.key.secret.hex()} {prepared.dossier}"
    )
    if not _can_mount(memory):
        pytest.xfail("no disk can be mounted here: only the counted one was filled")
    run = subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", program],
        cwd=TESTS, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.stdout == "done", run.stderr
    (bundle,) = elsewhere.iterdir()
    assert prepared.verified(bundle).accepted


def _can_mount(folder: Path) -> bool:
    trial = ["unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", str(folder)]
    try:
        return subprocess.run(trial, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def _starts_again(there: Prepared, bundle: str, elsewhere: Path) -> None:
    with closing(Desk.opened(there)) as desk:
        upkeep.begin(desk.workspace)
        assert [one.path for one in desk.found().sent] == [bundle]
    assert there.verified(elsewhere / bundle).accepted

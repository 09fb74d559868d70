"""A person's work on a disk that fills up: run in-process on a modelled disk, or as a program on a real small one."""

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from lianes_desktop import durable
from lianes_desktop.app import upkeep
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.services.failures import Cause, UnavailableError
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.storage.space import Room
from support.runs import Desk

RESERVE = 3_000_000
CAPACITY = 12_000_000
"""Of the small disk, in bytes."""
_BLOCK = 4096


def work(desk: Desk, elsewhere: Path) -> None:
    """Fill the disk that holds the desk, and see what can still be done; ``elsewhere`` is on another."""
    adapters, data = desk.workspace.adapters, desk.workspace.folders.root
    reserve = data / "reserve"
    adapters.room = Room(data, free=durable.free_space, floor=0, reserve=RESERVE)
    reserve.unlink()
    upkeep.begin(desk.workspace)
    assert reserve.stat().st_size == RESERVE
    before = desk.found()
    _fill(desk.out.parent / "others")

    assert _refused(desk.export) is Cause.DISK_FULL
    assert list(desk.out.iterdir()) == []
    assert _refused(lambda: desk.take(2)) is Cause.DISK_FULL  # seen before a byte is written
    assert reserve.exists()
    adapters.room = Room(data, free=lambda _folder: 10**9)  # the disk fills up while the photograph is written
    del adapters.vault
    desk.workspace.__dict__.pop("vault")
    desk.workspace.__dict__.pop("expenses")
    assert _refused(lambda: desk.take(2)) is Cause.DISK_FULL
    assert not reserve.exists()
    assert desk.found() == before
    for digest in before.digests:
        assert desk.workspace.vault.read(digest)

    desk.correct(before.expenses[0].id, "21.00")  # what was set aside lets one finish
    sent = desk.export(folder=elsewhere)
    assert Path(sent.path).stat().st_size == sent.size
    assert len(desk.found().sent) == 1


def _refused(act: Callable[[], object]) -> Cause:
    with pytest.raises(UnavailableError) as caught:
        act()
    return caught.value.why


def _fill(path: Path) -> None:
    """Write until nothing more goes in."""
    with path.open("wb", buffering=0) as out:
        for size in (1 << 20, _BLOCK):
            try:
                while out.write(bytes(size)) == size:
                    pass
            except OSError:
                continue


def main(root: Path, elsewhere: Path, secret: str, dossier: str) -> None:
    """On a real disk of that size, mounted at ``root``."""
    with closing(Desk.over(root / "data", StoreKey(bytes.fromhex(secret)), DossierId(UUID(dossier)))) as desk:
        work(desk, elsewhere)
        after = desk.found()
    with closing(Desk.over(root / "data", StoreKey(bytes.fromhex(secret)), DossierId(UUID(dossier)))) as desk:
        upkeep.begin(desk.workspace)
        assert desk.found() == after
    sys.stdout.write("done")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4])

"""A program to be killed while a person works: for each seed it reads, a child takes receipts, exports and says so."""

import itertools
import os
import shutil
import sys
import traceback
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from lianes_desktop.app import upkeep
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.storage.database import StoreKey
from support.runs import Desk, photo

EVERY = 3
"""Receipts taken between two exports."""


def main(data: Path, secret: str, dossier: str) -> None:
    """Each line read is a seed, and starts a child that works until it is killed."""
    _warm(data, secret, dossier)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _say("alive", str(os.getpid()))
            try:
                _work(Desk.over(data, StoreKey(bytes.fromhex(secret)), DossierId(UUID(dossier))), int(line))
            except BaseException:  # noqa: BLE001 - shown, whatever it is
                traceback.print_exc()
                os._exit(1)  # never go on as the parent
        os.waitpid(child, 0)
        _say("dead", "")


def _warm(data: Path, secret: str, dossier: str) -> None:
    """Import all that the work needs, once for every child."""
    with TemporaryDirectory() as elsewhere:
        copy = Path(shutil.copytree(data.parent, Path(elsewhere) / "copy"))
        with closing(Desk.over(copy / data.name, StoreKey(bytes.fromhex(secret)), DossierId(UUID(dossier)))) as desk:
            desk.complete(desk.take(9).added[0])
            desk.export(seal=True)


def _work(desk: Desk, seed: int) -> None:
    """Receipts without end; what is said is what a person was told."""
    upkeep.begin(desk.workspace)
    for left in [one for one in desk.expenses() if one.amount is None]:
        desk.complete(left.id)
    for number in itertools.count(10 + seed * 1000):
        _say("taking", photo(number).name)
        (taken,) = desk.take(number).added
        _say("taken", photo(number).name)
        desk.complete(taken)
        if number % EVERY == 0:
            _say("sent", Path(desk.export(seal=number % 2 == 0).path).name)


def _say(word: str, about: str) -> None:
    os.write(1, f"{word} {about}\n".encode())


main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])

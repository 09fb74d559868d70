"""A program to be killed: for each line it reads, it starts a child that saves without end and says so each time."""

import os
import sys
from pathlib import Path
from uuid import UUID

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.missions import Mission
from support.sessions import Session


def main(folder: Path, home: Mission) -> None:
    """The dossier is there already; each line read is a seed."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _say("alive", str(os.getpid()))
            session = Session(folder, seed=int(line), home=home)
            while True:
                _say("saved", session.take(lambda digest: _say("saving", digest)))
        os.waitpid(child, 0)
        _say("dead", "")


def _say(word: str, about: str) -> None:
    os.write(1, f"{word} {about}\n".encode())


main(Path(sys.argv[1]), Mission(DossierId(UUID(sys.argv[2])), "Mission"))

"""A program that crashes before each statement of a migration: one child per statement, on its own copy."""

import os
import shutil
import sys
from pathlib import Path

from sqlalchemy import Engine, event

from lianes_desktop.storage.database import StoreFile
from lianes_desktop.storage.migrations import migrate
from support.stores import KEY


def main(before: Path, copies: Path, target: str) -> None:
    """Print how many statements the migration has; ``copies/N`` is what the crash before the N-th left."""
    statement = 0
    while True:
        statement += 1
        folder = copies / str(statement)
        shutil.copytree(before, folder)
        child = os.fork()
        if child == 0:
            _crash_before(statement)
            migrate(StoreFile(folder / "store.db", KEY), to=target)
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status) == 0:
            sys.stdout.write(str(statement - 1))
            return


def _crash_before(statement: int) -> None:
    seen = [0]

    @event.listens_for(Engine, "before_cursor_execute")
    def _count(*_words: object) -> None:
        seen[0] += 1
        if seen[0] == statement:
            os._exit(9)


main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])

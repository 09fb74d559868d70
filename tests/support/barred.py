"""A start by a user who may only read the folder: opens it and says what was told."""

import sys
from pathlib import Path

from lianes_desktop.app import opening
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.storage.database import StoreKey


def main(data: Path, secret: str) -> None:
    """Take the folder, then open it."""
    for start in (lambda: opening.lock(data), lambda: opening.open_workspace(data, StoreKey(bytes.fromhex(secret)))):
        try:
            start()
            sys.stdout.write("opened\n")
        except UnavailableError as failure:
            sys.stdout.write(f"{failure.what} {failure.why}\n")


main(Path(sys.argv[1]), sys.argv[2])

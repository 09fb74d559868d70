"""A program that opens every file of a folder as the application does, and says what became of each and what it cost.

Run by itself: the most memory a process has held is told from its beginning.
"""

import json
import sys
import time
from pathlib import Path

from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.pictures.helper import Helper
from lianes_desktop.pictures.opener import PictureOpener


def peak(process: int | str) -> float:
    """The most memory a process has held, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM:"))


class Watched(Helper):
    """Tells the most memory any of its processes has held: each is asked after each file."""

    peak = 0.0

    def look(self) -> None:
        if self._process is not None:
            self.peak = max(self.peak, peak(self._process.pid))


def main(folder: Path) -> None:
    helper = Watched()
    opener = PictureOpener(helper)
    told: dict[str, str | None] = {}
    slowest = ("", 0.0)
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        began = time.monotonic()
        try:
            opener.examine(data, path.name)
            told[path.name] = None
        except RefusedError as error:
            told[path.name] = error.refusals[0].problem
        slowest = max(slowest, (path.name, time.monotonic() - began), key=lambda one: one[1])
        helper.look()
    opener.close()
    print(json.dumps({"told": told, "slowest": slowest, "helper": helper.peak, "parent": peak("self")}))  # noqa: T201


main(Path(sys.argv[1]))

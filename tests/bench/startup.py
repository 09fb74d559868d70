"""From the command to the first painted window, beside a bare PySide6 window of the same size."""

import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from support.installations import installed

from bench.marks import Mark
from bench.paint_clock import Painted, median, start, virtual_screen

MANY = 100_000
_FEW = 200
_ROUNDS = 9
_MOST_MEGABYTES = 120

_BARE = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
words = QLabel("Bonjour, une fenêtre nue avec du texte. " * 80)
words.setWordWrap(True)
words.setAlignment(Qt.AlignmentFlag.AlignTop)  # across the rows looked at, whatever the system's font
window.setCentralWidget(words)
window.resize(1440, 900)
window.show()
sys.exit(app.exec())
"""

# the application's own door for a key that comes by a pipe; here the line waits in a file
_OURS = """
import sys
sys.stdin = open(sys.argv[1])
from lianes_desktop.app.commands import show_demo
raise SystemExit(show_demo())
"""


def command(folder: Path, count: int) -> Sequence[str]:
    """What starts our window over a new installation of ``count`` expenses, made in ``folder``."""
    root = folder / "data"
    root.mkdir(parents=True)
    line = folder / "line"
    line.touch(mode=0o600)
    line.write_text(f"{installed(root, count).secret.hex()} {root}\n")
    return (sys.executable, "-c", _OURS, str(line))


def marks() -> Sequence[Mark]:
    """A bare window, ours with 200 expenses and ours with 100 000, in turn."""
    # what a wheel brings compiled, a checkout compiles at its first start: the one that is not counted
    environment = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    with tempfile.TemporaryDirectory() as place, virtual_screen() as (display, screen):
        commands = {
            "bare": (sys.executable, "-c", _BARE),
            "few": command(Path(place) / "few", _FEW),
            "many": command(Path(place) / "many", MANY),
        }
        rounds = [
            {name: start(words, display, screen, environment) for name, words in commands.items()}
            for _round in range(_ROUNDS + 1)
        ][1:]
    megabytes = max(median([one[name] for one in rounds]).megabytes for name in ("few", "many"))
    return [
        _beside("start with 200 expenses", rounds, "few", "bare", 1.5),
        _beside("start with 100 000 expenses", rounds, "many", "few", 1.2),
        _page("its page with 200 expenses", rounds, "few"),
        _page("its page with 100 000 expenses", rounds, "many"),
        Mark("memory at the first paint", f"{megabytes:.0f} MB resident", megabytes, _MOST_MEGABYTES, "MB"),
    ]


def _beside(name: str, rounds: Sequence[dict[str, Painted]], ours: str, other: str, limit: float) -> Mark:
    one, two = (median([each[which] for each in rounds]).seconds for which in (ours, other))
    ratio = statistics.median(each[ours].seconds / each[other].seconds for each in rounds)
    return Mark(name, f"{one:.3f} s beside {two:.3f} s", ratio, limit)


def _page(name: str, rounds: Sequence[dict[str, Painted]], ours: str) -> Mark:
    """The page comes once the window is there: told, so that the window is never there early for nothing."""
    one, two = median([each[ours] for each in rounds]).page, median([each["bare"] for each in rounds]).page
    return Mark(name, f"{one:.3f} s beside {two:.3f} s", one / two, None)

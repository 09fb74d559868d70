"""What may be imported before the first frame is on the screen, in a process of its own."""

import json
import os
import subprocess
import sys

import pytest
from support.installations import installed

from lianes_desktop.i18n import words

_WATCHED = """
import json, os, sys
from lianes_desktop.app import launch
from lianes_desktop.app.commands import show_demo

def tell():
    print(json.dumps(sorted(sys.modules)), flush=True)
    os._exit(0)

def run(*asked, **more):
    from lianes_desktop.app.window import Application
    start = Application.start

    def watched(self, key):
        self.shown.connect(tell)
        start(self, key)

    Application.start = watched
    return real(*asked, **more)

real, launch.run = launch.run, run
raise SystemExit(show_demo())
"""
HEAVY = (
    *("sqlalchemy", "alembic", "reportlab", "pyhanko", "asn1crypto", "PIL", "pypdfium2", "pi_heif", "cryptography"),
    *("pyrage", "babel", "phonenumbers", "stdnum", "openpyxl", "keyring", "platformdirs", "uuid6", "asyncio", "email"),
    *("importlib.metadata", "subprocess", "tomllib", "PySide6.QtNetwork", "PySide6.QtSvg"),
)
MOST_OF_OURS = 105
"""Each module of ours costs a third of a millisecond or more: one that comes on top must earn it."""


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Every module there is at the first paint of a mission's overview."""
    root = tmp_path_factory.mktemp("home") / "data"
    root.mkdir()
    key = installed(root, 20)
    words.compile_all()  # as ``make`` does: a catalogue newer than its compiled file is compiled anew, by Babel
    told = subprocess.run(
        [sys.executable, "-c", _WATCHED],
        input=f"{key.secret.hex()} {root}\n",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    return frozenset(json.loads(told.stdout))


@pytest.mark.parametrize("name", HEAVY)
def test_nothing_heavy_is_imported_before_the_first_paint(modules: frozenset[str], name: str) -> None:
    assert name not in modules


def test_only_what_the_first_page_needs_is_imported_before_it(modules: frozenset[str]) -> None:
    ours = sorted(name for name in modules if name.partition(".")[0] == "lianes_desktop")

    assert len(ours) <= MOST_OF_OURS, ours


def test_only_the_first_page_is_imported(modules: frozenset[str]) -> None:
    pages = {name.split(".")[2] for name in modules if name.startswith("lianes_desktop.ui.")}

    assert pages == {"kit", "overview", "shell"}

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

def tell_all():
    tell()
    os._exit(0)

def run(*asked, **more):
    from lianes_desktop.app.window import Application
    start = Application.start

    def watched(self, key):
        self.painted.connect(tell)
        self.shown.connect(tell_all)
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
MOST_OF_OURS, MOST_WITH_THE_PAGE = 93, 136
"""Each module of ours costs a third of a millisecond or more: one that comes on top must earn it."""

Modules = frozenset[str]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> list[Modules]:
    """Every module there is at the first paint of the window, and when a mission's overview has come."""
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
    return [frozenset(json.loads(line)) for line in told.stdout.splitlines()]


@pytest.fixture(scope="module")
def first(both: list[Modules]) -> Modules:
    """Every module there is at the first paint."""
    assert len(both) == 2
    return both[0]


@pytest.fixture(scope="module")
def modules(both: list[Modules]) -> Modules:
    """Every module there is when the page has come."""
    return both[1]


@pytest.mark.parametrize("name", HEAVY)
def test_nothing_heavy_is_imported_before_the_page_is_there(modules: Modules, name: str) -> None:
    assert name not in modules


def test_only_what_the_window_needs_is_imported_before_it(first: Modules) -> None:
    assert len(ours(first)) <= MOST_OF_OURS, ours(first)


def test_only_what_the_first_page_needs_is_imported_before_it(modules: Modules) -> None:
    assert len(ours(modules)) <= MOST_WITH_THE_PAGE, ours(modules)


def test_only_the_first_page_is_imported_and_after_the_window_is_there(first: Modules, modules: Modules) -> None:
    assert pages(first) == {"kit", "shell"}
    assert pages(modules) == {"kit", "overview", "shell"}


def ours(modules: Modules) -> list[str]:
    return sorted(name for name in modules if name.partition(".")[0] == "lianes_desktop")


def pages(modules: Modules) -> set[str]:
    return {name.split(".")[2] for name in modules if name.startswith("lianes_desktop.ui.")}

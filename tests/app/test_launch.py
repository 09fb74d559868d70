"""The program as a process: it opens a window, ends when it closes, and lets one window have a folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.done import Done

from lianes_desktop.app import opening
from lianes_desktop.app.single import Doorbell
from lianes_desktop.storage.installation import InstanceLock

pytestmark = pytest.mark.slow

AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from lianes_desktop.app import commands, window
opened = window.Application.open
def open_and_close(self, workspace):
    opened(self, workspace)
    QTimer.singleShot(0, self.window.close)
window.Application.open = open_and_close
sys.exit(commands.show_demo())
"""
"""The window shown as the demonstration shows it, closed at once by its own button's signal."""


def program(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "lianes_desktop", *arguments)


@pytest.fixture
def held(tmp_path: Path) -> InstanceLock:
    """The folder as another program has it."""
    lock = opening.lock(tmp_path)
    assert lock is not None
    return lock


def test_a_window_opens_and_the_program_ends_with_it(done: Done, tmp_path: Path) -> None:
    there = done.copied(tmp_path / "d")
    line = f"{done.keys['field'].secret.hex()} {there.field}\n"
    shown = subprocess.run(
        [sys.executable, "-c", AND_CLOSE], input=line, check=False, capture_output=True, text=True, timeout=60
    )
    told = [one for one in shown.stderr.splitlines() if "This plugin does not support" not in one]
    assert (shown.returncode, told, shown.stdout) == (0, [], "")
    again = opening.lock(there.field)
    assert again is not None
    again.release()
    with there.opened("field") as field:
        assert len(field.dossiers.all()) == 1


def test_a_second_start_is_heard_by_the_first_and_ends_well(held: InstanceLock, qtbot: QtBot, tmp_path: Path) -> None:
    bell = Doorbell(tmp_path)
    try:
        with qtbot.waitSignal(bell.rung, timeout=20_000) as heard:
            second = subprocess.Popen(program("--data-dir", str(tmp_path), "a.asice"))
        assert second.wait(20) == 0
    finally:
        bell.close()
        bell.deleteLater()
        held.release()
    assert heard.args == [(Path("a.asice"),)]


def test_a_folder_that_a_program_without_a_window_has_is_said_to_be_taken(held: InstanceLock, tmp_path: Path) -> None:
    second = subprocess.run(
        program("--data-dir", str(tmp_path), "--lang", "fr"),
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "LANGUAGE": "fr"},
    )
    held.release()
    assert second.returncode == 3
    assert "déjà ouverte" in second.stderr
    assert str(tmp_path) in second.stderr

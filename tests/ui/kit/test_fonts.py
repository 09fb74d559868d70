import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from PySide6.QtGui import QImage

from lianes_desktop.ui.kit import fonts

_DRAWING_MEANWHILE = """
import threading
from lianes_desktop.ui.kit import icons
from lianes_desktop.ui.kit.theme import make_application

app = make_application("fonts")
drawn = 0
while drawn < 20 or any(one.name == "fonts" for one in threading.enumerate()):
    icons._drawn.cache_clear()
    icons.pixmap("trash-2", "ink2", 16)
    drawn += 1
"""


@pytest.mark.usefixtures("theme")
def test_the_shipped_fonts_are_the_ones_used() -> None:
    body = fonts.font(fonts.Role.BODY)

    assert body.families() == ["Noto Sans", "Noto Sans Arabic UI"]
    assert sorted(path.name for path in Path(ROOT / "resources" / "fonts").glob("*OFL*"))


@pytest.mark.usefixtures("theme")
def test_the_fonts_of_the_system_are_met_by_a_letter_that_is_really_drawn() -> None:
    svg = fonts.LETTER.read_bytes()
    drawn, blank = QImage.fromData(svg), QImage.fromData(svg.replace(b">a<", b"><"))

    assert not blank.isNull()
    assert drawn != blank


@pytest.mark.parametrize("attempt", range(3))
def test_the_window_draws_while_the_fonts_of_the_system_are_met(attempt: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _DRAWING_MEANWHILE],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=30,  # either thread waiting for the other would wait for good
        check=False,
    )
    assert done.returncode == 0, attempt

"""PySide imported as the program does refuses and explains as PySide imported plainly, in a process of its own."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

_PLAIN = "import PySide6.QtCore"
_BEGUN = "from lianes_desktop.app import pyside; pyside.begin()"
_ASKED = """
import builtins, json, sys
{way}
support = sys.modules["shibokensupport.signature.parser"]
waits = "pyside_type_init" not in vars(support)
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
QLabel("Oujda").resize(10, 10)
still = waits and "pyside_type_init" not in vars(support)
told = []
for call in (lambda: QPoint("a"), lambda: QLabel(1, 2, 3), lambda: QLabel("a").resize(), lambda: QSize(1, 2, 3)):
    try:
        call()
    except TypeError as error:
        told.append(str(error))
from PySide6.support.signature import get_signature
told += [str(get_signature(one)) for one in (QLabel.setText, QLabel, QRect.intersected)]
told += [QLabel.setAlignment.__doc__, QPoint.__doc__]
try:
    support.no_such_name
except AttributeError:
    told.append("nothing of that name")
switched = builtins.__import__ is builtins.__feature_import__
print(json.dumps([waits, still, "pyside_type_init" in vars(support), switched, told]))
"""


def asked(way: str) -> list[Any]:
    told = subprocess.run(
        [sys.executable, "-c", _ASKED.format(way=way)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    return list(json.loads(told.stdout))


@pytest.fixture(scope="module")
def begun() -> list[Any]:
    return asked(_BEGUN)


def test_what_is_seldom_needed_waits_until_it_is_asked_for(begun: list[Any]) -> None:
    waits, still, filled, *_rest = begun

    assert (waits, still, filled) == (True, True, True)


def test_modules_are_not_read_for_a_switch_that_nothing_uses(begun: list[Any]) -> None:
    assert begun[3] is False


def test_errors_signatures_and_help_are_those_of_pyside(begun: list[Any]) -> None:
    plain = asked(_PLAIN)

    assert begun[4] == plain[4]
    assert "Supported signatures" in begun[4][0]
    assert (plain[:2], plain[3]) == ([False, False], True)

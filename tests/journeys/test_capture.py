"""Receipts pasted and dropped in the real window, read by the real reader."""

import io
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from support.hand import Hand
from support.journeys import closed, mission, started, welcome, window_of

from lianes_desktop.app.workspace import Workspace
from lianes_desktop.assets import resource
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.places import use_shipped_time_zones
from lianes_desktop.i18n import catalogue
from lianes_desktop.ui.expenses.page import ExpensesPage

pytestmark = pytest.mark.slow

_READING = 60.0
"""Seconds: the reader starts, and the machine may be busy."""


@pytest.fixture(autouse=True)
def french_here() -> Iterator[None]:
    use_shipped_time_zones()
    catalogue.activate("fr")
    yield
    catalogue.activate("fr")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def mission_of(workspace: Workspace) -> DossierId:
    (mission,) = workspace.dossiers.all()
    return mission.action.id


def test_paste_and_enter_are_enough(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    hand = Hand(qapp)
    application = started(qapp, tmp_path / "field")
    welcome(hand, "Claire", "Delattre")
    window_of(application, hand)
    mission(hand)
    workspace = application.workspace
    assert workspace is not None
    dossier = mission_of(workspace)

    hand.paste_picture(resource("sample", "train-onfr-retour.jpg"))
    hand.wait(lambda: workspace.expenses.latest(dossier), "the receipt taken in")
    hand.wait(lambda: not workspace.receipt_readings.unread(dossier), "the receipt read", _READING)
    hand.wait(lambda: isinstance(qapp.focusWidget(), QWidget), "a field in hand")
    hand.press("Return")

    (line,) = workspace.expenses.latest(dossier)
    assert line.expense.reviewed, line.expense
    assert line.expense.amount is not None
    assert (line.expense.amount.minor, line.expense.amount.currency.code) == (26500, "MAD")
    assert line.expense.paid_on is not None
    assert line.expense.paid_on.year == date(2025, 10, 9).year
    closed(application, qapp)


def fewer(workspace: Workspace, dossier: DossierId, than: int) -> bool:
    return len(workspace.receipt_readings.unread(dossier)) < than


def thirty(folder: Path) -> list[Path]:
    """The photographs of the tour, each written three or four times, so that no two files are the same."""
    sources = sorted(resource("sample").glob("*.jpg"))
    made = []
    for number in range(30):
        with Image.open(sources[number % len(sources)]) as seen:
            small = seen.convert("RGB")
            small.thumbnail((1400 - number, 1400 - number))
            written = io.BytesIO()
            small.save(written, "JPEG", quality=70 + number % 20)
        made.append(folder / f"IMG_{number:04}.jpg")
        made[-1].write_bytes(written.getvalue())
    return made


def test_thirty_photographs_are_read_while_one_goes_on_typing(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    hand = Hand(qapp)
    application = started(qapp, tmp_path / "field")
    welcome(hand, "Claire", "Delattre")
    window = window_of(application, hand)
    mission(hand)
    workspace = application.workspace
    assert workspace is not None
    dossier = mission_of(workspace)
    folder = tmp_path / "photos"
    folder.mkdir()

    hand.drop(window, *thirty(folder))
    page = window.findChild(ExpensesPage)
    assert page is not None
    hand.wait(lambda: len(workspace.receipt_readings.unaccepted(dossier)) == 30, "all taken in", 120)
    note = hand.find("note", QLineEdit)
    note.setFocus()
    words, typed = "Taxi de nuit vers l'hôtel, partagé avec Thomas", ""
    while left := len(workspace.receipt_readings.unread(dossier)):
        if len(typed) < len(words):
            hand._letter(note, words[len(typed)])
            typed += words[len(typed)]
        assert note.text() == typed
        assert qapp.focusWidget() is note
        hand.wait(partial(fewer, workspace, dossier, left), "one more read", _READING)

    assert note.text() == typed
    hand.press("Tab")
    expenses = [line.expense for line in workspace.expenses.latest(dossier, 40)]
    assert len(expenses) == 30
    assert sum(one.note == typed for one in expenses) == 1
    assert all(workspace.receipt_readings.of(one) is not None for one in expenses)
    assert sum(one.amount is not None for one in expenses) >= 15
    closed(application, qapp)

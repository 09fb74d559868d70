"""Receipts pasted and dropped in the real window, read by the real reader."""

import io
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from support.journeys import Field

from lianes_desktop.app.workspace import Workspace
from lianes_desktop.assets import resource
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.ui.expenses.page import ExpensesPage

pytestmark = pytest.mark.slow

_READING = 60.0
"""Seconds: the reader starts, and the machine may be busy."""


def test_paste_and_enter_are_enough(qapp: QApplication, trip: Field) -> None:
    hand, workspace, dossier = trip.hand, trip.workspace, trip.dossier
    hand.paste_picture(resource("sample", "train-onfr-retour.jpg"))
    hand.wait(lambda: workspace.expenses.latest(dossier), "the receipt taken in")
    trip.read()
    hand.wait(lambda: isinstance(qapp.focusWidget(), QWidget), "a field in hand")
    hand.press("Return")

    (line,) = workspace.expenses.latest(dossier)
    assert line.expense.reviewed, line.expense
    assert line.expense.amount is not None
    assert (line.expense.amount.minor, line.expense.amount.currency.code) == (26500, "MAD")
    assert line.expense.paid_on is not None
    assert line.expense.paid_on.year == date(2025, 10, 9).year


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


def test_thirty_photographs_are_read_while_one_goes_on_typing(qapp: QApplication, trip: Field, tmp_path: Path) -> None:
    hand, workspace, dossier = trip.hand, trip.workspace, trip.dossier
    folder = tmp_path / "photos"
    folder.mkdir()

    hand.drop(trip.window, *thirty(folder))
    page = trip.window.findChild(ExpensesPage)
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

"""Two laptops of one mission meet by file: heard by voice, joined, contradicted, settled, alike."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from support.fakes import no_progress
from support.fingers import plain
from support.hand import Hand
from support.journeys import PASSPHRASE, Field, closed, spoken, started, welcome, window_of

from lianes_desktop.app.workspace import Workspace
from lianes_desktop.assets import resource
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.money import EUR, Money
from lianes_desktop.domain.versions import RecordVersion
from lianes_desktop.services.offered import Offered

pytestmark = pytest.mark.slow


def shared(hand: Hand, workspace: Workspace, folder: Path) -> Path:
    """Share the dossier that is open; the file written."""
    before = set(folder.iterdir())
    workspace.preferences.change(export_folder=str(folder))
    hand.click("nav_exchanges")
    hand.click("tab_sharing")
    hand.click("shareDossier")
    hand.type_in("sheet_passphrase", PASSPHRASE)
    hand.click("accept")
    hand.wait(lambda: set(folder.iterdir()) - before, "the share")
    hand.wait(lambda: hand.sees("shareWritten"), "where it is")
    (written,) = set(folder.iterdir()) - before
    return written


def expense_of(workspace: Workspace, dossier: DossierId, number: int) -> Expense:
    return next(one for one in workspace.readings.held(Expense, dossier) if one.number == number)


def heads(workspace: Workspace, dossier: DossierId) -> set[str]:
    return {one.digest for one in workspace.readings.held(RecordVersion, dossier) if one.head}


def test_two_laptops_meet_by_file(trip: Field, qapp: QApplication, tmp_path: Path) -> None:
    hand, claire, dossier = trip.hand, trip.workspace, trip.dossier
    stick = tmp_path / "stick"
    stick.mkdir()
    photo = resource("sample", "petit-taxi.jpg").read_bytes()
    claire.expenses.take(dossier, [Offered("hotel.jpg", data=photo)], no_progress)
    first = expense_of(claire, dossier, 1)
    claire.expenses.correct(replace(first, payee="Hôtel Ibis", amount=Money.of(Decimal(80), EUR)))
    file = shared(hand, claire, stick)

    trip.window.hide()
    there = started(qapp, tmp_path / "karim")
    welcome(hand, "Karim", "Alaoui")
    window = window_of(there, hand)
    karim = there.workspace
    assert karim is not None
    hand.drop(window, file)
    groups = plain(spoken(hand.find("senderSheet", QWidget)))
    assert "Claire Delattre" in groups
    assert all(one in groups for one in claire.enrolment.info().groups)
    assert karim.readings.action(dossier) is None
    hand.click("accept")
    hand.wait(lambda: karim.readings.action(dossier) is not None, "the dossier taken in")
    assert karim.readings.dossier(dossier).expenses == claire.readings.dossier(dossier).expenses
    digest = karim.readings.dossier(dossier).receipts[0].pages[0].digest
    assert karim.vault.read(digest) == claire.vault.read(digest)
    assert karim.readings.thumbnail(digest)

    karim.expenses.correct(replace(expense_of(karim, dossier, 1), amount=Money.of(Decimal(90), EUR), note="deux nuits"))
    karim.expenses.add(dossier)
    claire.expenses.correct(replace(expense_of(claire, dossier, 1), amount=Money.of(Decimal(85), EUR)))
    claire.expenses.add(dossier)
    back = shared(hand, karim, stick)

    window.hide()
    trip.window.show()
    trip.window.activateWindow()
    hand.drop(trip.window, back)
    hand.click("accept")
    hand.wait(lambda: hand.sees("side_2"), "the question")
    ours = expense_of(claire, dossier, 1)
    assert (ours.amount, ours.note) == (Money.of(Decimal(85), EUR), "deux nuits")
    assert [one.number for one in claire.readings.held(Expense, dossier)] == [1, 2, 3]
    QTest.keyClick(hand.find("side_1", QWidget), Qt.Key.Key_2)
    hand.wait(lambda: not claire.sharing.conflicts(dossier), "settled")
    assert expense_of(claire, dossier, 1).amount == Money.of(Decimal(90), EUR)

    settled = shared(hand, claire, stick)
    taken = karim.sharing.take_in(settled, no_progress)

    assert (taken.verification.accepted, taken.clashing) == (True, 0)
    assert heads(karim, dossier) == heads(claire, dossier)
    assert karim.readings.dossier(dossier) == replace(
        claire.readings.dossier(dossier), receipts=karim.readings.dossier(dossier).receipts
    )
    assert karim.sharing.take_in(file, no_progress).nothing_new
    closed(there, qapp)

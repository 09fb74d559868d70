"""A telephone's browser and the real window: the code is scanned, three receipts are sent, a second one is refused."""

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from support.browser import Browser, Driver
from support.fingers import plain
from support.hand import Hand
from support.journeys import closed, spoken, started, welcome, window_of
from support.scanning import scanned
from support.telephone import LOOPBACK

from lianes_desktop.app.window import Application
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.assets import resource
from lianes_desktop.services.telephone import TelephoneService
from lianes_desktop.telephone.reception import Reception
from lianes_desktop.ui.expenses.model import ListRole
from lianes_desktop.ui.expenses.table import ExpenseTable
from lianes_desktop.ui.shell.window import Window

pytestmark = pytest.mark.slow

RECEIPTS = tuple(resource("sample", name) for name in ("petit-taxi.jpg", "cafe-medina.jpg", "train-maghreb.heic"))


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[Driver]:
    folder = tmp_path / "browsers"
    folder.mkdir()
    made = Driver(folder)
    yield made
    made.close()


def said(browser: Browser) -> str:
    """What the page says of the line, on plain spaces and with straight apostrophes."""
    return plain(" ".join(browser.texts("#state")))


def begun(hand: Hand, app: QApplication, root: Path) -> tuple[Application, Workspace, Window]:
    """A new mission without a receipt, and the code of a line to it in sight."""
    application = started(app, root)
    welcome(hand, "Claire", "Delattre")
    window = window_of(application, hand)
    workspace = application.workspace
    assert workspace is not None
    # the telephone of this journey is on this computer: the only thing that is not as in the field
    here = Reception(loopback=True)
    workspace.telephone = TelephoneService(workspace.expenses, here, lambda: (LOOPBACK,), here.usable)
    hand.press("Ctrl+K")
    hand.click("new_mission")
    hand.type_in("title", "Oujda, efficacité énergétique")
    hand.click("close_facts")
    hand.click("nav_expenses")
    hand.click("photograph_first")
    hand.click("start_telephone")
    hand.find("telephone_code", QWidget)
    return application, workspace, window


def send_three(hand: Hand, workspace: Workspace, phone: Browser) -> None:
    """Three photographs chosen on the telephone, three expenses in the window with the very same bytes."""
    phone.choose("#take", RECEIPTS)
    phone.wait(lambda: len(phone.texts("li.received")) == 3, "three receipts sent")
    (dossier,) = (one.action.id for one in workspace.dossiers.all())
    hand.wait(lambda: len(workspace.readings.dossier(dossier).expenses) == 3, "three expenses kept")
    table = hand.find("expense_list", ExpenseTable)
    hand.wait(lambda: len(expenses_in_sight(table)) == 3, "three expenses in sight")
    panel = hand.find("telephone_panel", QWidget)
    hand.wait(lambda: all(one.name in spoken(panel) for one in RECEIPTS), "what arrived")
    kept = {page.digest for receipt in workspace.readings.dossier(dossier).receipts for page in receipt.pages}
    assert {workspace.vault.read(one) for one in kept} == {one.read_bytes() for one in RECEIPTS}


def expenses_in_sight(table: ExpenseTable) -> set[object]:
    """The expenses of the rows shown."""
    model = table.model()
    found = (model.index(row, 0).data(ListRole.LINE) for row in range(model.rowCount()))
    return {one.expense.id for one in found if one is not None}


def test_a_telephone_sends_three_receipts(qapp: QApplication, tmp_path: Path, driver: Driver) -> None:
    hand = Hand(qapp)
    application, workspace, window = begun(hand, qapp, tmp_path / "field")
    hand.wait(lambda: scanned(window), "a code that can be read")
    address = scanned(window)
    assert address.startswith("http://127.0.0.1:")
    phone = driver.browser()
    phone.open(address)
    phone.wait(lambda: "écoute encore" in said(phone), "the line")
    hand.wait(lambda: "Téléphone relié" in hand.find("telephone_state", QWidget).accessibleName(), "the telephone")
    send_three(hand, workspace, phone)

    note = tmp_path / "note.txt"
    note.write_text("ni photo ni PDF")
    phone.reload()  # the same tab is the same telephone
    phone.choose("#choose", (RECEIPTS[0], note))
    phone.wait(lambda: len(phone.texts("li.already")) == 1, "a receipt known again")
    phone.wait(lambda: len(phone.texts("li.refused")) == 1, "a note refused")
    assert "Ni photo ni PDF" in plain(phone.texts("li.refused .says")[0])

    other = driver.browser("ar")
    other.open(address)
    other.wait(lambda: other.texts("#state.over"), "the second telephone refused")
    assert other.run("return document.documentElement.dir") == "rtl"
    assert other.run("return [...document.querySelectorAll('input')].every(one => one.disabled)")
    assert "écoute encore" in said(phone)

    hand.click("stop_telephone")
    phone.wait(lambda: "n'écoute plus" in said(phone), "the line over")
    assert not [one for one in phone.troubles() if "Content Security Policy" in one]

    hand.click("start_telephone")
    hand.wait(lambda: scanned(window) not in ("", address), "another code")
    parts = urlsplit(scanned(window))
    socket.create_connection((str(parts.hostname), parts.port or 0), timeout=5).close()
    closed(application, qapp)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((str(parts.hostname), parts.port or 0), timeout=5)

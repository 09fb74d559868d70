"""Starts that do not go well: a damaged store, a wrong passphrase, a second window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from support.hand import Hand

from lianes_desktop.app import opening
from lianes_desktop.app.single import ring
from lianes_desktop.app.window import Application
from lianes_desktop.storage.database import StoreKey

PASSPHRASE = "un taxi dans Oujda"  # noqa: S105 - typed by the hand

pytestmark = pytest.mark.slow


def filled(root: Path, copies: Path | None = None) -> StoreKey:
    """A data folder with one mission and a verified copy of the store."""
    key = opening.make(root, PASSPHRASE).key
    workspace = opening.open_workspace(root, key)
    if copies is not None:
        workspace.preferences.change(backup_folder=str(copies))
    workspace.dossiers.create_mission("Oujda")
    workspace.backups.make("manual")
    workspace.close()
    return key


def application_over(app: QApplication, root: Path) -> Application:
    held = opening.lock(root)
    assert held is not None
    return Application(app, root, held)


def closed(application: Application) -> None:
    assert application.window is not None
    application.window.close()
    application.window.deleteLater()
    application.window = None
    application.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_damaged_store_is_put_back_from_its_copy_with_one_click(qapp: QApplication, tmp_path: Path) -> None:
    key = filled(tmp_path)
    store = tmp_path / "lianes.db"
    content = bytearray(store.read_bytes())
    content[2000:40_000] = bytes(38_000)
    store.write_bytes(content)
    hand = Hand(qapp)
    application = application_over(qapp, tmp_path)
    application.start(key)

    hand.find("trouble", QWidget)
    hand.click("restore_newest")
    hand.wait(lambda: application.window is not None, "the window")

    assert application.workspace is not None
    assert [one.action.title for one in application.workspace.dossiers.all()] == ["Oujda"]
    closed(application)


def test_a_new_computer_goes_on_with_the_copies_on_a_stick(qapp: QApplication, tmp_path: Path) -> None:
    stick = tmp_path / "stick" / "lianes"
    stick.parent.mkdir()
    filled(tmp_path / "old", copies=stick)
    hand = Hand(qapp)
    application = application_over(qapp, tmp_path / "new")
    application.start()
    hand.click("take_up")
    hand.browse(stick.parent)
    hand.find("unlock", QWidget)
    hand.click("back")
    hand.find("welcome", QWidget)
    hand.click("take_up")
    hand.browse(stick.parent)
    hand.find("unlock", QWidget)
    hand.type_in("passphrase", PASSPHRASE)
    hand.click("open")
    hand.wait(lambda: application.window is not None, "the window")

    assert application.workspace is not None
    assert [one.action.title for one in application.workspace.dossiers.all()] == ["Oujda"]
    closed(application)


@pytest.mark.parametrize("content", [None, b"", b"{"], ids=["gone", "empty", "cut"])
def test_keys_that_cannot_be_read_are_told_and_read_again_once_put_back(
    qapp: QApplication, tmp_path: Path, content: bytes | None
) -> None:
    filled(tmp_path)
    keys, aside = tmp_path / "key.json", tmp_path / "aside"
    keys.rename(aside)
    if content is not None:
        keys.write_bytes(content)
    hand = Hand(qapp)
    application = application_over(qapp, tmp_path)
    application.start()

    hand.find("trouble", QWidget)
    assert hand.sees("restore_newest") is None
    hand.click("retry")
    hand.find("trouble", QWidget)
    aside.replace(keys)
    hand.click("retry")
    hand.find("unlock", QWidget)
    hand.type_in("passphrase", PASSPHRASE)
    hand.click("open")

    hand.wait(lambda: application.window is not None, "the window")
    closed(application)


def test_a_wrong_passphrase_is_said_and_the_right_one_opens(qapp: QApplication, tmp_path: Path) -> None:
    filled(tmp_path)
    hand = Hand(qapp)
    application = application_over(qapp, tmp_path)
    application.start()
    hand.find("unlock", QWidget)
    hand.type_in("passphrase", "un taxi dans Nador")
    hand.click("open")
    hand.wait(lambda: hand.sees("message") is not None, "the refusal")
    hand.type_in("passphrase", PASSPHRASE)
    hand.click("open")

    hand.wait(lambda: application.window is not None, "the window")
    closed(application)


def test_a_second_start_shows_the_first_window(qapp: QApplication, tmp_path: Path) -> None:
    key = filled(tmp_path)
    hand = Hand(qapp)
    application = application_over(qapp, tmp_path)
    application.start(key)
    hand.wait(lambda: hasattr(application, "_doorbell"), "the doorbell")
    rung: list[object] = []
    application._doorbell.rung.connect(rung.append)

    assert opening.lock(tmp_path) is None
    assert ring(tmp_path, (tmp_path / "reçu.jpg",))
    hand.wait(lambda: rung, "the ring")
    assert rung == [(tmp_path / "reçu.jpg",)]
    closed(application)

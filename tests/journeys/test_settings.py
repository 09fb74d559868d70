"""Lianes changes a rate: its office issues it, an authority takes it in; new dossiers follow, old ones do not."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from support.fingers import plain
from support.hand import Hand
from support.journeys import PASSPHRASE, closed, started, welcome, window_of

from lianes_desktop.app import openssl
from lianes_desktop.app.window import Application
from lianes_desktop.app.workspace import Workspace

pytestmark = pytest.mark.slow


def unlocked(hand: Hand) -> None:
    """Give the passphrase, which no keyring of the system holds here."""
    hand.find("unlock", QWidget)
    hand.type_in("passphrase", PASSPHRASE)
    hand.click("open")


def services(application: Application) -> Workspace:
    assert application.workspace is not None
    return application.workspace


def rules_page(hand: Hand) -> None:
    """Go to the rules by the sidebar, and by the tab where the section has several pages."""
    hand.click("nav_joining" if hand.sees("nav_joining") else "nav_settings")
    if hand.sees("tab_settings"):
        hand.click("tab_settings")


def left_with_enter(hand: Hand, name: str, text: str) -> None:
    hand.type_in(name, text)
    QTest.keyClick(hand.find(name, QWidget), Qt.Key.Key_Return)


def words_of(widget: QWidget) -> str:
    return plain(" ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible()))


def make_authority(hand: Hand) -> None:
    hand.click("nav_register")
    hand.type_in("authorityPassphrase", PASSPHRASE)
    hand.type_in("authorityAgain", PASSPHRASE)
    hand.click("makeAuthority")
    hand.find("rootGroups", QWidget)


def issue(hand: Hand, application: Application, rate: str, per_euro: str) -> Path:
    """Change the rate of missions, give an exchange rate, sign and issue; the file to hand over."""
    workspace = services(application)
    before = set(Path(workspace.preferences.current().export_folder).glob("*.asice"))
    rules_page(hand)
    left_with_enter(hand, "mission_rate", rate)
    parts = hand.find("settingsParts", QWidget)
    parts.setFocus()
    for _down in range(2):
        QTest.keyClick(parts, Qt.Key.Key_Down)
    hand.click("addRow")
    left_with_enter(hand, "per_euro", per_euro)
    left_with_enter(hand, "valid_from", "01/10/2026" if rate == "50" else "01/11/2026")
    number = workspace.settings.draft().settings.version
    hand.click("issueSettings")
    hand.type_in("sheet_passphrase", PASSPHRASE)
    hand.click("accept")
    hand.wait(lambda: workspace.settings.current().version == number, "the rules issued")
    (written,) = set(Path(workspace.preferences.current().export_folder).glob("*.asice")) - before
    return written


def new_mission(hand: Hand, application: Application, known: int) -> None:
    hand.press("Ctrl+K")
    hand.click("new_mission")
    hand.wait(lambda: len(services(application).dossiers.all()) == known + 1, "a new mission")
    hand.click("close_facts")


def rates(workspace: Workspace) -> list[Decimal]:
    """Which rate each mission is under, the latest mission first."""
    return [workspace.rules.of(one.action).edition.mission_rate for one in workspace.dossiers.all()]


def first_issue(hand: Hand, app: QApplication, folder: Path) -> tuple[Path, str]:
    """A new office makes its authority and issues the rules; their file, and the root as read over the phone."""
    office = started(app, folder / "office")
    welcome(hand, "Inès", "Carpentier", office=True)
    window_of(office, hand)
    services(office).preferences.change(export_folder=str(folder / "stick"))
    make_authority(hand)
    written = issue(hand, office, "50", "10,84")
    services(office).register.write_trust(folder / "trust.pem")
    root = " ".join(services(office).register.root_fingerprint())
    closed(office, app)
    return written, root


def second_issue(hand: Hand, app: QApplication, folder: Path) -> Path:
    office = started(app, folder / "office")
    unlocked(hand)
    window_of(office, hand)
    written = issue(hand, office, "60", "10,90")
    closed(office, app)
    return written


def test_new_dossiers_take_the_rate_lianes_issues_and_old_ones_keep_theirs(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    hand = Hand(qapp)
    first, root = first_issue(hand, qapp, tmp_path)
    who, covered = openssl.verify(first, tmp_path / "trust.pem", tmp_path / "opened")
    assert "Lianes" in who
    assert covered > 1

    field = started(qapp, tmp_path / "field")
    welcome(hand, "Claire", "Delattre")
    window = window_of(field, hand)
    workspace = services(field)
    new_mission(hand, field, 0)
    hand.drop(window, first)
    assert root.split()[0] in words_of(hand.find("rootSheet", QWidget))
    hand.click("accept")
    hand.wait(lambda: workspace.settings.current().version == 1, "the rules taken in")
    news = hand.find("settingsNews", QWidget)
    hand.wait(lambda: "45,5 % devient 50 %" in words_of(news), "what changed, in sight")
    assert "Nouveau taux de change : MAD à partir du 01/10/2026" in words_of(news)
    new_mission(hand, field, 1)
    new, old = (one.action for one in workspace.dossiers.all())

    assert (old.settings, new.settings) == (0, 1)
    assert rates(workspace) == [Decimal("0.5"), Decimal("0.455")]
    assert workspace.dossiers.rates(old.id) == ()
    assert [one.per_euro for one in workspace.dossiers.rates(new.id)] == [Decimal("10.84")]
    closed(field, qapp)


def test_older_rules_are_refused_and_dossiers_keep_theirs_when_the_window_is_opened_again(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    hand = Hand(qapp)
    first, root = first_issue(hand, qapp, tmp_path)
    field = started(qapp, tmp_path / "field")
    welcome(hand, "Claire", "Delattre")
    window_of(field, hand)
    services(field).settings.take_in(first, root)
    new_mission(hand, field, 0)
    closed(field, qapp)
    second = second_issue(hand, qapp, tmp_path)

    field = started(qapp, tmp_path / "field")
    unlocked(hand)
    window = window_of(field, hand)
    workspace = services(field)
    hand.drop(window, second)
    hand.wait(lambda: workspace.settings.current().version == 2, "the newer rules taken in")
    assert rates(workspace) == [Decimal("0.5")]
    hand.drop(window, first)
    refused = hand.find("settingsRefused", QWidget)
    hand.wait(lambda: "moins récentes" in words_of(refused), "the older rules refused")
    assert workspace.settings.current().version == 2
    closed(field, qapp)

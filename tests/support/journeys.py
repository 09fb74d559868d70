"""What every journey by hand goes through: first start, receipts, signature, the office."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from lianes_desktop.app import opening
from lianes_desktop.app.window import Application
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.ui.shell.window import Window
from support.fingers import plain
from support.hand import Hand

PASSPHRASE = "un taxi dans Oujda"  # noqa: S105 - typed by the hand
_READING = 90.0
"""Seconds: the reader starts, and the machine may be busy."""


def started(app: QApplication, root: Path) -> Application:
    held = opening.lock(root)
    assert held is not None
    application = Application(app, root, held)
    application.start()
    return application


def window_of(application: Application, hand: Hand) -> Window:
    hand.wait(lambda: application.window is not None and application.window.isVisible(), "the window")
    window = application.window
    assert window is not None
    return window


def closed(application: Application, app: QApplication) -> None:
    assert application.window is not None
    application.window.close()
    application.window.deleteLater()
    application.window = None
    application.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.processEvents()


def welcome(hand: Hand, given: str, family: str, *, office: bool = False) -> None:
    """Fill in the first page and keep the recovery code."""
    hand.find("welcome", QWidget)
    if office:
        hand.click("segment_office")
    hand.type_in("given_name", given)
    hand.type_in("family_name", family)
    hand.type_in("email", f"{given.lower()}@example.org")
    if not office:
        hand.choose("organisation", "Ville de Lille")
    hand.type_in("passphrase", PASSPHRASE)
    hand.type_in("again", PASSPHRASE)
    if not office:
        hand.click_start("sample")
    hand.click("start")
    hand.find("recovery", QWidget)
    hand.click_start("code_kept")
    hand.click("open")


def mission(hand: Hand) -> None:
    """A mission in Oujda with its exchange rate, its expenses in sight."""
    hand.press("Ctrl+K")
    hand.click("new_mission")
    for name, text in (
        ("title", "Oujda"),
        ("place", "Oujda"),
        ("starts_on", "06/10/2025"),
        ("ends_on", "10/10/2025"),
        ("signed_on", "15/09/2025"),
        ("eligibility_start", "01/09/2025"),
    ):
        hand.type_in(name, text)
    hand.click("close_facts")
    hand.click("nav_expenses")


def sign(hand: Hand, application: Application, dossier: DossierId) -> SentBundle:
    """Sign and export the claim of the dossier that is open; what left."""
    workspace = application.workspace
    assert workspace is not None
    hand.click("nav_claim")
    hand.click_start("certified")
    hand.type_in("passphrase", PASSPHRASE)
    hand.click("signAndExport")
    hand.wait(lambda: workspace.hand_in.sent(dossier), "the signed bundle", 60)
    (sent,) = workspace.hand_in.sent(dossier)
    return sent


def office(hand: Hand, app: QApplication, root: Path) -> tuple[Application, Window]:
    """A new office with its authority, its inbox in sight."""
    there = started(app, root)
    welcome(hand, "Inès", "Carpentier", office=True)
    window = window_of(there, hand)
    hand.click("nav_register")
    hand.type_in("authorityPassphrase", PASSPHRASE)
    hand.type_in("authorityAgain", PASSPHRASE)
    hand.click("makeAuthority")
    hand.find("rootGroups", QWidget)
    hand.click("nav_inbox")
    return there, window


def taken_in(hand: Hand, there: Application, window: Window, sent: SentBundle) -> HandIn:
    """Drop a bundle on the office's window, know its key, and take it in verified."""
    desk = there.workspace
    assert desk is not None
    hand.drop(window, Path(sent.path))
    hand.click("confirmKey")
    hand.click("accept")
    hand.wait(lambda: desk.inbox.all() and not desk.inbox.all()[0].waiting, "the claim taken in")
    received = desk.inbox.all()[0]
    hand_in = desk.inbox.hand_in(received.manifest_sha256)
    assert hand_in is not None
    assert desk.inbox.same_figures(received.manifest_sha256)
    return hand_in


def spoken(widget: QWidget) -> str:
    """Every word a widget and those inside it say."""
    labels = [one.text() for one in (*widget.findChildren(QLabel), widget) if isinstance(one, QLabel)]
    return " ".join((*labels, widget.accessibleName()))


class Field:
    """An authority at its window: a mission in Oujda, its expenses in sight."""

    def __init__(self, app: QApplication, root: Path) -> None:
        self.hand = Hand(app)
        self.application: Application = started(app, root)
        welcome(self.hand, "Claire", "Delattre")
        self.window: Window = window_of(self.application, self.hand)
        mission(self.hand)
        assert self.application.workspace is not None
        self.workspace: Workspace = self.application.workspace
        (only,) = self.workspace.dossiers.all()
        self.dossier: DossierId = only.action.id

    def lines(self) -> list[ExpenseLine]:
        """Every expense, by number."""
        return sorted(self.workspace.expenses.latest(self.dossier, 40), key=lambda one: one.expense.number)

    def kept(self, count: int) -> None:
        """Wait until so many expenses are kept."""
        self.hand.wait(lambda: len(self.lines()) == count, f"{count} expenses")

    def read(self) -> None:
        """Wait until every receipt is read."""
        self.hand.wait(lambda: not self.workspace.receipt_readings.unread(self.dossier), "all read", _READING)

    def said(self, name: str) -> str:
        """The words of a part in sight, on plain spaces."""
        return plain(spoken(self.hand.find(name, QWidget)))

    def without_photo(self, payee: str, day: str, amount: str, kind: str) -> None:
        """An expense without a photograph, up to its category."""
        first = self.hand.sees("add_without_photo") is not None
        self.hand.click("add_without_photo" if first else "add_expense")
        for name, text in (("payee", payee), ("paid_on", day), ("amount", amount)):
            self.hand.type_in(name, text)
        self.hand.choose("kind", kind)

"""An authority and Lianes' office, each at its own window over its own folder, both on the screen at once."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QListView, QWidget

from lianes_desktop.app.window import Application
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.assets import resource
from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel
from lianes_desktop.ui.kit.progress import Stepper
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.shell.window import Window
from support.fingers import plain
from support.hand import Hand
from support.journeys import PASSPHRASE, closed, spoken, started, welcome, window_of

IBAN = "FR7630006000011234567890189"
S = TypeVar("S", bound="Side")
_SIGNING = 60.0
"""Seconds: keys are derived slowly on purpose, and the machine may be busy."""


class HandAt(Hand):
    """A person at one of two windows: what belongs to the other is out of reach."""

    def __init__(self, app: QApplication, windows: list[Window]) -> None:
        """``windows`` are those of everybody on this screen, filled as they open."""
        super().__init__(app)
        self.window: Window | None = None
        self._windows = windows

    @override
    def sees(self, name: str) -> QWidget | None:
        tops = [one for one in self._app.topLevelWidgets() if one.isVisible() and self._reaches(one)]
        for top in reversed(tops):
            for widget in (top, *top.findChildren(QWidget, name)):
                if widget.objectName() == name and widget.isVisible():
                    return widget
        return None

    @override
    def _listening(self) -> QWidget:
        active = self._app.activeWindow()
        if self.window is not None and (active is None or not self._reaches(active)):
            self.window.activateWindow()
            self.wait(lambda: self._app.activeWindow() is self.window, "the window listens")
        return super()._listening()

    def named(self, start: str) -> str:
        """The name of the one widget in sight whose name starts so."""
        assert self.window is not None

        def found() -> list[str]:
            every = self.window.findChildren(QWidget) if self.window is not None else []
            return [one.objectName() for one in every if one.objectName().startswith(start) and one.isVisible()]

        self.wait(found, f"{start}… in sight")
        (name,) = found()
        return name

    def choose_file(self, file: Path) -> None:
        """Choose a file in the window that asks for some."""
        dialog = self.find("browse", QFileDialog)
        dialog.filesSelected.emit([str(file)])
        dialog.done(QFileDialog.DialogCode.Accepted)
        self._app.processEvents()

    def _reaches(self, top: QWidget) -> bool:
        root = top
        while (above := root.parentWidget()) is not None:
            root = above
        if self.window is None:
            return root not in self._windows
        return root is self.window


@dataclass
class Side:
    """One of the two: its application, its window, and what it writes its files to."""

    app: QApplication
    application: Application
    window: Window
    hand: HandAt
    out: Path

    @property
    def workspace(self) -> Workspace:
        """Everything it keeps."""
        assert self.application.workspace is not None
        return self.application.workspace

    def said(self, name: str) -> str:
        """The words of a part in sight and what a reader of screens says of it, on plain spaces."""
        part = self.hand.find(name, QWidget)
        return plain(" ".join((spoken(part), *(one.accessibleName() for one in part.findChildren(QWidget)))))

    def whole(self, name: str) -> str:
        """What a line that may be cut says."""
        return plain(self.hand.find(name, ElidedLabel).whole())

    def written(self, before: set[Path]) -> Path:
        """The one file that came into its folder since."""
        (new,) = set(self.out.iterdir()) - before
        return new


class Town(Side):
    """The authority."""

    def state(self) -> str:
        """Where the claim stands, as the overview and the claim's own page both say."""
        self.hand.click("nav_overview")
        short = plain(self.hand.find("claimStateChip", Chip).text())
        self.hand.click("nav_claim")
        steps = plain(self.hand.find("claimSteps", Stepper).accessibleName())
        assert f"{short} :" in steps
        self.whole("claimToDo")
        return short

    def export(self, sequence: int) -> Path:
        """Sign and export the claim; the file."""
        hand, before = self.hand, set(self.out.iterdir())
        hand.click("nav_claim")
        if sequence == 1:
            hand.click("changeFolder")
            hand.browse(self.out)
        hand.click_start("certified")
        hand.type_in("passphrase", PASSPHRASE)
        hand.click("signAndExport")
        hand.wait(lambda: hand.sees("leftNotice"), "the signed bundle", _SIGNING)
        hand.wait(lambda: self.last_sent().sequence == sequence, f"version {sequence}", _SIGNING)
        return self.written(before)

    def follow_to(self, field: str, text: str) -> None:
        """Follow the first question to its very field, type there, and come back to the claim."""
        hand = self.hand
        hand.click("followQuestion")
        edit = hand.find(field, QLineEdit)
        hand.wait(lambda: edit.window().focusWidget() is edit, "the very field asked about")
        hand.type_in(field, text)
        hand.click("nav_claim")
        hand.find("changesCard", QWidget)

    def tick_all(self) -> None:
        """Say of every question that it is done, by keyboard."""
        for tick in self.hand.find("questionsCard", QWidget).findChildren(QWidget, "questionDone"):
            tick.setFocus()
            QTest.keyClick(tick, Qt.Key.Key_Space)
        self.hand.wait(lambda: "Tout est coché" in self.said("claimSteps"), "all ticked")

    def last_sent(self) -> SentBundle:
        """What left last."""
        (mission,) = self.workspace.dossiers.all()
        return self.workspace.hand_in.sent(mission.action.id)[0]

    def one_receipt(self, photo: str, *fields: tuple[str, str], kind: str) -> None:
        """A picture pasted, its fields typed, and accepted."""
        count = self._count()
        self.hand.paste_picture(resource("sample", photo))
        self.hand.wait(lambda: self._count() == count + 1, f"{photo} kept")
        self.hand.wait(
            lambda: plain(self.hand.find("expense_title", QLabel).text()) == f"Reçu n° {count + 1}",
            f"{photo} in sight",
        )
        for name, text in fields:
            self.hand.type_in(name, text)
        self.hand.choose("kind", kind)
        self.hand.click("accept_expense")

    def ready(self) -> None:
        """A mission with its convention, its traveller's order and three receipts, by hand."""
        hand = self.hand
        hand.press("Ctrl+K")
        hand.click("new_mission")
        for name, text in (
            ("title", "Oujda, efficacité énergétique"),
            ("place", "Oujda"),
            ("starts_on", "06/10/2025"),
            ("ends_on", "10/10/2025"),
            ("reference", "LC-2025-014"),
            ("signed_on", "15/09/2025"),
            ("eligibility_start", "01/09/2025"),
        ):
            hand.type_in(name, text)
        hand.click("person")
        hand.type_in("number", "OM-118")
        hand.type_in("dated", "22/09/2025")
        hand.click("close_facts")
        hand.click("nav_expenses")
        hand.paste_picture(resource("sample", "restaurant-dar-tazi.jpg"))
        hand.find("expense_form", QWidget)
        hand.click("open_rates")
        hand.type_in("rate_currency", "MAD")
        hand.type_in("rate_per_euro", "10,84")
        hand.type_in("rate_valid_from", "01/10/2025")
        hand.click("keep_rate")
        hand.click("close_rates")
        for name, text in (("payee", "Restaurant Dar Tazi"), ("paid_on", "06/10/2025"), ("amount", "792,00")):
            hand.type_in(name, text)
        hand.choose("kind", "Repas du soir")
        hand.click("accept_expense")
        fields = ("payee", "ONFR"), ("paid_on", "09/10/2025"), ("amount", "265")
        self.one_receipt("train-onfr-retour.jpg", *fields, kind="Train")
        fields = ("payee", "Royal Air"), ("paid_on", "06/10/2025"), ("amount", "16260")
        self.one_receipt("taxi-parisien.jpg", *fields, kind="Billet d’avion")

    def _count(self) -> int:
        (mission,) = self.workspace.dossiers.all()
        return len(self.workspace.expenses.latest(mission.action.id, 40))


class Office(Side):
    """Lianes."""

    def state(self) -> str:
        """Where the claim stands, as the foot of its review says."""
        self.hand.click("nav_inbox")
        words = plain(self.hand.find("claimState", Chip).text())
        assert words == "Reçue" or words in self.listed()  # the list says how it was verified until then
        return words

    def listed(self) -> str:
        """What the list of claims says of the one in hand, over the page where it is folded away."""
        folded = self.hand.sees("bundleList") is None
        if folded:
            self.hand.click("unfoldBundles")
        words = self.hand.find("bundleList", QListView).currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        if folded:
            self.hand.press("Escape")
        return plain(str(words))

    def choose_claim(self) -> None:
        """Click the first claim of the list: what is to be reviewed comes first, the latest before the others."""
        shown = self.hand.find("bundleList", QListView)
        index = shown.model().index(1, 0)  # below the head of its group
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualRect(index).center())
        self.app.processEvents()

    def lines(self) -> list[str]:
        """The lines in sight, as a reader of screens tells them."""
        shown = self.hand.find("claimLines", QListView)
        model = shown.model()
        told = Qt.ItemDataRole.AccessibleTextRole
        return [plain(str(model.index(row, 0).data(told))) for row in range(model.rowCount())]

    def know(self) -> None:
        """The fingerprint was compared by phone: the claim of an unknown sender is taken in."""
        self.hand.click("confirmKey")
        self.hand.click("accept")
        self.hand.find("claimLines", QListView)

    def answer(self, button: str, words: str = "", then: str = "reject") -> Path:
        """Sign an answer; the file, once ``then`` was clicked in its sheet: by default it is closed."""
        hand, before = self.hand, set(self.out.iterdir())
        hand.click(button)
        if words:
            hand.type_in("answerWords", words)
        hand.type_in("answerPassphrase", PASSPHRASE)
        if not before:
            hand.click("answerFolder")
            hand.browse(self.out)
        hand.click("accept")
        hand.wait(lambda: hand.sees("answeredNotice"), "the answer signed", _SIGNING)
        made = self.written(before)
        assert self.whole("answeredFile") == made.name
        hand.click(then)
        return made

    def sits(self, given: str, family: str) -> None:
        """Somebody else of the office sits down, and says so."""
        hand = self.hand
        hand.click("settings")
        hand.type_in("given_name", given)
        hand.type_in("family_name", family)
        hand.click("nav_inbox")

    def hold(self, reason: str, words: str) -> None:
        """Hold the line in hand, by keyboard."""
        hand = self.hand
        hand.press("H")
        hand.choose("reviewReason", reason)
        hand.type_in("reviewWords", words)
        hand.find("reviewWords", QLineEdit).setFocus()
        hand.press("Return")

    def question(self, words: str) -> None:
        """Ask about the claim as a whole."""
        self.hand.click("showChecks")
        self.hand.type_in("questionWords", words)
        self.hand.click("addQuestion")
        self.hand.click("showChecks")

    def choose_line(self, words: str) -> None:
        """Click the line of the claim that says these words."""
        shown = self.hand.find("claimLines", QListView)
        (row,) = [at for at, one in enumerate(self.lines()) if words in one]
        index = shown.model().index(row, 0)
        shown.scrollTo(index)
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualRect(index).center())
        self.app.processEvents()

    def accept_rest(self) -> None:
        """Accept every line not seen yet, and say yes."""
        self.hand.click("acceptRest")
        self.hand.click("accept")

    def order(self) -> None:
        """Prepare the transfer of all that is due, then note that the bank did it."""
        hand = self.hand
        hand.click("nav_payments")
        hand.type_in(hand.named("account_iban_"), IBAN)
        hand.click(hand.named("keep_account_"))
        hand.click("prepareOrder")
        hand.type_in("sheet_iban", "FR1420041010050500013M02606")
        hand.click("accept")
        hand.click(hand.named("pay_"))
        hand.type_in("sheet_reference", "VIR-2025-7")
        hand.click("accept")

    def notice(self) -> Path:
        """Sign the payment notice; the file."""
        hand = self.hand
        hand.click("nav_payments")
        before = set(self.out.iterdir())
        hand.click("sendNotices")
        hand.type_in("sheet_passphrase", PASSPHRASE)
        hand.click("accept")
        hand.wait(lambda: set(self.out.iterdir()) - before and hand.sees("passphrase_sheet") is None, "the notice", 60)
        return self.written(before)


@dataclass
class Screen:
    """Both windows, and who carries files between them."""

    town: Town
    office: Office
    windows: list[Window] = field(default_factory=list)

    def close(self) -> None:
        """Close both."""
        for one in (self.town, self.office):
            closed(one.application, one.app)


def two_windows(app: QApplication, folder: Path) -> Screen:
    """A new authority with a mission ready to be claimed for, and a new office with its keys."""
    windows: list[Window] = []
    town = _opened(Town, app, folder, "town", windows)
    town.ready()
    office = _opened(Office, app, folder, "office", windows)
    hand = office.hand
    hand.click("nav_register")
    hand.type_in("authorityPassphrase", PASSPHRASE)
    hand.type_in("authorityAgain", PASSPHRASE)
    hand.click("makeAuthority")
    hand.find("rootGroups", QWidget)
    hand.click("nav_inbox")
    return Screen(town, office, windows)


def _opened(kind: type[S], app: QApplication, folder: Path, name: str, windows: list[Window]) -> S:
    hand = HandAt(app, windows)
    application = started(app, folder / name)
    if kind is Town:
        welcome(hand, "Claire", "Delattre")
    else:
        welcome(hand, "Inès", "Carpentier", office=True)
    window = window_of(application, hand)
    windows.append(window)
    window.showNormal()
    window.resize(1366, 768)  # a small laptop's; the screen of the tests is smaller still
    hand.window = window
    out = folder / f"{name}-files"
    out.mkdir()
    return kind(app, application, window, hand, out)

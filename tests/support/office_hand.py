"""Lianes at its window: claims reviewed, answered and paid, by mouse and keyboard."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView

from lianes_desktop.ui.kit.labels import Chip
from support.fingers import plain
from support.journeys import PASSPHRASE
from support.seats import Side

IBAN = "FR7630006000011234567890189"
_SIGNING = 60.0
"""Seconds: keys are derived slowly on purpose, and the machine may be busy."""


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

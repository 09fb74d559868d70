"""The exchange rates beside the list, by hand: the slip that is looked at, the fields a source asks for."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER
from support.fingers import plain
from support.page_desk import Bar, Jobs
from support.page_hand import PageHand
from support.screens import settle
from support.travels import a_travel

from lianes_desktop.domain.money import RateSource
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.expenses.presenter import ExpensesPresenter
from lianes_desktop.ui.expenses.screen import expenses_screen
from lianes_desktop.ui.expenses.values import RateDraft
from lianes_desktop.ui.kit.full_screen import FullScreenReceipt
from lianes_desktop.ui.kit.labels import ElidedLabel
from lianes_desktop.ui.kit.paper_line import PaperLine

pytestmark = pytest.mark.usefixtures("theme")

CHANGED = RateDraft("MAD", "", "12/10/2026", RateSource.SLIP, "", "200,00", "2 113,00", "5,00", "Guichet")


class Hand(PageHand):
    """The page of a mission whose rates are open, cash having been changed."""

    def __init__(self, qtbot: QtBot) -> None:
        self.desk, self.jobs, self.bar = a_travel().desk, Jobs(), Bar()
        screen = expenses_screen(self.desk.behind_expenses, self.jobs, self.bar)
        assert isinstance(screen.presenter, ExpensesPresenter)
        self.presenter = screen.presenter
        super().__init__(qtbot, screen.page)
        screen.page.activateWindow()
        self.desk.tell(self.presenter)
        self.presenter.open(DOSSIER)
        self.presenter.open_rates()
        self.presenter.rates.keep(CHANGED)
        (slip,) = [one for one in self.desk.dossiers.rates(DOSSIER) if one.slip is not None]
        self.presenter.rates.attach((slip.id, Offered("change.pdf", data=b"%PDF slip")))
        settle()

    def whole(self) -> list[FullScreenReceipt]:
        return self.page.findChildren(FullScreenReceipt)

    def paper(self) -> list[str]:
        """What the line of the slip says."""
        (line,) = (one for one in self.page.findChildren(PaperLine) if one.isVisibleTo(self.page))
        return [plain(one.whole()) for one in line.findChildren(ElidedLabel)]

    def later(self) -> None:
        """What was asked for comes at last."""
        self.jobs.run_all()
        settle()


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[Hand]:
    made = Hand(qtbot)
    yield made
    made.page.close()


def test_the_line_of_a_slip_says_what_is_kept_of_it(hand: Hand) -> None:
    assert hand.paper() == ["change.pdf", "PDF · 9 o"]
    hand.click("detach_slip")
    assert hand.paper() == ["Bordereau de change", "À joindre : PDF ou photo"]


def test_a_slip_is_seen_and_turned(hand: Hand) -> None:
    hand.click("see_slip")
    (whole,) = hand.whole()
    assert whole.windowTitle() == "Bordereau de change"
    whole.viewer.sheet_asked.emit(1)
    settle()
    assert hand.whole() == [whole]
    whole.close()
    settle()
    assert hand.whole() == []


def test_a_slip_closed_while_its_next_sheet_is_drawn_stays_closed(hand: Hand) -> None:
    hand.click("see_slip")
    (whole,) = hand.whole()
    hand.jobs.late = True
    whole.viewer.sheet_asked.emit(1)
    whole.close()
    hand.later()
    assert hand.whole() == []
    hand.click("see_slip")
    hand.later()
    assert len(hand.whole()) == 1


def test_a_slip_does_not_open_once_the_rates_are_closed(hand: Hand) -> None:
    hand.jobs.late = True
    hand.click("see_slip")
    hand.click("close_rates")
    hand.later()
    assert hand.whole() == []


@pytest.mark.parametrize("name", ["given", "received", "commission", "bureau"])
def test_the_keyboard_stays_in_the_rate_when_its_field_goes(hand: Hand, name: str) -> None:
    (slip,) = [one.id for one in hand.desk.dossiers.rates(DOSSIER) if one.slip is not None]
    hand.presenter.rates.edit(slip)
    settle()
    hand.find(f"rate_{name}").setFocus()
    hand.key(f"rate_{name}", Qt.Key.Key_Return)  # kept: the next rate to type is not of a slip
    assert not hand.find(f"rate_{name}").isVisible()
    assert hand.find("rate_per_euro").hasFocus()


def test_the_keyboard_goes_to_the_cash_received_when_a_rate_follows_from_it(hand: Hand) -> None:
    hand.find("rate_per_euro").setFocus()
    (slip,) = [one.id for one in hand.desk.dossiers.rates(DOSSIER) if one.slip is not None]
    hand.presenter.rates.edit(slip)
    settle()
    assert hand.find("rate_received").hasFocus()


def test_a_commission_whose_expense_is_removed_may_be_counted_again(hand: Hand) -> None:
    def sees_claim() -> bool:
        return any(one.isVisibleTo(hand.page) for one in hand.page.findChildren(QPushButton, "claim_commission"))

    hand.click("claim_commission")
    assert not sees_claim()
    (made,) = (one.id for one in hand.desk.dossiers.read(DOSSIER).expenses if one.kind == "BANQ")
    hand.desk.expenses.remove(made)
    settle()
    assert sees_claim()
    hand.desk.records.undo.undo()
    settle()
    assert not sees_claim()

"""Expenses that left in a bundle are read-only, say so, and are opened again by hand."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER
from support.page_desk import Bar, Jobs
from support.page_hand import PageHand
from support.screens import PAGE_SIZES, settle
from support.travels import Travel, a_travel

from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.ids import BundleId, SeriesId, new_id
from lianes_desktop.services.acts import Act
from lianes_desktop.ui.expenses.page import ExpensesPage
from lianes_desktop.ui.expenses.presenter import ExpensesPresenter
from lianes_desktop.ui.expenses.screen import expenses_screen

pytestmark = pytest.mark.usefixtures("theme")


class Hand(PageHand):
    def __init__(self, qtbot: QtBot, size: tuple[int, int] = (1180, 900)) -> None:
        self.travel: Travel = a_travel()
        desk = self.travel.desk
        when = datetime(2026, 11, 1, tzinfo=UTC)
        series, bundle = SeriesId(uuid4()), BundleId(new_id())
        desk.put(SentBundle(bundle, DOSSIER, series, 4, "cd" * 32, "/x.asice", 9, when, 3, 1, 1, sealed=True))
        self.bar = Bar()
        screen = expenses_screen(desk.behind_expenses, Jobs(), self.bar)
        assert isinstance(screen.page, ExpensesPage)
        assert isinstance(screen.presenter, ExpensesPresenter)
        self.presenter = screen.presenter
        desk.tell(screen.presenter)
        super().__init__(qtbot, screen.page, size)
        screen.presenter.open(DOSSIER)
        settle()

    def sees(self, name: str) -> bool:
        return self.find(name).isVisible()


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_what_left_is_shown_locked_until_it_is_opened_again(qtbot: QtBot, size: tuple[int, int]) -> None:
    hand = Hand(qtbot, size)
    assert hand.sees("expenses_lock")
    assert "ne changent plus" in hand.said("lock_words") or hand.said("lock_words").endswith("…")
    assert not hand.sees("accept_expense")
    assert not hand.sees("remove_expense")
    assert not hand.find("expense_form").isEnabled()
    assert hand.faults() == []

    hand.click("reopen_expenses")
    assert not hand.sees("expenses_lock")
    assert hand.sees("accept_expense")
    assert hand.find("expense_form").isEnabled()
    assert hand.bar.said[-1][1]
    assert hand.travel.desk.records.undo.can_undo is Act.REOPEN_EXPENSES


def test_keys_do_not_change_it_either(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    before = hand.travel.all()
    hand.presenter.remove()
    hand.presenter.in_hand.accept()

    assert hand.travel.all() == before
    assert hand.bar.warned[0].startswith("Déjà remis dans la version 4")


def test_what_was_added_since_stays_free(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    hand.travel.desk.clock.instant = datetime(2026, 11, 2, tzinfo=UTC)
    hand.presenter.add()
    settle()

    assert hand.sees("expenses_lock")
    assert hand.find("expense_form").isEnabled()
    assert hand.sees("accept_expense")

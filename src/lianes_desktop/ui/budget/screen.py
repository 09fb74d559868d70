"""Joins the budget page to its presenter."""

from lianes_desktop.services.funding import FundingService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.ui.budget.page import BudgetPage
from lianes_desktop.ui.budget.presenter import BudgetPresenter
from lianes_desktop.ui.kit.ports import Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen


def budget_screen(fundings: FundingService, clock: Clock, navigator: Navigator, notices: Notices) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = BudgetPage()
    presenter = BudgetPresenter(page, fundings, clock, navigator, notices)
    page.planned.connect(presenter.plan)
    page.left.connect(presenter.left)
    page.asked.connect(presenter.ask)
    page.removed.connect(presenter.remove)
    page.added.connect(presenter.add)
    page.expenses_asked.connect(presenter.to_expenses)
    return Screen(page, presenter, Place.BUDGET)

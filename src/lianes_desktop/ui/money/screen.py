"""Joins the page of the money to its presenter."""

from lianes_desktop.services.money import MoneyService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.money.page import MoneyPage
from lianes_desktop.ui.money.presenter import MoneyPresenter


def money_screen(money: MoneyService, clock: Clock, jobs: Jobs, navigator: Navigator, notices: Notices) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = MoneyPage()
    presenter = MoneyPresenter(page, money, clock, jobs, navigator, notices)
    page.edition_asked.connect(presenter.turn)
    page.cut_asked.connect(presenter.cut)
    page.looked.connect(presenter.look)
    page.dossier_asked.connect(presenter.go)
    page.exported.connect(presenter.write)
    page.left.connect(presenter.left)
    page.asked.connect(presenter.ask)
    page.removed.connect(presenter.remove)
    page.added.connect(presenter.add)
    return Screen(page, presenter, Place.MONEY)

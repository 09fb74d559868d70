"""Joins the exchanges page to its presenter."""

from lianes_desktop.services.arrivals import ArrivalService
from lianes_desktop.services.enrolment import EnrolmentService
from lianes_desktop.services.hand_in import HandInService
from lianes_desktop.ui.exchanges.page import ExchangesPage
from lianes_desktop.ui.exchanges.presenter import ExchangesPresenter
from lianes_desktop.ui.kit.ports import Jobs, Notices, Place
from lianes_desktop.ui.kit.screen import Screen


def exchanges_screen(
    hand_in: HandInService, enrolment: EnrolmentService, arrivals: ArrivalService, jobs: Jobs, notices: Notices
) -> Screen:
    """The page, its presenter, and every signal between them."""
    page = ExchangesPage()
    presenter = ExchangesPresenter(page, hand_in, enrolment, arrivals, jobs, notices)
    page.files_given.connect(presenter.take_in)
    page.root_confirmed.connect(presenter.confirm_root)
    return Screen(page, presenter, Place.EXCHANGES)

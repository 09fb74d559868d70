"""Joins the exchanges page to its presenter."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from lianes_desktop.services.arrivals import ArrivalService
from lianes_desktop.services.enrolment import EnrolmentService
from lianes_desktop.services.hand_in import HandInService
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.ui.exchanges.page import ExchangesPage
from lianes_desktop.ui.exchanges.presenter import ExchangesPresenter
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen


def exchanges_screen(
    hand_in: HandInService,
    enrolment: EnrolmentService,
    arrivals: ArrivalService,
    preferences: PreferencesService,
    jobs: Jobs,
    navigator: Navigator,
    notices: Notices,
) -> Screen:
    """The page, its presenter, and every signal between them."""
    page = ExchangesPage()
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    presenter = ExchangesPresenter(page, hand_in, enrolment, arrivals, preferences, documents, jobs, navigator, notices)
    page.key.files_given.connect(presenter.take_files)
    page.key.step_asked.connect(presenter.ask)
    page.root_confirmed.connect(presenter.confirm_root)
    page.passphrases.given.connect(presenter.answer)
    return Screen(page, presenter, Place.EXCHANGES)

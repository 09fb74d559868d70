"""Joins the exchanges page to its presenter."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.arrivals import ArrivalService
from lianes_desktop.services.enrolment import EnrolmentService
from lianes_desktop.services.hand_in import HandInService
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.ui.exchanges.answered import Answers
from lianes_desktop.ui.exchanges.page import ExchangesPage
from lianes_desktop.ui.exchanges.presenter import ExchangesPresenter
from lianes_desktop.ui.kit.pages_sheet import PagesSheet
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen


class _Pages(QObject):
    """Opens the pages of an answer over the page."""

    def __init__(self, page: ExchangesPage, hand_in: HandInService, jobs: Jobs) -> None:
        super().__init__(page)
        self._page, self._hand_in, self._jobs = page, hand_in, jobs

    def show(self, pdf: Path) -> None:
        PagesSheet(self._page, _("Réponse de Lianes"), self._hand_in.preview_sheet, self._jobs, pdf).open()


def exchanges_screen(
    hand_in: HandInService,
    enrolment: EnrolmentService,
    arrivals: ArrivalService,
    preferences: PreferencesService,
    jobs: Jobs,
    navigator: Navigator,
    notices: Notices,
    answers: Answers,
) -> Screen:
    """The page, its presenter, and every signal between them."""
    page = ExchangesPage()
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    presenter = ExchangesPresenter(
        page, hand_in, enrolment, arrivals, preferences, documents, jobs, navigator, notices, answers
    )
    pages = _Pages(page, hand_in, jobs)
    page.answer_asked.connect(presenter.open_answer)
    page.paper_asked.connect(answers.save)
    page.pages_ready.connect(pages.show)
    page.key.files_given.connect(presenter.take_files)
    page.key.step_asked.connect(presenter.ask)
    page.root_confirmed.connect(presenter.confirm_root)
    page.passphrases.given.connect(presenter.answer)
    return Screen(page, presenter, Place.EXCHANGES)

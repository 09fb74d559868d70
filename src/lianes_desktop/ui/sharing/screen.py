"""Joins the page between colleagues to its presenter."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from lianes_desktop.services.enrolment import EnrolmentService
from lianes_desktop.services.journal import JournalService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.sharing import SharingService
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.sharing.page import SharingPage
from lianes_desktop.ui.sharing.presenter import SharingPresenter


def sharing_screen(
    sharing: SharingService,
    enrolment: EnrolmentService,
    journal: JournalService,
    preferences: PreferencesService,
    clock: Clock,
    jobs: Jobs,
    navigator: Navigator,
    notices: Notices,
) -> Screen:
    """The page, its presenter, and every signal between them."""
    page = SharingPage()
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    presenter = SharingPresenter(
        page, sharing, enrolment, journal, preferences, clock, documents, jobs, navigator, notices
    )
    page.share.share_asked.connect(presenter.ask_share)
    page.share.files_given.connect(presenter.take_files)
    page.passphrases.given.connect(presenter.answer)
    page.sender_confirmed.connect(presenter.confirm_sender)
    page.question.chosen.connect(presenter.choose)
    page.question.typed.connect(presenter.choose_typed)
    page.question.stepped.connect(presenter.step)
    page.question.record_asked.connect(presenter.open_record)
    return Screen(page, presenter, Place.SHARING)

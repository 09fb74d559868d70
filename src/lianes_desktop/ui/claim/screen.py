"""Joins the claim page to its presenter."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.enrolment import EnrolmentService
from lianes_desktop.services.hand_in import HandInService
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.profiles import ProfileService
from lianes_desktop.ui.claim.destinations import Destinations
from lianes_desktop.ui.claim.page import ClaimPage
from lianes_desktop.ui.claim.presenter import ClaimPresenter
from lianes_desktop.ui.claim.weighing import Choice
from lianes_desktop.ui.kit.pages_sheet import PagesSheet
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.kit.sticks import plugged_in
from lianes_desktop.ui.replies.desk import ReplyDesk


class Previews(QObject):
    """Opens the preview over the page."""

    def __init__(self, page: ClaimPage, hand_in: HandInService, jobs: Jobs) -> None:
        """``page`` says when a preview is ready."""
        super().__init__(page)
        self._page, self._hand_in, self._jobs = page, hand_in, jobs

    def show(self, pdf: Path) -> None:
        """Show the pages of that file."""
        PagesSheet(self._page, _("Aperçu de la demande"), self._hand_in.preview_sheet, self._jobs, pdf).open()


def claim_screen(
    hand_in: HandInService,
    enrolment: EnrolmentService,
    profiles: ProfileService,
    preferences: PreferencesService,
    jobs: Jobs,
    navigator: Navigator,
    notices: Notices,
    drafts: Callable[[], Path],
    replies: ReplyDesk,
    sticks: Callable[[], tuple[Path, ...]] = plugged_in,
) -> Screen:
    """The page, its presenter, and every signal between them."""
    page = ClaimPage()
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    destinations = Destinations(preferences, sticks, Path(documents))
    choice = Choice(preferences)
    presenter = ClaimPresenter(
        page, hand_in, enrolment, profiles, destinations, jobs, navigator, notices, drafts, choice, replies
    )
    previews = Previews(page, hand_in, jobs)
    page.preview_asked.connect(presenter.preview)
    page.preview_ready.connect(previews.show)
    page.expenses_asked.connect(presenter.to_expenses)
    page.solve_asked.connect(presenter.solve)
    page.remark_asked.connect(presenter.follow)
    page.media_may_differ.connect(presenter.look)
    page.questions.lead_asked.connect(replies.follow)
    page.questions.ticked.connect(replies.tick)
    page.questions.reopen_asked.connect(replies.reopen)
    page.decision.save_asked.connect(replies.save)
    signing = page.signing
    signing.certified.connect(presenter.certify)
    signing.export_asked.connect(presenter.export)
    signing.cancel_asked.connect(presenter.cancel)
    signing.folder_chosen.connect(presenter.choose_folder)
    page.package.chosen.connect(presenter.choose_photographs)
    signing.left.copy_asked.connect(presenter.copy)
    signing.left.send_asked.connect(presenter.send)
    signing.left.copy_folder_chosen.connect(presenter.copy_to)
    return Screen(page, presenter, Place.CLAIM)

"""Joins the claim page to its presenter."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.enrolment import EnrolmentService
from lianes_desktop.services.hand_in import HandInService
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.profiles import ProfileService
from lianes_desktop.ui.claim.page import ClaimPage
from lianes_desktop.ui.claim.presenter import ClaimPresenter
from lianes_desktop.ui.claim.preview import PreviewSheet
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen


class _Previews(QObject):
    """Opens the preview over the page."""

    def __init__(self, page: ClaimPage, hand_in: HandInService, jobs: Jobs) -> None:
        super().__init__(page)
        self._page, self._hand_in, self._jobs = page, hand_in, jobs

    def show(self, pdf: object) -> None:
        """Show the pages of that file."""
        if isinstance(pdf, Path):
            PreviewSheet(self._page, self._hand_in, self._jobs, pdf).open()


def claim_screen(
    hand_in: HandInService,
    dossiers: DossierService,
    enrolment: EnrolmentService,
    profiles: ProfileService,
    preferences: PreferencesService,
    jobs: Jobs,
    navigator: Navigator,
    notices: Notices,
    drafts: Callable[[], Path],
) -> Screen:
    """The page, its presenter, and every signal between them."""
    page = ClaimPage()
    presenter = ClaimPresenter(
        page, hand_in, dossiers, enrolment, profiles, preferences, jobs, navigator, notices, drafts
    )
    previews = _Previews(page, hand_in, jobs)
    page.preview_asked.connect(presenter.preview)
    page.preview_ready.connect(previews.show)
    page.expenses_asked.connect(presenter.to_expenses)
    page.solve_asked.connect(presenter.solve)
    page.signing.certified.connect(presenter.certify)
    page.signing.export_asked.connect(presenter.export)
    page.signing.cancel_asked.connect(presenter.cancel)
    page.signing.folder_chosen.connect(presenter.choose_folder)
    return Screen(page, presenter, Place.CLAIM)

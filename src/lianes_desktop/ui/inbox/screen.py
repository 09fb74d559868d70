"""Joins the inbox page to its presenter."""

from lianes_desktop.services.arrivals import ArrivalService
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.inbox import InboxService
from lianes_desktop.ui.inbox.page import InboxPage
from lianes_desktop.ui.inbox.presenter import InboxPresenter
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen


def inbox_screen(
    inbox: InboxService,
    arrivals: ArrivalService,
    dossiers: DossierService,
    jobs: Jobs,
    navigator: Navigator,
    notices: Notices,
) -> Screen:
    """The page, its presenter, and every signal between them."""
    page = InboxPage()
    presenter = InboxPresenter(page, inbox, arrivals, dossiers, jobs, navigator, notices)
    page.files_given.connect(presenter.take_in)
    page.selected.connect(presenter.select)
    page.receipt_asked.connect(presenter.show_receipt)
    page.photo.sheet_asked.connect(presenter.turn_to)
    page.confirm_asked.connect(presenter.ask_confirm)
    page.vouched.connect(presenter.confirm)
    return Screen(page, presenter, Place.INBOX)

"""Joins the inbox page to its presenter."""

from lianes_desktop.services.arrivals import ArrivalService
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.inbox import InboxService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.register import RegisterService
from lianes_desktop.ui.inbox.page import InboxPage
from lianes_desktop.ui.inbox.presenter import InboxPresenter
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen


def inbox_screen(
    inbox: InboxService,
    arrivals: ArrivalService,
    register: RegisterService,
    dossiers: DossierService,
    clock: Clock,
    jobs: Jobs,
    navigator: Navigator,
    notices: Notices,
) -> Screen:
    """The page, its presenter, and every signal between them."""
    page = InboxPage()
    presenter = InboxPresenter(page, inbox, arrivals, register, dossiers, clock, jobs, navigator, notices)
    page.files_given.connect(presenter.take_files)
    page.selected.connect(presenter.select)
    page.receipt_asked.connect(presenter.show_receipt)
    page.sheet_asked.connect(presenter.turn_to)
    page.alert_answered.connect(presenter.act)
    page.compared.connect(presenter.ask_confirm)
    page.vouched.connect(presenter.confirm)
    page.passphrases.given.connect(presenter.unlock)
    page.passphrases.put_off.connect(presenter.put_off)
    return Screen(page, presenter, Place.INBOX)

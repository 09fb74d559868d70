"""Joins the preparation page to its presenter."""

from lianes_desktop.services.beginnings import BeginningService
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.preparation import PreparationService
from lianes_desktop.ui.kit.ports import Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.preparation.page import PreparationPage
from lianes_desktop.ui.preparation.presenter import PreparationPresenter


def preparation_screen(
    preparation: PreparationService,
    beginnings: BeginningService,
    dossiers: DossierService,
    clock: Clock,
    navigator: Navigator,
    notices: Notices,
) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = PreparationPage()
    presenter = PreparationPresenter(page, preparation, beginnings, dossiers, clock, navigator, notices)
    page.corrected.connect(presenter.correct)
    page.tasks.ticked.connect(presenter.tick)
    page.tasks.opened.connect(presenter.open_task)
    page.tasks.added.connect(presenter.add_task)
    page.tasks.fields.removal_asked.connect(presenter.remove_task)
    page.tasks.paper_asked.connect(presenter.to_paper)
    page.meetings.added.connect(presenter.add_meeting)
    page.meetings.opened.connect(presenter.open_meeting)
    page.meetings.fields.removal_asked.connect(presenter.remove_meeting)
    page.meetings.fields.paper_asked.connect(presenter.to_paper)
    page.comparison.added.connect(presenter.add_candidate)
    page.comparison.retained.connect(presenter.retain)
    page.comparison.removal_asked.connect(presenter.remove_candidate)
    page.comparison.own_asked.connect(presenter.edit_own)
    page.exchange.sending_asked.connect(presenter.send_delegation)
    page.exchange.hosting_asked.connect(presenter.host_delegation)
    page.exchange.opened.connect(presenter.open_exchange)
    return Screen(page, presenter, Place.PREPARATION)

"""Joins the trail page to its presenter."""

from lianes_desktop.services.journal import JournalService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.ui.kit.ports import Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.trail.page import TrailPage
from lianes_desktop.ui.trail.presenter import TrailPresenter


def trail_screen(journals: JournalService, clock: Clock, notices: Notices) -> Screen:
    """The page, its presenter, and every signal between them."""
    page = TrailPage()
    presenter = TrailPresenter(page, journals, clock, notices)
    page.searched.connect(presenter.search)
    page.person_chosen.connect(presenter.person)
    page.kind_chosen.connect(presenter.kind)
    page.day_typed.connect(presenter.day)
    page.more_asked.connect(presenter.more)
    page.export_asked.connect(presenter.export)
    return Screen(page, presenter, Place.TRAIL)

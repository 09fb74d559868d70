"""Joins the trail page to its presenter."""

from lianes_desktop.services.chain import ChainService
from lianes_desktop.services.journal import JournalService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.ui.kit.ports import Jobs, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.trail.office_presenter import OfficeTrailPresenter
from lianes_desktop.ui.trail.page import OfficeTrailPage, TrailPage
from lianes_desktop.ui.trail.presenter import TrailPresenter


def trail_screen(journals: JournalService, clock: Clock, notices: Notices) -> Screen:
    """The page, its presenter, and every signal between them."""
    page = TrailPage()
    return _joined(page, TrailPresenter(page, journals, clock, notices))


def office_trail_screen(chain: ChainService, readings: Readings, jobs: Jobs, clock: Clock, notices: Notices) -> Screen:
    """The same page over what the office did."""
    page = OfficeTrailPage()
    return _joined(page, OfficeTrailPresenter(page, chain, readings.received, jobs, clock, notices))


def _joined(page: TrailPage, presenter: TrailPresenter | OfficeTrailPresenter) -> Screen:
    page.searched.connect(presenter.search)
    page.person_chosen.connect(presenter.person)
    page.kind_chosen.connect(presenter.kind)
    page.day_typed.connect(presenter.day)
    page.more_asked.connect(presenter.more)
    page.export_asked.connect(presenter.export)
    return Screen(page, presenter, Place.TRAIL)

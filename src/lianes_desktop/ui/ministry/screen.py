"""Joins the page of the report to its presenter."""

from lianes_desktop.services.ministry_reports import MinistryReportService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.ministry.page import MinistryPage
from lianes_desktop.ui.ministry.presenter import MinistryPresenter


def ministry_screen(
    reports: MinistryReportService, clock: Clock, jobs: Jobs, navigator: Navigator, notices: Notices
) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = MinistryPage()
    presenter = MinistryPresenter(page, reports, clock, jobs, navigator, notices)
    page.edition_asked.connect(presenter.turn)
    page.kind_asked.connect(presenter.choose)
    page.until_left.connect(presenter.limit)
    page.looked.connect(presenter.look)
    page.settled.connect(presenter.settle)
    page.line_asked.connect(presenter.go)
    page.inbox_asked.connect(presenter.go_to_inbox)
    page.left.connect(presenter.left)
    page.written.connect(presenter.write)
    page.cancel_asked.connect(presenter.cancel)
    return Screen(page, presenter, Place.MINISTRY)

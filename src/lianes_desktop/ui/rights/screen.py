"""Joins the page of rights to its presenter."""

from lianes_desktop.services.rights import RightsService
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.rights.page import RightsPage
from lianes_desktop.ui.rights.presenter import RightsPresenter


def rights_screen(rights: RightsService, jobs: Jobs, navigator: Navigator, notices: Notices) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = RightsPage()
    presenter = RightsPresenter(page, rights, jobs, navigator, notices)
    page.selected.connect(presenter.select)
    page.searched.connect(presenter.search)
    page.notice_asked.connect(presenter.write_notice)
    page.card.export_asked.connect(presenter.export)
    page.card.correct_asked.connect(presenter.correct)
    page.card.restricted.connect(presenter.restrict)
    page.card.erase_asked.connect(presenter.erase)
    return Screen(page, presenter, Place.RIGHTS)

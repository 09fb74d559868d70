"""Joins the joining page to its presenter."""

from lianes_desktop.services.joining import MembershipService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.ui.joining.page import JoiningPage
from lianes_desktop.ui.joining.presenter import JoiningPresenter
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen


def joining_screen(
    memberships: MembershipService, clock: Clock, jobs: Jobs, navigator: Navigator, notices: Notices
) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = JoiningPage()
    presenter = JoiningPresenter(page, memberships, clock, jobs, navigator, notices)
    page.begin_asked.connect(presenter.ask_begin)
    page.own_asked.connect(presenter.begin_own)
    page.founders_asked.connect(presenter.begin_founders)
    page.begin_given.connect(presenter.begin)
    page.selected.connect(presenter.select)
    page.paper.sheet_asked.connect(presenter.sheets.turn)
    page.paper.closed.connect(presenter.sheets.leave)
    sheet = page.sheet
    sheet.corrected.connect(presenter.correct)
    sheet.turned.connect(presenter.turn)
    sheet.remove_asked.connect(presenter.remove)
    sheet.letter.drawn.connect(presenter.draw_letter)
    sheet.network.drawn.connect(presenter.draw_engagement)
    sheet.convention.version_asked.connect(presenter.add_version)
    sheet.convention.version_removed.connect(presenter.remove_version)
    sheet.convention.follow_asked.connect(presenter.follow)
    sheet.rules.kind_asked.connect(presenter.add_kind)
    sheet.rules.kind_removed.connect(presenter.remove_kind)
    for papers in (sheet.letter.paper, sheet.convention):
        papers.attached.connect(presenter.attach)
        papers.seen.connect(presenter.see)
        papers.detached.connect(presenter.detach)
    return Screen(page, presenter, Place.JOINING)

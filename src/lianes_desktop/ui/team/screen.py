"""Joins the team page to its presenter."""

from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.team import TeamService
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.team.page import TeamPage
from lianes_desktop.ui.team.presenter import TeamPresenter


def team_screen(
    team: TeamService, dossiers: DossierService, clock: Clock, jobs: Jobs, navigator: Navigator, notices: Notices
) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = TeamPage()
    presenter = TeamPresenter(page, team, dossiers, clock, jobs, navigator, notices)
    page.add_asked.connect(presenter.add)
    page.remove_asked.connect(presenter.remove)
    page.selected.connect(presenter.select)
    page.moved.connect(presenter.move)
    page.placed.connect(presenter.place)
    page.paper_offered.connect(presenter.attach)
    page.card.form.corrected.connect(presenter.correct)
    page.card.form.document_asked.connect(presenter.to_document)
    page.card.form.paper.removal_asked.connect(presenter.detach)
    page.card.form.paper.open_asked.connect(presenter.open_paper)
    page.card.act.sheet_asked.connect(presenter.paper.turn)
    page.card.act.closed.connect(presenter.paper.leave)
    return Screen(page, presenter, Place.TEAM)

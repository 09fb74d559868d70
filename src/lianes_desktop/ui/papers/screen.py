"""Joins the documents page to its presenter."""

from collections.abc import Callable
from pathlib import Path

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.services.papers import PaperService
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.papers.page import PapersPage
from lianes_desktop.ui.papers.presenter import PapersPresenter


def papers_screen(
    service: PaperService,
    title: Callable[[DossierId], str],
    jobs: Jobs,
    navigator: Navigator,
    notices: Notices,
    drafts: Callable[[], Path],
) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = PapersPage()
    presenter = PapersPresenter(page, service, title, jobs, navigator, notices, drafts)
    page.selected.connect(presenter.select)
    page.save_all_asked.connect(presenter.save_all)
    page.file_chosen.connect(presenter.save_to)
    page.folder_chosen.connect(presenter.save_all_to)
    page.printed.connect(presenter.printed)
    paper = page.paper
    paper.subject_chosen.connect(presenter.choose)
    paper.sheet_asked.connect(presenter.turn)
    paper.save_asked.connect(presenter.save)
    paper.print_asked.connect(presenter.print)
    paper.remedy_asked.connect(presenter.remedy)
    paper.cancel_asked.connect(presenter.cancel)
    return Screen(page, presenter, Place.PAPERS)

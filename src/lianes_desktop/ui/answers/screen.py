"""Joins the page of answers issued to its presenter."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.issued import IssuedAnswers
from lianes_desktop.ui.answers.page import AnswersPage
from lianes_desktop.ui.answers.presenter import AnswersPresenter
from lianes_desktop.ui.kit.pages_sheet import PagesSheet
from lianes_desktop.ui.kit.ports import Jobs, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.replies.papers import PaperDesk


class _Pages(QObject):
    """Opens the pages of an answer over the page."""

    def __init__(self, page: AnswersPage, draw: Callable[[Path, int], tuple[int, bytes]], jobs: Jobs) -> None:
        super().__init__(page)
        self._page, self._draw, self._jobs = page, draw, jobs

    def show(self, pdf: Path) -> None:
        PagesSheet(self._page, _("Réponse de Lianes"), self._draw, self._jobs, pdf).open()


def answers_screen(
    issued: IssuedAnswers, papers: PaperDesk, draw: Callable[[Path, int], tuple[int, bytes]], jobs: Jobs
) -> Screen:
    """The page, its presenter, and every signal between them; ``draw`` gives a sheet of a PDF as a JPEG."""
    page = AnswersPage()
    presenter = AnswersPresenter(page, issued, papers)
    pages = _Pages(page, draw, jobs)
    page.filtered.connect(presenter.filter)
    page.selected.connect(presenter.select)
    page.sheet.look_asked.connect(presenter.look)
    page.sheet.save_asked.connect(presenter.save)
    page.pages_ready.connect(pages.show)
    return Screen(page, presenter, Place.ANSWERS)

"""Joins the pages before the window to their presenters."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lianes_desktop.i18n.catalogue import activate, right_to_left
from lianes_desktop.ui.kit.ports import Jobs
from lianes_desktop.ui.welcome.page import WelcomePage
from lianes_desktop.ui.welcome.presenter import FirstStart, WelcomePresenter
from lianes_desktop.ui.welcome.unlock import UnlockPage
from lianes_desktop.ui.welcome.unlocking import Door, UnlockPresenter


@dataclass(frozen=True, slots=True)
class Welcome:
    """The first start: wait for ``page.finished``."""

    page: WelcomePage
    presenter: WelcomePresenter


@dataclass(frozen=True, slots=True)
class Unlock:
    """A later start: wait for ``page.opened``."""

    page: UnlockPage
    presenter: UnlockPresenter


def welcome(start: FirstStart, jobs: Jobs) -> Welcome:
    """The page that makes a new installation."""
    page = WelcomePage()
    page.language_chosen.connect(_turn)
    presenter = WelcomePresenter(page, start, jobs)
    page.submitted.connect(presenter.submit)
    page.passphrase_typed.connect(presenter.weigh)
    page.language_chosen.connect(presenter.speak)
    page.sheet_asked.connect(presenter.write_sheet)
    page.folder_chosen.connect(presenter.take_up)
    presenter.open()
    return Welcome(page, presenter)


def unlock(door: Door, jobs: Jobs, *, copy: bool = False) -> Unlock:
    """The page that opens what was kept here, or a ``copy`` of what was kept elsewhere."""
    page = UnlockPage(copy=copy)
    page.language_chosen.connect(_turn)
    presenter = UnlockPresenter(page, door, jobs)
    page.unlock_asked.connect(presenter.unlock)
    page.recovery_asked.connect(presenter.recover)
    page.language_chosen.connect(page.speak)
    return Unlock(page, presenter)


def _turn(language: str) -> None:
    """Put the application in the direction of a language."""
    activate(language)
    rtl = right_to_left()
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)

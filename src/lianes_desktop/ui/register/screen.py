"""Joins the register page to its presenter."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.register import RegisterService
from lianes_desktop.ui.kit.ports import Jobs, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.register.page import RegisterPage
from lianes_desktop.ui.register.presenter import RegisterPresenter


def register_screen(
    register: RegisterService,
    dossiers: DossierService,
    preferences: PreferencesService,
    clock: Clock,
    jobs: Jobs,
    notices: Notices,
) -> Screen:
    """The page, its presenter, and every signal between them."""
    page = RegisterPage()
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    presenter = RegisterPresenter(page, register, dossiers, preferences, clock, documents, jobs, notices)
    page.making.given.connect(presenter.make)
    page.enrolling.given.connect(presenter.enrol)
    page.enrolling.put_aside.connect(presenter.forget_request)
    page.enrolling.folder_chosen.connect(presenter.choose_folder)
    page.files_given.connect(presenter.take_files)
    page.revoke_asked.connect(presenter.ask_revoke)
    page.task_asked.connect(presenter.ask)
    page.passphrases.given.connect(presenter.answer)
    page.recovery_saved.connect(presenter.save_recovery)
    page.trust_asked.connect(presenter.write_trust)
    return Screen(page, presenter, Place.REGISTER)

"""Joins the register page to its presenter."""

from lianes_desktop.services.dossiers import DossierService
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
    jobs: Jobs,
    notices: Notices,
) -> Screen:
    """The page, its presenter, and every signal between them."""
    page = RegisterPage()
    presenter = RegisterPresenter(page, register, dossiers, preferences, jobs, notices)
    page.making.given.connect(presenter.make)
    page.enrolling.given.connect(presenter.enrol)
    page.enrolling.put_aside.connect(presenter.forget_request)
    page.request_given.connect(presenter.read_request)
    page.revoking_given.connect(presenter.revoke)
    page.trust_asked.connect(presenter.write_trust)
    return Screen(page, presenter, Place.REGISTER)

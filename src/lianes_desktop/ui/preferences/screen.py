"""Joins the settings page to its presenter."""

from functools import partial

from lianes_desktop.services.backups import BackupService
from lianes_desktop.services.enrolment import EnrolmentService
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.profiles import ProfileService
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.preferences.page import PreferencesPage
from lianes_desktop.ui.preferences.presenter import DataFolder, PreferencesPresenter


def preferences_screen(
    preferences: PreferencesService,
    backups: BackupService,
    enrolment: EnrolmentService,
    profiles: ProfileService,
    folder: DataFolder,
    jobs: Jobs,
    notices: Notices,
    navigator: Navigator,
) -> Screen:
    """The settings, ready to be shown."""
    page = PreferencesPage()
    presenter = PreferencesPresenter(page, preferences, backups, enrolment, profiles, folder, jobs, notices)
    page.chosen.connect(presenter.choose)
    page.person_changed.connect(presenter.correct_person)
    page.backups.make_asked.connect(presenter.back_up)
    page.backups.restore_asked.connect(presenter.restore)
    page.key.request_asked.connect(presenter.write_request)
    page.key.answer_given.connect(presenter.take_in)
    page.rights_asked.connect(partial(navigator.go, Place.RIGHTS))
    return Screen(page, presenter, Place.PREFERENCES)

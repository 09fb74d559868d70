"""Joins each page of the settings to its presenter."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.register import RegisterService
from lianes_desktop.services.settings import SettingsService
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.settings.editor_page import SettingsEditorPage
from lianes_desktop.ui.settings.editor_presenter import SettingsEditorPresenter
from lianes_desktop.ui.settings.rules_page import SettingsRulesPage
from lianes_desktop.ui.settings.rules_presenter import SettingsRulesPresenter


def editor_screen(
    settings: SettingsService,
    register: RegisterService,
    preferences: PreferencesService,
    clock: Clock,
    jobs: Jobs,
    navigator: Navigator,
    notices: Notices,
) -> Screen:
    """The office's page: the next issue, written, signed and issued."""
    page = SettingsEditorPage()
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    presenter = SettingsEditorPresenter(
        page, settings, register, preferences, clock, documents, jobs, navigator, notices
    )
    page.part_chosen.connect(presenter.show_part)
    page.row_chosen.connect(presenter.select)
    page.add_asked.connect(presenter.add)
    page.remove_asked.connect(presenter.remove)
    page.first_asked.connect(presenter.put_first)
    page.again_asked.connect(presenter.begin_again)
    page.issue_asked.connect(presenter.ask_issue)
    page.authority_asked.connect(presenter.to_authority)
    page.form.left.connect(presenter.correct)
    page.passphrases.given.connect(presenter.answer)
    return Screen(page, presenter, Place.SETTINGS)


def rules_screen(settings: SettingsService, jobs: Jobs, notices: Notices) -> Screen:
    """The field's page: the rules in force, and a file of them to take in."""
    page = SettingsRulesPage()
    presenter = SettingsRulesPresenter(page, settings, jobs, notices)
    page.files_given.connect(presenter.take_files)
    page.root_confirmed.connect(presenter.confirm_root)
    page.people.copied.connect(presenter.copied)
    return Screen(page, presenter, Place.SETTINGS)

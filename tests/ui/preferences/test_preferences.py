from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from support.builders import a_profile
from support.clipping import cut_words, outside
from support.desks import Desk, InMemory
from support.fakes import PASSPHRASE
from support.page_desk import Bar, Compass, Jobs
from support.screens import dressed, settle

from lianes_desktop import __version__
from lianes_desktop.domain.keys import EnrolmentState, KeyInfo
from lianes_desktop.domain.people import Role
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError
from lianes_desktop.services.ports.device import Preferences
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.preferences.page import PreferencesPage
from lianes_desktop.ui.preferences.presenter import key_card
from lianes_desktop.ui.preferences.screen import preferences_screen
from lianes_desktop.ui.preferences.values import FolderRisk


class Folder:
    """A data folder with a risk to choose."""

    def __init__(self) -> None:
        self.danger: FolderRisk | None = None

    def path(self) -> Path:
        return Path("/donnees/lianes")

    def risk(self) -> FolderRisk | None:
        return self.danger


class Settings:
    """The page over services in memory."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.desk = Desk(InMemory(), folder)
        self.desk.start()
        self.desk.enrolment.create_key(PASSPHRASE)
        self.jobs, self.bar, self.folder, self.compass = Jobs(), Bar(), Folder(), Compass()
        self.screen: Screen = preferences_screen(
            self.desk.preferences, self.desk.backups, self.desk.enrolment, self.desk.profiles, self.folder, self.jobs,
            self.bar, self.compass,
        )  # fmt: skip
        page = self.screen.page
        assert isinstance(page, PreferencesPage)
        self.page, self.qtbot = page, qtbot
        qtbot.addWidget(page)
        self.screen.presenter.open(None)
        page.resize(1180, 900)
        page.show()
        page.activateWindow()
        settle()

    def click(self, name: str) -> None:
        widget = self.page.findChild(QWidget, name)
        assert widget is not None
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def edit(self, name: str) -> QLineEdit:
        found = self.page.findChild(QLineEdit, name)
        assert found is not None
        return found

    def choose_path(self, path: Path) -> None:
        dialog = self.page.findChild(QFileDialog)
        assert dialog is not None
        dialog.fileSelected.emit(str(path))
        dialog.filesSelected.emit([str(path)])
        dialog.reject()
        settle()

    def sheet(self) -> QDialog:
        settle()
        open_ones = [one for one in self.page.findChildren(QDialog) if one.isVisible()]
        assert len(open_ones) == 1
        return open_ones[0]


@pytest.fixture
def settings(qtbot: QtBot, tmp_path: Path, theme: object) -> Settings:
    del theme
    return Settings(qtbot, tmp_path)


def test_choices_are_kept_at_once(settings: Settings) -> None:
    settings.click("segment_en")
    settings.click("segment_dark")
    settings.click("export_folder")
    settings.choose_path(Path("/media/CLE"))
    settings.click("backup_folder")
    settings.choose_path(Path("/media/NAS"))

    assert settings.desk.preferences.current() == Preferences(
        language="en", theme="dark", export_folder="/media/CLE", backup_folder="/media/NAS"
    )


def test_a_choice_that_cannot_be_kept_is_said(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(preferences: Preferences) -> None:
        raise UnavailableError(Resource.PREFERENCES, Cause.DISK_FULL, preferences.theme)

    monkeypatch.setattr(settings.desk.choices, "write", full)
    settings.click("segment_dark")

    assert len(settings.bar.warned) == 1


def test_the_person_is_corrected_field_by_field(settings: Settings, qtbot: QtBot) -> None:
    email = settings.edit("email")
    email.setFocus()
    email.setText("claire@")
    qtbot.keyClick(email, Qt.Key.Key_Tab)
    refused = settings.page._fields["email"].message()
    email.setText("c.delattre@lille.example")
    qtbot.keyClick(email, Qt.Key.Key_Return)
    profile = settings.desk.profiles.get()

    assert refused
    assert settings.page._fields["email"].message() == ""
    assert profile is not None
    assert profile.email == "c.delattre@lille.example"


def test_a_disk_that_is_full_is_said_when_the_person_is_corrected(settings: Settings, qtbot: QtBot) -> None:
    kept = settings.desk.records
    kept_fails = UnavailableError(Resource.STORE, Cause.DISK_FULL)

    def full(*_anything: object, **_named: object) -> None:
        raise kept_fails

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "keep", full)
        name = settings.edit("given_name")
        name.setText("Clara")
        qtbot.keyClick(name, Qt.Key.Key_Return)

    assert len(settings.bar.warned) == 1


def test_nobody_is_corrected_before_there_is_someone(qtbot: QtBot, tmp_path: Path, theme: object) -> None:
    del theme
    desk = Desk(InMemory(), tmp_path)
    screen = preferences_screen(
        desk.preferences, desk.backups, desk.enrolment, desk.profiles, Folder(), Jobs(), Bar(), Compass()
    )
    qtbot.addWidget(screen.page)
    screen.presenter.open(None)
    name = screen.page.findChild(QLineEdit, "given_name")
    assert name is not None
    name.setText("Claire")
    name.editingFinished.emit()

    assert desk.profiles.get() is None


def test_a_backup_is_made_and_listed(settings: Settings) -> None:
    none = settings.page.findChild(QWidget, "restore_0")
    settings.jobs.late = True
    settings.click("back_up")
    busy = settings.page.findChild(QPushButton, "back_up")
    assert busy is not None
    waiting = busy.isEnabled()
    settings.jobs.run_all()
    settle()

    assert none is None
    assert not waiting
    assert busy.isEnabled()
    assert settings.page.findChild(QWidget, "restore_0") is not None
    assert settings.bar.said == [("Sauvegarde faite et vérifiée", False)]


@pytest.mark.parametrize(
    ("error", "warned"), [(UnavailableError(Resource.BACKUP, Cause.GONE), 1), (CancelledError(), 0)]
)
def test_a_backup_that_fails_is_said(settings: Settings, error: Exception, warned: int) -> None:
    settings.desk.copies.fails = error  # type: ignore[assignment]  # any error may come back from the worker
    settings.click("back_up")

    assert len(settings.bar.warned) == warned
    assert settings.bar.said == []


def test_restoring_asks_first(settings: Settings, qtbot: QtBot) -> None:
    made = settings.desk.backups.make("asked")
    settings.screen.presenter.refresh()
    settle()
    settings.click("restore_0")
    first = settings.sheet()
    cut = cut_words(first)
    qtbot.mouseClick(first.findChild(QPushButton, "reject"), Qt.MouseButton.LeftButton)
    untouched = settings.desk.copies.restored
    settings.click("restore_0")
    qtbot.mouseClick(settings.sheet().findChild(QPushButton, "accept"), Qt.MouseButton.LeftButton)

    assert cut == []
    assert untouched is None
    assert settings.desk.copies.restored == made


def test_the_key_request_is_written_with_the_passphrase(settings: Settings, tmp_path: Path) -> None:
    settings.click("write_request")
    settings.choose_path(tmp_path)
    empty = settings.page.key._field.message()
    messages = []
    for typed in ("faux", PASSPHRASE):
        settings.edit("passphrase").setText(typed)
        settings.click("write_request")
        settings.choose_path(tmp_path)
        messages.append(settings.page.key._field.message())

    assert empty
    assert messages[0]
    assert messages[1] == ""
    assert (tmp_path / "request.asice").exists()
    assert "request.asice" in settings.bar.said[0][0]
    assert settings.edit("passphrase").text() == ""
    assert settings.desk.enrolment.info().state is EnrolmentState.REQUESTED


def test_a_request_the_computer_cannot_write_is_said(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_anything: object) -> Path:
        raise UnavailableError(Resource.FILE, Cause.DISK_FULL)

    monkeypatch.setattr(settings.desk.keys, "write_request", full)
    settings.edit("passphrase").setText(PASSPHRASE)
    settings.click("write_request")
    settings.choose_path(tmp_path)

    assert len(settings.bar.warned) == 1


def test_lianes_answer_is_taken_in_once_its_fingerprint_was_heard(
    settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    answer = tmp_path / "reponse.asice"
    answer.write_text("enrolment")
    settings.click("take_answer")
    settings.choose_path(answer)
    sheet = settings.sheet()
    cut = cut_words(sheet)
    heard = sheet.findChild(QLineEdit, "root_heard")
    assert heard is not None
    qtbot.keyClicks(heard, "ABCD")
    qtbot.mouseClick(sheet.findChild(QPushButton, "accept"), Qt.MouseButton.LeftButton)

    assert cut == []
    assert settings.desk.enrolment.info().state is EnrolmentState.ENROLLED
    assert settings.bar.said == [("Clé reconnue par Lianes", False)]


def test_an_answer_that_is_none_is_refused(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_anything: object) -> KeyInfo:
        raise UnavailableError(Resource.FILE, Cause.NOT_FOUND)

    monkeypatch.setattr(settings.desk.keys, "take_enrolment", gone)
    settings.click("take_answer")
    settings.choose_path(tmp_path / "rien.asice")

    assert len(settings.bar.warned) == 1


@pytest.mark.parametrize("risk", [None, *FolderRisk])
def test_a_bad_place_for_the_records_is_said(settings: Settings, risk: FolderRisk | None) -> None:
    settings.folder.danger = risk
    settings.screen.presenter.refresh()
    settle()

    assert settings.page._risk.isVisible() is (risk is not None)
    assert cut_words(settings.page) == []
    assert settings.page._place.whole() == "/donnees/lianes"


def test_the_version_is_said(settings: Settings) -> None:
    assert __version__ in settings.page._about.text()


def test_a_field_is_found_by_its_name(settings: Settings) -> None:
    settings.screen.presenter.reveal(None, "email")
    focused = QApplication.focusWidget()
    settings.screen.presenter.reveal(None, "nowhere")

    assert focused is settings.edit("email")
    assert QApplication.focusWidget() is focused


def test_the_settings_follow_what_they_show(settings: Settings) -> None:
    assert settings.screen.presenter.topics == {Topic.PREFERENCES, Topic.BACKUPS, Topic.KEYS}


@pytest.mark.parametrize("state", list(EnrolmentState))
def test_every_state_of_the_key_is_said(state: EnrolmentState) -> None:
    info = KeyInfo(state, "a" * 64, ("7F3A", "91C2", "0B5E", "D4A8"), datetime(2027, 1, 1, tzinfo=UTC))
    card = key_card(info)
    bare = key_card(replace(info, expires_at=None, groups=()))

    assert card.state
    assert card.groups == "7F3A  91C2  0B5E  D4A8"
    assert "01/01/2027" in card.detail
    assert (bare.detail, bare.groups) == ("", "")
    assert card.may_ask is (state in (EnrolmentState.SELF_SIGNED, EnrolmentState.REQUESTED, EnrolmentState.EXPIRED))


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
@pytest.mark.parametrize("size", [(1180, 900), (1020, 690)])
def test_no_word_is_cut_in_any_language(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    with dressed(qapp, language=language, low=size[1] < 760):
        settings = Settings(qtbot, tmp_path)
        settings.folder.danger = FolderRisk.SYNCED
        settings.desk.backups.make("asked")
        settings.screen.presenter.refresh()
        settings.page.resize(*size)
        settle()

        assert cut_words(settings.page) == []
        assert outside(settings.page) == []
        assert settings.page.areas()[0].isVisible()


def test_the_profile_shown_is_the_one_kept(settings: Settings) -> None:
    profile = a_profile()

    assert settings.edit("given_name").text() == profile.given_name


def test_the_office_has_no_key_of_its_own_to_show(settings: Settings) -> None:
    profile = settings.desk.profiles.get()
    assert profile is not None
    settings.desk.profiles.save(replace(profile, role=Role.OFFICE))
    settings.screen.presenter.refresh()
    settle()

    assert not settings.page.key.isVisible()


def test_the_settings_lead_to_what_a_person_may_ask(qtbot: QtBot, tmp_path: Path) -> None:
    open_settings = Settings(qtbot, tmp_path)
    button = open_settings.page.findChild(QPushButton, "openRights")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert open_settings.compass.gone == [("rights", None, "")]

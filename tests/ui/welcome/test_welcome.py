from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from support.builders import REFERENCE
from support.clipping import cut_words, outside
from support.fingers import Fingers, plain
from support.page_desk import Jobs
from support.screens import dressed, present, settle
from support.signals import Heard

from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.people import Role, Status
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.welcome.screen import Welcome, welcome
from lianes_desktop.ui.welcome.values import Answers, Recovery

PASSPHRASE = "trois bateaux sur la Deule"  # noqa: S105 - the tests' own; QTest types ASCII alone
CODE = "ABCD-EFGH-JKMN-PQRS-TVWX-0123-4567-89AB"


@dataclass
class Start:
    """A new installation that remembers what it was made of."""

    answers: list[Answers] = field(default_factory=list)
    sheets: list[tuple[str, Path]] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    fails: Exception | None = None
    copies: Path | None = None

    def organisations(self) -> tuple[Organisation, ...]:
        return REFERENCE.organisations

    def begin(self, answers: Answers, progress: Progress) -> str:
        progress(0, 1)
        if self.fails is not None:
            raise self.fails
        self.answers.append(answers)
        return CODE

    def copies_near(self, folder: Path) -> Path | None:
        return self.copies if self.copies is not None and self.copies.is_relative_to(folder) else None

    def write_sheet(self, code: str, to: Path) -> Path:
        if self.fails is not None:
            raise self.fails
        self.sheets.append((code, to))
        return to

    def language_chosen(self, language: str) -> None:
        self.languages.append(language)


class Hand:
    """Fills the page in as a person would."""

    def __init__(self, shown: Welcome, qtbot: QtBot) -> None:
        self.page, self.qtbot = shown.page, qtbot

    def edit(self, name: str) -> QLineEdit:
        found = self.page.findChild(QLineEdit, name)
        assert found is not None
        return found

    def type(self, name: str, text: str) -> None:
        edit = self.edit(name)
        edit.setFocus()
        self.qtbot.keyClicks(edit, text)

    def click(self, name: str) -> None:
        widget = self.page.findChild(QWidget, name)
        assert widget is not None
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def fill(self, passphrase: str = PASSPHRASE) -> None:
        for name, text in (
            ("given_name", "Claire"),
            ("family_name", "Delattre"),
            ("email", "claire@lille.example"),
            ("passphrase", passphrase),
            ("again", passphrase),
        ):
            self.type(name, text)

    def said(self, name: str) -> str:
        return self.page._fields[name].message()


@pytest.fixture
def start() -> Start:
    return Start()


@pytest.fixture
def shown(qtbot: QtBot, start: Start, jobs: Jobs, theme: object) -> Welcome:
    del theme
    made = welcome(start, jobs)
    present(qtbot, made.page)
    return made


@pytest.fixture
def hand(shown: Welcome, qtbot: QtBot) -> Hand:
    return Hand(shown, qtbot)


@pytest.mark.usefixtures("shown")
def test_the_first_name_has_the_focus() -> None:
    focused = QApplication.focusWidget()

    assert focused is not None
    assert focused.objectName() == "given_name"


def test_what_is_typed_makes_the_installation(hand: Hand, start: Start) -> None:
    hand.fill()
    hand.click("start")
    (answers,) = start.answers

    assert answers.profile.name == "Claire Delattre"
    assert answers.profile.role is Role.FIELD
    assert answers.profile.status is Status.STAFF
    assert answers.profile.organisation == REFERENCE.organisations[0].id
    assert answers.organisation is None
    assert answers.passphrase == PASSPHRASE
    assert answers.sample
    assert PASSPHRASE not in repr(answers)


def test_everything_wrong_is_said_at_once_beside_its_field(hand: Hand, start: Start) -> None:
    hand.type("email", "claire")
    hand.type("passphrase", "court")
    hand.type("again", "autre")
    hand.click("start")
    settle()
    wrong = {name for name in hand.page._fields if hand.said(name)}

    assert wrong == {"family_name", "email", "passphrase", "again"}
    assert start.answers == []
    assert cut_words(hand.page) == []
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "family_name"


def test_an_address_is_asked_for(hand: Hand) -> None:
    hand.click("start")

    assert hand.said("email")


def test_another_authority_is_typed_with_its_number(hand: Hand, start: Start, qtbot: QtBot) -> None:
    choice = hand.page.findChild(Choice, "organisation")
    assert choice is not None
    qtbot.keyClick(choice, Qt.Key.Key_End)
    hand.fill()
    hand.type("siren", "123")
    hand.click("start")
    refused = (hand.said("organisation_name"), hand.said("siren"))
    hand.edit("siren").clear()
    hand.type("siren", "215902354")
    hand.type("organisation_name", "Commune de Hem")
    hand.click("start")
    (answers,) = start.answers

    assert all(refused)
    assert answers.organisation is not None
    assert (answers.organisation.name, answers.organisation.country) == ("Commune de Hem", "FR")
    assert answers.profile.organisation == answers.organisation.id


def test_the_office_has_no_authority_and_no_sample(hand: Hand, start: Start) -> None:
    hand.click("segment_office")
    hidden = hand.page._sample.isHidden()
    hand.fill()
    hand.click("start")
    (answers,) = start.answers

    assert hidden
    assert answers.profile.role is Role.OFFICE
    assert (answers.profile.organisation, answers.organisation, answers.sample) == (None, None, False)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("court", "Au moins 12 caractères"),
        ("douze lettres", "Correcte"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "Correcte"),
        ("trois bateaux sur la Deule", "Solide"),
    ],
)
def test_the_strength_of_a_passphrase_is_said_in_words(hand: Hand, typed: str, words: str) -> None:
    hand.type("passphrase", typed)

    assert hand.page._strength.text().startswith(words)


def test_a_passphrase_is_hidden_until_asked(hand: Hand) -> None:
    secret = hand.page._passphrase
    before = secret.edit.echoMode()
    secret._eye.click()
    shown = secret.edit.echoMode()
    secret._eye.click()

    assert before == secret.edit.echoMode() == QLineEdit.EchoMode.Password
    assert shown == QLineEdit.EchoMode.Normal


def test_while_the_key_is_made_the_button_waits(hand: Hand, jobs: Jobs) -> None:
    jobs.late = True
    hand.fill()
    hand.click("start")
    button = hand.page.findChild(Button, "start")
    assert button is not None
    waiting = (button.isEnabled(), button.text())
    jobs.run_all()

    assert waiting == (False, "Création de votre clé")


@pytest.mark.parametrize(
    ("error", "failed"),
    [
        (UnavailableError(Resource.STORE, Cause.DISK_FULL), True),
        (CancelledError(), False),
    ],
)
def test_what_the_computer_cannot_do_is_said(hand: Hand, start: Start, error: Exception, failed: bool) -> None:  # noqa: FBT001 - a parameter
    start.fails = error
    hand.fill()
    hand.click("start")

    assert hand.page._failure.isVisible() is failed
    assert hand.page._start.isEnabled()


def test_a_refusal_of_the_installation_comes_back_to_its_field(hand: Hand, start: Start) -> None:
    start.fails = RefusedError([Refusal("passphrase", Problem.PASSPHRASE_TOO_SHORT)])
    hand.fill()
    hand.click("start")

    assert hand.said("passphrase")


def test_the_recovery_code_must_be_kept_before_going_on(hand: Hand) -> None:
    finished = Heard()
    hand.page.finished.connect(finished.note)
    hand.fill()
    hand.click("start")
    settle()
    groups = [hand.page.findChild(QWidget, f"group_{at}") for at in range(8)]
    hand.click("open")
    refused = len(finished.said)
    hand.click("copy_code")
    copied = QApplication.clipboard().text()
    QApplication.clipboard().clear()
    hand.click("code_kept")
    hand.click("open")

    assert all(groups)
    assert cut_words(hand.page) == []
    assert copied == CODE
    assert (refused, len(finished.said)) == (0, 1)


def test_the_recovery_sheet_is_written_where_asked(hand: Hand, start: Start, tmp_path: Path) -> None:
    hand.fill()
    hand.click("start")
    hand.click("save_sheet")
    dialog = hand.page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "feuille.pdf"))
    dialog.reject()
    settle()
    written = (start.sheets, hand.page.recovery._note.isVisible(), hand.page.recovery._note.title())
    start.fails = UnavailableError(Resource.FILE, Cause.READ_ONLY)
    hand.page.sheet_asked.emit(tmp_path)

    assert written == ([(CODE, tmp_path / "feuille.pdf")], True, "Feuille enregistrée")
    assert hand.page.recovery._note.title() == "Feuille non enregistrée"


def test_a_second_code_takes_the_place_of_the_first(hand: Hand) -> None:
    hand.page.show_code(CODE)
    hand.page.show_code("WXYZ-0000")
    settle()

    assert hand.page.recovery._groups.count() == 2


@pytest.fixture
def left_to_right() -> Iterator[None]:
    yield
    catalogue.activate("fr")


@pytest.mark.usefixtures("left_to_right")
def test_the_language_is_chosen_on_the_page_and_what_was_typed_stays(hand: Hand, start: Start) -> None:
    hand.type("given_name", "Claire")
    hand.click("segment_ar")
    settle()
    direction = hand.page.layoutDirection()
    cut = cut_words(hand.page) + outside(hand.page)
    hand.click("segment_fr")

    assert start.languages == ["ar", "fr"]
    assert direction == Qt.LayoutDirection.RightToLeft
    assert cut == []
    assert hand.edit("given_name").text() == "Claire"


def test_copies_of_another_computer_are_taken_up_from_a_folder(hand: Hand, start: Start, tmp_path: Path) -> None:
    start.copies = tmp_path / "stick" / "lianes"
    found = Heard()
    hand.page.copies_found.connect(found.note)
    hand.click("take_up")
    Fingers(hand.page).browse(tmp_path / "elsewhere")
    notice = hand.page._no_copy
    assert plain(notice.title()) == "Aucune sauvegarde directement dans ce dossier"
    assert notice.isVisible()
    assert found.said == []
    assert cut_words(hand.page) + outside(hand.page) == []

    hand.click("take_up")
    Fingers(hand.page).browse(tmp_path / "stick")
    assert found.said == [start.copies]


def test_copies_found_once_an_installation_is_begun_do_not_hide_its_code(
    hand: Hand, start: Start, jobs: Jobs, tmp_path: Path
) -> None:
    start.copies = tmp_path / "lianes"
    found = Heard()
    hand.page.copies_found.connect(found.note)
    jobs.late = True
    hand.click("take_up")
    Fingers(hand.page).browse(tmp_path)
    hand.fill()
    hand.click("start")
    hand.page.speak()
    assert not hand.page._start.isEnabled()
    jobs.run_all()

    assert found.said == []
    assert hand.page.recovery.isVisible()


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
@pytest.mark.parametrize("size", [(1440, 900), (1280, 690)])
def test_no_word_is_cut_in_any_language(
    qtbot: QtBot, qapp: QApplication, start: Start, jobs: Jobs, language: str, size: tuple[int, int]
) -> None:
    with dressed(qapp, language=language, low=size[1] < 760):
        made = welcome(start, jobs)
        qtbot.addWidget(made.page)
        made.page.resize(*size)
        made.page.show()
        made.page._start.click()
        settle()

        assert cut_words(made.page) == []
        assert outside(made.page) == []


def test_secrets_never_show_in_a_trace() -> None:
    assert "secret" not in repr(Recovery("secret", "secret", "secret"))

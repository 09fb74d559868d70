from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from support.clipping import cut_words, outside
from support.page_desk import Jobs
from support.screens import present, settle
from support.signals import Heard

from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError
from lianes_desktop.ui.welcome.screen import Unlock, unlock
from lianes_desktop.ui.welcome.unlock import UnlockPage

PASSPHRASE = "trois bateaux sur la Deule"  # noqa: S105 - the tests' own; QTest types ASCII alone


@dataclass
class Door:
    """Opens with ``PASSPHRASE`` or the code ``ABCD``."""

    opened: list[tuple[str, ...]] = field(default_factory=list)
    fails: Exception | None = None

    def unlock(self, passphrase: str) -> None:
        if self.fails is not None:
            raise self.fails
        if passphrase != PASSPHRASE:
            raise RefusedError([Refusal("passphrase", Problem.PASSPHRASE_WRONG)])
        self.opened.append((passphrase,))

    def recover(self, code: str, passphrase: str) -> None:
        if code != "ABCD":
            raise RefusedError([Refusal("recovery_code", Problem.RECOVERY_CODE_WRONG)])
        self.opened.append((code, passphrase))


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def shown(qtbot: QtBot, door: Door, jobs: Jobs, theme: object) -> Unlock:
    del theme
    made = unlock(door, jobs)
    present(qtbot, made.page)
    return made


def edit(page: UnlockPage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert found is not None
    return found


def press(page: UnlockPage, name: str, qtbot: QtBot) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_passphrase_and_enter_open(shown: Unlock, door: Door, qtbot: QtBot) -> None:
    opened = Heard()
    shown.page.opened.connect(opened.note)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert door.opened == [(PASSPHRASE,)]
    assert len(opened.said) == 1


@pytest.mark.parametrize("typed", ["", "faux"])
def test_a_wrong_passphrase_is_refused_beside_its_field(shown: Unlock, qtbot: QtBot, typed: str) -> None:
    qtbot.keyClicks(edit(shown.page, "passphrase"), typed)
    press(shown.page, "open", qtbot)
    settle()

    assert shown.page._fields["passphrase"].message()
    assert cut_words(shown.page) == []


def test_the_recovery_code_opens_with_a_new_passphrase(shown: Unlock, door: Door, qtbot: QtBot) -> None:
    press(shown.page, "other_way", qtbot)
    press(shown.page, "open", qtbot)
    settle()
    missing = {name for name, field in shown.page._fields.items() if field.message()}
    cut = cut_words(shown.page) + outside(shown.page)
    for name, text in (("recovery_code", "XXXX"), ("new_passphrase", PASSPHRASE), ("again", PASSPHRASE)):
        qtbot.keyClicks(edit(shown.page, name), text)
    press(shown.page, "open", qtbot)
    wrong = shown.page._fields["recovery_code"].message()
    edit(shown.page, "recovery_code").setText("ABCD")
    press(shown.page, "open", qtbot)

    assert missing == {"recovery_code", "new_passphrase"}
    assert cut == []
    assert wrong
    assert door.opened == [("ABCD", PASSPHRASE)]


def test_one_may_come_back_to_the_passphrase(shown: Unlock, qtbot: QtBot) -> None:
    press(shown.page, "other_way", qtbot)
    code = edit(shown.page, "recovery_code").isVisible()
    press(shown.page, "other_way", qtbot)

    assert code
    assert edit(shown.page, "passphrase").isVisible()
    assert not edit(shown.page, "recovery_code").isVisible()


def test_a_copy_is_taken_up_or_left(qtbot: QtBot, door: Door, jobs: Jobs, shown: Unlock) -> None:
    back = shown.page.findChild(QPushButton, "back")
    assert back is not None
    assert not back.isVisible()
    made, left = unlock(door, jobs, copy=True), Heard()
    present(qtbot, made.page)
    made.page.back_asked.connect(left.note)
    press(made.page, "back", qtbot)
    assert len(left.said) == 1
    assert cut_words(made.page) + outside(made.page) == []

    jobs.late = True
    qtbot.keyClicks(edit(made.page, "passphrase"), PASSPHRASE)
    press(made.page, "open", qtbot)
    press(made.page, "back", qtbot)
    made.page.speak()
    press(made.page, "back", qtbot)
    qtbot.keyClick(edit(made.page, "passphrase"), Qt.Key.Key_Return)
    assert len(left.said) == 1
    jobs.run_all()
    assert door.opened == [(PASSPHRASE,)]


def test_while_it_opens_the_button_waits(shown: Unlock, jobs: Jobs, qtbot: QtBot) -> None:
    jobs.late = True
    qtbot.keyClicks(edit(shown.page, "passphrase"), PASSPHRASE)
    press(shown.page, "open", qtbot)
    button = shown.page.findChild(QPushButton, "open")
    assert button is not None
    waiting = button.isEnabled()
    jobs.run_all()

    assert not waiting
    assert button.isEnabled()


@pytest.mark.parametrize(
    ("error", "said"), [(UnavailableError(Resource.KEYS, Cause.DAMAGED), True), (CancelledError(), False)]
)
def test_what_the_computer_cannot_do_is_said(
    shown: Unlock,
    door: Door,
    qtbot: QtBot,
    error: Exception,
    said: bool,  # noqa: FBT001 - a parameter
) -> None:
    door.fails = error
    qtbot.keyClicks(edit(shown.page, "passphrase"), PASSPHRASE)
    press(shown.page, "open", qtbot)

    assert shown.page._failure.isVisible() is said


def test_the_page_speaks_another_language(shown: Unlock) -> None:
    shown.page.language_chosen.emit("en")
    settle()

    assert shown.page._open.text() == "Open"
    assert cut_words(shown.page) == []

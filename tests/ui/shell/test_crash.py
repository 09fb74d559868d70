import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from support.clipping import cut_words
from support.screens import settle
from support.signals import Heard

from lianes_desktop import __version__
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError
from lianes_desktop.ui.shell.crash import ErrorHook
from lianes_desktop.ui.shell.crash_sheet import CrashSheet
from lianes_desktop.ui.shell.qt_words import QtWords


@pytest.fixture
def hook(qapp: QApplication) -> Iterator[ErrorHook]:
    hook = ErrorHook(qapp)
    before = sys.excepthook
    hook.install()
    yield hook
    hook.remove()
    assert sys.excepthook is before


def caught(error: BaseException) -> None:
    try:
        raise error
    except type(error) as raised:
        sys.excepthook(type(raised), raised, raised.__traceback__)


def test_a_known_failure_is_one_line_with_its_remedy(hook: ErrorHook) -> None:
    known, bug = Heard(), Heard()
    hook.known.connect(known.note)
    hook.bug.connect(bug.note)
    caught(UnavailableError(Resource.STORE, Cause.DISK_FULL))
    caught(RefusedError([Refusal("email", Problem.NOT_AN_EMAIL)]))
    caught(CancelledError())

    assert len(known.said) == 2
    assert all(isinstance(one, str) and len(one) > 20 for one in known.said)
    assert bug.said == []


def test_a_bugs_report_holds_where_and_nothing_of_whom(hook: ErrorHook, capsys: pytest.CaptureFixture[str]) -> None:
    bug = Heard()
    hook.bug.connect(bug.note)
    caught(ValueError("Claire Delattre, 06 61 00 00 42"))
    (text,) = bug.said

    assert isinstance(text, str)
    assert __version__ in text
    assert "ValueError" in text
    assert "test_crash.py" in text
    assert "Claire" not in text
    assert "/" not in text
    assert "Claire" in capsys.readouterr().err


def test_an_interruption_goes_its_own_way(hook: ErrorHook) -> None:
    before = Heard()
    bug = Heard()
    hook.bug.connect(bug.note)
    kept, hook._before = hook._before, lambda *what: before.note(what[0])
    caught(KeyboardInterrupt())
    hook._before = kept

    assert before.said == [KeyboardInterrupt]
    assert bug.said == []


@pytest.mark.usefixtures("theme")
def test_the_crash_window_copies_the_report(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    sheet = CrashSheet(parent, "lianes-desktop\nValueError")
    sheet.show()
    settle()
    cut = cut_words(sheet)
    qtbot.mouseClick(sheet.findChild(QPushButton, "accept"), Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    QApplication.clipboard().clear()

    assert cut == []
    assert copied == "lianes-desktop\nValueError"


def test_qts_own_words_follow_the_language(qapp: QApplication) -> None:
    for earlier in qapp.findChildren(QtWords):  # an application has one; a run of tests opens several windows
        earlier.speak("en")
    words = QtWords(qapp)
    said = []
    for language in ("fr", "en", "ar", "en"):
        words.speak(language)
        said.append(qapp.translate("QPlatformTheme", "Cancel"))

    assert said[::2] != ["Cancel", "Cancel"]
    assert said[0] == "Annuler"
    assert said[1] == said[3] == "Cancel"

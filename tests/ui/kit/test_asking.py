"""Asking for a passphrase: one sheet at a time, refused in place, closed once it has served."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from support.fingers import Fingers, plain
from support.screens import settle
from support.signals import Heard

from lianes_desktop.domain.problems import Problem, Refusal
from lianes_desktop.ui.kit.asking import PassphraseDesk
from lianes_desktop.ui.kit.browse import ask_new_file
from lianes_desktop.ui.kit.fingerprint import Fingerprint
from lianes_desktop.ui.kit.passphrase import PassphraseSheet
from lianes_desktop.ui.kit.secret import Secret

pytestmark = pytest.mark.usefixtures("theme")


class Asked(Fingers):
    """A page with its desk, and what the desk told."""

    def __init__(self) -> None:
        super().__init__(QWidget())
        self.desk = PassphraseDesk(self.page)
        self.given, self.put_off = Heard(), Heard()
        self.desk.given.connect(self.given.note)
        self.desk.put_off.connect(self.put_off.note)

    def open(self, purpose: str = "sign", *, again: str = "", folder: str | None = None) -> None:
        sheet = PassphraseSheet(self.page, "Signer", "", "Signer", "Phrase de passe", again=again, folder=folder)
        self.desk.open(sheet, purpose)


@pytest.fixture
def asked(qtbot: QtBot) -> Iterator[Asked]:
    made = Asked()
    qtbot.addWidget(made.page)
    made.page.show()
    yield made
    made.page.close()


def test_an_answer_is_told_with_its_purpose_and_the_sheet_stays(asked: Asked) -> None:
    asked.open(folder="/media/clé")
    asked.fill("sheet_passphrase", "quelques mots")
    asked.press("sheet_passphrase", Qt.Key.Key_Return)

    assert asked.given.said == [("sign", Secret("quelques mots", "", "/media/clé"))]
    assert asked.sheets() == 1
    asked.desk.close()
    asked.desk.close()
    assert asked.sheets() == 0
    assert asked.put_off.said == []


def test_a_second_sheet_waits_for_the_first(asked: Asked) -> None:
    asked.open("first")
    asked.open("second")
    settle()
    asked.fill("sheet_passphrase", "quelques mots")
    asked.click("accept")

    assert asked.sheets() == 1
    assert asked.given.said == [("first", Secret("quelques mots"))]
    asked.click("reject")
    assert asked.put_off.said == ["first"]


def test_an_answer_under_way_is_not_given_twice(asked: Asked) -> None:
    asked.open()
    asked.desk.show_busy("Ouverture")
    asked.press("sheet_passphrase", Qt.Key.Key_Return)

    assert asked.given.said == []
    asked.desk.show_busy("")
    asked.press("sheet_passphrase", Qt.Key.Key_Return)
    assert len(asked.given.said) == 1
    asked.click("reject")


def test_a_refusal_is_said_beside_its_field_and_given_back(asked: Asked) -> None:
    assert not asked.desk.refuse([Refusal("passphrase", Problem.PASSPHRASE_WRONG)])
    asked.desk.show_busy("rien")
    asked.open(again="La même")
    assert not asked.desk.refuse([Refusal("file", Problem.MISSING)])
    assert asked.desk.refuse([Refusal("again", Problem.PASSPHRASES_DIFFER)])

    assert asked.message("sheet_again").startswith("Les deux")
    assert asked.message("sheet_passphrase") == ""
    asked.click("reject")


def test_a_secret_does_not_show_itself() -> None:
    assert "mots" not in repr(Secret("quelques mots", "quelques mots"))


def test_a_fingerprint_is_hidden_when_there_is_none(asked: Asked) -> None:
    groups = Fingerprint()
    assert not groups.isVisibleTo(asked.page)
    groups.show_groups(("ABCD", "EFGH"))

    assert plain(groups.text()) == "ABCD  EFGH"
    assert groups.accessibleName() == "ABCD EFGH"
    groups.deleteLater()


def test_a_file_to_write_is_asked_for(asked: Asked, tmp_path: Path) -> None:
    heard = Heard()
    ask_new_file(asked.page, "Enregistrer", "a.txt", "*.txt", heard.note)
    asked.browse(tmp_path / "a.txt")

    assert heard.said == [str(tmp_path / "a.txt")]

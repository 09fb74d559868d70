from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from support.clipping import cut_words, outside
from support.counter import OTHER, OfficeCounter, a_person
from support.fakes import PASSPHRASE
from support.fingers import Fingers, opened, plain
from support.screens import EACH_WINDOW, PAGE_SIZES, dressed, in_window, settle

from lianes_desktop.domain.keys import fingerprint_groups
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.fingerprint import Fingerprint
from lianes_desktop.ui.kit.labels import Chip
from lianes_desktop.ui.register.guides import CeremonySheet
from lianes_desktop.ui.register.page import RegisterPage
from lianes_desktop.ui.register.parts import PersonRow
from lianes_desktop.ui.register.presenter import RegisterPresenter
from lianes_desktop.ui.register.screen import register_screen
from lianes_desktop.ui.register.values import Enrolling

pytestmark = pytest.mark.usefixtures("theme")

BROKEN = UnavailableError(Resource.KEYS, Cause.DISK_FULL, "authority.json")


class Hand(Fingers):
    """The page, and what a person does to it."""

    def __init__(self, folder: Path, *, late: bool = False, bare: bool = False) -> None:
        self.counter = OfficeCounter(folder / "office", late=late, bare=bare)
        counter = self.counter
        self.out = folder / "réponses"
        self.out.mkdir()
        counter.desk.preferences.change(export_folder=str(self.out))
        self.screen = register_screen(
            counter.register, counter.desk.dossiers, counter.desk.preferences, counter.desk.clock, counter.jobs,
            counter.bar,
        )  # fmt: skip
        assert isinstance(self.screen.page, RegisterPage)
        assert isinstance(self.screen.presenter, RegisterPresenter)
        super().__init__(self.screen.page)
        self.register, self.presenter = self.screen.page, self.screen.presenter

    def open(self, size: tuple[int, int] = PAGE_SIZES[0]) -> None:
        self.presenter.open(None)
        self.page.resize(*size)
        self.page.show()
        settle()

    def request(self, text: str = "request") -> Path:
        path = self.counter.folder / "demande.asice"
        path.write_text(text)
        return path

    def known(self) -> list[PersonRow]:
        return [row for row in self.page.findChildren(PersonRow) if row.isVisible()]

    def words_of_sheet(self) -> str:
        return " ".join(plain(one.text()) for one in self.sheet().findChildren(QLabel))

    def give(self, passphrase: str = PASSPHRASE) -> None:
        self.fill("sheet_passphrase", passphrase)
        self.click("accept")

    @property
    def said(self) -> list[str]:
        return [plain(text) for text, _undo in self.counter.bar.said]

    @property
    def warned(self) -> list[str]:
        return [plain(text) for text in self.counter.bar.warned]


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(qtbot, Hand(tmp_path))


@pytest.fixture
def bare(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(qtbot, Hand(tmp_path, bare=True))


@pytest.fixture
def slow(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(qtbot, Hand(tmp_path, late=True))


# ---- the authority


def test_the_authority_is_made_with_a_passphrase_typed_twice(bare: Hand) -> None:
    bare.register.areas()[0].setFocus()
    assert bare.find("authorityName", QWidget).hasFocus()
    bare.fill("authorityPassphrase", PASSPHRASE)
    bare.fill("authorityAgain", "autre chose encore")
    bare.click("makeAuthority")
    assert bare.message("authorityAgain").startswith("Les deux phrases de passe diffèrent")
    bare.fill("authorityAgain", PASSPHRASE)
    bare.press("authorityAgain", Qt.Key.Key_Return)

    assert bare.counter.authority.made == ("Lianes Coopération", PASSPHRASE)
    assert bare.said[0].startswith("Autorité créée")
    assert not bare.sees("makeAuthority")
    assert "ABCD  EFGH" in plain(bare.find("rootGroups", Fingerprint).text())
    assert bare.sees("task_recovery")


def test_an_authority_without_a_name_is_refused(bare: Hand) -> None:
    bare.fill("authorityName", " ")
    bare.click("makeAuthority")

    assert bare.message("authorityName") == "À remplir."
    assert bare.counter.authority.made is None


def test_a_short_passphrase_is_refused_beside_it(bare: Hand) -> None:
    bare.fill("authorityPassphrase", "court")
    bare.click("makeAuthority")

    assert bare.message("authorityPassphrase").startswith("Phrase de passe trop courte")


def test_the_forms_wait_while_the_authority_is_made(slow: Hand) -> None:
    slow.presenter.reveal(None, str(slow.request()))
    slow.fill("enrolPassphrase", PASSPHRASE)
    slow.click("enrol")
    assert not slow.find("enrolling", QWidget).isEnabled()
    slow.counter.jobs.run_all()
    settle()

    assert slow.find("enrolling", QWidget).isEnabled()
    assert len(slow.counter.authority.people) == 1


# ---- enrolling


def test_a_key_is_enrolled_from_the_drop_to_the_answer(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    assert hand.known() == []
    hand.drop("requestTile", hand.request())
    groups = plain(hand.find("requestGroups", Fingerprint).text())
    assert groups.split() == list(fingerprint_groups(OTHER))
    assert not hand.sees("requestTile")
    hand.fill("enrolGiven", "Clara")
    hand.fill("enrolPassphrase", PASSPHRASE)
    hand.press("enrolPassphrase", Qt.Key.Key_Return)

    assert (hand.out / "answer.asice").exists()
    assert hand.sees("answerWritten")
    assert hand.said == [f"Réponse écrite : {hand.out / 'answer.asice'}"]
    assert [one.name for one in hand.counter.authority.people] == ["Clara Delattre"]
    assert len(hand.known()) == 1
    assert not hand.sees("enrol")
    hand.click("openAnswerFolder")
    assert opened == [QUrl.fromLocalFile(str(hand.out))]


def test_the_answer_is_written_where_one_says(hand: Hand) -> None:
    other = hand.out.parent / "clé"
    other.mkdir()
    hand.click("requestTile")
    hand.browse(hand.request())
    hand.click("changeAnswerFolder")
    hand.browse(other)
    hand.fill("enrolPassphrase", PASSPHRASE)
    hand.click("enrol")

    assert (other / "answer.asice").exists()


def test_what_was_corrected_stays_when_the_register_changes(hand: Hand) -> None:
    hand.presenter.read_request(hand.request())
    hand.fill("enrolFamily", "Martin")
    hand.presenter.refresh()
    hand.fill("enrolPassphrase", PASSPHRASE)
    hand.click("enrol")

    assert hand.counter.authority.people[0].name == "Claire Martin"


def test_refusals_are_said_beside_each_field(hand: Hand) -> None:
    hand.presenter.read_request(hand.request())
    hand.presenter.enrol(Enrolling("", "", "", "nowhere", ""))
    settle()
    assert hand.message("enrolOrganisation") == "À remplir."
    assert hand.message("enrolPassphrase") == "À remplir."
    hand.fill("enrolEmail", "pas une adresse")
    hand.fill("enrolPassphrase", PASSPHRASE)
    hand.click("enrol")
    assert hand.message("enrolEmail").startswith("Cette adresse ne se lit pas")
    assert hand.message("enrolPassphrase") == ""
    hand.fill("enrolEmail", "claire@lille.example")
    hand.fill("enrolPassphrase", "autre chose")
    hand.click("enrol")

    assert hand.message("enrolPassphrase").startswith("Phrase de passe incorrecte")
    assert hand.counter.authority.people == []
    assert hand.warned == []


def test_a_request_that_changed_meanwhile_is_said_below(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    path = hand.request()
    hand.presenter.read_request(path)
    path.write_text("something else")
    monkeypatch.setattr(hand.counter.authority, "enrol", lambda path, *_rest: hand.counter.authority.read_request(path))
    hand.fill("enrolPassphrase", PASSPHRASE)
    hand.click("enrol")

    assert hand.warned[0].startswith("Ce fichier n'est pas une demande de clé")


def test_a_request_is_put_aside(hand: Hand) -> None:
    hand.presenter.read_request(hand.request())
    settle()
    hand.register.areas()[0].setFocus()
    assert hand.find("enrolGiven", QWidget).hasFocus()
    hand.click("putAside")

    assert hand.sees("requestTile")
    hand.presenter.enrol(Enrolling("a", "b", "", "FR-LIL", PASSPHRASE))
    assert hand.counter.authority.people == []


def test_another_file_is_named_and_refused(hand: Hand) -> None:
    hand.drop("requestTile", hand.request("a photograph"))

    assert hand.warned == ["demande.asice : Ce fichier n'est pas une demande de clé : faites-vous remettre le bon."]
    assert not hand.sees("enrol")


def test_a_file_that_cannot_be_read_is_said(hand: Hand) -> None:
    hand.counter.authority.fails = UnavailableError(Resource.FILE, Cause.NOT_FOUND, "demande.asice")
    hand.presenter.take_files((Offered("demande.asice", hand.request()), Offered("autre", hand.request())))
    hand.presenter.take_files((Offered("pasted", data=b"x"),))
    hand.presenter.take_files(())

    assert len(hand.warned) == 1


def test_nothing_dropped_asks_nothing(hand: Hand) -> None:
    hand.drop("requestTile")
    hand.presenter.reveal(None, "")

    assert hand.warned == []


def test_an_answer_that_cannot_be_written_is_said(hand: Hand) -> None:
    hand.presenter.read_request(hand.request())
    hand.counter.authority.fails = BROKEN
    hand.fill("enrolPassphrase", PASSPHRASE)
    hand.click("enrol")

    assert "libérez de la place" in hand.warned[0]
    assert hand.sees("enrol")


def test_a_bug_gives_the_page_back(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_asked: object) -> None:
        raise ValueError

    monkeypatch.setattr(hand.counter.authority, "enrol", fail)
    hand.presenter.read_request(hand.request())
    hand.fill("enrolPassphrase", PASSPHRASE)
    hand.click("enrol")

    assert hand.find("enrolling", QWidget).isEnabled()
    assert hand.warned == []


# ---- acts with the passphrase


def test_a_key_is_revoked_with_the_passphrase(hand: Hand) -> None:
    hand.counter.authority.people.append(a_person())
    hand.presenter.refresh()
    settle()
    hand.click("revoke")
    hand.click("accept")
    assert hand.message("sheet_passphrase") == "À remplir."
    hand.give("autre chose")
    assert hand.message("sheet_passphrase").startswith("Phrase de passe incorrecte")
    hand.give()

    assert hand.sheets() == 0
    assert hand.said == ["Clé révoquée : ses prochains dossiers seront refusés."]
    assert not hand.sees("revoke")


def test_a_revocation_put_off_changes_nothing(hand: Hand) -> None:
    hand.counter.authority.people.append(a_person())
    hand.presenter.refresh()
    settle()
    hand.click("revoke")
    hand.click("reject")

    assert hand.counter.authority.people[0].revoked_at is None


def test_a_lost_laptop_is_told_step_by_step_and_its_key_revoked(hand: Hand) -> None:
    hand.counter.authority.people.append(a_person())
    hand.presenter.refresh()
    settle()
    hand.click("lost")
    assert "Ordinateur perdu : Claire Delattre" in hand.words_of_sheet()
    hand.click("reject")
    assert hand.sees("revoke")

    hand.click("lost")
    hand.click("accept")
    hand.give()
    assert hand.counter.authority.people[0].revoked_at is not None
    assert not hand.sees("lost")


def test_the_ceremony_of_the_root_is_explained_before_and_after(bare: Hand) -> None:
    bare.click("readCeremony")
    assert "Soyez deux" in bare.words_of_sheet()
    (sheet,) = bare.page.findChildren(CeremonySheet)
    assert cut_words(sheet) == []
    bare.click("accept")
    assert bare.sheets() == 0
    bare.fill("authorityPassphrase", PASSPHRASE)
    bare.fill("authorityAgain", PASSPHRASE)
    bare.click("makeAuthority")
    bare.click("seeCeremony")
    assert "La clé racine" in bare.words_of_sheet()


def test_keys_say_until_when_they_are_good(hand: Hand) -> None:
    now = hand.counter.desk.clock.now()
    hand.counter.authority.people += [
        replace(a_person("Far"), expires_at=now + timedelta(days=400)),
        replace(a_person("Soon"), expires_at=now + timedelta(days=20)),
        replace(a_person("Past"), expires_at=now - timedelta(days=1)),
        replace(a_person("Gone"), revoked_at=now),
        a_person("Vouched"),
    ]
    hand.presenter.refresh()
    settle()

    told = [" ".join(plain(one.text()) for one in row.findChildren(QLabel)) for row in hand.known()]
    chips = [row.findChild(Chip) for row in hand.known()]
    states = [plain(chip.accessibleName()) for chip in chips if chip is not None]
    assert states == ["Reconnue", "Finit bientôt", "Expirée", "Révoquée", "Reconnue"]
    assert "jusqu'au" in told[0]
    assert "révoquée le" in told[3]
    assert "jusqu'au" not in told[4]
    assert "1 clé finit bientôt" in " ".join(plain(one.text()) for one in hand.page.findChildren(QLabel))


@pytest.mark.parametrize("days", [20, -1])
def test_lists_near_their_end_are_renewed(hand: Hand, days: int) -> None:
    hand.counter.authority.ends = hand.counter.desk.clock.now() + timedelta(days=days)
    hand.presenter.refresh()
    settle()
    hand.click("do_renew")
    hand.give()

    assert hand.said == ["Listes de révocation renouvelées."]
    assert not hand.sees("task_renew")


def test_lists_far_from_their_end_ask_nothing(hand: Hand) -> None:
    hand.counter.authority.ends = hand.counter.desk.clock.now() + timedelta(days=31)
    hand.presenter.refresh()
    settle()

    assert not hand.sees("task_renew")


def test_the_key_of_recovery_is_shown_and_saved(bare: Hand) -> None:
    bare.fill("authorityPassphrase", PASSPHRASE)
    bare.fill("authorityAgain", PASSPHRASE)
    bare.click("makeAuthority")
    bare.click("do_recovery")
    bare.give()
    assert bare.find("recoveryIdentity", QLabel).text() == "AGE-SECRET-KEY-1QQQ"
    bare.click("saveRecovery")
    to = bare.out / "secours.txt"
    bare.browse(to)
    text = to.read_text(encoding="utf-8")

    assert text.endswith("\nAGE-SECRET-KEY-1QQQ\n")
    assert all(line.startswith("# ") for line in text.splitlines()[:-1])
    assert to.stat().st_mode & 0o077 == 0
    assert bare.said[-1].startswith("Clé de secours écrite")
    assert not bare.sees("task_recovery")
    bare.click("accept")
    assert bare.sheets() == 0


def test_the_key_of_recovery_can_be_seen_again(hand: Hand) -> None:
    hand.click("seeRecovery")
    hand.give()
    assert hand.sees("recoveryIdentity")
    hand.counter.bar.said.clear()
    hand.presenter.save_recovery(("AGE-SECRET-KEY-1QQQ", str(hand.out / "nowhere" / "a.txt")))

    assert "introuvable" in hand.warned[0]
    assert hand.said == []
    hand.click("accept")


def test_an_act_that_fails_is_said_and_the_sheet_stays(hand: Hand) -> None:
    hand.click("seeRecovery")
    hand.counter.authority.fails = BROKEN
    hand.give()

    assert hand.sheets() == 1
    assert "libérez de la place" in hand.warned[0]
    hand.click("reject")


# ---- the chain of trust, folders


def test_the_chain_of_trust_is_written_where_one_says(hand: Hand) -> None:
    hand.click("writeTrust")
    hand.browse(hand.out)
    assert (hand.out / "trust.pem").read_text() == "trust"
    assert hand.said == [f"Chaîne de confiance écrite : {hand.out / 'trust.pem'}"]
    hand.counter.authority.fails = UnavailableError(Resource.FILE, Cause.READ_ONLY, "trust.pem")
    hand.presenter.write_trust(str(hand.out))

    assert len(hand.warned) == 1


def test_a_folder_that_cannot_be_remembered_is_said(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_choices: object) -> None:
        raise UnavailableError(Resource.PREFERENCES, Cause.READ_ONLY)

    monkeypatch.setattr(hand.counter.desk.choices, "write", fail)
    hand.presenter.choose_folder(str(hand.out.parent))

    assert len(hand.warned) == 1


def test_a_folder_that_is_gone_is_not_proposed(hand: Hand) -> None:
    hand.out.rmdir()
    hand.presenter.read_request(hand.request())
    settle()

    assert str(hand.out) not in [plain(one.text()) for one in hand.page.findChildren(QLabel)]


def test_f6_goes_to_the_request_tile(hand: Hand) -> None:
    assert [one.objectName() for one in hand.register.areas()] == ["requestTile"]


def test_the_words_follow_the_language(hand: Hand, qapp: QApplication) -> None:
    hand.counter.authority.people.append(a_person())
    hand.presenter.refresh()
    with dressed(qapp, language="en"):
        hand.register.retranslate()
        hand.presenter.refresh()
        settle()
        assert hand.find("revoke", Button).text() != "Révoquer"


def looks(hand: Hand) -> Iterator[str]:
    """Every look of the page, one after the other."""
    yield "no authority"
    hand.fill("authorityPassphrase", PASSPHRASE)
    hand.fill("authorityAgain", PASSPHRASE)
    hand.click("makeAuthority")
    hand.counter.authority.ends = hand.counter.desk.clock.now()
    hand.presenter.refresh()
    settle()
    yield "nobody"
    hand.click("do_recovery")
    yield "passphrase"
    hand.give()
    yield "recovery"
    hand.click("accept")
    hand.presenter.read_request(hand.request())
    settle()
    yield "request"
    hand.fill("enrolEmail", "pas une adresse")
    hand.fill("enrolPassphrase", PASSPHRASE)
    hand.click("enrol")
    yield "refused"
    hand.fill("enrolEmail", "claire@lille.example")
    hand.fill("enrolPassphrase", PASSPHRASE)
    hand.click("enrol")
    yield "written"


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_no_word_is_cut_in_any_language_or_window(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    with in_window(qapp, language, size):
        hand = Hand(tmp_path, bare=True)
        qtbot.addWidget(hand.page)
        hand.open(size)
        for look in looks(hand):
            seen = hand.sheet() if hand.sheets() else hand.page
            assert (look, cut_words(seen), outside(seen)) == (look, [], [])
            assert (look, hand.page.size().toTuple()) == (look, size)

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from support.clipping import cut_words, outside
from support.counter import FieldCounter
from support.fakes import PASSPHRASE, no_progress
from support.fingers import Fingers, opened, plain
from support.screens import EACH_WINDOW, PAGE_SIZES, in_window, settle

from lianes_desktop.domain.keys import EnrolmentState
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.exchanges.answered import Answers
from lianes_desktop.ui.exchanges.page import ExchangesPage
from lianes_desktop.ui.exchanges.presenter import ExchangesPresenter
from lianes_desktop.ui.exchanges.rows import SentRow
from lianes_desktop.ui.exchanges.screen import exchanges_screen
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.fingerprint import Fingerprint
from lianes_desktop.ui.kit.labels import ElidedLabel

pytestmark = pytest.mark.usefixtures("theme")


class Hand(Fingers):
    """The page, and what a person does to it."""

    def __init__(self, folder: Path, state: EnrolmentState = EnrolmentState.ENROLLED) -> None:
        self.folder = folder
        self.counter = FieldCounter(folder / "field")
        self.counter.keys.state = state
        counter = self.counter
        self.screen = exchanges_screen(
            counter.hand_in,
            counter.enrolment,
            counter.arrivals,
            counter.desk.preferences,
            counter.jobs,
            counter.compass,
            counter.bar,
            Answers(counter.desk.replies, counter.papers, lambda _dossier: "Oujda 2026", counter.compass),
        )
        assert isinstance(self.screen.page, ExchangesPage)
        assert isinstance(self.screen.presenter, ExchangesPresenter)
        super().__init__(self.screen.page)
        self.presenter = self.screen.presenter

    def open(self, size: tuple[int, int] = PAGE_SIZES[0]) -> None:
        self.presenter.open(self.counter.dossier)
        self.page.resize(*size)
        self.page.show()
        settle()

    def hand_in(self) -> Path:
        out = self.folder / "remis"
        out.mkdir(exist_ok=True)
        sent = self.counter.hand_in.export(self.counter.dossier, PASSPHRASE, out, no_progress)
        self.presenter.refresh()
        settle()
        return Path(sent.path)

    def rows(self) -> list[SentRow]:
        return self.page.findChildren(SentRow)

    def answer(self, text: str = "enrolment") -> Path:
        path = self.folder / "answer.asice"
        path.write_text(text)
        return path

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
def newcomer(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(qtbot, Hand(tmp_path, EnrolmentState.SELF_SIGNED))


def test_bundles_that_left_are_listed_the_latest_first(hand: Hand) -> None:
    assert hand.rows() == []
    hand.hand_in()
    hand.hand_in()

    assert [plain(row.accessibleName()).split(" ·")[0] for row in hand.rows()] == ["Version 2", "Version 1"]
    assert "Exporté, à remettre à Lianes" in plain(hand.rows()[0].accessibleName())


def test_the_folder_of_a_bundle_is_opened(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    path = hand.hand_in()
    hand.click("openSentFolder")
    assert opened == [QUrl.fromLocalFile(str(path.parent))]
    path.unlink()
    hand.presenter.refresh()
    settle()

    assert not hand.find("openSentFolder", Button).isEnabled()


def test_without_a_dossier_only_the_key_is_shown(hand: Hand) -> None:
    hand.hand_in()
    hand.presenter.open(None)
    settle()

    assert not any(row.isVisible() for row in hand.rows())
    assert hand.sees("takeAnswer")


def test_the_key_request_is_written_where_one_says(newcomer: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    folder = newcomer.folder / "clé"
    folder.mkdir()
    newcomer.click("keyStep")
    newcomer.click("sheet_folder")
    newcomer.browse(folder)
    newcomer.fill("sheet_passphrase", PASSPHRASE)
    newcomer.press("sheet_passphrase", Qt.Key.Key_Return)

    assert newcomer.sheets() == 0
    assert (folder / "request.asice").exists()
    assert newcomer.sees("requestWritten")
    assert plain(newcomer.find("requestPath", ElidedLabel).whole()) == str(folder / "request.asice")
    assert newcomer.said == ["Demande écrite : request.asice"]
    newcomer.click("openRequestFolder")
    assert opened == [QUrl.fromLocalFile(str(folder))]
    assert newcomer.find("keyStep", Button).text() == "Écrire une nouvelle demande"


def test_the_last_folder_is_proposed_for_the_request(newcomer: Hand) -> None:
    newcomer.counter.desk.preferences.change(export_folder=str(newcomer.folder))
    newcomer.click("keyStep")
    newcomer.fill("sheet_passphrase", PASSPHRASE)
    newcomer.click("accept")

    assert (newcomer.folder / "request.asice").exists()


def test_a_wrong_passphrase_is_said_in_the_sheet(newcomer: Hand) -> None:
    newcomer.counter.desk.preferences.change(export_folder=str(newcomer.folder))
    newcomer.click("keyStep")
    newcomer.click("accept")
    assert newcomer.message("sheet_passphrase") == "À remplir."
    newcomer.fill("sheet_passphrase", "autre chose")
    newcomer.click("accept")
    assert newcomer.message("sheet_passphrase").startswith("Phrase de passe incorrecte")
    newcomer.click("reject")

    assert newcomer.sheets() == 0
    assert newcomer.warned == []


def test_a_request_that_cannot_be_written_is_said(newcomer: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_asked: object) -> Path:
        raise UnavailableError(Resource.EXPORT, Cause.READ_ONLY, "/media/usb")

    monkeypatch.setattr(newcomer.counter.keys, "write_request", fail)
    newcomer.click("keyStep")
    newcomer.fill("sheet_passphrase", PASSPHRASE)
    newcomer.click("accept")

    assert "protégé contre l'écriture" in newcomer.warned[0]
    assert newcomer.sheets() == 1
    newcomer.click("reject")


def test_a_request_of_nobody_says_what_to_do(newcomer: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newcomer.counter.desk.readings, "profile", lambda: None)
    newcomer.click("keyStep")
    newcomer.fill("sheet_passphrase", PASSPHRASE)
    newcomer.click("accept")
    newcomer.click("reject")

    assert newcomer.warned == ["Dites d'abord qui vous êtes, dans les réglages."]


def test_a_first_key_is_made_with_a_passphrase_typed_twice(newcomer: Hand) -> None:
    newcomer.counter.keys.state = EnrolmentState.NO_KEY
    newcomer.presenter.refresh()
    newcomer.click("keyStep")
    newcomer.fill("sheet_passphrase", PASSPHRASE)
    newcomer.fill("sheet_again", "autre chose encore")
    newcomer.click("accept")
    assert newcomer.message("sheet_again").startswith("Les deux phrases de passe diffèrent")
    newcomer.fill("sheet_again", PASSPHRASE)
    newcomer.click("accept")

    assert newcomer.sheets() == 0
    assert newcomer.counter.keys.state is EnrolmentState.SELF_SIGNED
    assert newcomer.said[-1].startswith("Clé créée")


def test_an_expired_key_is_renewed_a_revoked_one_made_anew_and_a_known_one_needs_nothing(newcomer: Hand) -> None:
    newcomer.counter.keys.state = EnrolmentState.EXPIRED
    newcomer.presenter.refresh()
    assert newcomer.find("keyStep", Button).text() == "Renouveler ma clé"
    assert newcomer.find("keyAnew", Button).isVisible()
    newcomer.counter.keys.state = EnrolmentState.REVOKED
    newcomer.presenter.refresh()
    assert newcomer.find("keyStep", Button).text() == "Créer ma clé"
    newcomer.counter.keys.state = EnrolmentState.ENROLLED
    newcomer.presenter.refresh()
    assert not newcomer.find("keyStep", Button).isVisible()
    newcomer.presenter.ask("")

    assert newcomer.sheets() == 0


def test_a_key_whose_passphrase_is_lost_is_made_anew(hand: Hand) -> None:
    hand.counter.keys.state = EnrolmentState.ENROLLED
    hand.presenter.refresh()
    hand.click("keyAnew")
    assert "Lianes devra la reconnaître" in " ".join(plain(one.text()) for one in hand.sheet().findChildren(QLabel))
    hand.fill("sheet_passphrase", PASSPHRASE)
    hand.fill("sheet_again", PASSPHRASE)
    hand.click("accept")

    assert hand.counter.keys.state is EnrolmentState.SELF_SIGNED
    hand.counter.keys.state = EnrolmentState.NO_KEY
    hand.presenter.refresh()
    assert not hand.find("keyAnew", Button).isVisible()


def test_lianes_is_believed_once_its_groups_were_heard(newcomer: Hand) -> None:
    newcomer.drop("takeAnswer", newcomer.answer())
    sheet = newcomer.sheet()
    assert "ABCD  EFGH" in [plain(one.text()) for one in sheet.findChildren(Fingerprint)]
    assert newcomer.said == []
    newcomer.click("accept")

    assert newcomer.counter.keys.state is EnrolmentState.ENROLLED
    assert newcomer.said[-1].startswith("Lianes reconnaît votre clé")
    assert newcomer.sheets() == 0


def test_an_answer_put_off_changes_nothing(newcomer: Hand) -> None:
    newcomer.click("takeAnswer")
    newcomer.browse(newcomer.answer())
    newcomer.click("reject")

    assert newcomer.counter.keys.state is EnrolmentState.SELF_SIGNED
    assert newcomer.said == []


def test_another_file_is_named_and_refused(hand: Hand) -> None:
    hand.drop("takeAnswer", hand.answer("a photograph"))

    assert hand.warned[0].startswith("answer.asice : Ce fichier n'est pas une réponse de Lianes")


def test_a_file_that_cannot_be_read_is_said(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_asked: object) -> None:
        raise UnavailableError(Resource.FILE, Cause.NOT_FOUND, "answer.asice")

    monkeypatch.setattr(hand.counter.keys, "take_enrolment", fail)
    hand.presenter.take_files((Offered("answer.asice", hand.answer()), Offered("pasted", data=b"x")))

    assert "introuvable" in hand.warned[0]


def test_nothing_dropped_asks_nothing(hand: Hand) -> None:
    hand.drop("takeAnswer")

    assert hand.said == []


def test_a_key_that_cannot_be_read_is_said(hand: Hand) -> None:
    hand.counter.keys.fails = UnavailableError(Resource.KEYS, Cause.DAMAGED)
    hand.presenter.refresh()

    assert len(hand.warned) == 1


def test_a_bug_is_not_told_twice(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_asked: object) -> None:
        raise ValueError

    monkeypatch.setattr(hand.counter.keys, "take_enrolment", fail)
    hand.drop("takeAnswer", hand.answer())

    assert hand.warned == []


def test_own_groups_are_large_and_can_be_selected(hand: Hand) -> None:
    groups = hand.find("ownGroups", Fingerprint)

    assert len(plain(groups.text()).split()) == 4
    assert groups.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert groups.font().pixelSize() >= 24


def test_f6_and_led_to_fields(hand: Hand) -> None:
    hand.presenter.reveal(None, "passphrase")

    assert [one.objectName() for one in hand.screen.page.areas()] == ["takeAnswer"]
    assert hand.find("requestWritten", Notice).isVisible() is False


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_no_word_is_cut_in_any_language_or_window(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    with in_window(qapp, language, size):
        hand = Hand(tmp_path)
        hand.counter.desk.preferences.change(export_folder=str(tmp_path))
        qtbot.addWidget(hand.page)
        hand.open(size)
        assert (cut_words(hand.page), outside(hand.page)) == ([], [])
        hand.counter.keys.lists_ended = datetime(2026, 8, 3, 9, tzinfo=UTC)
        hand.presenter.refresh()
        settle()
        assert (cut_words(hand.page), outside(hand.page)) == ([], [])
        hand.counter.keys.state = EnrolmentState.REQUESTED
        hand.hand_in()
        hand.click("keyStep")
        hand.fill("sheet_passphrase", PASSPHRASE)
        hand.click("accept")
        assert (cut_words(hand.page), outside(hand.page)) == ([], [])
        hand.click("keyStep")
        assert (cut_words(hand.sheet()), outside(hand.sheet())) == ([], [])
        assert hand.page.size().toTuple() == size
        hand.click("reject")
        hand.page.close()


def test_lists_past_their_date_are_told_beside_the_key_until_lianes_sends_others(hand: Hand) -> None:
    def notice() -> Notice:
        return hand.find("keyDoubt", Notice)

    assert notice().isHidden()
    hand.counter.keys.lists_ended = datetime(2026, 8, 3, 9, tzinfo=UTC)
    hand.presenter.refresh()
    assert notice().isVisible()
    words = " ".join(one.text() for one in notice().findChildren(QLabel))
    assert "n'est plus à jour depuis le 03/08/2026" in plain(words)
    hand.counter.keys.lists_ended = None
    hand.presenter.refresh()
    assert notice().isHidden()


def test_rules_of_the_programme_go_to_their_own_page(hand: Hand) -> None:
    path = hand.folder / "règles.asice"
    path.write_text("rules")
    hand.counter.desk.keys.settings_files[path.name] = RefusedError([])
    hand.presenter.take_files((Offered(path.name, path),))

    assert hand.counter.compass.gone == [("settings", None, str(path))]
    assert hand.counter.bar.said == []


def test_a_colleague_s_dossier_goes_to_its_own_page(hand: Hand) -> None:
    path = hand.folder / "lianes-partage-1.asice"
    path.write_text("a share")

    hand.presenter.take_files((Offered(path.name, path),))

    assert hand.counter.compass.gone == [("sharing", None, str(path))]
    assert hand.said == hand.warned == []

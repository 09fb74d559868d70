"""A telephone that sends receipts, as the expenses page shows it: by hand, on lines of paper."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_mission, a_profile
from support.clipping import cut_words, outside
from support.page_desk import Bar, Jobs, PageDesk
from support.paper_lines import CABLE, HOUSE, PaperLines
from support.scanning import scanned
from support.screens import EACH_WINDOW, dressed, in_window, settle
from support.travels import a_photo, a_travel

from lianes_desktop.domain.problems import Problem, Refusal
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.telephone import Became, Ended, Landed
from lianes_desktop.ui.expenses.page import ExpensesPage
from lianes_desktop.ui.expenses.presenter import ExpensesPresenter
from lianes_desktop.ui.expenses.screen import expenses_screen
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel
from lianes_desktop.ui.kit.qr import QrCode

pytestmark = pytest.mark.usefixtures("theme")


class Hand:
    """The page of a mission, and what a person does to it."""

    def __init__(self, qtbot: QtBot, desk: PageDesk) -> None:
        self.qtbot, self.desk, self.bar = qtbot, desk, Bar()
        screen = expenses_screen(desk.behind_expenses, Jobs(), self.bar)
        assert isinstance(screen.page, ExpensesPage)
        assert isinstance(screen.presenter, ExpensesPresenter)
        self.page, self.presenter = screen.page, screen.presenter
        qtbot.addWidget(self.page)
        self.page.resize(1180, 860)
        self.page.show()
        self.page.activateWindow()
        desk.tell(self.presenter)
        self.presenter.open(DOSSIER)
        settle()

    @property
    def lines(self) -> PaperLines:
        return self.desk.telephones

    def seen(self, name: str) -> QWidget:
        named = [one for one in self.page.findChildren(QWidget, name) if one.isVisibleTo(self.page)]
        assert len(named) == 1, (name, named)
        return named[0]

    def sees(self, name: str) -> bool:
        return any(one.isVisibleTo(self.page) for one in self.page.findChildren(QWidget, name))

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.seen(name), Qt.MouseButton.LeftButton)
        settle()

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.page, key)
        settle()

    def start(self, opener: str = "open_telephone") -> None:
        self.click(opener)
        self.click("start_telephone")

    def second(self) -> None:
        """One second passes on the page's own clock."""
        self.page.beside.second_passed.emit()
        settle()

    def told(self) -> str:
        notice = self.seen("telephone_told")
        assert isinstance(notice, Notice)
        return f"{notice.title()} | {notice.sentence()}"

    def label(self, name: str) -> str:
        found = self.seen(name)
        assert isinstance(found, QLabel)
        return found.whole() if isinstance(found, ElidedLabel) else found.text()

    def networks(self) -> list[str]:
        box = self.seen("telephone_network")
        assert isinstance(box, Choice)
        return [box.itemText(at) for at in range(box.count())]

    def words(self) -> str:
        """Every word of the panel in sight."""
        panel = self.seen("telephone_panel")
        said = [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(self.page)]
        return " ".join(said + [one.text() for one in panel.findChildren(Chip) if one.isVisibleTo(self.page)])


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[Hand]:
    made = Hand(qtbot, a_travel().desk)
    yield made
    made.page.close()


@pytest.fixture
def nothing_yet(qtbot: QtBot) -> Iterator[Hand]:
    made = Hand(qtbot, PageDesk(a_profile(), a_mission()))
    yield made
    made.page.close()


def test_nobody_listens_before_it_is_asked(hand: Hand) -> None:
    hand.click("open_telephone")
    assert hand.lines.opened == []
    assert not hand.sees("telephone_code")
    assert "Jamais au Wi-Fi d'un hôtel" in hand.words().replace("’", "'")
    assert hand.networks() == ["Wi-Fi · 172.20.10.2 · partage de connexion", "Wi-Fi 2 · 192.168.1.7"]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "start_telephone"


def test_the_code_holds_the_address_of_the_network_chosen(hand: Hand) -> None:
    hand.click("open_telephone")
    box = hand.seen("telephone_network")
    box.setFocus()
    hand.press(Qt.Key.Key_Down)
    hand.click("start_telephone")
    assert hand.lines.line.address == "192.168.1.7"
    assert scanned(hand.page) == hand.lines.line.state().address
    assert hand.label("telephone_address") == hand.lines.line.state().address
    assert hand.label("telephone_left").replace("\u00a0", " ") == "Encore 10 min 00 s"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_camera_reads_the_code_in_both_themes(qtbot: QtBot, qapp: QApplication, theme: str, language: str) -> None:
    with dressed(qapp, theme=theme, language=language, low=True):
        hand = Hand(qtbot, a_travel().desk)
        hand.page.resize(1106, 696)
        hand.start()
        assert scanned(hand.page) == hand.lines.line.state().address
        hand.page.close()


def test_what_arrives_is_listed_with_what_became_of_it(hand: Hand) -> None:
    hand.start()
    line = hand.lines.line
    line.send(a_photo("ticket.jpg"))
    line.send(a_photo("ticket.jpg"))
    line.send(Offered("note.txt", data=b"not a picture"))
    full = UnavailableError(Resource.VAULT, Cause.DISK_FULL)
    kept = (*line.kept.landed, Landed("a.jpg", Became.FAILED, failure=full), Landed("b.jpg", Became.FAILED))
    line.kept = replace(line.kept, landed=kept, seconds_left=61)
    hand.second()
    said = hand.words()
    for word in (
        "ticket.jpg",
        "Bien reçu",
        "Déjà enregistré",
        "note.txt",
        "Pas enregistré",
        "Le disque est plein",
        "Pas gardé",
    ):
        assert word in said
    assert "Téléphone relié" in said
    assert hand.label("telephone_left").replace("\u00a0", " ") == "Encore 1 min 01 s"
    assert len(hand.desk.expenses.order(DOSSIER).keys) == 4


def test_the_first_receipts_may_come_from_a_telephone(nothing_yet: Hand) -> None:
    hand = nothing_yet
    hand.start("photograph_first")
    assert hand.sees("telephone_code")
    hand.lines.line.send(a_photo("ticket.jpg"))
    settle()
    assert hand.sees("telephone_code")
    assert len(hand.desk.expenses.order(DOSSIER).keys) == 1
    hand.click("close_telephone")
    assert hand.sees("expense_title")


def test_closing_with_nothing_yet_leads_back_to_the_first_receipt(nothing_yet: Hand) -> None:
    hand = nothing_yet
    hand.click("photograph_first")
    hand.press(Qt.Key.Key_Escape)
    assert hand.sees("first_receipt")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "choose_photos"


def test_what_listens_stays_in_sight_when_its_panel_is_put_away(hand: Hand) -> None:
    hand.start()
    hand.lines.line.send(a_photo("ticket.jpg"))
    hand.press(Qt.Key.Key_Escape)
    assert not hand.sees("telephone_panel")
    assert hand.lines.line.state().ended is None
    assert hand.label("telephone_line_words").startswith("1 reçu arrivé")
    hand.click("show_telephone")
    assert hand.sees("telephone_code")
    assert not hand.sees("telephone_line")
    hand.click("close_telephone")
    hand.click("stop_line")
    assert hand.lines.line.state().ended is Ended.STOPPED
    assert not hand.sees("telephone_line")


def test_choosing_an_expense_puts_the_panel_away_and_the_telephone_goes_on(hand: Hand) -> None:
    hand.start()
    hand.presenter.choose(hand.desk.expenses.lines(hand.desk.expenses.order(DOSSIER).keys)[1].expense.id)
    settle()
    assert hand.sees("expense_title")
    assert hand.sees("telephone_line")
    hand.click("open_rates")
    hand.click("show_telephone")
    assert hand.sees("telephone_code")
    hand.click("open_rates")
    assert not hand.sees("telephone_panel")
    hand.second()
    assert not hand.sees("telephone_panel")


def test_stopping_says_so_and_gives_the_keyboard_the_next_act(hand: Hand) -> None:
    hand.start()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "stop_telephone"
    hand.press(Qt.Key.Key_Space)
    assert hand.told().startswith("Réception arrêtée")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "start_telephone"
    hand.click("start_telephone")
    assert len(hand.lines.opened) == 2
    assert not hand.sees("telephone_told")


@pytest.mark.parametrize(
    ("ended", "said"),
    [(Ended.EXPIRED, "Les 10 minutes sont passées"), (Ended.ATTACKED, "Réception arrêtée par prudence")],
)
def test_a_line_that_ended_by_itself_says_why(hand: Hand, ended: Ended, said: str) -> None:
    hand.start()
    hand.lines.line.send(a_photo("ticket.jpg"))
    hand.lines.line.kept = replace(hand.lines.line.kept, ended=ended)
    hand.second()
    assert hand.told().replace("\u00a0", " ").startswith(said)
    assert "ticket.jpg" in hand.words()
    hand.click("close_telephone")
    hand.click("open_telephone")
    assert not hand.sees("telephone_told")
    assert "ticket.jpg" not in hand.words()


def test_without_a_private_network_the_hotspot_is_explained_until_one_comes(hand: Hand) -> None:
    hand.lines.networks = ()
    hand.click("open_telephone")
    assert "Aucun réseau de téléphone" in hand.told()
    assert "partage de connexion" in hand.told()
    start = hand.seen("start_telephone")
    assert isinstance(start, Button)
    assert not start.isEnabled()
    assert start.toolTip() == "Aucun réseau de téléphone"
    hand.presenter.telephone.start()
    assert hand.lines.opened == []
    hand.lines.networks = (CABLE,)
    hand.second()
    assert not hand.sees("telephone_told")
    assert hand.networks() == ["Ethernet · 10.3.0.9"]
    hand.click("start_telephone")
    assert hand.lines.line.address == CABLE.address


def test_a_network_that_went_is_not_listened_on(hand: Hand) -> None:
    hand.click("open_telephone")
    hand.lines.networks = (HOUSE,)
    hand.click("start_telephone")
    assert hand.lines.line.address == HOUSE.address


@pytest.mark.parametrize(("cause", "said"), [(Cause.DENIED, "pare-feu"), (Cause.GONE, "partage de connexion")])
def test_a_computer_that_cannot_listen_says_what_to_do_instead(hand: Hand, cause: Cause, said: str) -> None:
    hand.lines.fails = UnavailableError(Resource.NETWORK, cause)
    hand.start()
    assert hand.told().startswith("La réception n")
    assert said in hand.told()
    hand.lines.fails = None
    hand.click("start_telephone")
    assert hand.sees("telephone_code")


def test_leaving_the_page_or_the_dossier_stops_listening(hand: Hand) -> None:
    hand.start()
    hand.page.hide()
    assert hand.lines.line.state().ended is Ended.STOPPED
    assert hand.bar.said == [("Réception arrêtée", False)]
    hand.page.show()
    hand.page.hide()
    assert len(hand.bar.said) == 1
    hand.page.show()
    assert not hand.sees("telephone_panel")
    hand.start()
    hand.presenter.open(None)
    assert hand.lines.line.state().ended is Ended.STOPPED


def test_without_a_dossier_there_is_nothing_to_send_to(hand: Hand) -> None:
    hand.presenter.open(None)
    hand.presenter.open_telephone()
    assert not hand.sees("telephone_panel")


def test_a_refusal_is_said_in_the_language_in_force(hand: Hand) -> None:
    hand.start()
    empty = Landed("a.jpg", Became.REFUSED, refusal=Refusal("a.jpg", Problem.FILE_EMPTY))
    hand.lines.line.kept = replace(hand.lines.line.kept, landed=(empty,))
    catalogue.activate("en")
    hand.page.retranslate()
    hand.presenter.refresh()
    settle()
    assert "This file is empty" in hand.words()


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_every_word_has_room(qtbot: QtBot, qapp: QApplication, language: str, size: tuple[int, int]) -> None:
    with in_window(qapp, language, size):
        hand = Hand(qtbot, a_travel().desk)
        hand.page.resize(*size)
        hand.click("open_telephone")
        settle()
        assert cut_words(hand.page) == []
        assert outside(hand.page) == []
        hand.click("start_telephone")
        hand.lines.line.send(a_photo("ticket.jpg"))
        hand.lines.line.send(Offered("note.txt", data=b"not a picture"))
        hand.second()
        settle()
        assert cut_words(hand.page) == []
        assert outside(hand.page) == []
        hand.click("close_telephone")
        settle()
        assert cut_words(hand.page) == []
        assert outside(hand.page) == []
        hand.page.close()


def test_a_code_is_drawn_again_only_for_another_address(qtbot: QtBot) -> None:
    shown = QrCode(205)
    qtbot.addWidget(shown)
    shown.show_text("http://172.20.10.2:1/a")
    shown.show_text("http://172.20.10.2:1/a")
    assert shown.text() == "http://172.20.10.2:1/a"
    assert scanned(shown) == "http://172.20.10.2:1/a"
    shown.show_text("http://172.20.10.2:1/b")
    assert scanned(shown) == "http://172.20.10.2:1/b"

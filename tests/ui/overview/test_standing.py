"""Where the claim stands, in one line of the overview."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.clipping import cut_words, outside
from support.counter import FieldCounter
from support.fakes import PASSPHRASE, no_progress
from support.fingers import Fingers, opened, plain
from support.lianes_answers import a_question, an_answer, asked
from support.screens import EACH_WINDOW, PAGE_SIZES, in_window, settle

from lianes_desktop.domain.answers import AnswerKind
from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.services.accords import AccordService
from lianes_desktop.services.papers_kept import PaperKeeper
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel
from lianes_desktop.ui.overview.screen import overview_screen
from lianes_desktop.ui.replies.brief import brief

pytestmark = pytest.mark.usefixtures("theme")


class Hand(Fingers):
    """The overview of a mission ready to leave."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counter = FieldCounter(folder / "field")
        desk = self.counter.desk
        self.screen = overview_screen(
            desk.overview,
            desk.dossiers,
            AccordService(desk.records, PaperKeeper(desk.vault, desk.pictures)),
            desk.expenses.thumbnail,
            desk.rules,
            desk.clock,
            self.counter.jobs,
            self.counter.compass,
            self.counter.bar,
            lambda dossier: brief(desk.replies, dossier),
        )
        super().__init__(self.screen.page)

    def open(self, size: tuple[int, int] = PAGE_SIZES[0]) -> None:
        self.screen.presenter.open(self.counter.dossier)
        self.page.resize(*size)
        self.page.show()
        settle()

    def refresh(self) -> None:
        self.screen.presenter.refresh()
        settle()

    def send(self) -> SentBundle:
        return self.counter.hand_in.export(self.counter.dossier, PASSPHRASE, self.folder, no_progress)

    def ask(self, sent: SentBundle, number: int = 1) -> None:
        said = asked(a_question(), a_question(3))
        self.counter.desk.records.keep(None, an_answer(AnswerKind.QUESTIONS, said, sent=sent, sequence=number))

    def told(self) -> tuple[str, str]:
        state = self.find("claimStateChip", Chip).text()
        return plain(state), plain(self.find("claimStateWords", ElidedLabel).whole())


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(qtbot, Hand(tmp_path))


def test_nothing_is_told_before_anything_left(hand: Hand) -> None:
    assert not hand.sees("claimState")


def test_the_state_and_what_to_do_are_told_and_lead_to_the_claim(hand: Hand) -> None:
    sent = hand.send()
    hand.refresh()
    assert hand.told() == ("Exportée", "Remettez le fichier à Lianes. Elle répondra par un accusé de réception.")
    hand.ask(sent)
    hand.refresh()
    state, words = hand.told()
    assert state == "À corriger"
    assert words.startswith("Répondez à chaque question de Lianes")
    for question in (a_question(), a_question(3)):
        hand.counter.desk.replies.settle(hand.counter.dossier, question.id)
    hand.refresh()
    assert hand.told()[1].startswith("Tout est coché")
    hand.click("openClaim")

    assert hand.counter.compass.gone == [("claim", None, "")]


def test_what_did_not_arrive_comes_before_what_to_do(hand: Hand) -> None:
    hand.ask(hand.send(), 2)
    hand.refresh()

    assert hand.told()[1] == "La réponse n° 1 n'est pas arrivée : demandez-la à Lianes."


def test_the_line_goes_with_the_dossier_it_is_about(hand: Hand) -> None:
    hand.send()
    hand.refresh()
    other = hand.counter.desk.dossiers.create_mission("Autre").id
    hand.screen.presenter.open(other)
    settle()

    assert not hand.sees("claimState")


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_nothing_is_cut_or_outside(
    language: str, size: tuple[int, int], qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with in_window(qapp, language, size):
        hand = Hand(tmp_path)
        qtbot.addWidget(hand.page)
        hand.ask(hand.send())
        hand.open(size)

        assert cut_words(hand.page) == []
        assert outside(hand.page) == []
        hand.page.close()

"""Lianes' answers among the exchanges: dropped, taken in where they belong, listed, read again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from support.answer_box import MemoryAnswers
from support.clipping import cut_words, outside
from support.counter import FieldCounter
from support.fakes import PASSPHRASE, no_progress
from support.fingers import Fingers, opened, plain
from support.lianes_answers import a_decided, a_question, an_answer, asked, decided, paid
from support.screens import EACH_WINDOW, PAGE_SIZES, in_window, settle

from lianes_desktop.domain.answers import Answer, AnswerKind, Said
from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.ids import ExpenseId, new_id
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.ui.exchanges.answered import Answers
from lianes_desktop.ui.exchanges.presenter import ExchangesPresenter
from lianes_desktop.ui.exchanges.screen import exchanges_screen
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.pages_sheet import PagesSheet
from lianes_desktop.ui.replies.rows import AnswerRow

pytestmark = pytest.mark.usefixtures("theme")


class Hand(Fingers):
    """The page of exchanges of a mission whose first version left."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counter = FieldCounter(folder / "field")
        counter = self.counter
        files = counter.desk.answer_files
        assert isinstance(files, MemoryAnswers)
        self.files = files
        self.answers = Answers(counter.desk.replies, counter.papers, lambda _dossier: "Oujda 2026", counter.compass)
        self.screen = exchanges_screen(
            counter.hand_in, counter.enrolment, counter.arrivals, counter.desk.preferences, counter.jobs,
            counter.compass, counter.bar, self.answers,
        )  # fmt: skip
        assert isinstance(self.screen.presenter, ExchangesPresenter)
        self.presenter = self.screen.presenter
        super().__init__(self.screen.page)
        out = folder / "remis"
        out.mkdir()
        self.sent: SentBundle = counter.hand_in.export(counter.dossier, PASSPHRASE, out, no_progress)

    def open(self, size: tuple[int, int] = PAGE_SIZES[0]) -> None:
        self.presenter.open(self.counter.dossier)
        self.page.resize(*size)
        self.page.show()
        settle()

    def file(self, answer: Answer | RefusedError, name: str = "reponse.asice") -> Path:
        """A file that carries an answer, or that is refused."""
        self.files.contents[name] = answer
        path = self.folder / name
        path.write_text(name)
        return path

    def answer(self, kind: AnswerKind, said: Said | None = None, number: int = 1, previous: str = "") -> Answer:
        return replace(an_answer(kind, said, sent=self.sent, sequence=number), previous=previous)

    def arrive(self, *answers: Answer) -> None:
        self.counter.desk.records.keep(None, *answers)
        self.presenter.refresh()
        settle()

    def rows(self) -> list[AnswerRow]:
        return [one for one in self.page.findChildren(AnswerRow) if one.isVisible()]

    def press_in(self, row: AnswerRow, name: str) -> None:
        button = row.findChild(Button, name)
        assert isinstance(button, Button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()

    @property
    def said(self) -> list[str]:
        return [plain(text) for text, _undo in self.counter.bar.said]


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(qtbot, Hand(tmp_path))


def test_an_answer_let_go_is_shown_in_its_dossier(hand: Hand) -> None:
    answer = hand.answer(AnswerKind.QUESTIONS, asked(a_question(words="Et les suites ?")))
    hand.drop("takeAnswer", hand.file(answer))

    assert hand.said == ["Réponse de Lianes lue : Demande de corrections."]
    assert hand.counter.compass.opened == [hand.counter.dossier]
    assert hand.counter.compass.gone == [("claim", None, "questions")]
    (kept,) = hand.counter.desk.replies.answers(hand.counter.dossier)
    assert kept.id == answer.id


def test_an_answer_whose_signer_cannot_be_fully_checked_is_taken_in_and_said(hand: Hand) -> None:
    hand.files.ended = datetime(2026, 8, 3, 9, tzinfo=UTC)
    hand.drop("takeAnswer", hand.file(hand.answer(AnswerKind.RECEIPT)))

    assert hand.said == ["Réponse de Lianes lue : Accusé de réception."]
    (warned,) = hand.counter.bar.warned
    assert plain(warned).startswith("La liste des clés retirées par Lianes n'est plus à jour depuis le 03/08/2026")
    assert len(hand.counter.desk.replies.answers(hand.counter.dossier)) == 1


def test_an_answer_that_comes_again_changes_nothing(hand: Hand) -> None:
    path = hand.file(hand.answer(AnswerKind.RECEIPT))
    hand.drop("takeAnswer", path)
    hand.drop("takeAnswer", path)

    assert hand.said[-1] == "Cette réponse était déjà là : Accusé de réception."
    assert hand.counter.compass.gone[-1] == ("claim", None, "state")
    assert len(hand.counter.desk.replies.answers(hand.counter.dossier)) == 1


def test_an_answer_to_an_earlier_version_says_so(hand: Hand) -> None:
    hand.counter.hand_in.export(hand.counter.dossier, PASSPHRASE, hand.folder, no_progress)
    hand.drop("takeAnswer", hand.file(hand.answer(AnswerKind.RECEIPT)))

    assert hand.said == [
        "Réponse de Lianes lue : Accusé de réception, sur la version 1. Une version plus récente est partie depuis."
    ]


def test_a_first_answer_is_believed_once_its_groups_were_heard(hand: Hand) -> None:
    answer = hand.answer(AnswerKind.RECEIPT)
    refused = RefusedError([Refusal("root", Problem.ROOT_UNCONFIRMED, {"groups": "ABCD EFGH"})])
    path = hand.file(refused)
    hand.drop("takeAnswer", path)
    hand.files.contents[path.name] = answer
    hand.click("accept")

    assert hand.files.heard[:2] == ["", "ABCD EFGH"]
    assert hand.said == ["Réponse de Lianes lue : Accusé de réception."]


def test_an_answer_to_nothing_is_refused_in_words(hand: Hand) -> None:
    stranger = replace(an_answer(AnswerKind.RECEIPT), dossier=hand.counter.dossier)
    hand.drop("takeAnswer", hand.file(stranger))

    assert "partie d'un autre ordinateur" in plain(hand.counter.bar.warned[0])
    assert hand.counter.compass.gone == []


def test_answers_are_listed_with_their_number_and_day_the_latest_first(hand: Hand) -> None:
    assert not hand.sees("answersTitle")
    one = a_decided(ExpenseId(new_id()), 1, 10_000, 10_000)
    hand.arrive(
        hand.answer(AnswerKind.RECEIPT),
        hand.answer(AnswerKind.DECISION, decided(one), 2),
        hand.answer(AnswerKind.PAYMENT, paid(7000), 3),
    )

    assert [plain(row.accessibleName()) for row in hand.rows()] == [
        "Avis de paiement, réponse n° 3 · version 1 · 26 octobre à 09:30 · Amina Saïdi, 70,00 €",
        "Décision, réponse n° 2 · version 1 · 26 octobre à 09:30 · Amina Saïdi, 70,00 €",
        "Accusé de réception, réponse n° 1 · version 1 · 26 octobre à 09:30 · Amina Saïdi",
    ]


def test_the_answer_in_force_is_opened_where_it_is_answered(hand: Hand) -> None:
    hand.arrive(hand.answer(AnswerKind.RECEIPT), hand.answer(AnswerKind.QUESTIONS, asked(a_question()), 2))
    hand.press_in(hand.rows()[0], "openAnswer")

    assert hand.counter.compass.gone == [("claim", None, "questions")]
    assert hand.sheets() == 0


def test_an_answer_whose_place_was_taken_is_read_as_a_paper(hand: Hand) -> None:
    hand.arrive(hand.answer(AnswerKind.RECEIPT), hand.answer(AnswerKind.QUESTIONS, asked(a_question()), 2))
    hand.press_in(hand.rows()[1], "openAnswer")

    assert hand.counter.compass.gone == []
    hand.find("pagesSheet", PagesSheet).reject()


def test_an_answer_is_saved_as_a_paper(hand: Hand, tmp_path: Path) -> None:
    hand.arrive(hand.answer(AnswerKind.RECEIPT))
    hand.press_in(hand.rows()[0], "saveAnswer")
    hand.browse(tmp_path / "accuse.pdf")

    assert (tmp_path / "accuse.pdf").read_bytes().startswith(b"%PDF")


def test_what_is_gone_meanwhile_is_neither_opened_nor_saved(hand: Hand, tmp_path: Path) -> None:
    answer = hand.answer(AnswerKind.RECEIPT)
    hand.answers.open(answer.id, lambda _pdf: None)
    hand.answers.save((answer.id, str(tmp_path / "accuse.pdf")))

    assert not (tmp_path / "accuse.pdf").exists()
    assert hand.counter.compass.gone == []


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_nothing_is_cut_or_outside(
    language: str, size: tuple[int, int], qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with in_window(qapp, language, size):
        hand = Hand(tmp_path)
        qtbot.addWidget(hand.page)
        hand.open(size)
        hand.arrive(hand.answer(AnswerKind.RECEIPT), hand.answer(AnswerKind.PAYMENT, paid(), 2))

        assert cut_words(hand.page) == []
        assert outside(hand.page) == []
        assert isinstance(hand.find("answerRow", QWidget), AnswerRow)
        hand.page.close()

"""The office's page of answers issued, by hand: listed by dossier, narrowed, read, saved, followed to the money."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from support.clipping import cut_words, outside
from support.counter import OfficeCounter
from support.fakes import no_progress
from support.fingers import Fingers, opened, plain
from support.lianes_answers import BY, a_decided, a_question, an_answer, answering, asked, decided, paid
from support.screens import EACH_WINDOW, PAGE_SIZES, in_window, settle

from lianes_desktop.documents.decision import PdfAnswers
from lianes_desktop.domain.answers import Answer, AnswerKind, Said
from lianes_desktop.domain.ids import ExpenseId, SeriesId
from lianes_desktop.domain.payments import Payment, PaymentState
from lianes_desktop.services.answer_papers import AnswerPapers
from lianes_desktop.services.issued import IssuedAnswers
from lianes_desktop.ui.answers.page import AnswersPage
from lianes_desktop.ui.answers.presenter import AnswersPresenter
from lianes_desktop.ui.answers.screen import answers_screen
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.kit.pages_sheet import PagesSheet
from lianes_desktop.ui.replies.decision_table import DecisionTable
from lianes_desktop.ui.replies.papers import PaperDesk
from lianes_desktop.ui.replies.payment import PaymentCard

pytestmark = pytest.mark.usefixtures("theme")


class Hand(Fingers):
    """The page, over an office that took a claim in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counter = OfficeCounter(folder / "office")
        counter = self.counter
        self.received = counter.inbox.take_in(counter.bundle(), no_progress)
        papers = PaperDesk(AnswerPapers(PdfAnswers()), lambda: folder, counter.jobs, counter.bar)
        self.screen = answers_screen(
            IssuedAnswers(counter.desk.readings), papers, counter.desk.hand_in.preview_sheet, counter.jobs
        )
        assert isinstance(self.screen.page, AnswersPage)
        assert isinstance(self.screen.presenter, AnswersPresenter)
        self.presenter = self.screen.presenter
        super().__init__(self.screen.page)

    def open(self, size: tuple[int, int] = PAGE_SIZES[0]) -> None:
        self.presenter.open(None)
        self.page.resize(*size)
        self.page.show()
        settle()

    def answer(self, kind: AnswerKind, said: Said | None = None, number: int = 1) -> Answer:
        """An answer to the claim that was taken in."""
        made = answering(an_answer(kind, said, sequence=number), self.received)
        return replace(made, path=str(self.folder / f"reponse-{number}.asice"))

    def send(self, *answers: Answer) -> None:
        self.counter.desk.records.keep(None, *answers)
        self.presenter.refresh()
        settle()

    def whole_loop(self) -> Answer:
        """One answer of each kind; the decision."""
        lines = (
            a_decided(ExpenseId(UUID(int=1)), 1, 10_000, 10_000),
            a_decided(ExpenseId(UUID(int=2)), 2, 5_000, 0),
        )
        decision = self.answer(AnswerKind.DECISION, decided(*lines, words="Merci."), 4)
        self.send(
            self.answer(AnswerKind.RECEIPT),
            self.answer(AnswerKind.RECEIPT, Said(by=BY, under_review=True), 2),
            self.answer(AnswerKind.QUESTIONS, asked(a_question(2, field="amount"), a_question(words="Et après ?")), 3),
            decision,
            self.answer(AnswerKind.PAYMENT, paid(7_000), 5),
        )
        return decision

    def owe(self, decision: Answer, state: PaymentState, cents: int = 7_000, **more: object) -> None:
        number = len(self.counter.desk.readings.every(Payment)) + 1
        payment = Payment(
            UUID(int=number), decision.dossier, decision.id, None, "Ville de Lille", cents,
            "FR7630001007941234567890185", "", state, decision.made_at,
        )  # fmt: skip
        self.counter.desk.records.keep(None, replace(payment, **more))  # type: ignore[arg-type]  # its fields
        self.presenter.refresh()
        settle()

    def rows(self) -> list[str]:
        model = self.find("answerList", ListView).model()
        roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
        found = []
        for at in range(model.rowCount()):
            index = model.index(at, 0)
            found.append(plain(str(next(filter(None, (index.data(role) for role in roles))))))
        return found

    def narrow(self, kind: str) -> None:
        QTest.mouseClick(self.find(f"segment_{kind}", QAbstractButton), Qt.MouseButton.LeftButton)
        settle()

    def words(self) -> str:
        labels = self.find("answerSheet", QWidget).findChildren(QLabel)
        return plain(" | ".join(one.text() for one in labels if one.isVisible()))


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(qtbot, Hand(tmp_path))


def test_an_office_that_answered_nothing_yet_is_told_what_will_come(hand: Hand) -> None:
    assert not hand.sees("answerList")
    assert hand.screen.page.areas() == (hand.page,)
    hand.whole_loop()

    assert hand.screen.page.areas()[0] is hand.find("answerList", ListView)
    assert hand.sees("answerList")


def test_answers_are_listed_under_their_dossier_the_latest_first(hand: Hand) -> None:
    hand.whole_loop()
    hand.send(replace(an_answer(AnswerKind.RECEIPT, series=SeriesId(UUID(int=5))), kept_at=hand.received.received_at))
    rows = hand.rows()

    assert rows[0] in {"Oujda 2026 · Ville de Lille", "Dossier"}
    at = rows.index("Oujda 2026 · Ville de Lille")
    assert [row.split(",")[0] for row in rows[at + 1 : at + 6]] == [
        "Avis de paiement",
        "Décision",
        "Demande de corrections",
        "Avis d'instruction",
        "Accusé de réception",
    ]
    assert rows.count("Dossier") == 1, "a claim that is gone keeps its answers"


def test_one_kind_alone_is_listed(hand: Hand) -> None:
    hand.whole_loop()
    assert plain(hand.find("segment_receipt", QAbstractButton).text()) == "Accusés (2)"
    hand.narrow("decision")

    assert [row.split(",")[0] for row in hand.rows()][1:] == ["Décision"]
    assert hand.text("issuedTitle") == "Décision"
    hand.narrow("all")
    assert len(hand.rows()) == 6


def test_a_kind_of_which_none_was_sent_says_so(hand: Hand) -> None:
    hand.send(hand.answer(AnswerKind.RECEIPT))
    hand.narrow("payment")

    assert hand.rows() == []
    assert not hand.sees("answerSheet")
    assert any(plain(one.text()) == "Aucune réponse de cette sorte." for one in hand.page.findChildren(QLabel))


def test_the_list_is_walked_by_keyboard_and_enter_shows_the_pages(hand: Hand) -> None:
    hand.whole_loop()
    hand.find("answerList", QWidget).setFocus()
    hand.press("answerList", Qt.Key.Key_Down)
    assert hand.text("issuedTitle") == "Décision"
    table = hand.find("decisionTable", DecisionTable)
    assert "Reçu n° 2, Refusée, 50,00 €, 0,00 €" in plain(table.accessibleName())
    assert "version précédente" not in table.accessibleName()
    assert hand.text("figure") == "70,00 €"
    hand.press("answerList", Qt.Key.Key_Down)
    assert "Reçu n° 2 | Montant différent du justificatif : Le montant lu est différent." in hand.words()
    assert "Dossier | Et après ?" in hand.words()
    hand.press("answerList", Qt.Key.Key_Return)

    hand.find("pagesSheet", PagesSheet).reject()


def test_a_notice_of_payment_tells_what_the_bank_statement_says(hand: Hand) -> None:
    hand.whole_loop()
    cards = [one for one in hand.page.findChildren(PaymentCard) if one.isVisible()]

    assert len(cards) == 1
    assert "LIANES 2026 OUJDA 1" in plain(cards[0].accessibleName())


@pytest.mark.parametrize(
    ("state", "cents", "expected"),
    [
        (PaymentState.DUE, 7_000, "À payer : 70,00 €"),
        (PaymentState.ORDERED, 7_000, "Virement préparé : 70,00 €"),
        (PaymentState.DUE, -1_500, "À récupérer : 15,00 €"),
    ],
)
def test_a_decision_tells_how_its_payment_stands(hand: Hand, state: PaymentState, cents: int, expected: str) -> None:
    decision = hand.whole_loop()
    hand.owe(decision, state, cents)
    hand.narrow("decision")

    assert plain(hand.find("paymentStanding", Notice).title()) == expected
    assert expected.split(" :", maxsplit=1)[0] in hand.rows()[1]


def test_a_payment_made_tells_its_day_and_a_cancelled_one_nothing(hand: Hand) -> None:
    decision = hand.whole_loop()
    hand.owe(decision, PaymentState.CANCELLED)
    hand.narrow("decision")
    assert not hand.sees("paymentStanding")
    hand.owe(decision, PaymentState.PAID, executed_on=date(2026, 11, 3))

    assert plain(hand.find("paymentStanding", Notice).title()) == "Payé : 70,00 €, 3 novembre 2026"


def test_an_answer_is_saved_as_a_paper(hand: Hand, tmp_path: Path) -> None:
    hand.whole_loop()
    hand.click("savePaper")
    hand.browse(tmp_path / "avis.pdf")

    assert (tmp_path / "avis.pdf").read_bytes().startswith(b"%PDF")


def test_the_folder_of_the_signed_file_is_opened_while_it_is_there(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", seen.append)
    hand.whole_loop()
    assert not hand.find("openAnswerFolder", Button).isEnabled()
    (hand.folder / "reponse-4.asice").write_text("signed")
    hand.narrow("decision")
    hand.click("openAnswerFolder")

    assert seen == [QUrl.fromLocalFile(str(hand.folder))]


def test_an_answer_or_the_last_to_a_dossier_is_shown_when_asked_for(hand: Hand) -> None:
    decision = hand.whole_loop()
    hand.narrow("receipt")
    hand.presenter.reveal(decision.id, "")
    assert hand.text("issuedTitle") == "Décision"
    hand.presenter.reveal(decision.dossier, "")
    assert hand.text("issuedTitle") == "Avis de paiement"
    hand.presenter.reveal(UUID(int=99), "")
    hand.presenter.save("")

    assert hand.text("issuedTitle") == "Avis de paiement"


def test_nothing_is_looked_at_before_something_was_sent(hand: Hand) -> None:
    hand.presenter.look()
    hand.presenter.save(str(hand.folder / "rien.pdf"))

    assert not (hand.folder / "rien.pdf").exists()
    assert hand.sheets() == 0


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_nothing_is_cut_or_outside(
    language: str, size: tuple[int, int], qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with in_window(qapp, language, size):
        hand = Hand(tmp_path)
        qtbot.addWidget(hand.page)
        hand.open(size)
        decision = hand.whole_loop()
        hand.owe(decision, PaymentState.DUE)
        hand.presenter.reveal(decision.id, "")
        settle()

        assert cut_words(hand.page) == []
        assert outside(hand.page) == []
        hand.page.close()

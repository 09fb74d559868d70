"""Lianes' answers on the claim page, driven as a person does: read, corrected, ticked, sent again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from support.builders import euros
from support.clipping import cut_words, outside
from support.counter import FieldCounter
from support.desks import photo
from support.fakes import PASSPHRASE, no_progress
from support.fingers import Fingers, opened, plain
from support.lianes_answers import SERIES, a_decided, a_question, an_answer, asked, decided, paid
from support.screens import EACH_WINDOW, PAGE_SIZES, in_window, settle

from lianes_desktop.domain.answers import Answer, AnswerKind, Said
from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.dossiers import StatementLine
from lianes_desktop.domain.ids import SeriesId
from lianes_desktop.domain.line_digest import line_digests
from lianes_desktop.domain.reviewing import Question
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.ui.claim.page import ClaimPage
from lianes_desktop.ui.claim.recap import ShareBar
from lianes_desktop.ui.claim.screen import claim_screen
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.labels import ElidedLabel
from lianes_desktop.ui.kit.meter import Meter
from lianes_desktop.ui.kit.progress import Stepper
from lianes_desktop.ui.replies.changes import ChangeRow
from lianes_desktop.ui.replies.decision_table import DecisionTable
from lianes_desktop.ui.replies.payment import PaymentCard
from lianes_desktop.ui.replies.questions import QuestionRow

pytestmark = pytest.mark.usefixtures("theme")


class Hand(Fingers):
    """The claim page of a mission with three lines, whose first version left."""

    def __init__(self, folder: Path, *, left: bool = True) -> None:
        self.counter = FieldCounter(folder / "field")
        counter, self.dossier = self.counter, self.counter.dossier
        for payee, kind, amount in (("Le Palmier", "REMI", "86.40"), ("Petit taxi", "TAXI", "12.00")):
            (taken,) = counter.desk.expenses.take(self.dossier, [photo(payee)], no_progress).added
            line = counter.desk.expenses.line(taken)
            assert line is not None
            given = replace(line.expense, amount=euros(amount), kind=kind, paid_on=date(2026, 10, 13), payee=payee)
            counter.desk.expenses.correct(given)
            counter.desk.expenses.accept(taken)
        self.out = folder / "remis"
        self.out.mkdir()
        counter.desk.preferences.change(export_folder=str(self.out))
        self.screen = claim_screen(
            counter.hand_in, counter.enrolment, counter.desk.profiles, counter.desk.preferences, counter.jobs,
            counter.compass, counter.bar, counter.drafts, counter.replies, counter.plugged_in,
        )  # fmt: skip
        assert isinstance(self.screen.page, ClaimPage)
        super().__init__(self.screen.page)
        presenter = self.screen.presenter

        def heard(topics: frozenset[object]) -> None:
            if presenter.topics & topics:
                presenter.refresh()

        counter.desk.changes.listen(heard)
        if left:
            self.sent = self.send()

    def open(self, size: tuple[int, int] = PAGE_SIZES[0]) -> None:
        self.screen.presenter.open(self.dossier)
        self.page.resize(*size)
        self.page.show()
        settle()

    def send(self) -> SentBundle:
        return self.counter.hand_in.export(self.dossier, PASSPHRASE, self.out, no_progress)

    def line(self, number: int) -> StatementLine:
        lines = self.counter.hand_in.review(self.dossier).statement.lines
        return next(one for one in lines if one.expense.number == number)

    def digest(self, number: int) -> str:
        review = self.counter.hand_in.review(self.dossier)
        return line_digests(review.dossier, review.statement)[self.line(number).expense.id]

    def arrive(self, kind: AnswerKind, said: Said | None = None, number: int = 1, **more: SeriesId) -> Answer:
        """Lianes' answer is there, as if its file had been taken in."""
        answer = an_answer(kind, said, sent=self.sent, sequence=number, **more)
        self.counter.desk.records.keep(None, answer)
        settle()
        return answer

    def ask(self, *more: Question) -> Answer:
        """Lianes asks about the second line, and about the report."""
        second = self.line(2).expense.id
        about = a_question(2, subject=second, field="amount", words="Le reçu indique 68,40 €.")
        return self.arrive(
            AnswerKind.QUESTIONS, asked(about, a_question(words="Et les suites ?", section="report"), *more)
        )

    def decide(self, number: int = 1) -> Answer:
        """The second line is reduced by 20 euros."""
        lines = []
        for at in (1, 2, 3):
            line = self.line(at)
            cents = line.assessment.eligible_cents
            kept = cents - 2000 if at == 2 else cents
            lines.append(a_decided(line.expense.id, at, cents, kept, self.digest(at)))
        return self.arrive(AnswerKind.DECISION, decided(*lines, words="Merci."), number)

    def correct(self, number: int, amount: str) -> None:
        expense = replace(self.line(number).expense, amount=euros(amount))
        self.counter.desk.expenses.correct(expense)
        settle()

    def questions(self) -> list[QuestionRow]:
        return [one for one in self.page.findChildren(QuestionRow) if one.isVisible()]

    def tick_question(self, at: int) -> None:
        tick = self.questions()[at].tick
        QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(11, 12))
        settle()

    def lead(self, at: int) -> None:
        QTest.mouseClick(self.questions()[at].lead, Qt.MouseButton.LeftButton)
        settle()

    def steps(self) -> str:
        return plain(self.find("claimSteps", Stepper).accessibleName())

    def to_do(self) -> str:
        return plain(self.find("claimToDo", ElidedLabel).whole())

    def find_share(self) -> ShareBar:
        return self.page.findChildren(ShareBar)[0]

    def sign(self) -> None:
        self.tick("certified")
        self.fill("passphrase", PASSPHRASE)
        self.click("signAndExport")

    def words(self, name: str) -> str:
        labels = self.find(name, QWidget).findChildren(QLabel)
        return plain(" | ".join(one.text() for one in labels if one.isVisible()))


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(qtbot, Hand(tmp_path))


@pytest.fixture
def newcomer(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(qtbot, Hand(tmp_path, left=False))


def test_before_anything_left_the_steps_are_those_of_signing(newcomer: Hand) -> None:
    assert not newcomer.sees("stateLine")
    newcomer.sign()

    assert newcomer.sees("stateLine")
    assert newcomer.steps().startswith("Brouillon : , Exportée : , Reçue : ")
    assert newcomer.to_do() == "À faire : Remettez le fichier à Lianes. Elle répondra par un accusé de réception."


def test_each_answer_moves_the_claim_along(hand: Hand) -> None:
    hand.arrive(AnswerKind.RECEIPT)
    assert "Reçue : 26/10/2026" in hand.steps()
    assert "À corriger" not in hand.steps()
    assert hand.find("leftNotice", Notice).title() == "Lianes a ce dossier"
    assert not hand.sees("copyToStick"), "nothing is to be handed over any more"

    hand.arrive(AnswerKind.RECEIPT, Said(under_review=True), 2)
    assert "En instruction : 26/10/2026" in hand.steps()
    hand.decide(3)
    assert "Décidée : 26/10/2026" in hand.steps()
    due = hand.counter.desk.replies.answers(hand.dossier)[-1].said.due_cents
    hand.arrive(AnswerKind.PAYMENT, paid(due), 4)

    assert "Payée : 26/10/2026" in hand.steps()
    assert hand.to_do().startswith("À faire : Vérifiez le virement")


def test_an_answer_that_did_not_arrive_is_told(hand: Hand) -> None:
    hand.arrive(AnswerKind.RECEIPT, number=3)

    told = plain(hand.find("missingAnswers", Notice).title())
    assert told == "Les réponses n° 1, 2 ne sont pas arrivées : demandez-les à Lianes."
    hand.arrive(AnswerKind.RECEIPT, number=1)
    told = plain(hand.find("missingAnswers", Notice).title())
    assert told == "La réponse n° 2 n'est pas arrivée : demandez-la à Lianes."
    hand.arrive(AnswerKind.RECEIPT, number=2)

    assert not hand.sees("missingAnswers")


def test_each_question_leads_to_its_record_and_field(hand: Hand) -> None:
    hand.ask()
    rows = hand.questions()

    assert [plain(row.lead.text()) for row in rows] == ["Corriger : Montant", "Ouvrir le compte rendu"]
    assert "Reçu n° 2, Le Palmier" in plain(rows[0].accessibleName())
    hand.lead(0)
    hand.lead(1)
    assert hand.counter.compass.gone == [
        ("expenses", hand.line(2).expense.id, "amount"),
        ("report", None, ""),
    ]


def test_the_next_version_leaves_only_once_every_question_is_ticked(hand: Hand) -> None:
    hand.ask()
    sign = hand.find("signAndExport", Button)

    assert plain(sign.text()) == "Envoyer la version 2"
    assert not sign.isEnabled()
    assert plain(sign.toolTip()) == "Encore 2 questions de Lianes à cocher"
    hand.tick_question(0)
    assert plain(sign.toolTip()) == "Encore 1 question de Lianes à cocher"
    assert hand.find("questionsLeft", Meter).text() == "1 question à cocher"
    hand.tick_question(1)
    assert plain(sign.toolTip()) == "Cochez d'abord la déclaration."
    assert hand.to_do() == "À faire : Tout est coché : signez la version suivante et remettez-la à Lianes."
    hand.sign()

    assert [one.sequence for one in hand.counter.hand_in.sent(hand.dossier)] == [2, 1]
    assert "Exportée" in hand.steps()
    assert not hand.questions()


def test_a_tick_by_keyboard_is_undone_and_the_focus_stays(hand: Hand) -> None:
    hand.ask()
    tick = hand.questions()[0].tick
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    settle()

    assert tick.isChecked()
    assert tick.hasFocus()
    hand.counter.desk.undo.undo()
    settle()
    assert not hand.questions()[0].tick.isChecked()
    hand.tick_question(0)
    hand.tick_question(0)
    assert not hand.counter.desk.replies.settled(hand.dossier)


def test_the_lines_that_left_are_opened_to_be_corrected(hand: Hand) -> None:
    hand.ask()
    assert plain(hand.find("questionsLock", Notice).title()).startswith("Les dépenses de la version 1 ne changent plus")
    hand.click("reopenForQuestions")

    assert not hand.sees("questionsLock")
    assert hand.counter.bar.said[-1][1], "it can be undone"
    hand.correct(2, "68.40")
    hand.counter.desk.undo.undo()
    hand.counter.desk.undo.undo()
    settle()
    assert hand.sees("questionsLock")


def test_what_the_next_version_changes_is_read_before_it_is_signed(hand: Hand) -> None:
    assert not hand.sees("changesCard")
    hand.ask()
    hand.click("reopenForQuestions")
    hand.correct(2, "68.40")
    hand.counter.desk.expenses.remove(hand.line(3).expense.id)
    hand.counter.desk.expenses.take(hand.dossier, [photo("car")], no_progress)
    settle()

    rows = [plain(one.accessibleName()) for one in hand.page.findChildren(ChangeRow) if one.isVisible()]
    assert rows == [
        "Reçu n° 2, Le Palmier : modifiée; Montant : 86,40 € → 68,40 €; Base éligible : 86,40 € → 68,40 €",
        "Reçu n° 3, Petit taxi : retirée, 12,00 €",
        "Reçu n° 4 : ajoutée, 0,00 €",
    ]
    assert hand.words("changesCard").startswith("Ce que change la version 2")


def test_a_decision_is_read_line_by_line_and_its_sum_stands_out(hand: Hand) -> None:
    answer = hand.decide()
    table = hand.find("decisionTable", DecisionTable)
    spoken = plain(table.accessibleName()).split("; ")

    assert spoken[1] == "Reçu n° 2, Le Palmier, Réduite, 86,40 €, 66,40 €, Boissons alcoolisées : Vin du dîner retiré."
    assert spoken[2] == "Reçu n° 3, Petit taxi, Acceptée, 12,00 €, 12,00 €"
    assert hand.text("decisionWords") == "Merci."
    assert plain(hand.find("decisionDetail", ElidedLabel).whole()).endswith("Amina Saïdi")
    figure = f"{answer.said.due_cents / 100:.2f} €".replace(".", ",")
    assert hand.text("figure") == figure
    assert not hand.find_share().isVisible(), "what was asked would contradict what is decided"
    assert not hand.sees("decisionEarlier")


def test_a_line_changed_since_its_decision_is_told(hand: Hand) -> None:
    hand.decide()
    asked_for = hand.text("figure")
    hand.counter.desk.expenses.reopen(hand.dossier)
    hand.correct(2, "68.40")
    spoken = plain(hand.find("decisionTable", DecisionTable).accessibleName()).split("; ")

    assert "Décision prise sur une version précédente de cette ligne" in spoken[1]
    assert "version précédente" not in spoken[0]
    assert hand.text("figure") != asked_for, "what is asked now stands there again"
    assert hand.find_share().isVisible()


def test_a_decision_of_an_earlier_version_says_so(hand: Hand) -> None:
    hand.decide()
    hand.counter.desk.expenses.reopen(hand.dossier)
    hand.correct(2, "68.40")
    hand.send()
    settle()

    told = plain(hand.find("decisionEarlier", Notice).title())
    assert told == "Cette décision porte sur la version 1. La version 2 attend encore sa réponse."


def test_a_decision_is_saved_as_a_paper(hand: Hand, tmp_path: Path) -> None:
    hand.decide()
    hand.click("saveDecision")
    hand.browse(tmp_path / "decision")

    assert (tmp_path / "decision.pdf").read_bytes().startswith(b"%PDF")
    assert "Document enregistré" in hand.counter.bar.said[-1][0]


def test_a_paper_that_cannot_be_written_is_said(hand: Hand, tmp_path: Path) -> None:
    hand.decide()
    hand.click("saveDecision")
    hand.browse(tmp_path / "nulle part" / "decision.pdf")

    assert hand.counter.bar.warned


def test_payments_are_told_the_latest_first_with_what_a_bank_statement_says(hand: Hand) -> None:
    hand.decide(1)
    hand.arrive(AnswerKind.PAYMENT, paid(), 2)
    hand.arrive(AnswerKind.PAYMENT, paid(-1500, corrects=UUID(int=0xBA)), 3)
    cards = [plain(one.accessibleName()) for one in hand.page.findChildren(PaymentCard) if one.isVisible()]

    assert cards[0].startswith("Paiement corrigé : à rendre à Lianes, Montant −15,00 €")
    assert cards[1].startswith(
        "Lianes a payé, Montant 523,06 €, Date du virement 3 novembre 2026, "
        "Référence sur le relevé LIANES 2026 OUJDA 1, Compte se termine par 0185"
    )


def test_an_answer_is_brought_into_view_when_asked_for(hand: Hand) -> None:
    hand.ask()
    for field in ("questions", "decision", "payment", "state"):
        hand.screen.presenter.reveal(None, field)
        settle()
    hand.screen.presenter.reveal(None, "passphrase")

    assert hand.find("passphrase", QWidget).hasFocus()


def test_a_tick_or_an_opening_that_fails_is_said(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    hand.ask()

    def fail(*_told: object, **_more: object) -> None:
        raise UnavailableError(Resource.STORE, Cause.DISK_FULL)

    monkeypatch.setattr(hand.counter.desk.replies, "settle", fail)
    monkeypatch.setattr(hand.counter.desk.expenses, "reopen", fail)
    hand.tick_question(0)
    hand.click("reopenForQuestions")

    assert len(hand.counter.bar.warned) == 2
    assert hand.counter.bar.said == []


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
@pytest.mark.parametrize("stage", ["questions", "decided"])
def test_nothing_is_cut_or_outside(
    stage: str, language: str, size: tuple[int, int], qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with in_window(qapp, language, size):
        hand = Hand(tmp_path)
        qtbot.addWidget(hand.page)
        if stage == "questions":
            hand.ask()
        else:
            hand.decide(2)
            hand.arrive(AnswerKind.PAYMENT, paid(), 3)
        hand.open(size)

        assert cut_words(hand.page) == []
        assert outside(hand.page) == []
        hand.page.close()


def test_every_button_of_the_questions_is_reached_by_tab(hand: Hand) -> None:
    hand.ask()
    reached: list[QWidget] = []
    widget: QWidget | None = hand.find("reopenForQuestions", QAbstractButton)
    for _step in range(60):
        widget = None if widget is None else widget.nextInFocusChain()
        if widget is not None and widget.objectName() in {"followQuestion", "questionDone"}:
            reached.append(widget)
    wanted: list[QWidget] = []
    for row in hand.questions():
        wanted += [row.lead, row.tick]

    assert reached[: len(wanted)] == wanted


def test_answers_of_another_series_are_answers_all_the_same(hand: Hand) -> None:
    hand.arrive(AnswerKind.RECEIPT, series=SERIES)
    hand.arrive(AnswerKind.RECEIPT, Said(under_review=True, rank=5), series=SeriesId(UUID(int=0x77)))

    assert "En instruction" in hand.steps()
    assert not hand.sees("missingAnswers")

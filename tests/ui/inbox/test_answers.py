"""Answers signed from the review: received, questions, decision."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from support.fakes import PASSPHRASE
from support.fingers import plain
from support.review_desk import ReviewHand
from support.screens import settle

from lianes_desktop.domain.answers import Answer, AnswerKind
from lianes_desktop.domain.reviewing import Verdict
from lianes_desktop.services.answering import AnsweringService
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.ui.kit.folder_line import FolderLine

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def at_desk(hand: ReviewHand, tmp_path: Path) -> ReviewHand:
    """A claim of one line, the focus in it; answers go to a folder chosen once."""
    hand.counter.desk.preferences.change(export_folder=str(tmp_path))
    hand.take(hand.counter.bundle())
    hand.at_lines()
    return hand


def answers(hand: ReviewHand) -> list[Answer]:
    return sorted(hand.counter.desk.readings.every(Answer), key=lambda one: one.said.rank)


def sign(hand: ReviewHand, button: str, words: str = "") -> None:
    """Fill in the sheet behind a button and sign."""
    hand.click(button)
    hand.find("answerWords", QWidget).setFocus()
    hand.keys(words)
    hand.fill("answerPassphrase", PASSPHRASE)
    hand.click("accept")


def test_a_claim_is_acknowledged(at_desk: ReviewHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    assert at_desk.state() == "Reçue"
    sign(at_desk, "acknowledge", "Bien")
    (answer,) = answers(at_desk)

    assert (answer.kind, answer.said.words) == (AnswerKind.RECEIPT, "Bien")
    assert at_desk.whole("answeredFile") == Path(answer.path).name
    assert str(tmp_path) in at_desk.whole("answeredFolder")
    assert Path(answer.path).exists()
    assert not at_desk.sees("answerPassphrase")
    at_desk.click("openAnswerFolder")
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]
    at_desk.click("sendAnswer")
    assert at_desk.sheets() == 0
    assert at_desk.counter.compass.gone == [("deliveries", answer.dossier, answer.path)]
    assert not at_desk.sees("acknowledge")


def test_the_authority_is_told_once_that_the_review_began(at_desk: ReviewHand) -> None:
    at_desk.keys("a")
    assert at_desk.state() == "En instruction"
    sign(at_desk, "acknowledge")
    assert at_desk.text("answeredFile")
    assert not at_desk.sees("acknowledge")
    at_desk.click("reject")

    (answer,) = answers(at_desk)
    assert (answer.kind, answer.said.under_review) == (AnswerKind.RECEIPT, True)
    assert at_desk.state() == "En instruction"


def test_a_claim_that_was_acknowledged_is_announced_once_somebody_looks_at_it(at_desk: ReviewHand) -> None:
    sign(at_desk, "acknowledge")
    at_desk.click("reject")
    assert not at_desk.sees("acknowledge")
    at_desk.at_lines()
    at_desk.keys("a")
    button = at_desk.find("acknowledge", QPushButton)
    assert plain(button.accessibleName() or button.text()) == "Annoncer l'instruction"
    at_desk.click("acknowledge")
    assert any("l'instruction a commencé" in plain(one.text()) for one in at_desk.sheet().findChildren(QLabel))
    at_desk.fill("answerPassphrase", PASSPHRASE)
    at_desk.click("accept")

    assert [one.said.under_review for one in answers(at_desk)] == [False, True]
    assert at_desk.state() == "En instruction"


def test_a_decision_is_signed_once_every_line_is_decided(at_desk: ReviewHand) -> None:
    assert not at_desk.find("signDecision", QPushButton).isEnabled()
    assert plain(at_desk.find("signDecision", QPushButton).toolTip()) == "1 ligne à voir"
    at_desk.keys("a")
    assert at_desk.whole("whatNext") == "Tout est vu : signez la décision."
    sign(at_desk, "signDecision")
    (answer,) = answers(at_desk)

    assert (answer.kind, answer.said.due_cents) == (AnswerKind.DECISION, 33999)
    at_desk.click("reject")
    assert at_desk.state() == "Décidée"
    assert at_desk.groups() == ["Terminés"]
    assert at_desk.bundles()[0].chip == "Décidée"
    at_desk.at_lines()
    at_desk.keys("x")
    assert at_desk.desk().lines[0].verdict is not None
    assert at_desk.focused() == "claimLines"  # nothing is decided any more
    assert not at_desk.find("segment_refuse", QWidget).isEnabled()
    assert not at_desk.find("signDecision", QPushButton).isEnabled()


def test_questions_are_sent_and_the_claim_waits_for_its_answer(at_desk: ReviewHand) -> None:
    at_desk.keys("h")
    at_desk.key(Qt.Key.Key_Return)
    assert plain(at_desk.find("signDecision", QPushButton).toolTip()) == "1 ligne en attente"
    assert at_desk.whole("whatNext") == "Demandez des corrections, ou décidez des lignes en attente."
    sign(at_desk, "askCorrections")
    (answer,) = answers(at_desk)

    assert answer.kind is AnswerKind.QUESTIONS
    assert [one.number for one in answer.said.questions] == [1]
    at_desk.click("reject")
    assert at_desk.state() == "À corriger"
    assert at_desk.groups() == ["En attente de réponse"]
    assert at_desk.whole("whatNext").startswith("Les questions sont parties")


def test_a_second_look_is_asked_for_before_the_decision(hand: ReviewHand) -> None:
    hand.take_several()
    hand.at_lines()
    hand.click("acceptRest")
    hand.click("accept")

    assert plain(hand.find("signDecision", QPushButton).toolTip()) == "1 ligne attend un second regard"
    assert hand.whole("whatNext") == "1 ligne attend un second regard"


def test_a_wrong_passphrase_is_said_in_the_sheet(at_desk: ReviewHand) -> None:
    at_desk.click("acknowledge")
    at_desk.click("accept")
    assert at_desk.message("answerPassphrase") == "À remplir."
    at_desk.fill("answerPassphrase", "autre chose")
    at_desk.click("accept")
    assert at_desk.message("answerPassphrase").startswith("Phrase de passe incorrecte")
    at_desk.fill("answerPassphrase", PASSPHRASE)
    at_desk.press("answerPassphrase", Qt.Key.Key_Return)

    assert len(answers(at_desk)) == 1
    QTest.keyClick(at_desk.sheet(), Qt.Key.Key_Return)
    assert len(answers(at_desk)) == 1


def test_what_has_no_field_is_said_below(at_desk: ReviewHand) -> None:
    at_desk.keys("a")
    at_desk.click("signDecision")
    at_desk.counter.desk.reviewing.judge(
        at_desk.bundles()[0].key,
        at_desk.desk().lines[0].line.expense.id,
        Verdict.HOLD,
        None,
        at_desk.find("reviewReason", QWidget)._values[0],  # type: ignore[attr-defined]  # any reason
        revision=at_desk.desk().lines[0].verdict.revision,  # type: ignore[union-attr]  # decided just now
    )
    at_desk.fill("answerPassphrase", PASSPHRASE)
    at_desk.click("accept")

    assert at_desk.text("answerMessage").startswith("Lignes en attente : 1.")
    assert answers(at_desk) == []


@pytest.mark.parametrize(
    ("error", "words"),
    [(UnavailableError(Resource.STORE, Cause.DISK_FULL), "Vos dossiers"), (CancelledError(), ""), (ValueError(), "")],
)
def test_an_answer_that_fails_gives_the_sheet_back(
    at_desk: ReviewHand, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    def fail(*_asked: object, **_named: object) -> None:
        raise error

    monkeypatch.setattr(AnsweringService, "acknowledge", fail)
    sign(at_desk, "acknowledge")

    assert at_desk.sees("answerMessage") is bool(words)
    if words:
        assert at_desk.text("answerMessage").startswith(words)
    assert at_desk.find("accept", QPushButton).isEnabled()


@pytest.mark.parametrize("last", ["", "gone"])
def test_the_documents_are_proposed_first(
    hand: ReviewHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    hand.counter.desk.preferences.change(export_folder=last and str(tmp_path / last))
    hand.take(hand.counter.bundle())
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    hand.click("acknowledge")

    line = hand.find("answerFolder", QWidget).parentWidget()
    assert isinstance(line, FolderLine)
    folder = Path(line.folder())
    assert folder.is_dir()


def test_nothing_can_be_pressed_while_it_is_signed(slow: ReviewHand, tmp_path: Path) -> None:
    slow.counter.desk.preferences.change(export_folder=str(tmp_path))
    slow.take(slow.counter.bundle())
    slow.counter.jobs.run_all()
    sign(slow, "acknowledge")
    assert slow.sees("answerBar")
    slow.press("answerSheet", Qt.Key.Key_Escape)
    slow.click("accept")
    assert slow.sheets() == 1
    slow.counter.jobs.run_all()
    settle()

    assert slow.sees("answeredNotice")
    assert len(answers(slow)) == 1


def test_the_folder_is_chosen_and_remembered(at_desk: ReviewHand, tmp_path: Path) -> None:
    other = tmp_path / "ailleurs"
    other.mkdir()
    at_desk.click("acknowledge")
    at_desk.click("answerFolder")
    at_desk.browse(other)
    at_desk.fill("answerPassphrase", PASSPHRASE)
    at_desk.click("accept")

    assert Path(answers(at_desk)[0].path).parent == other
    assert at_desk.counter.desk.preferences.current().export_folder == str(other)


def test_a_choice_that_cannot_be_remembered_is_said(at_desk: ReviewHand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_asked: object, **_named: object) -> None:
        raise UnavailableError(Resource.PREFERENCES, Cause.DISK_FULL)

    monkeypatch.setattr(PreferencesService, "change", fail)
    sign(at_desk, "acknowledge")

    assert len(at_desk.warned()) == 1
    assert at_desk.sees("answeredNotice")


def test_what_is_refused_on_a_line_is_settled_before_an_answer(at_desk: ReviewHand) -> None:
    at_desk.keys("x")
    at_desk.inbox.board.lines.panel.reason.show_value(None)
    at_desk.inbox.board.lines.panel.reason_chosen.emit(None)
    at_desk.click("acknowledge")

    assert at_desk.sheets() == 0
    assert at_desk.message("reviewReason").startswith("Choisissez un motif")


def test_an_answer_after_its_sheet_was_closed_says_nothing(at_desk: ReviewHand) -> None:
    at_desk.inbox.show_signing("x")
    at_desk.inbox.refuse_answer({"": "x"})

    assert at_desk.sheets() == 0

"""Lianes answers a claim by files: read, corrected and sent again at the authority's window, by hand."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from support.builders import euros
from support.fingers import plain
from support.hand import Hand
from support.journeys import PASSPHRASE, Field, closed, office, sign, spoken, started, taken_in, window_of

from lianes_desktop.app.window import Application
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.assets import resource
from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.participants import Mandate
from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.ui.kit.labels import ElidedLabel
from lianes_desktop.ui.kit.progress import Stepper
from lianes_desktop.ui.shell.window import Window

pytestmark = pytest.mark.slow


def first_version(field: Field) -> SentBundle:
    """One receipt of 30 euros by somebody sent with an order, signed and exported by hand."""
    hand, workspace = field.hand, field.workspace
    hand.paste_picture(resource("sample", "restaurant-dar-tazi.jpg"))
    hand.find("expense_form", QWidget)
    field.kept(1)
    field.read()
    (person,) = workspace.dossiers.participants(field.dossier)
    order = Mandate("OM-118", date(2025, 9, 22), "Le Maire")
    workspace.dossiers.correct_participant(replace(person, mandate=order))
    (line,) = field.lines()
    day = date(2025, 10, 8)
    workspace.expenses.correct(replace(line.expense, payee="Dar Tazi", paid_on=day, amount=euros("30"), kind="RESO"))
    workspace.expenses.accept(line.expense.id)
    return sign(hand, field.application, field.dossier)


def asked(desk: Workspace, manifest: str, folder: Path) -> tuple[Path, Path]:
    """The office acknowledges, then asks about the only line and about the report; the two files."""
    received = desk.answering.acknowledge(manifest, PASSPHRASE, folder)
    (line,) = desk.reviewing.desk(manifest).lines
    desk.reviewing.judge(
        manifest, line.line.expense.id, Verdict.HOLD, reason=ReviewReason.AMOUNT_DIFFERS, words="28 € sur le reçu ?"
    )
    desk.reviewing.ask(manifest, "Qui a participé ?", "team")
    questions = desk.answering.ask(manifest, "Presque complet.", PASSPHRASE, folder)
    return Path(received.path), Path(questions.path)


def office_asks(hand: Hand, app: QApplication, folder: Path, sent: SentBundle) -> tuple[Path, Path, str]:
    """A new office takes the claim in and answers twice; both files, and its groups as read over the phone."""
    there, window = office(hand, app, folder / "office")
    taken_in(hand, there, window, sent)
    desk = there.workspace
    assert desk is not None
    stick = folder / "stick"
    stick.mkdir()
    received, questions = asked(desk, sent.manifest_sha256, stick)
    root = " ".join(desk.register.root_fingerprint())
    closed(there, app)
    return received, questions, root


def opened_again(hand: Hand, app: QApplication, root: Path) -> tuple[Application, Window]:
    """The authority's window, unlocked."""
    application = started(app, root)
    hand.find("unlock", QWidget)
    hand.type_in("passphrase", PASSPHRASE)
    hand.click("open")
    return application, window_of(application, hand)


def steps(hand: Hand) -> str:
    return plain(hand.find("claimSteps", Stepper).accessibleName())


def told(hand: Hand, name: str) -> str:
    return plain(spoken(hand.find(name, QWidget)))


def correct_the_amount(hand: Hand) -> None:
    """Follow the first question to its field, and type what the receipt says."""
    hand.click("reopenForQuestions")
    hand.click_start("followQuestion")
    amount = hand.find("amount", QLineEdit)
    hand.wait(lambda: amount.window().focusWidget() is amount, "the very field asked about")
    hand.type_in("amount", "28")
    QTest.keyClick(amount, Qt.Key.Key_Tab)
    hand.click("nav_claim")
    hand.wait(lambda: hand.sees("changesCard") is not None, "what version 2 changes")


def test_questions_are_answered_one_by_one_and_version_two_leaves(qapp: QApplication, tmp_path: Path) -> None:
    field = Field(qapp, tmp_path / "field")
    hand = field.hand
    sent = first_version(field)
    closed(field.application, qapp)
    received, questions, root = office_asks(hand, qapp, tmp_path, sent)

    application, window = opened_again(hand, qapp, tmp_path / "field")
    # the later answer comes first, and Lianes is not known here yet
    hand.drop(window, questions)
    assert root.split()[0] in told(hand, "rootSheet")
    hand.click("accept")
    hand.find("questionsCard", QWidget)
    assert "À corriger : 2 questions" in steps(hand)
    assert "n° 1 n'est pas arrivée" in told(hand, "missingAnswers")
    hand.drop(window, received)
    hand.wait(lambda: hand.sees("missingAnswers") is None, "nothing missing any more")

    correct_the_amount(hand)
    assert "30,00 € → 28,00 €" in told(hand, "changesCard")
    for tick in hand.find("questionsCard", QWidget).findChildren(QWidget, "questionDone"):
        tick.setFocus()
        QTest.keyClick(tick, Qt.Key.Key_Space)
    hand.wait(lambda: "Tout est coché" in steps(hand), "all ticked")
    assert application.workspace is not None
    hand_in = application.workspace.hand_in
    hand.click_start("certified")
    hand.type_in("passphrase", PASSPHRASE)
    hand.click("signAndExport")
    hand.wait(lambda: len(hand_in.sent(field.dossier)) == 2, "version 2", 60)

    assert hand_in.sent(field.dossier)[0].sequence == 2
    hand.wait(lambda: "Exportée" in steps(hand), "exported")
    hand.click("nav_exchanges")
    listed = [plain(one.accessibleName()) for one in window.findChildren(QWidget, "answerRow") if one.isVisible()]
    assert [one.split(",")[0] for one in listed] == ["Demande de corrections", "Accusé de réception"]
    hand.click("nav_overview")
    assert plain(hand.find("claimStateWords", ElidedLabel).whole()).startswith("Remettez le fichier")
    closed(application, qapp)

"""A claim and its answers between two windows: asked, corrected, decided, paid, and the same words on both sides."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from support.two_windows import Screen, Town, two_windows

from lianes_desktop.domain.answers import Answer, AnswerKind
from lianes_desktop.domain.payments import Payment, PaymentState
from lianes_desktop.ui.kit.check import CheckLine

pytestmark = pytest.mark.slow


@pytest.fixture
def screen(qapp: QApplication, tmp_path: Path) -> Iterator[Screen]:
    made = two_windows(qapp, tmp_path)
    yield made
    made.close()


def stands(screen: Screen, state: str, *, town: str = "") -> None:
    """Both windows say where the claim stands, each wherever it says it; ``town`` when it does not know yet."""
    assert screen.town.state() == (town or state)
    assert screen.office.state() == state


def handed_over(town: Town, answer: Path) -> None:
    """An answer is let go over the authority's window, which shows what it says of the claim."""
    town.hand.drop(town.window, answer)
    town.hand.find("claimSteps", QWidget)


def judged(screen: Screen) -> None:
    """The first line is held, by mouse and keyboard, the two others accepted by keyboard."""
    office = screen.office
    office.choose_line("Dar Tazi")
    office.hold("Montant différent", "700 dirhams sur le reçu ?")
    stands(screen, "En instruction", town="Reçue")
    office.choose_line("ONFR")
    office.hand.press("A")
    office.hand.press("A")  # the next line came in hand by itself
    seen = [line.rsplit(", ", 2)[1:] for line in office.lines()]
    assert seen == [["En attente", "en attente"], ["Acceptée", "24,45 €"], ["1 500,00 €", "2e regard"]]


def corrected(town: Town) -> None:
    """The question leads to the very field; the next version leaves once every question is ticked."""
    hand = town.hand
    asked = town.said("questionsCard")
    assert "Montant différent du justificatif 700 dirhams sur le reçu ?" in asked
    assert "Qui a participé au repas ?" in asked
    hand.click("reopenForQuestions")
    town.follow_to("amount", "700")
    assert "792,00 MAD → 700,00 MAD" in town.said("changesCard")
    assert not hand.find("signAndExport", QPushButton).isEnabled()
    town.tick_all()
    hand.click_start("certified")
    assert hand.find("signAndExport", QPushButton).isEnabled()
    assert "Envoyer la version 2" in hand.find("signAndExport", QPushButton).text()
    hand.click_start("certified")


def second_version_reviewed(screen: Screen) -> None:
    """Only what changed is in sight, the rest is decided already; somebody else agrees with the largest line."""
    office = screen.office
    office.hand.wait(lambda: "avant : 73,06 €" in office.lines()[0], "version 2")
    (changed,) = office.lines()
    assert changed.endswith("64,58 €, À voir, à voir")
    stands(screen, "Reçue", town="Exportée")
    office.accept_rest()
    assert "attend un second regard" in office.said("reviewFoot")
    assert not office.hand.find("signDecision", QPushButton).isEnabled()
    office.hand.click_start("onlyChanged")
    assert not office.hand.find("onlyChanged", CheckLine).isChecked()
    office.choose_line("Royal Air")
    assert office.hand.sees("confirmVerdict") is None
    office.sits("Karim", "Alaoui")
    office.hand.click("confirmVerdict")
    stands(screen, "En instruction", town="Exportée")


def same_cents(screen: Screen) -> None:
    """What was claimed, decided and paid is one sum on both sides, once, and the office's trail is whole."""
    town, office = screen.town.workspace, screen.office.workspace
    sent = screen.town.last_sent()
    assert (sent.lines, sent.eligible_cents, sent.asked_cents) == (3, 158903, 72301)
    (mission,) = town.dossiers.all()
    theirs = {one.manifest_sha256: one for one in town.readings.held(Answer, mission.action.id)}
    ours = {one.manifest_sha256: one for one in office.readings.held(Answer, mission.action.id)}
    assert {key: one.said for key, one in theirs.items()} == {key: one.said for key, one in ours.items()}
    decisions = [one.said for one in ours.values() if one.kind is AnswerKind.DECISION]
    assert [(one.kept_cents, one.due_cents) for one in decisions] == [(158903, 72301)]
    told = [one.said.payment.cents for one in theirs.values() if one.said.payment is not None]
    paid = [(one.state, one.cents) for one in office.readings.held(Payment, mission.action.id)]
    assert (told, paid) == ([72301], [(PaymentState.PAID, 72301)])
    checked = office.chain.check()
    assert checked.whole
    assert checked.entries > len(ours)


def test_a_claim_goes_round_by_files_let_go_over_two_windows(screen: Screen) -> None:
    town, office = screen.town, screen.office
    claim = town.export(1)
    assert town.state() == "Exportée"

    office.hand.drop(office.window, claim)
    office.know()
    stands(screen, "Reçue", town="Exportée")
    town.hand.drop(town.window, office.answer("acknowledge"))
    assert office.workspace.register.root_fingerprint()[0] in town.said("rootSheet")
    town.hand.click("accept")
    town.hand.find("claimSteps", QWidget)
    stands(screen, "Reçue")

    judged(screen)
    handed_over(town, office.answer("acknowledge"))
    stands(screen, "En instruction")
    office.question("Qui a participé au repas ?")
    handed_over(town, office.answer("askCorrections", "Presque complet."))
    stands(screen, "À corriger")

    corrected(town)
    office.hand.drop(office.window, town.export(2))
    second_version_reviewed(screen)
    handed_over(town, office.answer("signDecision", "Merci."))
    stands(screen, "Décidée")
    decided = town.said("decisionCard")
    for words in ("Merci.", "Dar Tazi, Acceptée, 64,58 €", "ONFR, Acceptée, 24,45 €", "1 500,00 €"):
        assert words in decided
    assert "723,01 €" in town.said("figure")

    office.order()
    stands(screen, "Décidée")
    handed_over(town, office.notice())
    stands(screen, "Payée")
    assert "Montant 723,01 €" in town.said("paymentCard")
    assert "VIR-2025-7" in town.said("paymentCard")
    same_cents(screen)

"""A claim and its answers between two windows: asked, corrected, decided, paid, and the same words on both sides."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from support.by_webdav import Post, PostHand, breaking_post
from support.office_hand import Office
from support.town_hand import Town
from support.two_windows import Screen, two_windows

from lianes_desktop.domain.answers import Answer, AnswerKind
from lianes_desktop.domain.payments import Payment, PaymentState
from lianes_desktop.ui.kit.check import CheckLine

pytestmark = pytest.mark.slow

BREAKS = 3
"""More connections than this break while seven files are sent and fetched."""


@pytest.fixture
def screen(qapp: QApplication, tmp_path: Path) -> Iterator[Screen]:
    made = two_windows(qapp, tmp_path)
    yield made
    made.close()


def stands(screen: Screen, state: str, *, town: str = "") -> None:
    """Both windows say where the claim stands, each wherever it says it; ``town`` when it does not know yet."""
    assert screen.town.state() == (town or state)
    assert screen.office.state() == state


class ByHand:
    """Files are let go over the other's window."""

    then = "reject"

    def __init__(self, screen: Screen) -> None:
        self._town, self._office = screen.town, screen.office

    def claim(self, file: Path) -> None:
        """From the authority to the office."""
        self._office.hand.drop(self._office.window, file)

    def answer(self, file: Path, *, first: bool = False) -> None:
        """From the office to the authority, whose window shows what it says of the claim."""
        self._town.hand.drop(self._town.window, file)
        if first:
            compared(self._town, self._office)
        self._town.hand.find("claimSteps", QWidget)

    def notice(self, file: Path) -> None:
        """Likewise, of a payment."""
        self.answer(file)


class ByPost:
    """Files go through the box both have on a server, sent and fetched by pressing the pages' buttons."""

    then = "sendAnswer"

    def __init__(self, screen: Screen, post: Post) -> None:
        self._town, self._office = screen.town, screen.office
        self.here, self.there = PostHand(screen.town, post), PostHand(screen.office, post)
        self.here.set_up("nav_exchanges")
        self.there.set_up("nav_inbox")
        self.carried: list[Path] = []

    def claim(self, file: Path) -> None:
        """From the page of the claim, to the list of the office's."""
        self._town.hand.click("sendOtherwise")
        self._carry(file, self.here, self.there)
        self._office.hand.click("nav_inbox")
        self._office.hand.click("tab_inbox")
        self._office.choose_claim()

    def answer(self, file: Path, *, first: bool = False) -> None:
        """From the sheet where it was signed."""
        self._carry(file, self.there, self.here)
        if first:
            compared(self._town, self._office)
            self.here.settled()

    def notice(self, file: Path) -> None:
        """From the page of deliveries."""
        self.there.pick(file)
        self._carry(file, self.there, self.here)

    def _carry(self, file: Path, one: PostHand, other: PostHand) -> None:
        one.leave(file)
        other.fetch(file)
        other.fetch_again()
        self.carried.append(file)


Way = ByHand | ByPost


def compared(town: Town, office: Office) -> None:
    """The groups the authority is shown are those the office reads over the phone."""
    assert office.workspace.register.root_fingerprint()[0] in town.said("rootSheet")
    town.hand.click("accept")


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


def goes_round(screen: Screen, way: Way) -> None:
    """From the claim to the money, every state seen on both sides."""
    town, office = screen.town, screen.office
    claim = town.export(1)
    assert town.state() == "Exportée"
    town.hand.click("nav_claim")
    way.claim(claim)
    office.know()
    stands(screen, "Reçue", town="Exportée")
    way.answer(office.answer("acknowledge", then=way.then), first=True)
    stands(screen, "Reçue")

    judged(screen)
    way.answer(office.answer("acknowledge", then=way.then))
    stands(screen, "En instruction")
    office.question("Qui a participé au repas ?")
    way.answer(office.answer("askCorrections", "Presque complet.", then=way.then))
    stands(screen, "À corriger")

    corrected(town)
    way.claim(town.export(2))
    second_version_reviewed(screen)
    way.answer(office.answer("signDecision", "Merci.", then=way.then))
    stands(screen, "Décidée")
    decided = town.said("decisionCard")
    for words in ("Merci.", "Dar Tazi, Acceptée, 64,58 €", "ONFR, Acceptée, 24,45 €", "1 500,00 €"):
        assert words in decided
    assert "723,01 €" in town.said("figure")

    office.order()
    stands(screen, "Décidée")
    way.notice(office.notice())
    stands(screen, "Payée")
    for words in ("Montant 723,01 €", "VIR-2025-7"):
        assert words in town.said("paymentCard")
    same_cents(screen)


def test_a_claim_goes_round_by_files_let_go_over_two_windows(screen: Screen) -> None:
    goes_round(screen, ByHand(screen))


def test_a_claim_goes_round_over_a_server_whose_line_breaks_at_random(screen: Screen) -> None:
    with breaking_post(seed=6) as post:
        way = ByPost(screen, post)
        goes_round(screen, way)

        assert post.proxy.broken > BREAKS
        digests = [sha256(file.read_bytes()).hexdigest() for file in way.carried]
        assert post.stored() == dict.fromkeys(digests, 1)
        claims, answers = [digests[0], digests[4]], digests[1:4] + digests[5:]
        assert sorted(way.there.collected()) == sorted(claims)
        assert sorted(way.here.collected()) == sorted(answers)

"""A claim reviewed line by line, by keyboard and mouse, through the services."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QListView, QWidget
from support.fingers import plain
from support.pseudo import activate_pseudo
from support.review_desk import ReviewHand, choose, officer, verdicts
from support.screens import keeper, settle

from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.failures import Cause, RemovedError, Resource, UnavailableError
from lianes_desktop.services.likenesses import LikenessService
from lianes_desktop.services.reviewing import ReviewingService

pytestmark = pytest.mark.usefixtures("theme")

PAYEES = ["Hôtel", "Voyages du Beffroi", "Restaurant Dar Ziri", "Le Comptoir de l'Oriental", "Snack Al Wahda"]


# ---- keys


def test_j_and_k_and_the_arrows_move_along_the_lines(at_desk: ReviewHand) -> None:
    assert [one.payee for one in at_desk.lines()] == PAYEES
    assert at_desk.in_hand() == "Hôtel"
    at_desk.keys("jj")
    assert at_desk.in_hand() == "Restaurant Dar Ziri"
    at_desk.key(Qt.Key.Key_Down)
    assert at_desk.in_hand() == "Le Comptoir de l'Oriental"
    assert at_desk.text("receiptTitle") == "Pièce 4"
    at_desk.keys("kkkkkk")
    assert at_desk.in_hand() == "Hôtel"


def test_a_claim_is_reviewed_by_keyboard_alone(at_desk: ReviewHand) -> None:
    at_desk.keys("aa")
    assert at_desk.in_hand() == "Restaurant Dar Ziri"
    at_desk.keys("r")
    assert at_desk.focused() == "baseKept"
    at_desk.keys("35,70")
    at_desk.key(Qt.Key.Key_Return)
    assert at_desk.message("reviewReason").startswith("Choisissez un motif")
    assert at_desk.focused() == "reviewReason"
    assert at_desk.in_hand() == "Restaurant Dar Ziri"
    choose(at_desk, "Boissons alcoolisées")
    at_desk.key(Qt.Key.Key_Return)
    assert (at_desk.in_hand(), at_desk.focused()) == ("Le Comptoir de l'Oriental", "claimLines")
    at_desk.keys("x")
    assert at_desk.focused() == "reviewReason"
    choose(at_desk, "Convives inconnus")
    at_desk.find("reviewWords", QLineEdit).setFocus()
    at_desk.keys("Qui")
    at_desk.key(Qt.Key.Key_Return)
    at_desk.keys("h")
    at_desk.key(Qt.Key.Key_Return)

    assert at_desk.kept() == ["747,23 €", "1 536,00 €", "35,70 €", "0,00 €", "en attente"]
    refused = at_desk.desk().lines[3].verdict
    assert refused is not None
    assert (refused.verdict, refused.reason, refused.words) == (Verdict.REFUSE, ReviewReason.GUEST_UNKNOWN, "Qui")
    held = at_desk.desk().lines[4].verdict
    assert held is not None
    assert held.reason is ReviewReason.OUTSIDE_DATES  # what the machine found is proposed
    assert at_desk.find("reviewProgress", QWidget).accessibleName() == "5 lignes vues sur 5"


def test_the_totals_follow_each_decision(at_desk: ReviewHand) -> None:
    before = at_desk.text("sumDue")
    at_desk.keys("jx")
    choose(at_desk, "Dépense personnelle")
    at_desk.key(Qt.Key.Key_Return)

    assert before == at_desk.text("sumAsked") == "1 092,43 €"
    assert at_desk.text("sumDue") == "393,55 €"
    assert at_desk.text("sumGap") == "−698,88 €"


def test_letters_typed_in_a_field_decide_nothing(at_desk: ReviewHand) -> None:
    at_desk.keys("a")
    at_desk.key(Qt.Key.Key_Up)
    at_desk.find("reviewWords", QLineEdit).setFocus()
    at_desk.keys("xrjkmh")

    assert at_desk.in_hand() == "Hôtel"
    assert at_desk.find("reviewWords", QLineEdit).text() == "xrjkmh"
    at_desk.key(Qt.Key.Key_Return)
    first = at_desk.desk().lines[0].verdict
    assert first is not None
    assert (first.verdict, first.words) == (Verdict.ACCEPT, "xrjkmh")


def test_letters_work_on_the_page_outside_fields(at_desk: ReviewHand) -> None:
    at_desk.find("acceptRest", QWidget).setFocus()
    at_desk.keys("a")
    assert at_desk.in_hand() == "Voyages du Beffroi"
    at_desk.key(Qt.Key.Key_Space)  # the button's own
    at_desk.click("reject")
    at_desk.inbox.board.setFocus()
    at_desk.press("deskBoard", Qt.Key.Key_Space)
    assert at_desk.sees("full_screen_receipt")
    at_desk.press("full_screen_receipt", Qt.Key.Key_Escape)
    at_desk.press("deskBoard", Qt.Key.Key_F9)

    assert verdicts(at_desk)[:2] == [Verdict.ACCEPT, None]


def test_letters_among_the_bundles_decide_nothing(at_desk: ReviewHand) -> None:
    at_desk.take(at_desk.counter.bundle(name="autre.asice"))
    newer, older = at_desk.bundles()
    at_desk.find("bundleList", QWidget).setFocus()
    at_desk.keys("axjb")
    model = at_desk.find("bundleList", QListView)
    assert plain(model.currentIndex().data()) == older.title
    at_desk.keys("kkj")

    assert all(line.verdict is None for line in at_desk.counter.desk.reviewing.desk(newer.key).lines)
    assert all(line.verdict is None for line in at_desk.counter.desk.reviewing.desk(older.key).lines)
    at_desk.key(Qt.Key.Key_Return)
    assert at_desk.focused() == "claimLines"


def test_enter_on_a_line_leads_to_its_decision(at_desk: ReviewHand) -> None:
    at_desk.key(Qt.Key.Key_Return)
    assert at_desk.focused() == "segment_accept"
    at_desk.key(Qt.Key.Key_Space)
    assert verdicts(at_desk)[0] is Verdict.ACCEPT
    assert at_desk.in_hand() == "Hôtel"  # chosen with the mouse or in the panel, one stays
    at_desk.key(Qt.Key.Key_Return)
    assert at_desk.in_hand() == "Voyages du Beffroi"
    at_desk.key(Qt.Key.Key_N)
    assert at_desk.in_hand() == "Voyages du Beffroi"


# ---- typed, refused, kept


def test_moving_on_keeps_what_is_typed(at_desk: ReviewHand) -> None:
    at_desk.keys("jjr")
    at_desk.keys("40")
    choose(at_desk, "Au-dessus du plafond")
    at_desk.at_lines()
    at_desk.key(Qt.Key.Key_Down)

    assert at_desk.kept()[2] == "40,00 €"
    assert at_desk.in_hand() == "Le Comptoir de l'Oriental"


@pytest.mark.parametrize(
    ("typed", "words"), [("", "À remplir"), ("douze", "nombre"), ("50", "Gardez moins"), ("47,97", "Gardez moins")]
)
def test_an_amount_that_cannot_be_is_said_beside_its_field_and_holds_the_person_there(
    at_desk: ReviewHand, typed: str, words: str
) -> None:
    at_desk.keys("jjr")
    at_desk.keys(typed)
    choose(at_desk, "Au-dessus du plafond")
    at_desk.at_lines()
    at_desk.key(Qt.Key.Key_Down)

    assert words in plain(at_desk.message("baseKept"))
    assert at_desk.focused() == "baseKept"
    assert at_desk.in_hand() == "Restaurant Dar Ziri"
    assert at_desk.find("claimLines", QListView).currentIndex().row() == 2
    assert verdicts(at_desk)[2] is None


def test_an_unfinished_decision_holds_the_person_in_the_claim(at_desk: ReviewHand) -> None:
    at_desk.take(at_desk.counter.bundle(name="autre.asice"))
    at_desk.find("bundleList", QWidget).setFocus()
    at_desk.press("bundleList", Qt.Key.Key_Down)
    at_desk.at_lines()
    at_desk.keys("r")
    at_desk.find("bundleList", QWidget).setFocus()
    at_desk.press("bundleList", Qt.Key.Key_Up)

    assert at_desk.find("bundleList", QListView).currentIndex().row() == 2
    assert plain(at_desk.message("baseKept")) == "À remplir."


def test_what_arrives_never_takes_an_unfinished_decision_away(at_desk: ReviewHand) -> None:
    at_desk.keys("r")
    at_desk.take(at_desk.counter.bundle(name="autre.asice"))
    altered = at_desk.counter.folder / "abîmé.asice"
    altered.write_text("altered")
    at_desk.take(altered)

    assert at_desk.in_hand() == "Hôtel"
    assert len(at_desk.lines()) == 5
    assert at_desk.said() == ["autre.asice : Signature vérifiée"]
    assert at_desk.warned()[0].startswith("abîmé.asice : Fichier modifié ou abîmé. ")


def test_what_is_typed_is_kept_when_one_leaves_the_page(at_desk: ReviewHand) -> None:
    at_desk.keys("x")
    choose(at_desk, "Dépense personnelle")
    at_desk.page.hide()

    assert verdicts(at_desk)[0] is Verdict.REFUSE


def test_a_decision_without_change_writes_nothing(at_desk: ReviewHand) -> None:
    at_desk.keys("a")
    at_desk.key(Qt.Key.Key_Up)
    revision = at_desk.desk().lines[0].verdict
    at_desk.keys("a")

    assert at_desk.desk().lines[0].verdict == revision


def test_another_reason_asks_for_words(at_desk: ReviewHand) -> None:
    at_desk.keys("x")
    choose(at_desk, "Autre motif")
    at_desk.key(Qt.Key.Key_Return)

    assert at_desk.message("reviewWords").startswith("Choisissez un motif")
    assert at_desk.focused() == "reviewWords"


def test_a_store_that_fails_is_said_and_what_is_typed_stays(
    at_desk: ReviewHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_asked: object, **_named: object) -> None:
        raise UnavailableError(Resource.STORE, Cause.DISK_FULL)

    at_desk.keys("jjr35,70")
    choose(at_desk, "Boissons alcoolisées")
    with monkeypatch.context() as broken:
        broken.setattr(ReviewingService, "judge", fail)
        at_desk.key(Qt.Key.Key_Return)
    assert len(at_desk.warned()) == 1
    assert at_desk.in_hand() == "Restaurant Dar Ziri"
    assert at_desk.find("baseKept", QLineEdit).text() == "35,70"
    at_desk.key(Qt.Key.Key_Return)

    assert at_desk.kept()[2] == "35,70 €"


@pytest.mark.parametrize("error", [UnavailableError(Resource.STORE, Cause.LOCKED), RemovedError("x")])
def test_a_claim_that_cannot_be_read_again_stays_as_it_was_shown(
    at_desk: ReviewHand, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_asked: object) -> None:
        raise error

    monkeypatch.setattr(ReviewingService, "desk", fail)
    at_desk.presenter.refresh()

    assert len(at_desk.warned()) == isinstance(error, UnavailableError)
    assert len(at_desk.lines()) == 5


def test_a_claim_that_cannot_be_opened_is_said(hand: ReviewHand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_asked: object) -> None:
        raise UnavailableError(Resource.STORE, Cause.LOCKED)

    monkeypatch.setattr(ReviewingService, "desk", fail)
    hand.take(hand.counter.bundle())
    hand.inbox.board.letter_typed.emit("A")
    hand.inbox.board.letter_typed.emit("J")
    hand.inbox.board.lines.panel.words_typed.emit("x")
    hand.inbox.board.header.rest_asked.emit()
    hand.inbox.board.rest_accepted.emit()
    hand.inbox.board.lines.panel.confirmed.emit()
    hand.inbox.board.dossier.ticked.emit(("bank", True))
    hand.inbox.board.dossier.asked.emit("x")
    hand.inbox.board.dossier.withdrawn.emit(officer().participant)
    hand.inbox.board.foot.answer_asked.emit("decision")

    assert hand.warned()
    assert hand.whole("claimTitle") == "Ce dossier ne s'ouvre pas"
    assert not hand.sees("claimLines")


def test_only_the_last_claim_chosen_is_opened(slow: ReviewHand) -> None:
    slow.take(slow.counter.bundle(name="un.asice"))
    slow.counter.jobs.run_all()
    slow.take(slow.counter.bundle(name="deux.asice"))
    slow.counter.jobs.held.pop(0).start()  # taken in, not read yet
    one, other = slow.bundles()
    slow.presenter.select(other.key)
    slow.presenter.select(one.key)
    slow.counter.jobs.run_all()

    assert slow.inbox.board._key == one.key


def test_a_decision_on_a_claim_whose_later_version_came_is_not_kept(
    at_desk: ReviewHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_asked: object, **_named: object) -> None:
        raise RemovedError("x")

    monkeypatch.setattr(ReviewingService, "judge", gone)
    at_desk.keys("a")

    assert at_desk.warned() == []
    assert verdicts(at_desk)[0] is None


def test_pictures_that_cannot_be_looked_at_are_said(hand: ReviewHand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_asked: object) -> None:
        raise UnavailableError(Resource.STORE, Cause.DISK_FULL)

    monkeypatch.setattr(LikenessService, "look", fail)
    hand.take(hand.counter.bundle())

    assert len(hand.warned()) == 1
    assert len(hand.lines()) == 1


def test_the_page_speaks_another_language_at_once(at_desk: ReviewHand) -> None:
    at_desk.keys("r")
    activate_pseudo(rtl=False)
    at_desk.inbox.retranslate()
    at_desk.presenter.refresh()
    box = at_desk.find("reviewReason", QComboBox)
    said = (box.itemText(0), at_desk.find("segment_reduce", QAbstractButton).text(), at_desk.state())
    catalogue.activate("fr")

    assert all("⟦" in one for one in said)
    assert at_desk.find("segment_reduce", QAbstractButton).isChecked()


def test_a_window_made_lower_keeps_the_decision(qapp: QApplication, at_desk: ReviewHand) -> None:
    at_desk.keys("r3")
    keeper(qapp).set_low(True)
    settle()
    words = at_desk.find("reviewWords", QLineEdit).placeholderText()
    keeper(qapp).set_low(False)
    settle()

    assert plain(words) == "Mot à la collectivité"
    assert at_desk.find("reviewWords", QLineEdit).placeholderText() == ""
    assert at_desk.find("segment_reduce", QAbstractButton).isChecked()
    assert at_desk.find("baseKept", QLineEdit).text() == "3"

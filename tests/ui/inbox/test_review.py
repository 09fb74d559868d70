"""A claim reviewed line by line, by keyboard and mouse, through the services."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QWidget
from support.builders import euros
from support.counter import FieldCounter
from support.fingers import plain
from support.review_desk import ReviewHand, add_line, expense_of, inès, several
from support.screens import settle


from lianes_desktop.domain.review_desk import Remarked, Suspicion
from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.services.failures import Cause, RemovedError, Resource, UnavailableError
from lianes_desktop.services.reviewing import ReviewingService
from lianes_desktop.ui.inbox.page import InboxPage
from lianes_desktop.ui.kit.check import CheckLine

pytestmark = pytest.mark.usefixtures("theme")

PAYEES = ["Hôtel", "Voyages du Beffroi", "Restaurant Dar Ziri", "Le Comptoir de l'Oriental", "Snack Al Wahda"]


@pytest.fixture
def at_desk(hand: ReviewHand) -> ReviewHand:
    """A claim of five lines, the focus in them."""
    hand.take_several()
    hand.at_lines()
    return hand


def verdicts(hand: ReviewHand) -> list[Verdict | None]:
    return [None if one.verdict is None else one.verdict.verdict for one in hand.desk().lines]


def choose(hand: ReviewHand, words: str) -> None:
    """Take a reason from the list, as with the arrows."""
    box = hand.find("reviewReason", QComboBox)
    at = next(at for at in range(box.count()) if plain(box.itemText(at)) == words)
    box.setFocus()
    hand.press("reviewReason", Qt.Key.Key_Home)
    for _step in range(at):
        hand.press("reviewReason", Qt.Key.Key_Down)


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


def test_a_store_that_fails_is_said_and_what_is_typed_stays(at_desk: ReviewHand, monkeypatch: pytest.MonkeyPatch) -> None:
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
    hand.inbox.board.dossier.withdrawn.emit(inès().participant)
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
    first, *_rest = slow.counter.jobs.held
    slow.counter.jobs.run_all()

    assert slow.inbox.board._key == one.key


# ---- undo


def test_a_decision_is_undone_and_done_again(at_desk: ReviewHand) -> None:
    at_desk.keys("a")
    at_desk.counter.desk.undo.undo()
    at_desk.presenter.refresh()
    assert at_desk.kept()[0] == "à voir"
    at_desk.counter.desk.undo.redo()
    at_desk.presenter.refresh()

    assert at_desk.kept()[0] == "747,23 €"


def test_an_undo_never_takes_away_what_is_being_typed(at_desk: ReviewHand) -> None:
    at_desk.keys("ajr3")
    at_desk.counter.desk.undo.undo()
    at_desk.presenter.refresh()

    assert at_desk.find("baseKept", QLineEdit).text() == "3"
    assert at_desk.kept()[0] == "à voir"


def test_the_rest_is_accepted_after_one_question_and_undone_at_once(at_desk: ReviewHand) -> None:
    at_desk.keys("x")
    choose(at_desk, "Dépense personnelle")
    at_desk.key(Qt.Key.Key_Return)
    at_desk.click("acceptRest")
    assert at_desk.sheets() == 1
    at_desk.click("reject")
    assert verdicts(at_desk).count(None) == 4
    at_desk.click("acceptRest")
    at_desk.click("accept")

    assert verdicts(at_desk) == [Verdict.REFUSE, *[Verdict.ACCEPT] * 4]
    assert at_desk.counter.bar.said[-1][1]
    assert at_desk.said() == ["4 lignes acceptées."]
    assert not at_desk.find("acceptRest", QWidget).isEnabled()
    at_desk.inbox.board.header.rest_asked.emit()
    assert at_desk.sheets() == 0
    at_desk.counter.desk.undo.undo()
    assert verdicts(at_desk).count(None) == 4


# ---- what the machine found


def test_what_the_machine_found_is_said_first_and_gone_through_with_a_key(at_desk: ReviewHand) -> None:
    assert at_desk.whole("watchWords").startswith("À regarder d'abord, 1 ligne : ")
    assert [bool(one.remark) for one in at_desk.lines()] == [False, False, False, False, True]
    at_desk.keys("m")
    assert at_desk.in_hand() == "Snack Al Wahda"
    at_desk.keys("kk")
    at_desk.click("nextRemarked")
    assert (at_desk.in_hand(), at_desk.focused()) == ("Snack Al Wahda", "claimLines")
    assert at_desk.lines()[4].facts[0].icon == "triangle-alert"


def test_a_claim_without_a_remark_has_no_strip(at_desk: ReviewHand, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = at_desk.desk()
    quiet = replace(desk, remarked=(), lines=tuple(replace(one, remarked=()) for one in desk.lines))
    monkeypatch.setattr(ReviewingService, "desk", lambda *_asked: quiet)
    at_desk.presenter.refresh()
    at_desk.keys("m")

    assert not at_desk.sees("watch")
    assert at_desk.in_hand() == "Hôtel"


def test_what_is_remarked_of_the_claim_alone_is_said(at_desk: ReviewHand, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = at_desk.desk()
    remarked = (Remarked(Suspicion.CONSENT), Remarked(Suspicion.SUMS_DIFFER, 12))
    quiet = replace(desk, remarked=remarked, lines=tuple(replace(one, remarked=()) for one in desk.lines))
    monkeypatch.setattr(ReviewingService, "desk", lambda *_asked: quiet)
    at_desk.presenter.refresh()

    assert at_desk.whole("watchWords") == "À regarder d'abord : Notre calcul donne un autre montant, écart : 0,12 €."
    at_desk.click("verdictDetails")
    assert "Sommes recalculées : elles diffèrent." in plain(at_desk.text("verdictDetailWords"))


def test_the_verification_unfolds(at_desk: ReviewHand) -> None:
    assert not at_desk.sees("verdictDetailWords")
    at_desk.click("verdictDetails")
    assert "Sommes recalculées : les mêmes." in plain(at_desk.text("verdictDetailWords"))
    at_desk.click("verdictDetails")
    assert not at_desk.sees("verdictDetailWords")


def test_a_receipt_that_stands_in_another_claim_is_said(hand: ReviewHand) -> None:
    hand.take(hand.counter.bundle(name="un.asice"))
    hand.take(hand.counter.bundle(name="deux.asice"))

    assert "1 ligne déjà demandée ailleurs." in hand.whole("verdictWords")
    assert hand.whole("watchWords").startswith("À regarder d'abord")


# ---- two people


def other_desk(hand: ReviewHand, given: str) -> None:
    """Somebody else sits at the office from now on."""
    hand.counter.desk.profiles.save(replace(inès(), given_name=given, family_name="Martin"))


def test_what_somebody_else_decided_meanwhile_is_told_beside_the_line(at_desk: ReviewHand) -> None:
    at_desk.keys("jjr40")
    choose(at_desk, "Au-dessus du plafond")
    with_listener = at_desk.presenter.topics
    at_desk.presenter.topics = frozenset()
    other_desk(at_desk, "Paul")
    at_desk.counter.desk.reviewing.judge(
        at_desk.bundles()[0].key, expense_of(at_desk, "Restaurant Dar Ziri"), Verdict.REFUSE, None, ReviewReason.PERSONAL
    )
    other_desk(at_desk, "Inès")
    at_desk.presenter.topics = with_listener
    at_desk.key(Qt.Key.Key_Return)

    assert at_desk.text("decisionTold").startswith("Paul Martin en a décidé entre-temps")
    assert at_desk.in_hand() == "Restaurant Dar Ziri"
    assert at_desk.kept()[2] == "0,00 €"
    assert at_desk.whole("decisionNote").startswith("Refusée par Paul Martin")
    at_desk.at_lines()
    at_desk.keys("kj")
    assert not at_desk.sees("decisionTold")


def test_what_is_typed_rests_on_what_was_seen_when_it_was_begun(at_desk: ReviewHand) -> None:
    at_desk.keys("jjr40")
    choose(at_desk, "Au-dessus du plafond")
    at_desk.counter.desk.reviewing.judge(
        at_desk.bundles()[0].key, expense_of(at_desk, "Restaurant Dar Ziri"), Verdict.ACCEPT
    )
    assert at_desk.find("baseKept", QLineEdit).text() == "40"  # read again, and still typed
    at_desk.key(Qt.Key.Key_Return)

    assert verdicts(at_desk)[2] is Verdict.ACCEPT
    assert at_desk.sees("decisionTold")


def test_a_large_line_waits_for_another_person(at_desk: ReviewHand) -> None:
    at_desk.keys("ja")
    at_desk.keys("k")
    assert [one.chip for one in at_desk.lines()] == ["", "2e regard", "", "", ""]
    assert not at_desk.sees("confirmVerdict")
    other_desk(at_desk, "Paul")
    at_desk.presenter.refresh()
    at_desk.click("confirmVerdict")

    agreed = at_desk.desk().lines[1].verdict
    assert agreed is not None
    assert agreed.seconded_by == "Paul Martin"
    assert at_desk.lines()[1].chip == ""
    assert not at_desk.sees("confirmVerdict")
    assert at_desk.whole("decisionNote").endswith("confirmé par Paul Martin")


# ---- the claim as a whole


def test_points_are_ticked_beside_the_lines(at_desk: ReviewHand) -> None:
    at_desk.click("showChecks")
    assert at_desk.sees("dossierCard")
    assert not at_desk.sees("receiptPhoto")
    at_desk.tick("point_bank")
    assert at_desk.find("point_bank", CheckLine).isChecked()
    assert [one.code for one in at_desk.desk().points if one.done] == ["bank"]
    at_desk.tick("point_bank")
    assert not any(one.done for one in at_desk.desk().points)
    at_desk.click("showChecks")
    assert at_desk.sees("receiptPhoto")


def test_a_tick_that_cannot_be_kept_is_taken_back(at_desk: ReviewHand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_asked: object, **_named: object) -> None:
        raise UnavailableError(Resource.STORE, Cause.DISK_FULL)

    monkeypatch.setattr(ReviewingService, "tick", fail)
    monkeypatch.setattr(ReviewingService, "ask", fail)
    at_desk.click("showChecks")
    at_desk.tick("point_bank")
    at_desk.click("addQuestion")

    assert not at_desk.find("point_bank", CheckLine).isChecked()
    assert len(at_desk.warned()) == 2


def test_questions_are_added_and_withdrawn(at_desk: ReviewHand) -> None:
    at_desk.click("showChecks")
    at_desk.click("addQuestion")
    assert at_desk.message("questionWords") == "À remplir."
    at_desk.find("questionWords", QWidget).setFocus()
    at_desk.keys("Qui paie le reste")
    at_desk.click("addQuestion")
    assert at_desk.text("question") == "Qui paie le reste"
    assert at_desk.sees("askCorrections")
    at_desk.click("withdrawQuestion")

    assert not at_desk.sees("question")
    assert not at_desk.sees("askCorrections")


def test_a_line_on_hold_is_a_question_that_deciding_takes_off(at_desk: ReviewHand) -> None:
    at_desk.keys("h")
    at_desk.key(Qt.Key.Key_Return)
    at_desk.click("showChecks")

    assert at_desk.text("question") == "Pièce 1 · À expliquer"
    assert not at_desk.sees("withdrawQuestion")
    assert at_desk.sees("askCorrections")


# ---- versions


def next_version(hand: ReviewHand, field_side: FieldCounter) -> None:
    """The authority corrects a line, takes one off, adds one, and sends again."""
    desk = field_side.desk
    desk.expenses.reopen(field_side.dossier)
    lines = {one.expense.payee: one.expense for one in desk.expenses.latest(field_side.dossier, 40)}
    desk.expenses.correct(replace(lines["Restaurant Dar Ziri"], amount=euros("40.00")))
    desk.expenses.accept(lines["Restaurant Dar Ziri"].id)
    desk.expenses.remove(lines["Snack Al Wahda"].id)
    add_line(field_side, "Petit taxi", "12.00", "TAXI", date(2026, 10, 13))
    hand.counter.desk.clock.instant += timedelta(hours=1)
    hand.take(hand.counter.carry(field_side, name="v2.asice"))


def test_a_new_version_shows_only_what_changed(hand: ReviewHand) -> None:
    field_side = hand.take_several()
    hand.at_lines()
    hand.keys("aaaaa")
    next_version(hand, field_side)

    assert [(one.payee, one.removed) for one in hand.lines()] == [
        ("Restaurant Dar Ziri", False), ("Petit taxi", False), ("Snack Al Wahda", True),
    ]  # fmt: skip
    assert plain(hand.lines()[0].detail) == "Modifiée, avant : 47,97 € · Repas du soir"
    assert hand.lines()[1].detail.startswith("Nouvelle")
    assert hand.whole("decisionNote") == "Avant le changement : Acceptée, 47,97 € retenus"
    assert "Montant, avant : 47,97 €" in [plain(one.words) for one in hand.lines()[0].facts]
    hand.tick("onlyChanged")
    assert [one.payee for one in hand.lines()][:2] == ["Hôtel", "Voyages du Beffroi"]
    assert hand.kept()[:2] == ["747,23 €", "1 536,00 €"]
    hand.tick("onlyChanged")
    hand.at_lines()
    hand.keys("aa")
    assert verdicts(hand)[2] is Verdict.ACCEPT


def test_the_version_before_is_read_and_no_longer_decided(hand: ReviewHand) -> None:
    field_side = hand.take_several()
    hand.at_lines()
    hand.keys("a")
    next_version(hand, field_side)
    assert hand.groups() == ["À instruire", "Terminés"]
    _newer, older = hand.bundles()
    assert older.chip == "Version remplacée"
    hand.find("bundleList", QWidget).setFocus()
    hand.press("bundleList", Qt.Key.Key_Down)
    hand.at_lines()
    hand.keys("jr")

    assert hand.whole("whatNext").startswith("Une version plus récente est arrivée")
    assert not hand.sees("acceptRest")
    assert not hand.find("signDecision", QWidget).isEnabled()
    assert hand.focused() == "claimLines"


def test_a_version_where_nothing_changed_says_so(hand: ReviewHand) -> None:
    field_side = hand.take_several()
    hand.at_lines()
    hand.keys("aaaaa")
    field_side.desk.expenses.reopen(field_side.dossier)
    hand.take(hand.counter.carry(field_side, name="v2.asice"))

    assert hand.text("noLines").startswith("Aucune ligne n'a changé")
    assert not hand.sees("decisionPanel")
    assert hand.find("reviewProgress", QWidget).accessibleName() == "5 lignes vues sur 5"
    hand.tick("onlyChanged")
    assert hand.in_hand() == "Hôtel"
    hand.tick("onlyChanged")


# ---- the list


def test_forty_claims_are_searched_by_words(hand: ReviewHand) -> None:
    assert not hand.sees("searchBundles")
    for at in range(9):
        hand.take(hand.counter.bundle(name=f"{at}.asice"))
    assert hand.sees("searchBundles")
    hand.fill("searchBundles", "lille signature")
    assert len(hand.bundles()) == 9
    hand.fill("searchBundles", "lille nador")
    assert hand.bundles() == []
    assert len(hand.lines()) == 1  # the claim in hand stays
    hand.fill("searchBundles", "")
    assert len(hand.bundles()) == 9


def test_the_age_of_a_claim_is_said(hand: ReviewHand) -> None:
    hand.take(hand.counter.bundle())
    clock, first = hand.counter.desk.clock, hand.counter.desk.clock.instant
    said = []
    for days in (0, 1, 3, 12):
        clock.instant = first + timedelta(days=days)
        hand.presenter.refresh()
        said.append((plain(hand.bundles()[0].when), hand.bundles()[0].late))

    assert [said[0], said[1], said[3]] == [("Aujourd'hui", False), ("Hier", False), ("12 jours", True)]
    assert not said[2][1]
    assert said[2][0] not in ("Aujourd'hui", "Hier")


# ---- narrow windows


def test_a_narrow_page_folds_the_list_behind_a_button(hand: ReviewHand, tmp_path: Path) -> None:
    hand.take_several()
    hand.take(hand.counter.bundle(name="autre.asice"))
    assert isinstance(hand.page, InboxPage)
    hand.page.resize(1020, 690)
    settle()
    assert not hand.sees("bundleList")
    assert hand.inbox.areas()[0].objectName() == "unfoldBundles"
    hand.click("unfoldBundles")
    assert hand.focused() == "bundleList"
    hand.press("bundleList", Qt.Key.Key_Down)
    assert hand.sees("bundleList")  # one walks with the arrows
    hand.press("bundleList", Qt.Key.Key_Return)
    assert not hand.sees("bundleList")
    assert len(hand.lines()) == 5
    for _again in range(2):
        hand.press("claimLines", Qt.Key.Key_F8)
    assert not hand.sees("bundleList")
    hand.press("claimLines", Qt.Key.Key_F8)
    hand.press("bundleList", Qt.Key.Key_Escape)
    assert not hand.sees("bundleList")
    hand.press("claimLines", Qt.Key.Key_F8)
    hand.page.resize(1180, 900)
    settle()
    assert hand.sees("bundleList")
    hand.press("claimLines", Qt.Key.Key_F8)
    assert hand.focused() == "bundleList"


def test_a_folded_list_stays_when_a_stranger_comes(hand: ReviewHand) -> None:
    hand.page.resize(1020, 690)
    settle()
    hand.take(hand.counter.bundle(known=False))

    assert hand.sees("unfoldBundles")
    assert hand.sees("confirmKey")


def test_several_lines_make_a_claim(tmp_path: Path) -> None:
    field_side = several(FieldCounter(tmp_path / "lille"))

    assert len(field_side.desk.expenses.latest(field_side.dossier, 40)) == 5

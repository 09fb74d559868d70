"""A claim taken back, accepted at once, looked at by two people, and as a whole."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from support.fingers import plain
from support.review_desk import ReviewHand, choose, expense_of, officer, verdicts

from lianes_desktop.domain.review_desk import Remarked, Suspicion
from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.reviewing import ReviewingService
from lianes_desktop.ui.kit.check import CheckLine

pytestmark = pytest.mark.usefixtures("theme")

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
    hand.counter.desk.profiles.save(replace(officer(), given_name=given, family_name="Martin"))


def test_what_somebody_else_decided_meanwhile_is_told_beside_the_line(at_desk: ReviewHand) -> None:
    at_desk.keys("jjr40")
    choose(at_desk, "Au-dessus du plafond")
    with_listener = at_desk.presenter.topics
    at_desk.presenter.topics = frozenset()
    other_desk(at_desk, "Paul")
    at_desk.counter.desk.reviewing.judge(
        at_desk.bundles()[0].key,
        expense_of(at_desk, "Restaurant Dar Ziri"),
        Verdict.REFUSE,
        None,
        ReviewReason.PERSONAL,
    )
    other_desk(at_desk, "Inès")
    at_desk.presenter.topics = with_listener
    at_desk.key(Qt.Key.Key_Return)

    assert at_desk.text("decisionTold").startswith("Paul Martin en a décidé entre-temps")
    assert at_desk.in_hand() == "Restaurant Dar Ziri"
    assert at_desk.kept()[2] == "0,00 €"
    assert at_desk.whole("decisionNote").startswith("Refusée · Paul Martin 14 oct.")
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


def test_whoever_sits_down_at_this_computer_may_confirm_at_once(at_desk: ReviewHand) -> None:
    at_desk.keys("ja")
    at_desk.keys("k")
    at_desk.counter.desk.profiles.save(replace(officer(), given_name="Karim", family_name="Alaoui"))
    at_desk.click("confirmVerdict")

    agreed = at_desk.desk().lines[1].verdict
    assert agreed is not None
    assert agreed.seconded_by == "Karim Alaoui"


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

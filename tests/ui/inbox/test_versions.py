"""Versions of a claim, the list of the inbox, and narrow windows."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from support.builders import euros
from support.clipping import cut_words, outside
from support.counter import FieldCounter
from support.fingers import plain
from support.review_desk import ReviewHand, add_line, officer, verdicts
from support.screens import EACH_WINDOW, in_window, settle

from lianes_desktop.domain.reviewing import Verdict
from lianes_desktop.ui.inbox.page import InboxPage

pytestmark = pytest.mark.usefixtures("theme")

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


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_no_word_of_a_new_version_is_cut(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    with in_window(qapp, language, size):
        hand = ReviewHand(tmp_path)
        qtbot.addWidget(hand.page)
        hand.open(size)
        field_side = hand.take_several()
        hand.at_lines()
        hand.keys("aaaaa")
        next_version(hand, field_side)

        assert (cut_words(hand.page), outside(hand.page)) == ([], [])
        assert hand.page.size().toTuple() == size
        assert hand.inbox.board.receipt.photo.height() >= 200  # whatever the facts below it


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


def test_a_narrow_page_folds_the_list_behind_a_button(hand: ReviewHand) -> None:
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
    hand.inbox.show_busy("Vérification")
    assert hand.find("unfoldBundles", QPushButton).text() == "Vérification"
    hand.inbox.show_busy("")
    assert hand.find("unfoldBundles", QPushButton).text() == "1 dossier à instruire"


def test_a_figure_leads_to_the_version_in_force(hand: ReviewHand) -> None:
    field_side = hand.take_several()
    next_version(hand, field_side)
    newer, older = hand.bundles()
    hand.presenter.select(older.key)
    hand.presenter.reveal(field_side.dossier, "")
    settle()

    assert hand.find("bundleList", QListView).currentIndex().data() == newer.title
    assert hand.whole("claimSubtitle").endswith("version 2")
    hand.presenter.reveal(officer().participant, "")
    assert hand.whole("claimSubtitle").endswith("version 2")

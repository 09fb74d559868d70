"""A person answers point by point, changes their mind, and is erased; then every file is searched for them."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QLineEdit, QWidget
from support.hand import Hand
from support.journeys import Field
from support.page_hand import LEFT
from support.raw_pages import holding

from lianes_desktop.domain.contacts import ConsentState, Contact, Purpose

pytestmark = pytest.mark.slow

NAMES = ("Zineb", "Oulad Haddou", "زينب", "أولاد حدو", "zineb@oujda.example", "661998877")


@pytest.fixture
def zineb(trip: Field) -> Contact:
    """Her card, typed in."""
    hand = trip.hand
    hand.click("nav_contacts")
    hand.click("addFirstContact")
    for name, text in (
        ("given_name", "Zineb"),
        ("family_name", "Oulad Haddou"),
        ("given_name_ar", "زينب"),
        ("family_name_ar", "أولاد حدو"),
        ("mobile", "06 61 99 88 77"),
        ("email", "zineb@oujda.example"),
        ("note", "Mme Oulad Haddou rappelle"),
    ):
        hand.type_in(f"contact_{name}", text)
    hand.click("editContact")
    return card_of(trip)


def card_of(trip: Field) -> Contact:
    (card,) = trip.workspace.contacts.all(trip.dossier)
    return card


def say(hand: Hand, answers: dict[Purpose, ConsentState]) -> None:
    """Answer each purpose in the sheet handed over."""
    hand.click("answerEach")
    sheet = hand.find("answersSheet", QDialog)
    for purpose, state in answers.items():
        row = sheet.findChild(QWidget, f"answer_{purpose}")
        assert row is not None
        button = row.findChild(QAbstractButton, f"segment_{state}")
        assert button is not None
        QTest.mouseClick(button, LEFT, pos=button.rect().center())
    hand.click("accept")
    hand.wait(lambda: hand.sees("answersSheet") is None, "the answers noted")


def erase(hand: Hand, typed: str) -> None:
    """Type a name in the question that is open, and confirm with Enter."""
    hand.find("eraseSheet", QDialog)
    hand.type_in("eraseName", typed)
    field = hand.find("eraseName", QLineEdit)
    field.setFocus()
    hand.press("Return")


def test_each_purpose_is_answered_and_a_change_of_mind_counts(trip: Field, zineb: Contact, tmp_path: Path) -> None:
    hand = trip.hand
    assert not zineb.may_leave
    hand.click("readNotice")
    hand.click("accept")
    hand.wait(lambda: card_of(trip).consent.informed_on, "the notice noted")
    say(hand, {Purpose.KEEP: ConsentState.GRANTED, Purpose.TRANSMIT: ConsentState.GRANTED})
    hand.wait(lambda: card_of(trip).may_leave, "an agreement")
    say(hand, {Purpose.TRANSMIT: ConsentState.REFUSED})
    hand.wait(lambda: not card_of(trip).may_leave, "a withdrawal")
    answers = card_of(trip).consent.answers
    assert [(one.purpose, one.state) for one in answers] == [
        (Purpose.KEEP, ConsentState.GRANTED),
        (Purpose.TRANSMIT, ConsentState.GRANTED),
        (Purpose.TRANSMIT, ConsentState.WITHDRAWN),
    ]
    hand.press("Ctrl+Z")
    hand.wait(lambda: card_of(trip).may_leave, "the withdrawal taken back")

    hand.click("openRights")
    hand.click_start("restrict_0")
    hand.wait(lambda: not card_of(trip).may_leave, "a card that is kept without being used")
    hand.click("exportPerson")
    dialog = hand.find("browse", QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "zineb.pdf"))
    dialog.done(QDialog.DialogCode.Accepted)
    hand.wait((tmp_path / "zineb.json").exists, "her data written")
    assert "Mme Oulad Haddou rappelle" in (tmp_path / "zineb.json").read_text()
    hand.click("correct_0")
    hand.find("contactCard", QWidget)


def test_an_erasure_leaves_no_trace_and_nothing_brings_her_back(trip: Field, zineb: Contact) -> None:
    hand, root = trip.hand, trip.workspace.folders.root
    key = trip.workspace.file.key
    hand.click("nav_expenses")
    trip.without_photo("Zineb Oulad Haddou", "07/10/2025", "108,36", "Repas")
    hand.click("accept_expense")
    trip.kept(1)
    (before,) = trip.lines()
    hand.press("Ctrl+Comma")
    hand.click("back_up")
    hand.wait(trip.workspace.backups.all, "a copy")
    assert {name for _file, name in holding(root, NAMES, key)} == set(NAMES)

    hand.click("openRights")
    hand.click("erasePerson")
    erase(hand, "Zineb")
    hand.wait(lambda: hand.sees("eraseSheet") is not None, "the question stays")
    assert trip.workspace.contacts.all(trip.dossier) == (zineb,)
    erase(hand, "zineb oulad haddou")
    hand.wait(lambda: not trip.workspace.contacts.all(trip.dossier), "nobody any more", 60)
    hand.wait(lambda: "sauvegarde réécrite" in trip.said("rightsDone"), "what became of the copies", 60)

    assert holding(root, NAMES, key) == ()
    (after,) = trip.lines()
    assert (after.assessment, after.expense.amount) == (before.assessment, before.expense.amount)
    hand.press("Ctrl+Z")
    assert holding(root, NAMES, key) == ()

    hand.press("Ctrl+Comma")
    hand.click("restore_0")
    hand.click("accept")
    hand.wait(lambda: len(trip.workspace.backups.all()) > 1, "the copy restored", 60)
    trip.kept(1)
    assert trip.workspace.contacts.all(trip.dossier) == ()
    assert holding(root, NAMES, key) == ()

"""Two cards of one person made one, and a business card photographed, in the real window, by mouse and keyboard."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget
from support.cards import photograph
from support.fingers import plain
from support.hand import Hand
from support.journeys import Field

from lianes_desktop.domain.contacts import ConsentState, Contact
from lianes_desktop.ui.kit.labels import ElidedLabel

pytestmark = pytest.mark.slow

CARD = (
    ("Commune d'Oujda", 44), ("Nadia EL AMRANI", 64), ("Cheffe du service Énergie", 38),
    ("Tél. 05 36 00 00 17 · GSM 06 61 00 00 42", 38), ("n.elamrani@commune-oujda.ma", 38),
)  # fmt: skip
IN_ARABIC = (("جماعة وجدة", 50), ("نادية العمراني", 64))
_READING = 90.0


def people(trip: Field) -> tuple[Contact, ...]:
    return trip.workspace.contacts.all(trip.dossier)


def a_contact(hand: Hand, **fields: str) -> None:
    """A contact typed by hand."""
    hand.click("addFirstContact" if hand.sees("addFirstContact") is not None else "addContact")
    for name, text in fields.items():
        hand.type_in(f"contact_{name}", text)
    hand.press("Escape")


def test_two_cards_of_one_person_are_found_made_one_and_undone(trip: Field) -> None:
    hand = trip.hand
    hand.click("nav_contacts")
    a_contact(hand, given_name="Nadia", family_name="El Amrani", function="Cheffe", phone="05 36 00 00 17")
    a_contact(
        hand, given_name_ar="نادية", family_name_ar="العمراني", mobile="+212 6 61 00 00 42", phone="0536000018",
        function="Cheffe du service Énergie",
    )  # fmt: skip
    assert "Peut-être la même personne : Nadia El Amrani (même nom)" in plain(
        hand.find("alikeWords", ElidedLabel).whole()
    )

    hand.click("compareContacts")
    assert hand.sees("pick_function_theirs") is not None
    hand.click("mergeContacts")
    hand.wait(lambda: len(people(trip)) == 1, "one card")

    (one,) = people(trip)
    assert (one.name, one.name_ar, one.mobile) == ("Nadia El Amrani", "نادية العمراني", "+212661000042")
    assert "0017" in one.phone + one.note
    assert "0018" in one.phone + one.note
    hand.press("Ctrl+Z")
    hand.wait(lambda: len(people(trip)) == 2, "both cards again")

    hand.click("compareContacts")
    hand.click("twoPeople")
    assert hand.sees("compareContacts") is None
    assert len(people(trip)) == 2


def test_a_photograph_of_a_business_card_fills_a_new_contact(trip: Field, tmp_path: Path) -> None:
    hand = trip.hand
    photo = tmp_path / "carte.jpg"
    photo.write_bytes(photograph(CARD, IN_ARABIC))
    hand.click("nav_contacts")

    hand.click("scanFirstCard")
    dialog = hand.find("browse", QFileDialog)
    dialog.filesSelected.emit([str(photo)])
    dialog.done(QDialog.DialogCode.Accepted)
    field = hand.find("contact_email", QLineEdit)
    hand.wait(lambda: field.text() == "n.elamrani@commune-oujda.ma", "the card read", _READING)
    assert people(trip)[0].email == ""
    hand.type_in("contact_function", "Directrice de l'énergie")
    hand.find("contact_given_name", QWidget).setFocus()
    hand.press("Return")
    hand.wait(lambda: people(trip)[0].email != "", "what was read kept")

    (one,) = people(trip)
    assert (one.given_name, one.family_name, one.function) == ("Nadia", "EL AMRANI", "Directrice de l'énergie")
    assert (one.name_ar, one.organisation_ar) == ("نادية العمراني", "جماعة وجدة")
    assert (one.phone, one.mobile) == ("+212536000017", "+212661000042")
    assert one.consent.state is ConsentState.TO_ASK
    assert one.card is not None
    assert trip.workspace.vault.read(one.card.digest) == photo.read_bytes()
    hand.press("Ctrl+Z")
    hand.wait(lambda: people(trip)[0].email == "", "the proposals taken back")

    # pasted on this page, a picture is a business card and no receipt
    QGuiApplication.clipboard().setImage(QImage(str(photo)))
    hand.press("Ctrl+V")
    hand.wait(lambda: len(people(trip)) == 2, "a second card")
    assert trip.lines() == []

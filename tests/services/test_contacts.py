"""The people met."""

from dataclasses import replace
from datetime import date

import pytest
from support.builders import a_contact, a_profile
from support.desks import Desk

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.services.acts import Act


@pytest.mark.parametrize(
    ("typed", "country", "expected"),
    [
        ("06 61 23 45 67", "MA", ("+212661234567", True)),
        ("+212 661-234567", "MA", ("+212661234567", True)),
        ("00212536601234", "FR", ("+212536601234", True)),
        ("٠٦٦١٢٣٤٥٦٧", "MA", ("+212661234567", True)),
        ("07.78.59.01.88", "FR", ("+33778590188", True)),
        ("12", "MA", ("12", False)),
        ("demander à Nadia", "MA", ("demander à Nadia", False)),
        ("", "MA", ("", False)),
    ],
)
def test_phones_are_read_as_people_write_them(desk: Desk, typed: str, country: str, expected: tuple[str, bool]) -> None:
    assert desk.contacts.normal_phone(typed, country) == expected


def test_a_card_is_kept_with_its_phones_in_international_form(desk: Desk, mission: DossierId) -> None:
    card = desk.contacts.add(mission)
    desk.contacts.correct(replace(card, family_name="El Amrani", phone="05 36 60 12 34", mobile="poste 12"))

    (kept,) = desk.contacts.all(mission)
    assert (kept.phone, kept.mobile) == ("+212536601234", "poste 12")
    with pytest.raises(RefusedError):
        desk.contacts.correct(replace(card, email="n.elamrani"))


def test_at_home_numbers_are_french(desk: Desk) -> None:
    desk.profiles.save(a_profile())
    day = desk.dossiers.create_hosting_day("Délégation").id
    card = desk.contacts.add(day)
    desk.contacts.correct(replace(card, phone="03 20 49 50 00"))

    assert desk.contacts.all(day)[0].phone == "+33320495000"


def test_a_card_removed_leaves_the_programme(desk: Desk, mission: DossierId) -> None:
    card = desk.contacts.add(mission)
    line = desk.programme.add(mission, date(2026, 10, 13))
    desk.programme.add(mission, date(2026, 10, 13))
    desk.programme.put(replace(line, contacts=(card.id,)))
    assert [one.id for one in desk.contacts.met_at(mission, card.id)] == [line.id]

    desk.contacts.remove(card.id)
    assert desk.contacts.met_at(mission, card.id) == ()
    assert desk.undo.undo() is Act.REMOVE_CONTACT
    assert [one.id for one in desk.contacts.met_at(mission, card.id)] == [line.id]


def test_a_card_removed_meanwhile_is_left_alone(desk: Desk, mission: DossierId) -> None:
    gone = a_contact(dossier=mission)
    desk.contacts.correct(gone)
    desk.contacts.remove(gone.id)

    assert desk.contacts.all(mission) == ()

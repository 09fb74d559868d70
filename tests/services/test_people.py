"""Two cards of one person, and people met in an earlier action."""

from dataclasses import replace
from datetime import date

from support.builders import a_contact
from support.desks import Desk

from lianes_desktop.domain.contacts import (
    Affiliation,
    Consent,
    ConsentChannel,
    ConsentState,
    Contact,
    Purpose,
    PurposeAnswer,
)
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.met_before import covers
from lianes_desktop.domain.same_person import Sign
from lianes_desktop.services.acts import Act

AGREED = Consent(ConsentState.GRANTED, date(2026, 10, 12), ConsentChannel.ORAL, "fr", keep=True, transmit=True)
NETWORK = PurposeAnswer(Purpose.NETWORK, ConsentState.GRANTED, date(2026, 10, 12))


def said(name: str, value: object) -> str:
    return f"{name} = {value}"


def kept(desk: Desk, contact: Contact) -> Contact:
    desk.records.keep(None, contact)
    return contact


def test_two_cards_become_one_with_the_lines_of_both_and_come_back(desk: Desk, mission: DossierId) -> None:
    first = kept(desk, a_contact(dossier=mission, email="n@oujda.example", organisation="Commune", consent=AGREED))
    second = kept(desk, a_contact(dossier=mission, email="nadia@univ.example", organisation="Université"))
    lines = [desk.programme.add(mission, date(2026, 10, day)) for day in (13, 14)]
    for line, person in zip(lines, (first, second), strict=True):
        desk.programme.put(replace(line, contacts=(person.id,)))

    desk.people.merge(first.id, second.id, {"organisation": True}, said)

    (one,) = desk.contacts.all(mission)
    assert (one.id, one.organisation, one.affiliations) == (first.id, "Université", (Affiliation("Commune"),))
    assert (one.note, one.consent.state) == ("email = nadia@univ.example", ConsentState.TO_ASK)
    assert [line.id for line in desk.contacts.met_at(mission, first.id)] == [line.id for line in lines]

    assert desk.undo.undo() is Act.MERGE_CONTACTS
    assert {person.id for person in desk.contacts.all(mission)} == {first.id, second.id}
    assert [line.id for line in desk.contacts.met_at(mission, second.id)] == [lines[1].id]
    desk.people.merge(first.id, a_contact().id, {}, said)
    assert len(desk.contacts.all(mission)) == 2


def test_people_said_to_be_two_are_never_asked_about_again(desk: Desk, mission: DossierId) -> None:
    one, other, third = (kept(desk, a_contact(dossier=mission)) for _ in range(3))
    everyone = desk.contacts.all(mission)
    assert {found.id for found in desk.people.namesakes(one, everyone)} == {other.id, third.id}
    assert desk.people.namesakes(one, everyone)[0].signs == (Sign.NAME,)

    desk.people.set_apart(other.id, one.id)
    desk.people.set_apart(other.id, third.id)

    assert [found.id for found in desk.people.namesakes(one, everyone)] == [third.id]
    assert desk.people.namesakes(other, everyone) == ()


def test_somebody_met_before_is_offered_once_and_taken_over(desk: Desk, mission: DossierId) -> None:
    before = desk.dossiers.create_mission("Oujda 2025").id
    met = kept(
        desk,
        a_contact(
            dossier=before,
            mobile="+212661000042",
            note="Comptages",
            follow_up="Envoyer",
            consent=AGREED,
            restricted=False,
        ),
    )
    kept(desk, replace(a_contact(dossier=before), consent=Consent(ConsentState.WITHDRAWN)))
    kept(desk, replace(a_contact(dossier=before), restricted=True))
    card = kept(desk, a_contact(dossier=mission, given_name="Nad", family_name="", organisation="Commune"))

    assert desk.people.met_before(mission, "na") == ()
    (offer,) = desk.people.met_before(mission, "nadia")
    assert (offer.contact, offer.title) == (met, "Oujda 2025")
    desk.people.take_over(card.id, met.id)

    (now,) = desk.contacts.all(mission)
    assert (now.id, now.name, now.mobile, now.organisation) == (card.id, met.name, met.mobile, "Commune")
    assert (now.note, now.follow_up, now.consent) == ("Comptages", "", Consent())
    assert desk.undo.undo() is Act.TAKE_OVER_CONTACT
    assert desk.contacts.all(mission) == (card,)


def test_an_agreement_follows_only_where_it_reaches(desk: Desk, mission: DossierId) -> None:
    before = desk.dossiers.create_mission("Oujda 2025").id
    known = replace(AGREED, answers=(NETWORK,))
    met = kept(desk, a_contact(dossier=before, consent=known))
    card = kept(desk, a_contact(dossier=mission, given_name="", family_name=""))

    desk.people.take_over(card.id, met.id)

    assert desk.contacts.all(mission)[0].consent == known
    assert not covers(AGREED)
    assert not covers(replace(known, answers=(NETWORK, replace(NETWORK, state=ConsentState.WITHDRAWN))))
    gone = kept(desk, a_contact(dossier=before, consent=Consent(ConsentState.REFUSED)))
    desk.people.take_over(card.id, gone.id)
    assert desk.contacts.all(mission)[0].consent == known

"""What may leave: people who agreed, and the pictures of those who agreed to be seen."""

from dataclasses import replace

from support.builders import a_contact, a_dossier, an_item

from lianes_desktop.domain.contacts import Consent, ConsentState, Contact, Purpose, PurposeAnswer
from lianes_desktop.domain.leaving import leaving
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.programmes import ItemPicture

PICTURE = Piece("a" * 64, 3, "image/jpeg", "visite.jpg")
CARD = Piece("b" * 64, 3, "image/jpeg", "carte.jpg")


def agreed(*answers: PurposeAnswer) -> Consent:
    return Consent(ConsentState.GRANTED, transmit=True, answers=answers)


def answer(state: ConsentState, purpose: Purpose = Purpose.INTERNAL_PHOTO) -> PurposeAnswer:
    return PurposeAnswer(purpose, state)


def pictures_leaving(*contacts: Contact) -> tuple[ItemPicture, ...]:
    shows = tuple(one.id for one in contacts)
    item = an_item(contacts=shows, pictures=(ItemPicture(PICTURE, shows=shows),))
    return leaving(a_dossier(items=(item,), contacts=contacts)).items[0].pictures


def test_a_picture_leaves_once_everybody_on_it_agreed() -> None:
    yes, said = a_contact(consent=agreed(answer(ConsentState.GRANTED))), a_contact(consent=agreed())
    assert len(pictures_leaving(yes)) == 1
    assert pictures_leaving(yes, said) == ()
    assert len(pictures_leaving()) == 1  # nobody can be recognised


def test_the_last_answer_about_pictures_counts() -> None:
    granted, withdrawn = answer(ConsentState.GRANTED), answer(ConsentState.WITHDRAWN)
    assert pictures_leaving(a_contact(consent=agreed(granted, withdrawn))) == ()
    assert pictures_leaving(a_contact(consent=agreed(withdrawn, granted)))


def test_the_picture_of_a_business_card_never_leaves() -> None:
    (left,) = leaving(a_dossier(contacts=(a_contact(consent=agreed(), card=CARD),))).contacts
    assert left.card is None


def test_who_asked_not_to_be_used_stays_with_all_that_names_them() -> None:
    person = a_contact(consent=agreed(), restricted=True)
    item = an_item(contacts=(person.id,), absent_contacts=(person.id,))
    left = leaving(a_dossier(items=(item,), contacts=(person,)))
    assert left.contacts == ()
    assert (left.items[0].contacts, left.items[0].absent_contacts) == ((), ())
    assert leaving(a_dossier(contacts=(replace(person, restricted=False),))).contacts

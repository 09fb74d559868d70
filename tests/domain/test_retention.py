"""How long a card is kept, and whether two records are one person."""

from datetime import date

from support.builders import a_contact, a_participant, an_item

from lianes_desktop.domain.contacts import Consent, ConsentState, Purpose, PurposeAnswer
from lianes_desktop.domain.one_person import answers, same_person
from lianes_desktop.domain.programmes import ItemState
from lianes_desktop.domain.retention import last_exchange, to_review

NADIA = a_contact()
TODAY = date(2028, 2, 29)


def test_the_last_exchange_is_the_latest_day_anything_passed() -> None:
    lines = (
        an_item("2026-10-13 09:00", "2026-10-13 10:00", contacts=(NADIA.id,)),
        an_item("2026-11-02 09:00", "2026-11-02 10:00", contacts=(NADIA.id,), state=ItemState.CANCELLED),
        an_item("2026-11-03 09:00", "2026-11-03 10:00", contacts=(NADIA.id,), absent_contacts=(NADIA.id,)),
        an_item("2026-11-04 09:00", "2026-11-04 10:00"),
        an_item("2030-01-01 09:00", "2030-01-01 10:00", contacts=(NADIA.id,)),
    )
    assert last_exchange(NADIA, lines, None, TODAY) == date(2026, 10, 13)
    assert last_exchange(NADIA, lines, date(2026, 10, 15), TODAY) == date(2026, 10, 15)
    assert last_exchange(NADIA, (), None, TODAY) is None
    consent = Consent(answers=(PurposeAnswer(Purpose.KEEP, ConsentState.REFUSED, date(2027, 1, 1)),))
    assert last_exchange(a_contact(consent=consent), (), None, TODAY) == date(2027, 1, 1)


def test_the_term_comes_years_later_to_the_day_leap_years_too() -> None:
    old, new = a_contact(renewed_on=date(2025, 2, 28)), a_contact(renewed_on=date(2025, 3, 1))
    assert to_review((old, new, NADIA), (), None, TODAY, 3) == (old,)
    assert to_review((old, new), (), None, date(2028, 3, 1), 3) == (old, new)


def test_a_name_makes_one_person_unless_something_tells_two_apart() -> None:
    latin = a_contact(email="n@oujda.example")
    arabic = a_contact(given_name="", family_name="", given_name_ar="نَادِيَة", family_name_ar="العمراني")
    both = a_contact(given_name_ar="نادية", family_name_ar="العمراني")
    assert same_person(latin, latin)
    assert same_person(latin, a_contact(family_name="EL-AMRANI"))
    assert same_person(both, arabic)
    assert not same_person(latin, arabic)
    assert not same_person(latin, a_contact(email="autre@oujda.example"))
    assert same_person(latin, a_contact(email="N@oujda.example", organisation="Commune"))
    assert same_person(both, a_participant(given_name="Nadia", family_name="El Amrani"))
    assert not same_person(a_contact(given_name="", family_name=""), a_contact(given_name="", family_name=""))


def test_words_begin_words_of_what_is_kept() -> None:
    person = a_participant(given_name="Karim", family_name="Tazi", employer="Agence urbaine")
    assert answers(person, "taz urb")
    assert answers(person, "")
    assert not answers(person, "azi")

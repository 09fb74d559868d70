"""Two cards of one person made one."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from support.builders import a_contact, an_item

from lianes_desktop.domain.contacts import (
    Affiliation,
    Consent,
    ConsentChannel,
    ConsentState,
    Contact,
    ContactRole,
    Purpose,
    PurposeAnswer,
)
from lianes_desktop.domain.merging import CHOSEN, differing, fuller, merged, met_instead, stricter
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.programmes import ItemPicture

AGREED = Consent(ConsentState.GRANTED, date(2026, 10, 12), ConsentChannel.ORAL, "fr", keep=True, transmit=True)
CARD = Piece("a" * 64, 10, "image/jpeg", "carte.jpg")


def card(**fields: Any) -> Contact:  # noqa: ANN401 - fields of the value
    return a_contact(**({"given_name": "", "family_name": ""} | fields))


def test_the_fuller_text_is_taken_unless_told_otherwise() -> None:
    one = card(family_name="El Amrani", function="Cheffe", email="N@oujda.example", note="Comptages")
    other = card(family_name="El Amrani", function="Cheffe du service", email="n@oujda.example", given_name="Nadia")

    assert differing(one, other) == ("function",)
    assert fuller(one, other) == {"function": True}
    kept = merged(one, other, fuller(one, other)).contact
    assert (kept.given_name, kept.family_name, kept.function) == ("Nadia", "El Amrani", "Cheffe du service")
    assert (kept.id, kept.email, kept.note) == (one.id, "N@oujda.example", "Comptages")
    assert merged(one, other, {}).contact.function == "Cheffe"


def test_a_second_number_takes_the_other_line_and_a_third_is_told() -> None:
    one = card(phone="+212536000017")
    other = card(phone="+212536000018", mobile="")
    assert merged(one, other, {}).contact.mobile == "+212536000018"

    both = merged(replace(one, mobile="+212661000042"), replace(other, mobile="+212661000043"), {"phone": True})
    assert (both.contact.phone, both.contact.mobile) == ("+212536000018", "+212661000042")
    assert both.left == (("phone", "+212536000017"), ("mobile", "+212661000043"))

    crossed = merged(one, card(phone="+212536000018", mobile="+212536000017"), {})
    assert {crossed.contact.phone, crossed.contact.mobile} == {"+212536000017", "+212536000018"}
    assert crossed.left == ()


def test_a_second_organisation_is_one_more() -> None:
    one = card(organisation="Commune d'Oujda", function="Cheffe", affiliations=(Affiliation("Club"),))
    other = card(organisation="Université", function="Chercheuse", organisation_type=OrganisationType.SCHOOL)

    kept = merged(one, other, {"organisation": True, "function": True})

    assert (kept.contact.organisation, kept.contact.function) == ("Université", "Chercheuse")
    assert kept.contact.affiliations == (Affiliation("Club"), Affiliation("Commune d'Oujda", function="Cheffe"))
    assert kept.left == ()
    typed = merged(card(organisation_type=OrganisationType.SCHOOL), card(organisation_type=OrganisationType.STATE), {})
    assert typed.left == (("organisation_type", OrganisationType.STATE),)


def test_notes_languages_and_what_restrains_are_joined() -> None:
    one = card(note="Comptages", follow_up="Envoyer", languages=("fr",), renewed_on=date(2026, 1, 1))
    other = card(note="Parle berbère", follow_up="Envoyer le plan", languages=("fr", "zgh"), restricted=True, card=CARD)

    kept = merged(one, other, {}).contact

    assert (kept.note, kept.follow_up) == ("Comptages\nParle berbère", "Envoyer le plan")
    assert (kept.languages, kept.renewed_on, kept.restricted, kept.card) == (
        ("fr", "zgh"), date(2026, 1, 1), True, CARD,
    )  # fmt: skip
    assert merged(other, card(note="berbère"), {}).contact.note == "Parle berbère"


def test_the_stricter_consent_holds_and_every_answer_is_kept() -> None:
    yes = PurposeAnswer(Purpose.TRANSMIT, ConsentState.GRANTED, date(2026, 10, 12))
    later = PurposeAnswer(Purpose.PUBLISHED_PHOTO, ConsentState.GRANTED, date(2026, 10, 13))
    no = PurposeAnswer(Purpose.PUBLISHED_PHOTO, ConsentState.REFUSED, date(2026, 10, 10))
    agreed = replace(AGREED, answers=(yes, later), informed_on=date(2026, 10, 12), notice="2026-1")
    narrower = replace(
        AGREED, transmit=False, given_on=date(2026, 10, 14), answers=(no,), informed_on=date(2026, 10, 9)
    )

    both = stricter(agreed, narrower)
    assert both == stricter(narrower, agreed)
    assert (both.state, both.keep, both.transmit) == (ConsentState.GRANTED, True, False)
    assert (both.given_on, both.informed_on, both.notice) == (date(2026, 10, 14), date(2026, 10, 9), "2026-1")
    assert set(both.answers) == {yes, no, later}
    assert not both.allows_pictures
    for state in (ConsentState.TO_ASK, ConsentState.REFUSED, ConsentState.WITHDRAWN):
        assert stricter(agreed, Consent(state)).state is state
        assert not stricter(agreed, Consent(state)).may_leave
    assert stricter(Consent(ConsentState.TO_ASK), Consent(ConsentState.REFUSED)).state is ConsentState.REFUSED


def test_the_lines_of_both_name_the_one_that_stays() -> None:
    gone, kept = card(), card()
    picture = ItemPicture(CARD, shows=(gone.id,))
    lines = (
        an_item(contacts=(gone.id,)),
        an_item(contacts=(gone.id, kept.id), absent_contacts=(kept.id,)),
        an_item(contacts=(kept.id,)),
        an_item(contacts=(gone.id,), absent_contacts=(gone.id,), pictures=(picture,)),
    )

    found = met_instead(lines, gone.id, kept.id)

    assert [one.id for one in found] == [lines[0].id, lines[1].id, lines[3].id]
    assert all(one.contacts == (kept.id,) for one in found)
    assert [one.absent_contacts for one in found] == [(), (), (kept.id,)]
    assert found[2].pictures[0].shows == (kept.id,)


_WORDS = st.sampled_from(["", "Nadia", "نادية", "El Amrani", "+212661000042", "+212536000017"])
_CARDS = st.builds(
    card,
    **{name: _WORDS for name in CHOSEN if name not in {"role", "organisation_type", "gender", "card"}},
    role=st.sampled_from([None, *ContactRole][:3]),
    note=_WORDS,
    affiliations=st.sampled_from([(), (Affiliation("Club"),)]),
)


@given(_CARDS, _CARDS, st.dictionaries(st.sampled_from(CHOSEN), st.booleans()))
def test_nothing_that_was_typed_is_lost(one: Contact, other: Contact, taken: dict[str, bool]) -> None:
    result = merged(one, other, taken)

    kept = {getattr(result.contact, name) for name in CHOSEN} | {value for _name, value in result.left}
    for each in result.contact.affiliations:
        kept |= {each.organisation, each.organisation_ar, each.function, each.function_ar, each.organisation_type}
    folded = {value.casefold() if isinstance(value, str) else value for value in kept}
    for given_card in (one, other):
        for name in CHOSEN:
            value = getattr(given_card, name)
            assert not value or (value.casefold() if isinstance(value, str) else value) in folded, name
        assert given_card.note in result.contact.note
        assert set(given_card.affiliations) <= set(result.contact.affiliations)

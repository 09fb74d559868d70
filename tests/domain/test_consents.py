"""One answer for each purpose, and what the rest of the application reads of it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import a_contact, a_dossier, an_item

from lianes_desktop.domain import consents
from lianes_desktop.domain.contacts import Consent, ConsentChannel, ConsentState, Purpose, PurposeAnswer
from lianes_desktop.domain.leaving import leaving

NO = (ConsentState.REFUSED, ConsentState.WITHDRAWN)
DAY = date(2026, 10, 13)
YES = PurposeAnswer(Purpose.TRANSMIT, ConsentState.GRANTED, DAY, ConsentChannel.ORAL)

days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
answers = st.builds(
    PurposeAnswer, st.sampled_from(Purpose), st.sampled_from(ConsentState), days, st.sampled_from(ConsentChannel)
)
histories = st.lists(answers, min_size=1, max_size=8)
flags = st.booleans()
old_records = st.one_of(
    st.builds(Consent, st.just(ConsentState.GRANTED), days, keep=flags, transmit=flags, publish_photo=flags),
    st.builds(Consent, st.sampled_from((ConsentState.TO_ASK, *NO))),
)


def last(said: list[PurposeAnswer], purpose: Purpose) -> ConsentState:
    """What was said last for a purpose, found without the code under test."""
    return next((one.state for one in reversed(said) if one.purpose is purpose), ConsentState.TO_ASK)


@given(histories)
def test_a_card_leaves_only_on_the_last_yes_and_never_once_it_may_not_be_kept(said: list[PurposeAnswer]) -> None:
    made = consents.answered(Consent(), *said)
    may = last(said, Purpose.TRANSMIT) is ConsentState.GRANTED and last(said, Purpose.KEEP) not in NO
    assert made.may_leave is may
    assert bool(leaving(a_dossier(contacts=(a_contact(consent=made),))).contacts) is may
    assert made.publish_photo is (last(said, Purpose.PUBLISHED_PHOTO) is ConsentState.GRANTED)
    assert made.keep or not made.transmit


@given(histories)
def test_the_summary_says_a_yes_while_one_is_in_force(said: list[PurposeAnswer]) -> None:
    made = consents.answered(Consent(), *said)
    states = {last(said, purpose) for purpose in Purpose}
    order = (ConsentState.GRANTED, ConsentState.WITHDRAWN, ConsentState.REFUSED, ConsentState.TO_ASK)
    assert made.state is next(one for one in order if one in states)
    assert (made.given_on is None) is (made.state is ConsentState.TO_ASK)
    assert consents.summarised(made) == made
    assert made.answers == tuple(said)  # nothing said is forgotten


@given(histories)
def test_the_order_of_answers_about_different_purposes_does_not_matter(said: list[PurposeAnswer]) -> None:
    parted = sorted(said, key=lambda one: one.purpose)  # stable: the order within a purpose stays
    first, second = consents.answered(Consent(), *said), consents.answered(Consent(), *parted)
    assert replace(first, answers=(), given_on=None, channel=None) == replace(
        second, answers=(), given_on=None, channel=None
    )


@given(old_records)
def test_a_record_of_before_the_purposes_keeps_its_meaning(old: Consent) -> None:
    assert consents.summarised(old) == old
    again = consents.summarised(replace(old, answers=consents.history(old)))
    assert again.may_leave == old.may_leave
    assert again.publish_photo == old.publish_photo
    assert again.keep == (old.keep or old.transmit)
    yes = old.keep or old.transmit or old.publish_photo
    assert (again.state is ConsentState.GRANTED) is (old.state is ConsentState.GRANTED and yes)


@pytest.mark.parametrize("no", NO)
@pytest.mark.parametrize("purpose", [Purpose.KEEP, Purpose.TRANSMIT])
def test_a_no_after_a_yes_keeps_the_person_here_with_all_that_names_them(no: ConsentState, purpose: Purpose) -> None:
    person = a_contact(consent=consents.answered(Consent(), YES, PurposeAnswer(purpose, no, DAY)))
    item = an_item(contacts=(person.id,), absent_contacts=(person.id,))
    left = leaving(a_dossier(items=(item,), contacts=(person,)))
    assert (left.contacts, left.items[0].contacts, left.items[0].absent_contacts) == ((), (), ())


def test_one_answer_for_all_ends_every_yes_and_asks_again() -> None:
    photo = PurposeAnswer(Purpose.INTERNAL_PHOTO, ConsentState.GRANTED, DAY)
    agreed = consents.answered(Consent(), YES, photo)
    ended = consents.said_of_all(agreed, ConsentState.WITHDRAWN, DAY, None)
    assert {one.state for one in consents.in_force(ended).values()} == {ConsentState.WITHDRAWN}
    assert not ended.allows_pictures
    asked = consents.said_of_all(ended, ConsentState.TO_ASK, DAY, None)
    assert (asked.state, consents.in_force(asked)) == (ConsentState.TO_ASK, {})
    yes = consents.said_of_all(asked, ConsentState.GRANTED, DAY, ConsentChannel.ORAL)
    assert set(consents.in_force(yes)) == {Purpose.KEEP, Purpose.TRANSMIT}
    assert consents.said_of_all(yes, ConsentState.GRANTED, DAY, ConsentChannel.ORAL) == yes


def test_the_day_and_manner_are_corrected_for_the_answers_they_speak_of() -> None:
    earlier = PurposeAnswer(Purpose.NETWORK, ConsentState.REFUSED, date(2026, 1, 2), ConsentChannel.EMAIL)
    consent = consents.answered(Consent(), earlier, YES)
    other = consents.amended(consent, on=date(2026, 10, 12), channel=ConsentChannel.PRINTED)
    assert (other.given_on, other.channel) == (date(2026, 10, 12), ConsentChannel.PRINTED)
    assert other.answers[0] == earlier


def test_a_no_after_a_yes_is_a_withdrawal() -> None:
    assert consents.ended(YES) is ConsentState.WITHDRAWN
    assert consents.ended(None) is ConsentState.REFUSED

"""Joining: states from dates, what comes next, the deadline, who counts in the consortium."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import REFERENCE, SETTINGS

from lianes_desktop.domain.conventions import Convention, ConventionOverrides
from lianes_desktop.domain.ids import MembershipId, OrganisationId, new_id
from lianes_desktop.domain.joining import (
    ConventionVersion,
    LetterOfIntent,
    Membership,
    MembershipRole,
    MembershipState,
)
from lianes_desktop.domain.memberships import (
    WAY,
    NextStep,
    StartReason,
    consortium,
    contributions,
    days_left,
    deadline,
    eligibility_start,
    has_few_means,
    is_late,
    is_summer,
    reached,
    state,
    to_do,
)
from lianes_desktop.domain.organisations import PartnershipKind

EDITION = REFERENCE.edition
CABS = OrganisationId("FR-CABS")
LILLE = OrganisationId("FR-LIL")
SPRING = date(2026, 4, 2)


def membership(authority: OrganisationId = CABS, **fields: Any) -> Membership:  # noqa: ANN401 - fields of the value
    return Membership(MembershipId(new_id()), EDITION.code, authority, **fields)


def received(day: date, **fields: Any) -> Membership:  # noqa: ANN401 - fields of the value
    return membership(convention=Convention(letter_received_on=day, **fields))


def after_each_step() -> list[Membership]:
    """One more fact each time, from the first contact to the signature."""
    started = membership(contacted_on=SPRING)
    signed = replace(started, letter=LetterOfIntent(signed_on=date(2026, 8, 20)))
    sent = replace(signed, letter=replace(signed.letter, sent_on=date(2026, 8, 21)))
    there = replace(sent, convention=Convention(letter_received_on=date(2026, 8, 28)))
    discussed = replace(there, versions=(ConventionVersion(1, date(2026, 9, 10)),))
    agreed = replace(discussed, convention=replace(there.convention, signed_on=date(2026, 10, 1)))
    return [started, signed, sent, there, discussed, agreed]


def test_each_fact_brings_the_membership_one_step_on() -> None:
    steps = after_each_step()

    assert [state(one, EDITION) for one in steps] == list(WAY)
    assert [len(reached(one)) for one in steps] == [1, 2, 3, 4, 5, 6]
    assert [to_do(one, EDITION).step for one in (membership(), *steps)] == [
        NextStep.GET_IN_TOUCH,
        NextStep.SIGN_LETTER,
        NextStep.SEND_LETTER,
        NextStep.AWAIT_RECEIPT,
        NextStep.DISCUSS,
        NextStep.SIGN_CONVENTION,
        NextStep.CARRY_OUT,
    ]
    assert [to_do(one, EDITION).until for one in steps[:4]] == [date(2026, 9, 1)] * 3 + [None]


def test_what_is_known_later_says_that_the_earlier_steps_are_behind() -> None:
    only = received(date(2026, 8, 28))

    assert list(reached(only)) == list(WAY[:4])
    assert reached(only)[MembershipState.LETTER_SENT] is None
    assert reached(membership()) == {}


def test_a_signed_convention_is_carried_out_until_it_ends_then_closed() -> None:
    agreed = after_each_step()[-1]
    ending = replace(agreed, convention=replace(agreed.convention, ends_on=date(2027, 12, 31)))

    assert to_do(ending, EDITION).until == date(2027, 12, 31)
    closed = replace(ending, closed_on=date(2028, 1, 5))
    assert (state(closed, EDITION), to_do(closed, EDITION).step) == (MembershipState.CLOSED, NextStep.NOTHING)
    gone = replace(agreed, abandoned_on=date(2026, 12, 1))
    assert (state(gone, EDITION), to_do(gone, EDITION).step) == (MembershipState.ABANDONED, NextStep.NOTHING)


@pytest.mark.parametrize(
    ("day", "late"), [(date(2026, 8, 31), False), (date(2026, 9, 1), False), (date(2026, 9, 2), True)]
)
def test_the_day_of_receipt_decides_whether_a_letter_is_late(day: date, *, late: bool) -> None:
    sent_in_time = replace(received(day), letter=LetterOfIntent(sent_on=date(2026, 8, 25)))

    assert is_late(sent_in_time.convention, EDITION) is late
    expected = MembershipState.LETTER_LATE if late else MembershipState.LETTER_RECEIVED
    assert state(sent_in_time, EDITION) is expected


@pytest.mark.parametrize(("population", "few"), [(1, True), (20_000, True), (20_001, False), (None, False)])
def test_few_means_are_a_matter_of_known_inhabitants(population: int | None, *, few: bool) -> None:
    city = replace(next(one for one in SETTINGS.organisations if one.id == LILLE), population=population)
    assert has_few_means(city, EDITION) is few
    assert not has_few_means(None, EDITION)


def test_a_late_letter_waits_for_lianes_then_goes_on_like_any_other() -> None:
    late = received(date(2026, 9, 15))
    assert to_do(late, EDITION).step is NextStep.AGREE_LATE
    discussed = replace(late, versions=(ConventionVersion(1, date(2026, 9, 20)),))
    assert state(discussed, EDITION) is MembershipState.LETTER_LATE

    agreed = replace(late.convention, late_letter_accepted_on=date(2026, 9, 18))
    assert state(replace(late, convention=agreed), EDITION) is MembershipState.LETTER_RECEIVED
    assert state(replace(discussed, convention=agreed), EDITION) is MembershipState.CONVENTION_DISCUSSED


def test_the_deadline_is_the_editions_day_of_its_year_and_counts_down() -> None:
    assert deadline(EDITION) == date(2026, 9, 1)
    assert deadline(replace(EDITION, year=2027, letter_deadline=(6, 30))) == date(2027, 6, 30)
    days = [date(2026, 8, 20), date(2026, 9, 1), date(2026, 9, 4)]
    assert [days_left(EDITION, day) for day in days] == [12, 0, -3]


@pytest.mark.parametrize(
    ("today", "summer"),
    [
        (date(2026, 5, 31), False),
        (date(2026, 6, 1), True),
        (date(2026, 8, 31), True),
        (date(2026, 9, 1), False),
        (date(2025, 7, 1), False),
    ],
)
def test_the_team_is_there_all_summer_before_the_deadline(today: date, *, summer: bool) -> None:
    assert is_summer(EDITION, today) is summer


@pytest.mark.parametrize(
    ("convention", "day", "reason"),
    [
        (Convention(), date(2026, 9, 1), StartReason.EXPECTED),
        (Convention(letter_received_on=date(2026, 7, 3)), date(2026, 9, 1), StartReason.ON_TIME),
        (Convention(letter_received_on=date(2026, 9, 15)), date(2026, 9, 15), StartReason.LATE),
        (
            Convention(
                letter_received_on=date(2026, 9, 15),
                overrides=ConventionOverrides(eligibility_start=date(2026, 8, 1)),
            ),
            date(2026, 8, 1),
            StartReason.CONVENTION,
        ),
    ],
)
def test_expenses_count_from_the_deadline_or_the_late_receipt_unless_the_convention_says_otherwise(
    convention: Convention, day: date, reason: StartReason
) -> None:
    assert eligibility_start(convention, EDITION) == (day, reason)


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(st.lists(st.integers(0, 60), min_size=6, max_size=6), st.integers(0, 6))
def test_one_more_fact_never_leads_back(gaps: list[int], known: int) -> None:
    days, day = [], date(2026, 1, 5)
    for gap in gaps:
        day += timedelta(days=gap)
        days.append(day)

    def with_facts(count: int) -> Membership:
        given = [one if at < count else None for at, one in enumerate(days)]
        return membership(
            contacted_on=given[0],
            letter=LetterOfIntent(signed_on=given[1], sent_on=given[2]),
            convention=Convention(letter_received_on=given[3], signed_on=given[5], late_letter_accepted_on=given[3]),
            versions=() if given[4] is None else (ConventionVersion(1, given[4]),),
        )

    before, after = state(with_facts(known), EDITION), state(with_facts(min(known + 1, 6)), EDITION)
    assert WAY.index(after) >= WAY.index(before)
    assert len(reached(with_facts(known))) == known


@given(DAYS)
def test_expenses_never_count_before_the_deadline_without_the_conventions_word(day: date) -> None:
    assert eligibility_start(Convention(letter_received_on=day), EDITION).day == max(day, deadline(EDITION))


def test_founders_and_those_whose_letter_came_count_towards_the_least() -> None:
    joined = [
        received(date(2026, 8, 28)),
        membership(OrganisationId("FR-60057"), contacted_on=SPRING),
        membership(OrganisationId("FR-80021"), role=MembershipRole.FOUNDER),
        replace(received(date(2026, 8, 1)), authority=OrganisationId("FR-X"), edition="other"),
        replace(received(date(2026, 8, 1)), authority=LILLE, abandoned_on=date(2026, 9, 1)),
    ]

    found = consortium(joined, SETTINGS.partnerships, EDITION)

    assert found.authorities == ("FR-HDF", "FR-AMM", "FR-CABS", "FR-80021")
    assert (found.count, found.least, found.missing) == (4, 5, 1)
    more = [*joined, *(replace(received(SPRING), authority=OrganisationId(f"FR-{n}")) for n in range(4))]
    assert consortium(more, SETTINGS.partnerships, EDITION).missing == 0


def test_the_settings_say_who_brings_which_partners_and_themes() -> None:
    found = {one.authority: one for one in contributions(SETTINGS.partnerships)}

    assert found["FR-AMM"].partners == ("MA-NAD", "MA-DRI")  # type: ignore[index]  # its code is its id
    assert found[LILLE].direct
    assert found[LILLE].kind is PartnershipKind.FOUNDING
    assert (found[CABS].kind, found[CABS].direct, found[CABS].themes) == (PartnershipKind.SUPPORT, False, ("DECH",))

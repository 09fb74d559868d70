"""Memberships and committee meetings as a page hands them: days that contradict, rates, sums, phone, texts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from support.builders import REFERENCE

from lianes_desktop.domain.checked.network import checked_meeting, checked_membership
from lianes_desktop.domain.committees import months_after, rhythm
from lianes_desktop.domain.conventions import Convention, ConventionOverrides
from lianes_desktop.domain.ids import MeetingId, MembershipId, OrganisationId, new_id
from lianes_desktop.domain.joining import Commitment, ConventionVersion, LetterOfIntent, Membership, Referent
from lianes_desktop.domain.phones import parse_phone
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.steering import Attendee, CommitteeDecision, SteeringMeeting

EDITION = REFERENCE.edition
TODAY = date(2026, 10, 14)
WHOLE = Membership(
    MembershipId(new_id()),
    "MTFMDD",
    OrganisationId("FR-CABS"),
    contacted_on=date(2026, 4, 2),
    letter=LetterOfIntent(signed_on=date(2026, 8, 20), sent_on=date(2026, 8, 21)),
    convention=Convention(
        "LC-1", date(2026, 8, 28), date(2026, 10, 1), starts_on=date(2026, 10, 1), ends_on=date(2027, 12, 31)
    ),
    versions=(ConventionVersion(1, date(2026, 9, 10)), ConventionVersion(2, date(2026, 9, 20))),
)


def refused(value: Membership) -> dict[str, Problem]:
    """What is refused, by field."""
    with pytest.raises(RefusedError) as caught:
        checked_membership(value, TODAY)
    return {one.field: one.problem for one in caught.value.refusals}


def letter(**fields: Any) -> Membership:  # noqa: ANN401 - fields of the value
    return replace(WHOLE, letter=replace(WHOLE.letter, **fields))


def convention(**fields: Any) -> Membership:  # noqa: ANN401 - fields of the value
    return replace(WHOLE, convention=replace(WHOLE.convention, **fields))


def overrides(**fields: Any) -> Membership:  # noqa: ANN401 - fields of the value
    return convention(overrides=ConventionOverrides(**fields))


def test_days_that_follow_one_another_are_kept() -> None:
    assert checked_membership(WHOLE, TODAY) == WHOLE


@pytest.mark.parametrize(
    ("given", "field", "problem"),
    [
        (letter(signed_on=date(2026, 4, 1)), "letter.signed_on", Problem.SIGNED_BEFORE_CONTACT),
        (letter(sent_on=date(2026, 8, 19)), "letter.sent_on", Problem.SENT_BEFORE_SIGNED),
        (
            convention(letter_received_on=date(2026, 8, 20)),
            "convention.letter_received_on",
            Problem.RECEIVED_BEFORE_SENT,
        ),
        (
            replace(
                letter(sent_on=None),
                convention=replace(WHOLE.convention, letter_received_on=date(2026, 8, 19)),
            ),
            "convention.letter_received_on",
            Problem.RECEIVED_BEFORE_SIGNED,
        ),
        (
            convention(late_letter_accepted_on=date(2026, 8, 1)),
            "convention.late_letter_accepted_on",
            Problem.ACCEPTED_BEFORE_RECEIVED,
        ),
        (
            replace(convention(signed_on=date(2026, 4, 1)), versions=()),
            "convention.signed_on",
            Problem.CONVENTION_BEFORE_CONTACT,
        ),
        (convention(ends_on=date(2026, 9, 30)), "convention.ends_on", Problem.END_BEFORE_START),
        (
            convention(starts_on=date(2026, 9, 1), ends_on=date(2026, 9, 30)),
            "convention.signed_on",
            Problem.SIGNED_AFTER_END,
        ),
        (convention(signed_on=date(2026, 9, 15)), "versions.2.dated", Problem.VERSION_AFTER_SIGNATURE),
        (
            replace(WHOLE, versions=(WHOLE.versions[1], replace(WHOLE.versions[0], number=3))),
            "versions.3.dated",
            Problem.VERSIONS_OUT_OF_ORDER,
        ),
        (
            replace(convention(signed_on=None), closed_on=date(2026, 9, 1)),
            "closed_on",
            Problem.CLOSED_BEFORE_START,
        ),
        (
            replace(convention(starts_on=None), closed_on=date(2026, 9, 30)),
            "closed_on",
            Problem.CLOSED_BEFORE_SIGNATURE,
        ),
        (
            replace(WHOLE, closed_on=TODAY, abandoned_on=TODAY, abandoned_reason="Plus de moyens"),
            "closed_on",
            Problem.CLOSED_AND_ABANDONED,
        ),
        (replace(WHOLE, abandoned_on=TODAY), "abandoned_reason", Problem.MISSING),
        (
            Membership(WHOLE.id, "MTFMDD", WHOLE.authority, contacted_on=date(2026, 10, 15)),
            "contacted_on",
            Problem.DATE_IN_FUTURE,
        ),
        (convention(signed_on=date(2026, 10, 15)), "convention.signed_on", Problem.DATE_IN_FUTURE),
        (
            replace(convention(signed_on=None), versions=(ConventionVersion(1, date(2026, 10, 15)),)),
            "versions.1.dated",
            Problem.DATE_IN_FUTURE,
        ),
        (overrides(rate=Decimal("1.01")), "convention.overrides.rate", Problem.RATE_OUT_OF_RANGE),
        (overrides(project_rate=Decimal("-0.1")), "convention.overrides.project_rate", Problem.RATE_OUT_OF_RANGE),
        (overrides(ad_hoc_rate=Decimal(0)), "convention.overrides.ad_hoc_rate", Problem.RATE_OUT_OF_RANGE),
        (overrides(ceiling_cents=-1), "convention.overrides.ceiling_cents", Problem.NOT_POSITIVE),
        (overrides(ceiling_cents=0), "convention.overrides.ceiling_cents", Problem.NOT_POSITIVE),
        (overrides(lost_receipt_line_cents=-1), "convention.overrides.lost_receipt_line_cents", Problem.NOT_POSITIVE),
        (overrides(kind_ceilings_cents=(("TAXI", 0),)), "kinds.TAXI.ceiling", Problem.NOT_POSITIVE),
        (overrides(kind_ceilings_cents=(("TRAIN", 5), ("TAXI", -5))), "kinds.TAXI.ceiling", Problem.NOT_POSITIVE),
        (
            overrides(eligibility_start=date(2027, 1, 1), eligibility_end=date(2026, 12, 31)),
            "convention.overrides.eligibility_end",
            Problem.END_BEFORE_START,
        ),
        (overrides(articles=(("rate", "a" * 201),)), "articles.rate", Problem.TOO_LONG),
        (replace(WHOLE, referent=Referent(phone="12")), "referent.phone", Problem.NOT_A_PHONE),
        (replace(WHOLE, referent=Referent(phone="le standard")), "referent.phone", Problem.NOT_A_PHONE),
        (replace(WHOLE, referent=Referent(email="claire@")), "referent.email", Problem.NOT_AN_EMAIL),
        (replace(WHOLE, commitment=Commitment(missions=-1)), "commitment.missions", Problem.NOT_A_COUNT),
        (replace(WHOLE, ambitions="a" * 4001), "ambitions", Problem.TOO_LONG),
        (letter(place="Lille\u202e"), "letter.place", Problem.FORBIDDEN_CHARACTER),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_under_its_field(given: Membership, field: str, problem: Problem) -> None:
    assert refused(given) == {field: problem}


@pytest.mark.parametrize(
    ("fields", "end", "start"),
    [
        ({}, date(2026, 8, 31), date(2026, 9, 1)),
        ({}, date(2026, 9, 1), None),
        ({"letter_received_on": date(2026, 9, 12)}, date(2026, 9, 11), date(2026, 9, 12)),
        ({"letter_received_on": None}, date(2026, 8, 31), date(2026, 9, 1)),
    ],
)
def test_expenses_count_on_one_day_at_least(fields: dict[str, Any], end: date, start: date | None) -> None:
    given = convention(**fields, overrides=ConventionOverrides(eligibility_end=end))

    assert checked_membership(given, TODAY) == given
    if start is None:
        assert checked_membership(given, TODAY, EDITION) == given
        return
    with pytest.raises(RefusedError) as caught:
        checked_membership(given, TODAY, EDITION)
    (refusal,) = caught.value.refusals
    assert (refusal.field, refusal.problem) == ("convention.overrides.eligibility_end", Problem.NOTHING_WOULD_COUNT)
    assert refusal.values == {"day": start}


def test_a_convention_may_open_the_days_that_count_earlier() -> None:
    early = overrides(eligibility_start=date(2026, 1, 1), eligibility_end=date(2026, 6, 30))

    assert checked_membership(early, TODAY, EDITION) == early


def test_every_reason_is_given_at_once() -> None:
    wrong = replace(
        letter(sent_on=date(2026, 8, 1)),
        referent=Referent(phone="12", email="x"),
        convention=replace(WHOLE.convention, overrides=ConventionOverrides(rate=Decimal(2), ceiling_cents=-1)),
    )

    assert set(refused(wrong)) == {
        "letter.sent_on",
        "referent.phone",
        "referent.email",
        "convention.overrides.rate",
        "convention.overrides.ceiling_cents",
    }


def test_texts_are_cleaned_phones_made_international_and_empty_articles_left_out() -> None:
    given = replace(
        overrides(rate=Decimal("0.5"), articles=(("rate", " art. 4.2 "), ("ceiling_cents", " "))),
        ambitions=" Moins de déchets\nplus de tri ",
        referent=Referent(" Claire ", phone="07.78.59.01.88"),
    )

    clean = checked_membership(given, TODAY)

    assert clean.ambitions == "Moins de déchets\nplus de tri"
    assert clean.referent == Referent("Claire", phone="+33778590188")
    assert clean.convention.overrides.articles == (("rate", "art. 4.2"),)
    assert parse_phone("", "phone") == ""


MEETING = SteeringMeeting(MeetingId(new_id()), "MTFMDD", date(2026, 10, 1), held=True)


@pytest.mark.parametrize(
    ("given", "field", "problem"),
    [
        (replace(MEETING, held_on=None), "held_on", Problem.MISSING),
        (replace(MEETING, held_on=date(2026, 10, 15)), "held_on", Problem.DATE_IN_FUTURE),
        (replace(MEETING, attendance=(Attendee(" "),)), "attendance.0.name", Problem.MISSING),
        (replace(MEETING, decisions=(CommitteeDecision(""),)), "decisions.0.text", Problem.MISSING),
        (
            replace(MEETING, decisions=(CommitteeDecision("Former", due_on=date(2026, 9, 1)),)),
            "decisions.0.due_on",
            Problem.BEFORE_MEETING,
        ),
        (
            replace(MEETING, decisions=(CommitteeDecision("Former", done_on=date(2026, 9, 1)),)),
            "decisions.0.done_on",
            Problem.BEFORE_MEETING,
        ),
        (
            replace(MEETING, decisions=(CommitteeDecision("Former", done_on=date(2026, 10, 15)),)),
            "decisions.0.done_on",
            Problem.DATE_IN_FUTURE,
        ),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(given: SteeringMeeting, field: str, problem: Problem) -> None:
    with pytest.raises(RefusedError) as caught:
        checked_meeting(given, TODAY)
    assert {one.field: one.problem for one in caught.value.refusals} == {field: problem}


def test_a_meeting_is_cleaned() -> None:
    given = replace(
        MEETING,
        place=" Amiens ",
        attendance=(Attendee(" Nizar ", "Lianes"),),
        decisions=(CommitteeDecision(" Planifier ", due_on=date(2026, 12, 1), done_on=date(2026, 10, 10)),),
    )

    clean = checked_meeting(given, TODAY)

    assert (clean.place, clean.attendance[0].name, clean.decisions[0].text) == ("Amiens", "Nizar", "Planifier")


def met(day: date | None, *, held: bool = False) -> SteeringMeeting:
    return replace(MEETING, id=MeetingId(new_id()), held_on=day, held=held)


@pytest.mark.parametrize(
    ("days", "due"),
    [
        ([], True),
        ([(date(2026, 3, 1), True)], True),
        ([(date(2027, 5, 14), False)], False),
        ([(date(2027, 5, 15), False)], True),
        ([(TODAY, False)], False),
        ([(None, False)], True),
        ([(date(2027, 9, 1), False), (date(2027, 1, 5), False)], False),
    ],
)
def test_it_is_time_to_plan_when_nothing_is_planned_within_seven_months(
    days: list[tuple[date | None, bool]], *, due: bool
) -> None:
    assert rhythm([met(day, held=held) for day, held in days], 2, TODAY).due is due


def test_the_years_meetings_are_counted_held_or_planned() -> None:
    meetings = [met(date(2026, 3, 1), held=True), met(date(2026, 11, 5)), met(date(2025, 11, 5), held=True), met(None)]

    found = rhythm(meetings, 2, TODAY)

    assert (found.count, found.usual, found.next_on) == (2, 2, date(2026, 11, 5))
    assert months_after(date(2026, 12, 31), 7) == date(2027, 7, 28)

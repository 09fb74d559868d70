"""What the checks find of each kind, where they lead, and what must not be said."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import (
    DOSSIER,
    LILLE,
    REFERENCE,
    a_participant,
    a_receipt,
    an_expense,
    an_item,
)
from support.whole import (
    CONVENTION,
    MET,
    whole,
    whole_day,
    whole_mission,
    whole_partnership,
    whole_project,
)
from support.wrong import (
    ALLOWED,
    EXAMPLES,
    Example,
    at,
    nights,
    paid,
    people,
)

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.checks import Around, check
from lianes_desktop.domain.checks.completeness import CODES, PIECES, Piece, completeness
from lianes_desktop.domain.conventions import ConventionOverrides, MealsMode
from lianes_desktop.domain.dossiers import Dossier, Finding, FindingCode, Level
from lianes_desktop.domain.editions import ReferenceData
from lianes_desktop.domain.funding import Funding, FundingState
from lianes_desktop.domain.ids import (
    FundingId,
    MeetingId,
    MembershipId,
    OrganisationId,
    new_id,
)
from lianes_desktop.domain.joining import Membership, MembershipRole
from lianes_desktop.domain.programmes import ItemKind, ProgrammeItem
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.domain.sharing import equal_shares
from lianes_desktop.domain.statement import statement
from lianes_desktop.domain.steering import SteeringMeeting
from lianes_desktop.domain.summaries import Section
from lianes_desktop.services.calendars import shipped

TODAY = date(2026, 11, 24)
CALENDARS = Around(shipped())
F, E, W = FindingCode, Level.ERROR, Level.WARNING


def found(
    dossier: Dossier, around: Around = CALENDARS, reference: ReferenceData = REFERENCE, today: date = TODAY
) -> tuple[Finding, ...]:
    return check(dossier, statement(dossier, reference), terms(dossier.action, reference), reference, today, around)


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{one.code}-{at}" for at, one in enumerate(EXAMPLES)])
def test_each_finding_has_its_level_its_place_and_an_end(example: Example) -> None:
    raised = [one for one in found(example.wrong) if one.code is example.code]

    assert raised, example.code
    assert {(one.level, one.section, one.field) for one in raised} == {(example.level, example.section, example.field)}
    assert example.code not in {one.code for one in found(example.right)}


@pytest.mark.parametrize("action", [whole_mission(), whole_day(), whole_partnership(), whole_project()])
def test_a_whole_dossier_of_each_kind_has_nothing_to_find(action: Action) -> None:
    assert found(whole(action)) == ()


def test_the_same_file_in_another_dossier_blocks_and_names_it() -> None:
    receipt = a_receipt()
    dossier = whole(expenses=(an_expense(number=7, receipts=(receipt.id,)),), receipts=(receipt, a_receipt("autre")))
    around = replace(CALENDARS, elsewhere=((receipt.pages[0].digest, "Nador"),))
    (finding,) = found(dossier, around)

    assert (finding.code, finding.level, finding.field) == (F.SAME_RECEIPT_ELSEWHERE, E, "receipts")
    assert dict(finding.values) == {"number": 7, "title": "Nador"}
    assert found(dossier) == ()


def joined(name: str, role: MembershipRole = MembershipRole.MEMBER, **fields: Any) -> Membership:  # noqa: ANN401
    return Membership(MembershipId(new_id()), REFERENCE.edition.code, OrganisationId(name), role, **fields)


def test_too_few_authorities_are_said_only_where_several_are_followed() -> None:
    founders = [joined(name, MembershipRole.FOUNDER) for name in ("FR-LIL", "FR-HDF", "FR-AMM")]
    came = joined("FR-CABS", convention=CONVENTION)
    only_talked = joined("FR-DUN")
    four = (*founders, came, only_talked)

    (finding,) = found(whole(), replace(CALENDARS, memberships=four))
    assert (finding.code, finding.level, finding.section) == (F.FEW_AUTHORITIES, W, Section.JOINING)
    assert dict(finding.values) == {"count": 4, "least": 5}
    five = (*four, joined("FR-ARR", convention=CONVENTION))
    assert found(whole(), replace(CALENDARS, memberships=five)) == ()
    assert found(whole(), replace(CALENDARS, memberships=(only_talked,))) == ()
    two = came, joined("FR-ARR", convention=CONVENTION)
    assert found(whole(), replace(CALENDARS, memberships=two)) == ()
    gone = (*founders, came, joined("FR-ARR", convention=CONVENTION, abandoned_on=TODAY))
    assert [one.code for one in found(whole(), replace(CALENDARS, memberships=gone))] == [F.FEW_AUTHORITIES]


@pytest.mark.parametrize(
    ("held_on", "expected"),
    [(date(2026, 4, 24), [F.NO_COMMITTEE]), (date(2026, 4, 25), []), (date(2027, 1, 5), []), (None, [])],
)
def test_a_committee_seven_months_ago_is_said(held_on: date | None, expected: list[FindingCode]) -> None:
    meetings = (SteeringMeeting(MeetingId(new_id()), REFERENCE.edition.code, held_on),)

    assert [one.code for one in found(whole(), replace(CALENDARS, meetings=meetings))] == expected


def test_an_envelope_stands_in_for_a_ceiling() -> None:
    small = replace(REFERENCE, edition=replace(REFERENCE.edition, envelope_cents=4549))

    assert [one.code for one in found(whole(), reference=small)] == [F.OVER_CEILING]


def test_the_edition_says_what_is_far_over_the_budget() -> None:
    strict = replace(REFERENCE, edition=replace(REFERENCE.edition, far_over_budget=Decimal("1.01")))
    dossier = paid(amount="1320.00")

    assert [one.code for one in found(dossier)] == [F.OVER_BUDGET]
    assert [one.code for one in found(dossier, reference=strict)] == [F.FAR_OVER_BUDGET]


def test_a_late_letter_that_lianes_accepted_is_not_said() -> None:
    late = replace(CONVENTION, letter_received_on=date(2026, 9, 12))
    accepted = replace(late, late_letter_accepted_on=date(2026, 9, 15))

    assert [one.code for one in found(whole(whole_mission(convention=late)))] == [F.LETTER_LATE]
    assert found(whole(whole_mission(convention=accepted))) == ()


def test_other_funding_counts_with_the_claim_of_its_line() -> None:
    expense = an_expense()
    half = Funding(FundingId(new_id()), DOSSIER, "Région", 54_50, FundingState.REQUESTED, expense=expense.id)

    assert found(whole(expenses=(expense,), fundings=(half,))) == ()
    more = replace(half, cents=54_51)
    codes = {one.code: one.level for one in found(whole(expenses=(expense,), fundings=(more,)))}
    assert codes == {F.OVERFUNDED: E, F.ACTION_OVERFUNDED: W}


def test_the_whole_is_measured_against_what_was_borne_and_a_typed_part_is_sure() -> None:
    expense = an_expense(borne_cents=90_00, other_funding_cents=10_00)
    region = Funding(FundingId(new_id()), DOSSIER, "Région", 43_60, FundingState.GRANTED)

    assert found(whole(expenses=(expense,), fundings=(region,))) == ()
    more = replace(region, cents=43_61)
    codes = {one.code: one.level for one in found(whole(expenses=(expense,), fundings=(more,)))}
    assert codes == {F.ACTION_OVERFUNDED: E}


def test_funding_of_a_shared_expense_counts_for_the_own_part_alone() -> None:
    """Half of 100 € is borne: of 100 € granted for the whole of it, half comes here, and nothing is paid twice."""
    halves = equal_shares((LILLE, OrganisationId("FR-AMM")))
    expense = an_expense(shares=halves)

    def funded_by(cents: int) -> dict[FindingCode, Level]:
        region = Funding(FundingId(new_id()), DOSSIER, "Région", cents, FundingState.GRANTED, expense=expense.id)
        return {one.code: one.level for one in found(whole(expenses=(expense,), fundings=(region,)))}

    assert funded_by(80_00) == funded_by(100_00) == {}
    assert funded_by(100_02) == {F.OVERFUNDED: E, F.ACTION_OVERFUNDED: E}
    assert found(paid(shares=halves, other_funding_cents=100_00)) == ()
    assert [one.code for one in found(paid(shares=halves, other_funding_cents=100_02))] == [F.OVERFUNDED]


def test_a_mission_of_a_partnership_needs_no_people_and_a_project_no_partner_abroad() -> None:
    codes = {
        one.code for one in found(whole(whole_partnership(starts_on=None, partner=None), participants=(), expenses=()))
    }
    assert {one.level for one in found(whole(whole_partnership(starts_on=None), participants=(), expenses=()))} == {W}
    assert codes == {F.NO_DATES, F.NO_EXPENSE}


def test_a_holiday_the_moon_decides_says_so_and_comes_once_a_day() -> None:
    feast = [an_item(f"2027-03-09 {hour}:00", f"2027-03-09 {hour}:30") for hour in ("09", "11")]
    mission = whole_mission(duration_reason="Fête", starts_on=date(2027, 3, 8), ends_on=date(2027, 3, 9))
    findings = [one for one in found(whole(mission, items=(*MET, *feast))) if one.code is F.HOLIDAY]

    assert [dict(one.values)["holiday"] for one in findings] == ["aid_al_fitr"]
    assert [dict(one.values)["estimated"] for one in findings] == [1]


AM, PM = "2026-10-13 09:00", "2026-10-13 10:00"
"""When the line before the hurry starts and ends."""


def hurries(*lines: ProgrammeItem) -> list[tuple[str | int | date, str | int | date]]:
    return [
        (dict(one.values)["first"], dict(one.values)["second"])
        for one in found(whole(items=(*lines, MET[1])))
        if one.code is F.NO_TRAVEL_TIME
    ]


def test_a_hurry_is_found_with_another_groups_line_in_between() -> None:
    first = an_item(AM, PM, title="A", place="Mairie", group="Eau")
    other = an_item("2026-10-13 10:02", "2026-10-13 12:00", title="B", place="Port", group="Terre")
    second = an_item("2026-10-13 10:05", "2026-10-13 11:00", title="C", place="Usine", group="Eau")

    assert hurries(first, second) == hurries(first, other, second) == [("A", "C")]
    one, two = a_participant().id, a_participant().id
    named = [
        replace(line, group="", participants=(person,))
        for line, person in zip((first, other, second), (one, two, one), strict=True)
    ]
    assert hurries(*named) == [("A", "C")]
    assert hurries(named[0], named[1], replace(named[2], participants=(two,))) == []


def test_only_a_journey_of_the_same_people_saves_them_a_hurry() -> None:
    first = an_item(AM, PM, title="A", place="Mairie", group="Eau")
    move = an_item(PM, "2026-10-13 10:05", kind=ItemKind.TRANSFER, group="Terre")
    second = an_item("2026-10-13 10:05", "2026-10-13 11:00", title="C", place="Usine", group="Eau")

    assert hurries(first, move, second) == [("A", "C")]
    assert hurries(first, replace(move, group="Eau"), second) == []
    assert hurries(first, replace(move, group=""), second) == []


def test_a_line_in_between_is_where_the_hurry_starts() -> None:
    first = an_item(AM, PM, title="A", place="Mairie")
    there = an_item(PM, "2026-10-13 10:05", title="B", place="mairie")
    second = an_item("2026-10-13 10:05", "2026-10-13 11:00", title="C", place="Usine")

    assert hurries(first, there, second) == [("B", "C")]


def test_zones_without_a_calendar_find_nothing() -> None:
    sunday = at("2026-10-18 12:30", "2026-10-18 13:30", zone="Africa/Tunis")

    assert not {one.code for one in found(sunday)} & {F.WEEKEND, F.HOLIDAY, F.FRIDAY_PRAYER}


def test_the_convention_may_choose_how_meals_are_paid() -> None:
    by_allowance = replace(CONVENTION, overrides=ConventionOverrides(meals_mode=MealsMode.ALLOWANCE))
    dossier = whole(
        whole_mission(convention=by_allowance),
        expenses=(an_expense(kind="INDJ", allowance=ALLOWED), an_expense("70.00", number=2)),
    )

    assert [(one.code, one.subject) for one in found(dossier)] == [(F.MEALS_TWICE, dossier.expenses[1].id)]


def test_the_length_of_a_stay_is_counted_for_every_person() -> None:
    two = people(a_participant(), a_participant())

    assert F.TOO_MANY_NIGHTS not in {one.code for one in found(replace(two, expenses=nights(6).expenses))}
    assert F.TOO_MANY_NIGHTS in {one.code for one in found(replace(two, expenses=nights(7).expenses))}


@pytest.mark.parametrize(
    ("back", "enough"),
    [
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2026, 10, 15), date(2027, 4, 15)),
        (date(2027, 8, 31), date(2028, 2, 29)),
    ],
)
def test_six_months_after_the_return_is_the_last_day_of_a_short_month(back: date, enough: date) -> None:
    mission = whole_mission(ends_on=back, starts_on=back, duration_reason="Essai")
    for expires, expected in ((enough, False), (date.fromordinal(enough.toordinal() - 1), True)):
        dossier = whole(mission, participants=(a_participant(passport_expires_on=expires),))
        assert (F.PASSPORT_ENDS in {one.code for one in found(dossier)}) is expected


def test_errors_come_first() -> None:
    levels = [one.level for one in found(whole(whole_mission(authority=None, partner=None), expenses=()))]

    assert levels == sorted(levels, key=lambda level: level is W)
    assert {E, W} == set(levels)


def test_every_finding_has_an_example_here_or_beside() -> None:
    from pathlib import Path  # noqa: PLC0415 - for this test alone

    here = Path(__file__)
    beside = (here, here.with_name("test_checks.py"), here.parents[1] / "support" / "wrong.py")
    written = "".join(one.read_text("utf-8") for one in beside)
    assert [code for code in FindingCode if f".{code.name}" not in written] == []


@given(st.sampled_from(ActionType), st.sets(st.sampled_from(FindingCode)))
def test_completeness_counts_the_pieces_nothing_was_found_about(action: ActionType, codes: set[FindingCode]) -> None:
    findings = [Finding(code, W, Section.OVERVIEW) for code in codes]
    state = completeness(action, findings)

    assert state.total == len(PIECES[action])
    assert state.done + len(state.missing) == state.total
    assert set(state.missing) == {piece for piece in PIECES[action] if CODES[piece] & codes}
    more = completeness(action, [*findings, Finding(F.NO_REPORT, W, Section.REPORT)])
    assert more.done <= state.done


def test_every_piece_belongs_to_some_kind_of_action() -> None:
    assert {piece for pieces in PIECES.values() for piece in pieces} == set(Piece)
    assert all(len(set(pieces)) == len(pieces) for pieces in PIECES.values())

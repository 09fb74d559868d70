"""The smallest fix: it ends the conflict, makes no other, and no smaller move does."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.builders import a_contact, an_expense, an_item

from lianes_desktop.domain.conflicts import Programme, conflicts
from lianes_desktop.domain.dossiers import FindingCode
from lianes_desktop.domain.fixes import NewHours, SameMeal, days_to_move_to, size_of_move, smallest_fix
from lianes_desktop.domain.ids import ContactId, ItemId, ParticipantId, new_id
from lianes_desktop.domain.missions import HOME_ZONE
from lianes_desktop.domain.programmes import ItemKind, ItemState, ProgrammeItem
from lianes_desktop.services.calendars import shipped

CLAIRE, THOMAS = ParticipantId(new_id()), ParticipantId(new_id())
NADIA = ContactId(new_id())
RESTITUTION = an_item("2026-10-15 08:45", "2026-10-15 10:30")
ENERGY = an_item("2026-10-15 10:00", "2026-10-15 11:15")
FIVE = timedelta(minutes=5)


def programme(*items: ProgrammeItem, days: tuple[date, date] | None = None, place: str = "Oujda") -> Programme:
    return Programme(items, shipped(), place, days)


def fixed(given: Programme, code: FindingCode, since: datetime | None = None) -> str | None:
    """The new hours of the line of the first such conflict, as ``15 10:30-11:45``."""
    conflict = next(one for one in conflicts(given) if one.code is code)
    fix = smallest_fix(given, conflict, since)
    if fix is None:
        return None
    assert isinstance(fix, NewHours)
    return f"{fix.starts_at:%d %H:%M}-{fix.ends_at:%H:%M}"


def test_the_second_of_two_lines_begins_when_the_first_ends() -> None:
    assert fixed(programme(RESTITUTION, ENERGY), FindingCode.OVERLAP) == "15 10:30-11:45"


def test_it_goes_before_when_that_is_less() -> None:
    long = an_item("2026-10-15 09:30", "2026-10-15 16:00")
    short = an_item("2026-10-15 10:00", "2026-10-15 10:30")

    assert fixed(programme(long, short), FindingCode.OVERLAP) == "15 09:00-09:30"


def test_instants_are_compared_not_walls() -> None:
    call = an_item("2026-10-15 11:00", "2026-10-15 12:00", zone=HOME_ZONE)

    assert fixed(programme(RESTITUTION, call), FindingCode.OVERLAP) == "15 09:45-10:45"


def test_time_to_travel_is_left_on_both_sides() -> None:
    town, works, school = (
        an_item(f"2026-10-15 {start}", f"2026-10-15 {end}", place=place)
        for start, end, place in (
            ("09:00", "10:00", "Mairie"),
            ("10:05", "11:00", "Usine"),
            ("11:20", "12:00", "École"),
        )
    )

    assert fixed(programme(town, works, school), FindingCode.NO_TRAVEL_TIME) == "15 10:10-11:05"
    # ten minutes earlier, the school would be too near: the visit goes to the other side of the town hall
    sooner = replace(school, starts_at=school.starts_at - 2 * FIVE, ends_at=school.ends_at - 2 * FIVE)
    assert fixed(programme(town, works, sooner), FindingCode.NO_TRAVEL_TIME) == "15 12:00-12:55"


@pytest.mark.parametrize(
    ("start", "end", "kind", "code", "expected"),
    [
        ("2026-10-14 15:30", "2026-10-14 17:00", ItemKind.MEETING, FindingCode.OUTSIDE_HOURS, "14 15:00-16:30"),
        ("2026-10-14 08:00", "2026-10-14 09:00", ItemKind.MEETING, FindingCode.OUTSIDE_HOURS, "14 08:30-09:30"),
        ("2026-10-16 12:30", "2026-10-16 13:30", ItemKind.MEETING, FindingCode.FRIDAY_PRAYER, "16 11:00-12:00"),
        ("2026-10-16 13:00", "2026-10-16 14:00", ItemKind.MEETING, FindingCode.FRIDAY_PRAYER, "16 14:30-15:30"),
        ("2026-11-06 09:00", "2026-11-06 10:00", ItemKind.MEETING, FindingCode.HOLIDAY, "05 09:00-10:00"),
        ("2026-10-18 09:00", "2026-10-18 10:00", ItemKind.MEETING, FindingCode.WEEKEND, "19 09:00-10:00"),
        ("2026-10-17 09:00", "2026-10-17 10:00", ItemKind.MEETING, FindingCode.WEEKEND, "16 09:00-10:00"),
        ("2026-11-05 09:00", "2026-11-05 10:00", ItemKind.WELCOME, FindingCode.PROTOCOL_DAY, "04 09:00-10:00"),
        ("2027-02-09 14:30", "2027-02-09 16:00", ItemKind.MEETING, FindingCode.RAMADAN_HOURS, "09 13:30-15:00"),
        ("2027-02-09 12:30", "2027-02-09 14:00", ItemKind.MEAL, FindingCode.RAMADAN_MEAL, "09 17:45-19:15"),
    ],
)
def test_each_kind_of_conflict_has_its_fix(
    start: str, end: str, kind: ItemKind, code: FindingCode, expected: str
) -> None:
    assert fixed(programme(an_item(start, end, kind=kind)), code) == expected


def test_a_meal_of_the_fast_follows_the_sun_of_its_place() -> None:
    lunch = an_item("2027-02-09 12:30", "2027-02-09 14:00", kind=ItemKind.MEAL)

    assert fixed(programme(lunch, place="Agadir"), FindingCode.RAMADAN_MEAL) == "09 18:30-20:00"
    assert fixed(programme(replace(lunch, place="Riad, Agadir")), FindingCode.RAMADAN_MEAL) == "09 18:30-20:00"
    hosted = replace(lunch, zone=HOME_ZONE)
    assert fixed(programme(hosted, place="Lille"), FindingCode.RAMADAN_MEAL) == "09 18:00-19:30"


def test_a_line_stays_within_the_days_of_the_action() -> None:
    holiday = an_item("2026-11-06 09:00", "2026-11-06 10:00")

    assert fixed(programme(holiday, days=(date(2026, 11, 6), date(2026, 11, 9))), FindingCode.HOLIDAY) == (
        "09 09:00-10:00"
    )
    assert fixed(programme(holiday, days=(date(2026, 11, 6), date(2026, 11, 6))), FindingCode.HOLIDAY) is None


def test_where_there_is_no_room_the_least_is_cut() -> None:
    one_day = (date(2026, 10, 15), date(2026, 10, 15))
    before = an_item("2026-10-15 00:00", "2026-10-15 10:00", kind=ItemKind.FREE_TIME)
    visit = an_item("2026-10-15 09:30", "2026-10-15 12:00", kind=ItemKind.PRESS)
    after = an_item("2026-10-15 12:00", "2026-10-16 00:00", kind=ItemKind.FREE_TIME)

    assert fixed(programme(before, visit, after, days=one_day), FindingCode.OVERLAP) == "15 10:00-12:00"
    # nothing is left of a line within another: people must choose
    inside = replace(visit, starts_at=before.starts_at + FIVE, ends_at=before.ends_at - FIVE)
    assert fixed(programme(before, inside, after, days=one_day), FindingCode.OVERLAP) is None


def test_what_is_to_come_is_never_put_in_the_past() -> None:
    long = an_item("2026-10-15 09:30", "2026-10-15 16:00")
    short = an_item("2026-10-15 10:00", "2026-10-15 10:30")
    now = datetime(2026, 10, 15, 9, 15, tzinfo=UTC)

    assert fixed(programme(long, short), FindingCode.OVERLAP, since=now) == "15 16:00-16:30"
    over = datetime(2026, 10, 16, 9, 15, tzinfo=UTC)
    assert fixed(programme(long, short), FindingCode.OVERLAP, since=over) == "15 09:00-09:30"


def test_what_was_held_is_not_moved_any_more() -> None:
    held = replace(ENERGY, state=ItemState.HELD)

    assert fixed(programme(RESTITUTION, held), FindingCode.OVERLAP) is None


def test_a_meal_claimed_is_said_to_be_that_very_meal() -> None:
    dinner = an_item("2026-10-13 20:00", "2026-10-13 22:00", kind=ItemKind.MEAL, contacts=(a_contact().id,))
    claimed = an_expense(kind="RESO", paid_on=date(2026, 10, 13))
    given = replace(programme(dinner), expenses=(claimed,))
    (meal,) = conflicts(given)

    fix = smallest_fix(given, meal)
    assert fix == SameMeal(dinner.id, claimed.id)
    assert conflicts(replace(given, expenses=(replace(claimed, item=dinner.id),))) == ()


# ---- whatever the programme

KINDS = (ItemKind.MEETING, ItemKind.MEAL, ItemKind.TRANSFER, ItemKind.WELCOME, ItemKind.PRESS)
SPANS = {  # days of each: a Friday and its weekend, the eve of a holiday, the fast and its end, a clock change
    "friday": (date(2026, 10, 15), date(2026, 10, 19)),
    "holiday": (date(2026, 11, 4), date(2026, 11, 9)),
    "fast": (date(2027, 3, 5), date(2027, 3, 12)),
    "clock": (date(2026, 3, 20), date(2026, 3, 24)),
}


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Lines on five minutes within a few days, of people, groups, kinds and places that meet by chance."""
    first, last = SPANS[draw(st.sampled_from(sorted(SPANS)))]
    items: list[ProgrammeItem] = []
    for _line in range(draw(st.integers(2, 5))):
        day = first + timedelta(days=draw(st.integers(0, (last - first).days)))
        start = datetime.combine(day, datetime.min.time()) + FIVE * draw(st.integers(7 * 12, 20 * 12))
        follows = draw(st.booleans())
        if items and follows:  # right after the last one: no time to travel
            start = items[-1].ends_at + FIVE * draw(st.integers(0, 2))
        items.append(
            an_item(
                id=ItemId(new_id()),
                starts_at=start,
                ends_at=start + FIVE * draw(st.integers(3, 36)),
                kind=draw(st.sampled_from(KINDS)),
                place=draw(st.sampled_from(["", "Mairie", "Usine"])),
                zone=draw(st.sampled_from([RESTITUTION.zone] * 3 + [HOME_ZONE])),
                group=draw(st.sampled_from(["", "A", "B"])),
                participants=draw(st.sampled_from([(), (CLAIRE,), (THOMAS,)])),
                contacts=draw(st.sampled_from([(), (NADIA,)])),
            )
        )
    return programme(*items, days=draw(st.sampled_from([None, (first, last)])))


def keys(given: Programme) -> set[object]:
    return {one.key for one in conflicts(given)}


@settings(max_examples=150)
@given(programmes())
def test_a_fix_ends_its_conflict_and_makes_no_other(given_programme: Programme) -> None:
    for conflict in conflicts(given_programme):
        fix = smallest_fix(given_programme, conflict)
        if isinstance(fix, NewHours):
            line = next(one for one in given_programme.items if one.id == fix.item)
            moved = replace(line, starts_at=fix.starts_at, ends_at=fix.ends_at)
            assert keys(given_programme.moved(moved)) <= keys(given_programme) - {conflict.key}


@settings(max_examples=40)
@given(programmes())
def test_no_smaller_move_would_do(given_programme: Programme) -> None:
    for conflict in conflicts(given_programme)[:2]:
        line = next(one for one in given_programme.items if one.id == conflict.item)
        fix = smallest_fix(given_programme, conflict)
        lasts = line.ends_at - line.starts_at
        moves = isinstance(fix, NewHours) and fix.ends_at - fix.starts_at == lasts
        size = size_of_move(line, fix.starts_at) if isinstance(fix, NewHours) and moves else None
        allowed = keys(given_programme) - {conflict.key}
        for start in _starts(line, given_programme):
            if size is not None and size_of_move(line, start) >= size:
                continue
            if conflict.code is FindingCode.RAMADAN_MEAL and start.time() < line.starts_at.time():
                continue
            moved = replace(line, starts_at=start, ends_at=start + lasts)
            assert not keys(given_programme.moved(moved)) <= allowed, (line.starts_at, start)


def _starts(line: ProgrammeItem, given_programme: Programme) -> list[datetime]:
    """Every start on five minutes that keeps the line from lasting over a midnight more."""
    nights = (line.ends_at - timedelta(minutes=1)).date() - line.starts_at.date()
    starts = [
        datetime.combine(day, datetime.min.time()) + FIVE * at
        for day in days_to_move_to(line, given_programme)
        for at in range(24 * 12)
    ]
    lasts = line.ends_at - line.starts_at
    return [one for one in starts if (one + lasts - timedelta(minutes=1)).date() - one.date() <= nights]

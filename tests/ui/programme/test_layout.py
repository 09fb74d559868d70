"""Where the lines of a programme stand, without Qt."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from support.builders import a_participant, an_item

from lianes_desktop.domain import overlaps
from lianes_desktop.domain.missions import HOME_ZONE, MOROCCO_ZONE
from lianes_desktop.domain.programmes import ItemFamily, ItemKind, ProgrammeItem
from lianes_desktop.ui.programme.layout import DAY, Block, Board, arrange, days_between, shown_in

MONDAY = date(2026, 10, 12)
DAYS = tuple(MONDAY + timedelta(days=offset) for offset in range(4))
NOON = datetime(2026, 10, 13, 11, 30, tzinfo=UTC)


def board(
    *items: ProgrammeItem,
    days: Sequence[date] = DAYS,
    groups: Sequence[str] = (),
    clock: str = MOROCCO_ZONE,
    now: datetime = NOON,
) -> Board:
    ordered = sorted(items, key=lambda item: item.starts_at)
    return arrange(
        ordered, days=days, groups=groups, clock=clock, overlaps=overlaps.overlaps(ordered), now=now, selected=None
    )


def only(shown: Board, item: ProgrammeItem) -> Block:
    found = [block for block in shown.blocks if block.item == item.id]
    assert len(found) == 1
    return found[0]


def test_every_day_of_the_dossier_is_shown() -> None:
    assert days_between(MONDAY, date(2026, 10, 15), []) == DAYS


def test_a_line_on_another_day_adds_that_day_alone() -> None:
    late = date(2027, 1, 4)

    assert days_between(MONDAY, date(2026, 10, 13), [late, MONDAY]) == (MONDAY, date(2026, 10, 13), late)


def test_a_dossier_without_dates_shows_the_days_of_its_lines() -> None:
    assert days_between(None, None, [MONDAY]) == (MONDAY,)
    assert days_between(None, None, []) == ()


def test_one_date_is_enough_and_a_year_typed_wrong_does_not_fill_the_board() -> None:
    assert days_between(MONDAY, None, []) == (MONDAY,)
    assert days_between(None, MONDAY, []) == (MONDAY,)
    assert len(days_between(MONDAY, date(2036, 10, 12), [])) == 31


def test_a_line_stands_in_its_day_at_its_minutes() -> None:
    visit = an_item("2026-10-13 09:15", "2026-10-13 11:30", kind=ItemKind.SITE_VISIT, place="Campus")

    block = only(board(visit), visit)

    assert (block.first_column, block.last_column) == (1, 1)
    assert (block.start, block.end) == (9 * 60 + 15, 11 * 60 + 30)
    assert (block.family, block.place, block.lanes, block.depth) == (ItemFamily.VISIT, "Campus", 1, 0)


def test_the_hours_shown_leave_room_around_the_first_and_last_line() -> None:
    usual = board(an_item("2026-10-13 10:00", "2026-10-13 11:00"))
    early = board(an_item("2026-10-13 08:30", "2026-10-13 21:45"))
    whole = board(an_item("2026-10-13 00:10", "2026-10-13 23:50"))

    assert (usual.first_hour, usual.last_hour) == (9, 18)
    assert (early.first_hour, early.last_hour) == (8, 23)
    assert (whole.first_hour, whole.last_hour) == (0, 24)


def test_today_is_known_and_now_is_on_its_column() -> None:
    shown = board(an_item())

    assert [column.today for column in shown.columns] == [False, True, False, False]
    assert shown.now == (1, 11 * 60 + 30)  # Morocco left UTC+1 in September 2026
    assert board(now=datetime(2026, 1, 1, tzinfo=UTC)).now is None


def test_each_day_counts_its_lines() -> None:
    shown = board(an_item(), an_item("2026-10-13 11:00", "2026-10-13 12:00"))

    assert [column.items for column in shown.columns] == [0, 2, 0, 0]


def test_a_line_that_crosses_midnight_stands_on_both_days() -> None:
    train = an_item("2026-10-13 22:30", "2026-10-14 01:30")

    first, second = board(train).blocks

    assert (first.first_column, first.start, first.end, first.begins, first.ends) == (1, 22 * 60 + 30, DAY, True, False)
    assert (second.first_column, second.start, second.end) == (2, 0, 90)
    assert (second.begins, second.ends) == (False, True)


def test_a_line_that_ends_at_midnight_stands_on_one_day() -> None:
    dinner = an_item("2026-10-13 22:00", "2026-10-14 00:00")

    block = only(board(dinner), dinner)

    assert (block.end, block.ends) == (DAY, True)


def test_a_line_on_a_day_not_shown_is_left_out() -> None:
    assert board(an_item("2026-12-01 09:00", "2026-12-01 10:00")).blocks == ()


def test_the_other_clock_moves_the_lines() -> None:
    meeting = an_item("2026-10-13 09:00", "2026-10-13 10:00")

    block = only(board(meeting, clock=HOME_ZONE), meeting)

    assert block.start == 10 * 60 + 60 * (shown_in(meeting.starts_at, MOROCCO_ZONE, HOME_ZONE).hour - 10)
    assert shown_in(shown_in(meeting.starts_at, MOROCCO_ZONE, HOME_ZONE), HOME_ZONE, MOROCCO_ZONE) == meeting.starts_at


def test_a_line_is_still_seen_on_the_night_the_clock_shown_goes_back() -> None:
    begins = datetime(2026, 10, 25, 0, 45, tzinfo=UTC).astimezone(ZoneInfo(MOROCCO_ZONE))
    night = an_item(f"{begins:%Y-%m-%d %H:%M}", f"{begins + timedelta(minutes=30):%Y-%m-%d %H:%M}")

    block = only(board(night, days=(date(2026, 10, 25),), clock=HOME_ZONE), night)

    assert (block.start, block.end, block.begins, block.ends) == (2 * 60 + 45, 3 * 60 + 15, True, True)
    assert f"{block.from_time:%H:%M} {block.to_time:%H:%M}" == "02:45 02:15"


def test_a_line_over_midnight_and_a_clock_change_is_seen_on_both_days_by_its_own_clock() -> None:
    train = an_item("2026-03-28 23:00", "2026-03-29 04:00", zone=HOME_ZONE)

    shown = board(train, days=(date(2026, 3, 28), date(2026, 3, 29)), clock=HOME_ZONE)

    assert [(block.first_column, block.start, block.end) for block in shown.blocks] == [
        (0, 23 * 60, DAY),
        (1, 0, 4 * 60),
    ]
    assert train.duration == timedelta(hours=4)


def test_a_hosting_day_has_a_lane_for_each_group_and_lines_for_all_span_them() -> None:
    both = an_item("2026-10-13 09:00", "2026-10-13 10:00")
    left = an_item("2026-10-13 10:00", "2026-10-13 11:00", group="Élus")
    right = an_item("2026-10-13 10:00", "2026-10-13 11:00", group="Techniciens")
    unknown = an_item("2026-10-13 12:00", "2026-10-13 13:00", group="Autre")

    shown = board(both, left, right, unknown, days=(date(2026, 10, 13),), groups=("Élus", "Techniciens"))

    spans = [(only(shown, item).first_column, only(shown, item).last_column) for item in (both, left, right, unknown)]
    assert spans == [(0, 1), (0, 0), (1, 1), (0, 1)]
    assert [column.items for column in shown.columns] == [3, 3]


def test_groups_over_several_days_have_no_lanes() -> None:
    assert [column.group for column in board(groups=("A", "B")).columns] == ["", "", "", ""]


def test_lines_of_the_same_people_stand_on_top_of_each_other_with_the_slice_they_share() -> None:
    first = an_item("2026-10-13 08:45", "2026-10-13 10:30")
    second = an_item("2026-10-13 10:00", "2026-10-13 11:15")

    shown = board(first, second)

    assert (only(shown, first).depth, only(shown, first).clash) == (0, None)
    assert (only(shown, second).depth, only(shown, second).lane, only(shown, second).lanes) == (1, 0, 1)
    assert only(shown, second).clash == (10 * 60, 10 * 60 + 30)


def test_a_line_that_overlaps_two_others_shows_the_longer_share() -> None:
    long, short = an_item("2026-10-13 08:00", "2026-10-13 10:30"), an_item("2026-10-13 09:00", "2026-10-13 10:15")
    last = an_item("2026-10-13 10:00", "2026-10-13 11:00")

    shown = board(short, long, last)

    assert only(shown, last).clash == (10 * 60, 10 * 60 + 30)
    assert only(shown, last).depth == 2


def test_an_overlap_across_midnight_is_cut_with_its_line() -> None:
    first = an_item("2026-10-13 21:00", "2026-10-14 00:30")
    second = an_item("2026-10-13 23:30", "2026-10-14 02:00")

    blocks = [block for block in board(first, second).blocks if block.item == second.id]

    assert [block.clash for block in blocks] == [(23 * 60 + 30, DAY), (0, 30)]


def test_a_later_part_without_shared_time_has_no_clash() -> None:
    first = an_item("2026-10-13 21:00", "2026-10-13 23:45")
    second = an_item("2026-10-13 23:30", "2026-10-14 02:00")

    blocks = [block for block in board(first, second).blocks if block.item == second.id]

    assert [block.clash for block in blocks] == [(23 * 60 + 30, 23 * 60 + 45), None]


def test_lines_of_different_people_stand_side_by_side() -> None:
    claire, thomas = a_participant(), a_participant()
    hers = an_item("2026-10-13 09:00", "2026-10-13 12:00", participants=(claire.id,))
    his = an_item("2026-10-13 09:30", "2026-10-13 10:30", participants=(thomas.id,))
    then = an_item("2026-10-13 11:00", "2026-10-13 12:00", participants=(thomas.id,))
    alone = an_item("2026-10-13 14:00", "2026-10-13 15:00")

    shown = board(hers, his, then, alone)

    lanes = [(only(shown, item).lane, only(shown, item).lanes) for item in (hers, his, then, alone)]
    assert lanes == [(0, 2), (1, 2), (1, 2), (0, 1)]


minutes = st.integers(0, DAY - 1)


@given(st.lists(st.tuples(minutes, st.integers(1, 300)), max_size=12))
def test_blocks_that_meet_never_share_lane_and_depth(spans: list[tuple[int, int]]) -> None:
    start = datetime(2026, 10, 13)  # noqa: DTZ001 - a wall time
    people = [a_participant() for _span in spans]
    items = [
        an_item(
            (start + timedelta(minutes=at)).isoformat(),
            (start + timedelta(minutes=at + lasts)).isoformat(),
            participants=(who.id,) if at % 3 else (),
        )
        for (at, lasts), who in zip(spans, people, strict=True)
    ]

    blocks = board(*items).blocks

    for at, one in enumerate(blocks):
        assert one.lane < one.lanes
        assert 0 <= one.start < one.end <= DAY
        for other in blocks[:at]:
            if one.first_column == other.first_column and one.start < other.end and other.start < one.end:
                assert (one.lane, one.depth) != (other.lane, other.depth)

"""What is remarked of a programme, mended, set aside, and the feasts that were announced."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from support.builders import a_contact, an_expense, an_item
from support.desks import Desk

from lianes_desktop.domain.dossiers import FindingCode
from lianes_desktop.domain.fixes import NewHours, SameMeal
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.services.acts import Act

F = FindingCode


def codes(desk: Desk, dossier: DossierId) -> list[tuple[FindingCode, bool]]:
    return [(one.conflict.code, one.conflict.overruled) for one in desk.courtesies.remarks(dossier)]


def dated(desk: Desk, dossier: DossierId, starts_on: date, ends_on: date) -> None:
    action = desk.dossiers.action(dossier)
    assert isinstance(action, Mission)
    desk.dossiers.correct(replace(action, starts_on=starts_on, ends_on=ends_on))


def test_each_remark_comes_in_the_order_of_its_line_with_the_fix_that_ends_it(either_desk: Desk) -> None:
    desk = either_desk
    mission = desk.start()
    late = an_item("2026-10-14 16:00", "2026-10-14 17:00", dossier=mission)
    first = an_item(dossier=mission)
    second = an_item("2026-10-13 09:30", "2026-10-13 10:30", dossier=mission)
    for one in (late, first, second):
        desk.records.keep(None, one)

    overlap, hours = desk.courtesies.remarks(mission)
    assert (overlap.conflict.code, overlap.conflict.item, hours.conflict.code) == (
        F.OVERLAP,
        second.id,
        F.OUTSIDE_HOURS,
    )
    assert isinstance(overlap.fix, NewHours)
    desk.courtesies.fix(overlap.fix)
    (moved,) = (one for one in desk.programme.items(mission) if one.id == second.id)
    assert (moved.starts_at, moved.ends_at) == (first.ends_at, datetime.fromisoformat("2026-10-13 11:00"))
    assert codes(desk, mission) == [(F.OUTSIDE_HOURS, False)]
    assert desk.undo.undo() is Act.MOVE_ITEM
    assert codes(desk, mission) == [(F.OVERLAP, False), (F.OUTSIDE_HOURS, False)]


def test_a_remark_set_aside_comes_last_without_a_fix_and_can_be_made_again(either_desk: Desk) -> None:
    desk = either_desk
    mission = desk.start()
    sunday = an_item("2026-10-18 09:00", "2026-10-18 10:00", dossier=mission)
    late = an_item("2026-10-19 16:00", "2026-10-19 17:00", dossier=mission)
    desk.records.keep(None, sunday, late)
    weekend, _hours = desk.courtesies.remarks(mission)

    desk.courtesies.set_aside(weekend.conflict)
    _late, aside = desk.courtesies.remarks(mission)
    assert (aside.conflict.code, aside.conflict.overruled, aside.fix) == (F.WEEKEND, True, None)

    desk.courtesies.make_again(aside.conflict)
    assert codes(desk, mission) == [(F.WEEKEND, False), (F.OUTSIDE_HOURS, False)]
    assert [desk.undo.undo() for _each in range(2)] == [Act.MAKE_REMARK_AGAIN, Act.SET_REMARK_ASIDE]
    assert codes(desk, mission) == [(F.WEEKEND, False), (F.OUTSIDE_HOURS, False)]


def test_an_overlap_accepted_on_either_line_is_made_again(desk: Desk, mission: DossierId) -> None:
    first = an_item(dossier=mission, overlap_accepted=True)
    desk.records.keep(None, first, an_item("2026-10-13 09:30", "2026-10-13 10:30", dossier=mission))
    (aside,) = desk.courtesies.remarks(mission)

    desk.courtesies.make_again(aside.conflict)

    assert codes(desk, mission) == [(F.OVERLAP, False)]


def test_a_meal_is_said_to_be_that_of_the_programme(desk: Desk, mission: DossierId) -> None:
    nadia = a_contact(dossier=mission)
    hours = "2026-10-13 20:00", "2026-10-13 22:00"
    dinner = an_item(*hours, kind=ItemKind.MEAL, contacts=(nadia.id,), dossier=mission)
    claimed = an_expense(kind="RESO", paid_on=date(2026, 10, 13), dossier=mission)
    desk.records.keep(None, nadia, dinner, claimed)
    (meal,) = desk.courtesies.remarks(mission)

    assert meal.fix == SameMeal(dinner.id, claimed.id)
    desk.courtesies.fix(meal.fix)
    assert desk.courtesies.remarks(mission) == ()
    assert desk.undo.undo() is Act.CORRECT_EXPENSE


def test_what_was_removed_meanwhile_changes_nothing(desk: Desk, mission: DossierId) -> None:
    sunday = an_item("2026-10-18 09:00", "2026-10-18 10:00", dossier=mission)
    desk.records.keep(None, sunday)
    (weekend,) = desk.courtesies.remarks(mission)
    assert weekend.fix is not None
    desk.programme.remove(sunday.id)

    desk.courtesies.fix(weekend.fix)
    desk.courtesies.set_aside(weekend.conflict)

    assert desk.courtesies.remarks(mission) == ()
    assert desk.undo.undo() is Act.REMOVE_ITEM


def test_a_feast_near_the_action_may_be_given_the_day_announced(either_desk: Desk) -> None:
    desk = either_desk
    mission = desk.start()
    dated(desk, mission, date(2027, 3, 8), date(2027, 3, 12))
    desk.records.keep(None, an_item("2027-03-11 10:00", "2027-03-11 11:00", dossier=mission))
    assert [one.code for one in desk.courtesies.moon_days(mission)] == ["ramadan_ends", "aid_al_fitr"]
    assert codes(desk, mission) == []

    desk.courtesies.announce(mission, "aid_al_fitr", date(2027, 3, 9), date(2027, 3, 10))
    assert codes(desk, mission) == [(F.HOLIDAY, False)]
    assert [one.announced for one in desk.courtesies.moon_days(mission)] == [None, date(2027, 3, 10)]

    desk.courtesies.announce(mission, "aid_al_fitr", date(2027, 3, 9), None)
    assert codes(desk, mission) == []
    assert [desk.undo.undo() for _each in range(2)] == [Act.ANNOUNCE_DAY, Act.ANNOUNCE_DAY]
    assert desk.dossiers.action(mission).confirmed_days == ()


def test_a_day_too_far_is_refused_and_no_feast_is_near_in_october(desk: Desk, mission: DossierId) -> None:
    dated(desk, mission, date(2026, 10, 12), date(2026, 10, 15))
    assert desk.courtesies.moon_days(mission) == ()
    with pytest.raises(RefusedError) as caught:
        desk.courtesies.announce(mission, "aid_al_fitr", date(2027, 3, 9), date(2027, 3, 19))
    assert caught.value.refusals[0].problem is Problem.FAR_FROM_ESTIMATE


def test_beyond_the_first_remarks_a_fix_is_found_when_it_is_asked_for(either_desk: Desk) -> None:
    desk = either_desk
    mission = desk.start()
    for at in range(10):
        late = an_item(f"2026-10-{13 + at // 5} 18:{at % 5 * 10:02}", f"2026-10-{13 + at // 5} 18:59", dossier=mission)
        desk.records.keep(None, late)

    remarks = desk.courtesies.remarks(mission)
    assert all(one.fix is not None for one in remarks[:8])
    assert all(one.fix is None for one in remarks[8:])
    assert len(remarks) > 8
    assert desk.courtesies.fix_of(mission, remarks[8].conflict) is not None


def test_nothing_is_proposed_in_a_crowd_nor_is_everything_told(either_desk: Desk) -> None:
    desk = either_desk
    mission = desk.start()
    desk.records.keep(None, *(an_item(dossier=mission) for _at in range(61)))

    remarks = desk.courtesies.remarks(mission)
    assert len(remarks) == 40
    assert all(one.fix is None for one in remarks)
    assert desk.courtesies.fix_of(mission, remarks[0].conflict) is None


def test_a_day_announced_for_a_dossier_that_went_changes_nothing(desk: Desk, mission: DossierId) -> None:
    desk.dossiers.remove(mission)
    desk.courtesies.announce(mission, "aid_al_fitr", date(2027, 3, 9), date(2027, 3, 10))
    assert desk.undo.undo() is Act.REMOVE_DOSSIER
    assert desk.dossiers.action(mission).confirmed_days == ()

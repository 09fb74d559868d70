"""The programme's acts."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from support.builders import an_item
from support.desks import Desk

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.missions import HOME_ZONE, MOROCCO_ZONE
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.services.acts import Act

DAY = date(2026, 10, 13)


def test_a_line_comes_after_the_selected_one_or_at_the_end_of_the_day(desk: Desk, mission: DossierId) -> None:
    first = desk.programme.add(mission, DAY)
    second = desk.programme.add(mission, DAY, kind=ItemKind.MEAL)
    third = desk.programme.add(mission, DAY, after=first.id)
    desk.programme.put(replace(second, group="A", zone=HOME_ZONE))
    fourth = desk.programme.add(mission, DAY, after=second.id)
    fifth = desk.programme.add(mission, DAY, after=second.id, kind=ItemKind.FLIGHT)

    assert [f"{one.starts_at:%H:%M}" for one in (first, second, third, fourth)] == ["09:00", "10:00", "10:00", "11:00"]
    assert [one.kind for one in (first, second, third)] == [ItemKind.MEETING, ItemKind.MEAL, ItemKind.MEETING]
    assert first.ends_at - first.starts_at == timedelta(hours=1)
    assert (first.zone, fourth.zone, fourth.kind, fourth.group) == (MOROCCO_ZONE, HOME_ZONE, ItemKind.MEAL, "A")
    assert fifth.kind is ItemKind.FLIGHT


def test_a_line_may_be_asked_for_at_an_hour_in_a_lane(desk: Desk, mission: DossierId) -> None:
    line = desk.programme.add(mission, DAY, at=time(14, 30), group="Élus")

    assert (f"{line.starts_at:%H:%M}", f"{line.ends_at:%H:%M}", line.group) == ("14:30", "15:30", "Élus")


def test_a_line_is_moved_duplicated_and_removed(desk: Desk, mission: DossierId) -> None:
    line = desk.programme.add(mission, DAY)
    start = datetime.fromisoformat("2026-10-14 14:30")
    desk.programme.move(line.id, start, start + timedelta(minutes=90))
    twin = desk.programme.duplicate(line.id)

    assert (twin.starts_at, twin.ends_at) == (start + timedelta(minutes=90), start + timedelta(minutes=180))
    assert [one.id for one in desk.programme.items(mission)] == [line.id, twin.id]
    desk.programme.remove(line.id)
    assert [one.id for one in desk.programme.items(mission)] == [twin.id]
    assert [desk.undo.undo() for _ in range(3)] == [Act.REMOVE_ITEM, Act.DUPLICATE_ITEM, Act.MOVE_ITEM]
    assert desk.programme.items(mission) == (line,)


def test_a_line_that_makes_no_sense_is_refused_and_stays_as_it_was(desk: Desk, mission: DossierId) -> None:
    line = desk.programme.add(mission, DAY)
    with pytest.raises(RefusedError) as refused:
        desk.programme.move(line.id, line.ends_at, line.starts_at)
    assert refused.value.refusals[0].problem is Problem.END_BEFORE_START
    with pytest.raises(RefusedError):
        desk.programme.put(replace(line, title="x" * 1000))

    assert desk.programme.items(mission) == (line,)


def test_a_line_removed_meanwhile_is_left_alone(desk: Desk, mission: DossierId) -> None:
    gone = an_item(dossier=mission)
    desk.programme.put(gone)
    desk.programme.move(gone.id, gone.starts_at, gone.ends_at)
    desk.programme.remove(gone.id)

    assert desk.programme.items(mission) == ()
    with pytest.raises(KeyError):
        desk.programme.duplicate(gone.id)


def test_overlaps_are_told_and_fixed(desk: Desk, mission: DossierId) -> None:
    first = desk.programme.add(mission, DAY)
    second = desk.programme.add(mission, DAY)
    desk.programme.move(second.id, first.starts_at + timedelta(minutes=30), first.ends_at + timedelta(minutes=30))
    (overlap,) = desk.programme.overlaps(mission)
    start = desk.programme.smallest_fix(overlap)

    assert (overlap.second, start) == (second.id, first.ends_at)
    desk.programme.remove(second.id)
    with pytest.raises(KeyError):
        desk.programme.smallest_fix(overlap)

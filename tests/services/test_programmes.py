"""The programme's acts."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from support.builders import a_profile, an_item
from support.desks import Desk

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.missions import HOME_ZONE, MOROCCO_ZONE, Mission, ProgrammeAgreement
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.programmes import ExchangeForm, ItemKind, ItemState
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


def test_overlaps_are_told(desk: Desk, mission: DossierId) -> None:
    first = desk.programme.add(mission, DAY)
    second = desk.programme.add(mission, DAY)
    desk.programme.move(second.id, first.starts_at + timedelta(minutes=30), first.ends_at + timedelta(minutes=30))
    (overlap,) = desk.programme.overlaps(mission)

    assert (overlap.second, overlap.ends_at) == (second.id, first.ends_at)


def test_both_sides_agree_on_a_programme(either_desk: Desk) -> None:
    desk = either_desk
    dossier = desk.start()
    agreed = ProgrammeAgreement(date(2026, 9, 20), date(2026, 9, 25), date(2026, 9, 28), " Nadia El Amrani ")

    desk.programme.agree(dossier, agreed)

    action = desk.dossiers.action(dossier)
    assert isinstance(action, Mission)
    assert action.agreement == replace(agreed, moroccan_by="Nadia El Amrani")
    assert desk.undo.undo() is Act.AGREE_PROGRAMME
    with pytest.raises(RefusedError):
        desk.programme.agree(dossier, replace(agreed, moroccan_by="a" * 201))


def test_a_project_has_no_programme_to_agree_on(desk: Desk) -> None:
    desk.profiles.save(a_profile())
    project = desk.dossiers.create_project("Étude").id
    desk.programme.agree(project, ProgrammeAgreement(date(2026, 9, 20)))

    assert desk.undo.undo() is Act.ADD_PROJECT


def test_what_is_over_is_marked_held_and_nothing_else(either_desk: Desk) -> None:
    desk = either_desk
    dossier = desk.start()
    over, coming = desk.programme.add(dossier, date(2026, 10, 13)), desk.programme.add(dossier, date(2026, 10, 20))
    dropped = desk.programme.add(dossier, date(2026, 10, 12))
    desk.programme.put(replace(dropped, state=ItemState.CANCELLED))

    assert desk.programme.hold_past(dossier, desk.clock.now()) == 1

    states = {one.id: one.state for one in desk.programme.items(dossier)}
    assert states == {
        over.id: ItemState.HELD, coming.id: ItemState.PLANNED, dropped.id: ItemState.CANCELLED,
    }  # fmt: skip
    assert desk.undo.undo() is Act.HOLD_PROGRAMME
    assert desk.programme.hold_past(dossier, over.starts_utc) == 0


def test_what_came_of_a_line_is_cleaned_and_kept(either_desk: Desk) -> None:
    desk = either_desk
    dossier = desk.start()
    line = desk.programme.add(dossier, date(2026, 10, 13))
    told = replace(line, exchanged=(ExchangeForm.TOOL,), outcome=" Un\naudit ", interest_fr=" a ", interest_ma=" b ")

    desk.programme.put(told)

    (kept,) = desk.programme.items(dossier)
    assert kept == replace(told, outcome="Un\naudit", interest_fr="a", interest_ma="b")

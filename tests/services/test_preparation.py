"""Shared tasks, preparation meetings and the search for a partner."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from support.builders import DOSSIER, LILLE, OUJDA, a_mission, a_participant, a_partnership
from support.page_desk import PageDesk

from lianes_desktop.domain.ids import DossierId, MeetingId
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.partnerships import Candidate, Milestones, NewPartnership, PartnershipState
from lianes_desktop.domain.preparation import MeetingMode, PreparationMeeting, Task
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.acts import Act
from lianes_desktop.services.preparation import Search

TODAY = date(2026, 10, 14)


@pytest.fixture
def desk() -> PageDesk:
    return PageDesk(a_mission())


@pytest.fixture
def seeking() -> PageDesk:
    return PageDesk(a_partnership())


def tasks(desk: PageDesk) -> tuple[Task, ...]:
    return desk.preparation.preparation(DOSSIER).action.tasks


def search(desk: PageDesk) -> Search:
    found = desk.preparation.preparation(DOSSIER).search
    assert found is not None
    return found


def test_the_list_is_that_of_the_kind_of_action(desk: PageDesk, seeking: PageDesk) -> None:
    found = desk.preparation.preparation(DOSSIER)

    assert [line.task.code for line in found.tasks][:2] == ["objectif", "contacts_lianes"]
    assert (found.left, found.search, found.meetings) == (11, None, ())
    assert seeking.preparation.preparation(DOSSIER).tasks[0].task.code == "intention"
    with pytest.raises(KeyError):
        desk.preparation.preparation(DossierId(UUID(int=9)))


def test_a_task_is_ticked_today_and_unticked(desk: PageDesk) -> None:
    desk.preparation.finish_task(DOSSIER, 1, done=True)
    assert tasks(desk) == (Task("contacts_lianes", done_on=TODAY),)
    assert desk.preparation.preparation(DOSSIER).left == 10
    assert desk.records.undo.can_undo is Act.CORRECT_TASK
    desk.preparation.finish_task(DOSSIER, 1, done=False)
    assert tasks(desk) == ()
    desk.records.undo.undo()
    assert tasks(desk) == (Task("contacts_lianes", done_on=TODAY),)


def test_one_s_own_tasks_come_last_and_go_again(desk: PageDesk) -> None:
    desk.preparation.add_task(DOSSIER, " Badges ")
    desk.preparation.correct_task(DOSSIER, 11, Task(title="Badges", owner="Inès"))
    assert tasks(desk) == (Task(title="Badges", owner="Inès"),)
    with pytest.raises(RefusedError) as refused:
        desk.preparation.add_task(DOSSIER, " ")
    assert refused.value.refusals[0].problem is Problem.MISSING
    desk.preparation.remove_task(DOSSIER, 0)
    assert len(tasks(desk)) == 1
    desk.preparation.remove_task(DOSSIER, 11)
    assert tasks(desk) == ()
    assert desk.records.undo.can_undo is Act.REMOVE_TASK


def test_a_meeting_is_held_today_until_told_otherwise(desk: PageDesk) -> None:
    meeting = desk.preparation.add_meeting(DOSSIER)
    desk.preparation.correct_meeting(replace(meeting, mode=MeetingMode.PHONE, others=" Lianes "))

    (kept,) = desk.preparation.preparation(DOSSIER).meetings
    assert (kept.held_on, kept.mode, kept.others) == (TODAY, MeetingMode.PHONE, "Lianes")
    desk.preparation.remove_meeting(meeting.id)
    assert desk.preparation.preparation(DOSSIER).meetings == ()
    desk.preparation.correct_meeting(meeting)
    desk.preparation.remove_meeting(MeetingId(UUID(int=7)))
    assert desk.preparation.preparation(DOSSIER).meetings == ()
    desk.records.undo.undo()
    assert len(desk.preparation.preparation(DOSSIER).meetings) == 1


def test_who_attended_is_kept(desk: PageDesk) -> None:
    claire = a_participant()
    desk.put(claire)
    meeting = desk.preparation.add_meeting(DOSSIER)
    desk.preparation.correct_meeting(replace(meeting, participants=(claire.id,)))

    found = desk.preparation.preparation(DOSSIER)
    assert found.meetings[0].participants == (found.participants[0].id,)


def test_candidates_are_compared_and_the_nearest_is_known(seeking: PageDesk) -> None:
    seeking.preparation.add_candidate(DOSSIER, Candidate("Oujda", OUJDA))
    seeking.preparation.add_candidate(DOSSIER, Candidate("Berkane", population=110_000))
    seeking.preparation.correct_candidate(DOSSIER, 0, Candidate("Oujda", OUJDA, 300_000, retained=True))
    found = search(seeking)

    assert [one.name for one in found.partnership.candidates] == ["Oujda", "Berkane"]
    assert not found.partnership.candidates[0].retained
    assert (found.nearest, found.state, found.exchanges) == (0, PartnershipState.INTENTION, ())
    with pytest.raises(RefusedError):
        seeking.preparation.correct_candidate(DOSSIER, 0, Candidate(""))
    seeking.preparation.remove_candidate(DOSSIER, 0)
    assert [one.name for one in search(seeking).partnership.candidates] == ["Berkane"]
    assert seeking.records.undo.can_undo is Act.REMOVE_CANDIDATE


def test_one_candidate_at_most_is_retained_and_is_the_partner(seeking: PageDesk) -> None:
    seeking.preparation.add_candidate(DOSSIER, Candidate("Oujda", OUJDA))
    seeking.preparation.add_candidate(DOSSIER, Candidate("Berkane", population=110_000))
    seeking.preparation.retain_candidate(DOSSIER, 0, retained=True)
    assert seeking.dossiers.action(DOSSIER).partner == OUJDA
    seeking.preparation.retain_candidate(DOSSIER, 1, retained=True)
    kept = search(seeking).partnership
    assert [one.retained for one in kept.candidates] == [False, True]
    berkane = seeking.dossiers.organisation(kept.partner)
    assert berkane is not None
    assert (berkane.name, berkane.country, berkane.population) == ("Berkane", "MA", 110_000)
    seeking.preparation.retain_candidate(DOSSIER, 0, retained=False)
    assert seeking.dossiers.action(DOSSIER).partner == berkane.id
    seeking.preparation.retain_candidate(DOSSIER, 1, retained=False)
    assert seeking.dossiers.action(DOSSIER).partner is None
    seeking.preparation.retain_candidate(DOSSIER, 5, retained=True)
    assert [one.retained for one in search(seeking).partnership.candidates] == [False, False]


def test_milestones_are_kept_and_the_exchange_is_seen(seeking: PageDesk) -> None:
    seeking.preparation.set_milestones(DOSSIER, Milestones(introduced_on=TODAY))
    mission = a_mission(id=DossierId(UUID(int=2)), first_exchange_of=DOSSIER, authority=LILLE)
    seeking.put(mission)
    found = search(seeking)

    assert found.partnership.milestones == Milestones(introduced_on=TODAY)
    assert (found.exchanges, found.state) == ((mission,), PartnershipState.FIRST_EXCHANGE)


def test_what_was_removed_meanwhile_is_left_alone(desk: PageDesk) -> None:
    gone = DossierId(UUID(int=9))
    desk.preparation.finish_task(gone, 0, done=True)
    desk.preparation.add_candidate(gone, Candidate("Oujda"))
    desk.preparation.retain_candidate(gone, 0, retained=True)
    desk.preparation.set_milestones(DOSSIER, Milestones(TODAY))

    assert desk.records.undo.can_undo is None
    assert isinstance(desk.dossiers.action(DOSSIER), Mission)
    with pytest.raises(KeyError):
        desk.preparation.add_meeting(gone)


def test_records_of_the_preparation_are_those_of_the_dossier(seeking: PageDesk) -> None:
    seeking.preparation.add_meeting(DOSSIER)

    assert isinstance(seeking.dossiers.action(DOSSIER), NewPartnership)
    assert isinstance(seeking.dossiers.read(DOSSIER).meetings[0], PreparationMeeting)

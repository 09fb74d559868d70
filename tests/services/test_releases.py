"""A programme under numbers, and the revision of its lines."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from support.desks import Desk

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.domain.programmes import ItemState
from lianes_desktop.domain.releases import ChangeKind
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import RemovedError

DAY = date(2026, 10, 13)


def test_each_version_has_the_next_number_and_says_what_changed_since(either_desk: Desk) -> None:
    desk, mission = either_desk, either_desk.start()
    line = desk.programme.add(mission, DAY)
    desk.programme.put(replace(line, title="Visite", note="À nous"))
    first = desk.releases.release(mission, " Envoyée à Oujda ")
    assert desk.releases.since_last(mission) == ()
    desk.programme.move(line.id, line.starts_at + timedelta(hours=1), line.ends_at + timedelta(hours=1))
    assert [one.kind for one in desk.releases.since_last(mission)] == [ChangeKind.MOVED]
    second = desk.releases.release(mission)

    assert (first.number, first.note, first.made_by) == (1, "Envoyée à Oujda", "Claire Delattre")
    assert [(one.title, one.note) for one in first.items] == [("Visite", "")]
    assert (second.number, second.made_at > first.made_at) == (2, True)
    assert desk.releases.all(mission) == (second, first)
    assert desk.releases.since_last(mission) == ()


def test_a_version_can_be_taken_back_and_its_number_given_again(desk: Desk, mission: DossierId) -> None:
    desk.programme.add(mission, DAY)
    desk.releases.release(mission)
    desk.releases.release(mission)

    assert desk.undo.undo() is Act.RELEASE_PROGRAMME
    assert [one.number for one in desk.releases.all(mission)] == [1]
    assert desk.releases.release(mission).number == 2


def test_a_version_too_wordy_or_of_no_dossier_is_refused(desk: Desk, mission: DossierId) -> None:
    with pytest.raises(RefusedError):
        desk.releases.release(mission, "x" * 2000)
    desk.dossiers.remove(mission)
    with pytest.raises(RemovedError):
        desk.releases.release(mission)


def test_versions_go_and_come_back_with_their_dossier(either_desk: Desk) -> None:
    mission = either_desk.start()
    either_desk.programme.add(mission, DAY)
    kept = either_desk.releases.release(mission, "Pour accord")
    either_desk.dossiers.remove(mission)
    assert either_desk.releases.all(mission) == ()
    either_desk.undo.undo()

    assert either_desk.releases.all(mission) == (kept,)


def test_other_calendars_follow_what_they_show_of_a_line(desk: Desk, mission: DossierId) -> None:
    line = desk.programme.add(mission, DAY)

    def revision() -> int:
        return desk.programme.items(mission)[0].revision

    desk.programme.put(replace(line, note="Pour nous", covers=4))
    assert revision() == 0
    desk.programme.put(replace(line, title="Visite"))
    desk.programme.put(replace(line, title="Visite", place="Mairie"))
    assert revision() == 2
    desk.programme.move(line.id, line.starts_at, line.ends_at + timedelta(minutes=15))
    assert revision() == 3
    desk.programme.move(line.id, line.starts_at, line.ends_at + timedelta(minutes=15))
    assert revision() == 3
    desk.programme.hold_past(mission, line.ends_utc + timedelta(days=9))
    assert revision() == 3  # nothing of it is shown elsewhere
    assert desk.programme.duplicate(line.id).revision == 0
    desk.programme.put(replace(line, state=ItemState.CANCELLED))
    assert revision() == 4

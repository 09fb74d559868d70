"""The steering committee."""

from dataclasses import replace
from datetime import date

import pytest
from support.desks import Desk

from lianes_desktop.domain.ids import MeetingId, new_id
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.domain.steering import Attendee, CommitteeDecision, SteeringMeeting
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic

EDITION = "MTFMDD"


def test_a_first_meeting_invites_lianes_and_waits_for_its_day(either_desk: Desk) -> None:
    made = either_desk.steering.add(EDITION)

    assert [(one.name, one.present) for one in made.attendance] == [("Nizar Yaiche", False)]
    assert either_desk.steering.all(EDITION) == (made,)
    assert either_desk.steering.find(made.id) == made
    assert either_desk.steering.find(None) is None
    assert [one.code for one in either_desk.steering.editions()] == [EDITION]
    assert (either_desk.steering.rhythm(EDITION).count, either_desk.steering.rhythm(EDITION).due) == (0, True)


def test_a_meeting_is_kept_checked_told_and_undone(either_desk: Desk) -> None:
    made = either_desk.steering.add(EDITION)
    held = replace(
        made,
        held_on=date(2026, 10, 1),
        held=True,
        place="Amiens",
        attendance=(Attendee("Nizar Yaiche", "Lianes"), Attendee("Claire Delattre", "Ville de Lille", present=False)),
        decisions=(CommitteeDecision("Écrire aux préfectures", "Nizar", date(2026, 12, 1)),),
    )
    heard = len(either_desk.heard)

    either_desk.steering.correct(held)
    either_desk.steering.correct(held)
    with pytest.raises(RefusedError):
        either_desk.steering.correct(replace(held, held_on=None))

    assert either_desk.steering.all(EDITION) == (held,)
    assert either_desk.heard[heard:] == [frozenset({Topic.STEERING})]
    assert either_desk.undo.undo() is Act.CORRECT_COMMITTEE
    assert either_desk.steering.all(EDITION) == (made,)


def test_those_of_the_last_meeting_are_invited_again(either_desk: Desk) -> None:
    first = either_desk.steering.add(EDITION)
    either_desk.steering.correct(replace(first, held_on=date(2026, 3, 1), attendance=(Attendee("Samira", "Amiens"),)))

    second = either_desk.steering.add(EDITION)

    assert second.attendance == (Attendee("Samira", "Amiens", present=False),)
    planned = replace(second, held_on=date(2026, 12, 3))
    either_desk.steering.correct(planned)
    assert [one.id for one in either_desk.steering.all(EDITION)] == [second.id, first.id]
    rhythm = either_desk.steering.rhythm(EDITION)
    assert (rhythm.count, rhythm.usual, rhythm.next_on, rhythm.due) == (2, 2, date(2026, 12, 3), False)
    assert either_desk.steering.all("MTFMDD-2027") == ()


def test_a_meeting_removed_comes_back(either_desk: Desk) -> None:
    made = either_desk.steering.add(EDITION)
    either_desk.steering.remove(made.id)
    assert either_desk.steering.all(EDITION) == ()

    either_desk.steering.remove(made.id)
    either_desk.steering.correct(SteeringMeeting(MeetingId(new_id()), EDITION))
    assert either_desk.undo.undo() is Act.REMOVE_COMMITTEE
    assert either_desk.steering.all(EDITION) == (made,)

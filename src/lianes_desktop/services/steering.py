"""Meetings of the steering committee."""

from dataclasses import replace

from lianes_desktop.domain.checked.network import checked_meeting
from lianes_desktop.domain.committees import Rhythm, rhythm
from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.ids import MeetingId, new_id
from lianes_desktop.domain.steering import Attendee, SteeringMeeting
from lianes_desktop.services.acts import Act
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes
from lianes_desktop.services.rulebook import Rulebook


class SteeringService:
    """Acts and readings on the committee's meetings; correcting one removed meanwhile changes nothing."""

    def __init__(self, records: Records, readings: Readings, rules: Rulebook, clock: Clock) -> None:
        """Every act is saved at once and can be undone."""
        self._records = records
        self._readings = readings
        self._rules = rules
        self._clock = clock

    def all(self, edition: str) -> tuple[SteeringMeeting, ...]:
        """An edition's meetings: those without a day first, then the latest first."""
        found = [one for one in self._readings.every(SteeringMeeting) if one.edition == edition]
        dated = sorted(
            (one for one in found if one.held_on is not None), key=lambda one: str(one.held_on), reverse=True
        )
        return (*(one for one in found if one.held_on is None), *dated)

    def find(self, meeting: MeetingId | None) -> SteeringMeeting | None:
        """One of them, or ``None``."""
        return None if meeting is None else self._records.read(SteeringMeeting, meeting)

    def editions(self) -> tuple[ProgrammeEdition, ...]:
        """Those of the settings in force, that of new dossiers first."""
        return self._rules.current.editions

    def rhythm(self, edition: str) -> Rhythm:
        """How the committee's year stands, and whether to plan a meeting (R19)."""
        usual = self._rules.current.reference(edition).edition.meetings_per_year
        return rhythm(self.all(edition), usual, self._clock.today())

    def add(self, edition: str) -> SteeringMeeting:
        """A meeting to plan, those of the last one invited again."""
        before = next((one for one in self.all(edition) if one.held_on is not None), None)
        invited = () if before is None else tuple(replace(one, present=False) for one in before.attendance)
        meeting = SteeringMeeting(MeetingId(new_id()), edition, attendance=invited or self._members())
        self._records.keep(Act.ADD_COMMITTEE, meeting)
        return meeting

    def correct(self, meeting: SteeringMeeting) -> None:
        """Keep a meeting as now given.

        Raises:
            RefusedError: held without a day or still to come, a person without a name, a decision without words…
        """
        clean = checked_meeting(meeting, self._clock.today())

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(SteeringMeeting, clean.id)
            return Writes([clean] if kept is not None and kept != clean else [])

        self._records.change(Act.CORRECT_COMMITTEE, decide)

    def remove(self, meeting: MeetingId) -> None:
        """Remove a meeting."""

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(SteeringMeeting, meeting)
            return Writes(removes=[kept] if kept is not None else [])

        self._records.change(Act.REMOVE_COMMITTEE, decide)

    def _members(self) -> tuple[Attendee, ...]:
        """Lianes' own contacts, to begin with."""
        return tuple(Attendee(one.name, one.organisation, present=False) for one in self._rules.current.contacts)

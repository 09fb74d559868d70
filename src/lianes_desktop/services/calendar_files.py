"""A programme given to other calendars as a file, and lines taken from the files of other calendars."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lianes_desktop import durable
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.ids import ContactId, DossierId, ItemId
from lianes_desktop.domain.missions import HostingDay, Mission, ProgrammeState
from lianes_desktop.domain.problems import Problem
from lianes_desktop.domain.programmes import ItemState, ProgrammeItem, ProgrammeRelease
from lianes_desktop.services import offered
from lianes_desktop.services.acts import Act
from lianes_desktop.services.calendar_matching import Proposal, changed, line_of, proposed
from lianes_desktop.services.failures import RemovedError, Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.calendar_files import (
    CalendarEntry,
    CalendarFiles,
    CalendarSheet,
    Days,
    NotTaken,
    Standing,
    Unfit,
)
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes

MOST_BYTES = 20 * 1000 * 1000
"""The largest calendar file read."""
_FINAL = (ItemState.HELD, ItemState.ADDED)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do to the programme."""

    file: str
    calendar: str
    """Its own name; may be empty."""
    proposals: tuple[Proposal, ...]
    same: int
    """How many events are in the programme already, as they are."""
    refused: tuple[NotTaken, ...]


@dataclass(frozen=True, slots=True)
class WrittenCalendar:
    """A calendar file that was written."""

    path: Path
    lines: int
    called_off: int
    """Of them, those that other calendars are told to strike out."""


class CalendarFileService:
    """Writes the programme of a dossier, previews files of other calendars, and takes what was chosen of them."""

    def __init__(self, records: Records, readings: Readings, files: CalendarFiles, clock: Clock) -> None:
        """``files`` knows how they are written."""
        self._records = records
        self._readings = readings
        self._files = files
        self._clock = clock

    def write(self, dossier: DossierId, to: Path, progress: Progress) -> WrittenCalendar:
        """Write the whole programme to ``to``; for a worker thread.

        Lines of the last release that were removed since are told as called off, so that they vanish elsewhere.

        Raises:
            RemovedError: there is no such dossier.
            UnavailableError: the medium; what was at ``to`` stays.
            CancelledError: the person stopped; what was at ``to`` stays.
        """
        progress(0, 1)
        action = self._action(dossier)
        releases = self._readings.held(ProgrammeRelease, dossier)
        released = {} if not releases else {one.id: one for one in releases[-1].items}
        items = self._readings.items(dossier)
        people = {one.id: one for one in self._readings.contacts(dossier)}
        entries = [
            CalendarEntry(one, _standing(one, action), _sequence(one, released.get(one.id)), _names(one, people))
            for one in items
        ]
        kept = {one.id for one in items}
        entries += [
            CalendarEntry(one, Standing.CANCELLED, one.revision + 1) for key, one in released.items() if key not in kept
        ]
        with explained(Resource.EXPORT, to), durable.atomic_write(to) as out:
            self._files.write(CalendarSheet(action.title, self._clock.now(), tuple(entries)), out)
            progress(1, 1)
        off = sum(one.standing is Standing.CANCELLED for one in entries)
        return WrittenCalendar(to, len(entries), off)

    def days(self, dossier: DossierId) -> Days | None:
        """The days lines are taken for; ``None`` as long as the dossier has none."""
        action = self._action(dossier)
        if action.starts_on is None or action.ends_on is None:
            return None
        return Days(action.starts_on, max(action.starts_on, action.ends_on), action.zone)

    def preview(self, dossier: DossierId, file: Offered, days: Days, progress: Progress) -> Preview:
        """What the file would add and change; nothing is kept. For a worker thread.

        Raises:
            RefusedError: unreadable, empty, too large, or no calendar; ``field`` is the file's name.
            CancelledError: the person stopped.
            RemovedError: there is no such dossier.
        """
        self._action(dossier)
        name = offered.plain_name(file.name)
        found = self._files.read(offered.read(file, MOST_BYTES, Problem.CALENDAR_TOO_LARGE), name, days, progress)
        kept = {one.id: one for one in self._readings.items(dossier)}
        proposals: list[Proposal] = []
        refused = list(found.refused)
        same = 0
        for event in found.events:
            line = line_of(dossier, event, kept, self._elsewhere)
            what = proposed(dossier, event, line, kept.get(line))
            if isinstance(what, Unfit):
                refused.append(NotTaken(event.line, event.title, what))
            elif what is None:
                same += 1
            else:
                proposals.append(what)
        refused.sort(key=lambda one: one.line)
        return Preview(name, found.name, tuple(proposals), same, tuple(refused))

    def take(self, chosen: Sequence[Proposal]) -> int:
        """Add and change the lines chosen, in one act; how many there were.

        A line removed since it was looked at is added again.

        Raises:
            RemovedError: their dossier was removed.
        """
        made: list[ProgrammeItem] = []

        def decide(unit: UnitOfWork) -> Writes:
            made.clear()
            for one in chosen:
                now = unit.get(ProgrammeItem, one.item.id)
                again = one.item if now is None else changed(now, one.event)
                if again is not None:
                    made.append(again)
            return Writes(made)

        self._records.change(Act.TAKE_CALENDAR, decide)
        return len(made)

    def _action(self, dossier: DossierId) -> Action:
        action = self._readings.action(dossier)
        if action is None:
            raise RemovedError(dossier)
        return action

    def _elsewhere(self, item: ItemId) -> bool:
        """Whether a line of that identity is kept, in whatever dossier."""
        return self._records.read(ProgrammeItem, item) is not None


def _standing(item: ProgrammeItem, action: Action) -> Standing:
    """Nothing is sure before both sides have said yes, save what took place."""
    if item.state is ItemState.CANCELLED:
        return Standing.CANCELLED
    agreed = not isinstance(action, Mission | HostingDay) or action.agreement.state is ProgrammeState.VALIDATED
    return Standing.CONFIRMED if agreed or item.state in _FINAL else Standing.TENTATIVE


def _sequence(item: ProgrammeItem, released: ProgrammeItem | None) -> int:
    """Higher than in the release as soon as anything differs from it."""
    if released is None or item == released:
        return item.revision
    return max(item.revision, released.revision + 1)


def _names(item: ProgrammeItem, people: Mapping[ContactId, Contact]) -> tuple[str, ...]:
    """Who is met and may be named outside."""
    return tuple(people[one].name for one in item.contacts if one in people and people[one].may_leave)

"""What is prepared before an action: shared tasks, meetings, and the search for a partner."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.checked import checked_action
from lianes_desktop.domain.checked.preparation import checked_candidate, checked_meeting, checked_task
from lianes_desktop.domain.ids import DossierId, MeetingId, OrganisationId, new_id
from lianes_desktop.domain.organisations import Organisation, OrganisationType
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.partnerships import Candidate, Milestones, NewPartnership, PartnershipState
from lianes_desktop.domain.pipeline import Exchange, exchanges_of, nearest, state_of
from lianes_desktop.domain.preparation import PreparationMeeting, Task
from lianes_desktop.domain.templates import TaskKind, Templates, checklist, settled, touched
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes, action_of


class TaskLine(NamedTuple):
    """A line of the checklist: ours when ``kind`` is given, else one's own."""

    task: Task
    kind: TaskKind | None


class Search(NamedTuple):
    """How the search for a partner stands."""

    partnership: NewPartnership
    state: PartnershipState
    exchanges: tuple[Exchange, ...]
    nearest: int | None
    """Which of the candidates is nearest by size."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything the page shows."""

    action: Action
    tasks: tuple[TaskLine, ...]
    meetings: tuple[PreparationMeeting, ...]
    participants: tuple[Participant, ...]
    search: Search | None
    """Of a new partnership alone."""

    @property
    def left(self) -> int:
        """How many tasks are neither done nor set aside."""
        return sum(not settled(line.task) for line in self.tasks)


Revise = Callable[[NewPartnership], NewPartnership]


class PreparationService:
    """Acts and readings on the preparation of a dossier; correcting what was removed meanwhile changes nothing."""

    def __init__(self, records: Records, readings: Readings, templates: Callable[[], Templates], clock: Clock) -> None:
        """Every act is saved at once and can be undone; ``templates`` reads what is shipped."""
        self._records = records
        self._readings = readings
        self._templates = templates
        self._clock = clock

    def preparation(self, dossier: DossierId) -> Preparation:
        """How it stands; ``RemovedError`` when there is no such dossier."""
        action = self._readings.action(dossier)
        if action is None:
            raise RemovedError(dossier)
        kinds = {one.code: one for one in self._kinds(action)}
        return Preparation(
            action=action,
            tasks=tuple(TaskLine(one, kinds.get(one.code)) for one in self._tasks(action)),
            meetings=self._readings.held(PreparationMeeting, dossier),
            participants=self._readings.participants(dossier),
            search=self._search(action) if isinstance(action, NewPartnership) else None,
        )

    # tasks

    def correct_task(self, dossier: DossierId, at: int, task: Task) -> None:
        """Keep the line at that place of the checklist as now given.

        Raises:
            RefusedError: texts too long.
        """
        clean = checked_task(task)

        def decide(tasks: list[Task]) -> list[Task]:
            return [clean if place == at else one for place, one in enumerate(tasks)]

        self._revise_tasks(Act.CORRECT_TASK, dossier, decide)

    def finish_task(self, dossier: DossierId, at: int, *, done: bool) -> None:
        """Tick a line today, or untick it."""
        today = self._clock.today()

        def decide(tasks: list[Task]) -> list[Task]:
            day = today if done else None
            return [
                replace(one, done_on=day, not_needed=False) if place == at else one for place, one in enumerate(tasks)
            ]

        self._revise_tasks(Act.CORRECT_TASK, dossier, decide)

    def add_task(self, dossier: DossierId, title: str) -> None:
        """A line of one's own, last.

        Raises:
            RefusedError: ``title`` missing or too long.
        """
        clean = checked_task(Task(title=title))
        self._revise_tasks(Act.ADD_TASK, dossier, lambda tasks: [*tasks, clean])

    def remove_task(self, dossier: DossierId, at: int) -> None:
        """Take a line of one's own out; ours can only be said not to be needed."""

        def decide(tasks: list[Task]) -> list[Task]:
            return [one for place, one in enumerate(tasks) if place != at or one.code]

        self._revise_tasks(Act.REMOVE_TASK, dossier, decide)

    # meetings

    def add_meeting(self, dossier: DossierId) -> PreparationMeeting:
        """A meeting, held today until told otherwise; ``RemovedError`` when the dossier was removed."""
        meeting = PreparationMeeting(MeetingId(new_id()), dossier, held_on=self._clock.today())
        self._records.keep(Act.ADD_MEETING, meeting)
        return meeting

    def correct_meeting(self, meeting: PreparationMeeting) -> None:
        """Keep a meeting as now given.

        Raises:
            RefusedError: texts too long.
        """
        clean = checked_meeting(meeting)

        def decide(unit: UnitOfWork) -> Writes:
            return Writes([clean] if unit.get(PreparationMeeting, clean.id) is not None else [])

        self._records.change(Act.CORRECT_MEETING, decide)

    def remove_meeting(self, meeting: MeetingId) -> None:
        """Take a meeting out."""

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(PreparationMeeting, meeting)
            return Writes(removes=[kept] if kept is not None else [])

        self._records.change(Act.REMOVE_MEETING, decide)

    # the search for a partner

    def add_candidate(self, dossier: DossierId, candidate: Candidate) -> None:
        """One more authority to compare, last.

        Raises:
            RefusedError: ``name`` missing or too long.
        """
        clean = checked_candidate(candidate)
        self._revise(Act.ADD_CANDIDATE, dossier, lambda kept: replace(kept, candidates=(*kept.candidates, clean)))

    def correct_candidate(self, dossier: DossierId, at: int, candidate: Candidate) -> None:
        """Keep a candidate as now given; whether it is retained is another act.

        Raises:
            RefusedError: ``name`` missing, ``population`` not positive, texts too long.
        """
        clean = checked_candidate(candidate)

        def revise(kept: NewPartnership) -> NewPartnership:
            candidates = tuple(
                replace(clean, retained=one.retained) if place == at else one
                for place, one in enumerate(kept.candidates)
            )
            return replace(kept, candidates=candidates)

        self._revise(Act.CORRECT_CANDIDATE, dossier, revise)

    def retain_candidate(self, dossier: DossierId, at: int, *, retained: bool) -> None:
        """Take a candidate, and no other, as the partner of the dossier; or let it go again.

        One that is not among the organisations known here becomes one of them.
        """

        def write(unit: UnitOfWork) -> Writes:
            kept = unit.get(NewPartnership, dossier)
            if kept is None or at >= len(kept.candidates):
                return Writes()
            chosen = kept.candidates[at]
            body = None if chosen.organisation is not None or not retained else _organisation(chosen)
            named = chosen.organisation if body is None else body.id
            candidates = tuple(
                replace(one, organisation=named, retained=retained)
                if place == at
                else replace(one, retained=one.retained and not retained)
                for place, one in enumerate(kept.candidates)
            )
            partner = named if retained else None if kept.partner == named else kept.partner
            revised = replace(kept, candidates=candidates, partner=partner)
            return Writes([revised] if body is None else [body, revised])

        self._records.change(Act.CORRECT_CANDIDATE, write)

    def remove_candidate(self, dossier: DossierId, at: int) -> None:
        """Compare one fewer."""

        def revise(kept: NewPartnership) -> NewPartnership:
            return replace(kept, candidates=tuple(one for place, one in enumerate(kept.candidates) if place != at))

        self._revise(Act.REMOVE_CANDIDATE, dossier, revise)

    def set_milestones(self, dossier: DossierId, milestones: Milestones) -> None:
        """Keep the days of the three steps Lianes helps with."""
        self._revise(Act.CORRECT_DOSSIER, dossier, lambda kept: replace(kept, milestones=milestones))

    # how it is done

    def _kinds(self, action: Action) -> tuple[TaskKind, ...]:
        return self._templates().tasks[action.action]

    def _tasks(self, action: Action) -> tuple[Task, ...]:
        return checklist(self._kinds(action), action.tasks)

    def _search(self, partnership: NewPartnership) -> Search:
        exchanges = exchanges_of(partnership, (one.action for one in self._readings.dossiers()))
        return Search(
            partnership,
            state_of(partnership, exchanges, self._clock.today()),
            exchanges,
            nearest(partnership.population, partnership.candidates),
        )

    def _revise_tasks(self, act: Act, dossier: DossierId, decide: Callable[[list[Task]], Sequence[Task]]) -> None:
        def write(unit: UnitOfWork) -> Writes:
            action = action_of(unit, dossier)
            if action is None:
                return Writes()
            tasks = tuple(one for one in decide(list(self._tasks(action))) if touched(one))
            return Writes([replace(action, tasks=tasks)] if tasks != action.tasks else [])

        self._records.change(act, write)

    def _revise(self, act: Act, dossier: DossierId, revise: Revise) -> None:
        def write(unit: UnitOfWork) -> Writes:
            kept = unit.get(NewPartnership, dossier)
            revised = None if kept is None else checked_action(revise(kept))
            return Writes([revised] if revised is not None and revised != kept else [])

        self._records.change(act, write)


def _organisation(candidate: Candidate) -> Organisation:
    """The candidate as an organisation of its own."""
    identity = OrganisationId(str(new_id()))
    return Organisation(identity, "MA", OrganisationType.OTHER, candidate.name, population=candidate.population)

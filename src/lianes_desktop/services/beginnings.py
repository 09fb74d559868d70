"""Where a new dossier may start from: a template, a former dossier, or the partnership it is the first exchange of."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.checked import checked_action
from lianes_desktop.domain.conventions import Convention
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.ids import DossierId, ItemId, ParticipantId, new_id
from lianes_desktop.domain.missions import Courtesy, HostingDay, Mission, ProgrammeAgreement
from lianes_desktop.domain.participants import Mandate, Participant
from lianes_desktop.domain.partnerships import Milestones, NewPartnership, PartnershipAgreement
from lianes_desktop.domain.preparation import Task
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.projects import CooperationProject
from lianes_desktop.domain.replanning import planned_again
from lianes_desktop.domain.templates import DossierTemplate, Templates, worded
from lianes_desktop.services.acts import Act
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import Record
from lianes_desktop.services.profiles import own_participant, participant_of
from lianes_desktop.services.records import Records

_ACTS = {
    ActionType.MISSION: Act.ADD_MISSION,
    ActionType.HOSTING: Act.ADD_HOSTING_DAY,
    ActionType.PARTNERSHIP: Act.ADD_PARTNERSHIP,
    ActionType.PROJECT: Act.ADD_PROJECT,
}


class BeginningService:
    """Makes dossiers that are not blank; each is one act, and can be undone."""

    def __init__(
        self, records: Records, readings: Readings, dossiers: DossierService, templates: Callable[[], Templates]
    ) -> None:
        """``templates`` reads what is shipped; it is asked when somebody looks for a template."""
        self._records = records
        self._readings = readings
        self._dossiers = dossiers
        self._templates = templates

    def templates(self) -> tuple[DossierTemplate, ...]:
        """What is shipped to start from."""
        return self._templates().dossiers

    def from_template(self, code: str, first_day: date, language: str) -> Action:
        """A dossier laid out beforehand, its programme from the first day on; ``KeyError`` when none has that code.

        ``language`` is the one its lines are written in.
        """
        shipped = self._templates()
        template = shipped.template(code)
        dossier = DossierId(new_id())
        title, tasks = (
            worded(template.names, language),
            tuple(Task(one.code) for one in shipped.tasks[template.action]),
        )
        blank = (
            HostingDay(dossier, title, tasks=tasks, held_on=first_day, courtesy=Courtesy.MEAL)
            if template.action is ActionType.HOSTING
            else Mission(
                dossier, title, tasks=tasks, starts_on=first_day, ends_on=first_day + timedelta(days=template.days - 1)
            )
        )
        action = checked_action(self._dossiers.fresh(blank))
        items = [
            ProgrammeItem(
                ItemId(new_id()), dossier, worded(one.titles, language), one.kind, *one.on(first_day), action.zone
            )
            for one in template.items
        ]
        return self._keep(action, [*self._own(dossier), *items])

    def from_former(self, former: DossierId, first_day: date) -> Action:
        """A dossier like a former one: its facts, people, tasks, programme and budget, from another first day.

        What was spent, proved, agreed or sent stays with the former one, and so do the contacts and what they
        agreed to. ``RemovedError`` when the former dossier is not there.
        """
        kept = self._readings.dossier(former)
        action = self._like(kept.action, first_day)
        people = self._people(kept.participants, former, action.id)
        by = _shift(kept, first_day)
        items = [] if by is None else [_again(one, action.id, by, people) for one in kept.items]
        return self._keep(action, [*people.values(), *items])

    def exchange(self, partnership: DossierId, kind: ActionType, title: str) -> Action:
        """The first exchange of a partnership: a mission that sends people, or a day that receives a delegation.

        ``RemovedError`` when the partnership is not there.
        """
        seeking = self._dossiers.action(partnership)
        dossier = DossierId(new_id())
        blank = (
            HostingDay(dossier, title, first_exchange_of=partnership)
            if kind is ActionType.HOSTING
            else Mission(dossier, title, first_exchange_of=partnership)
        )
        action = replace(
            self._dossiers.fresh(blank),
            partner=seeking.partner,
            themes=seeking.themes,
            other_theme=seeking.other_theme,
            objectives=seeking.objectives,
            sdgs=seeking.sdgs,
            convention=seeking.convention,
            membership=seeking.membership,
        )
        if isinstance(action, HostingDay):
            action = replace(action, case=self._dossiers.suggested_case(action))
        return self._keep(checked_action(action), self._own(dossier))

    # how it is done

    def _keep(self, action: Action, others: Iterable[Record]) -> Action:
        self._records.keep(_ACTS[action.action], action, *self._dossiers.rates_of_the_day(action.id), *others)
        return action

    def _own(self, dossier: DossierId) -> list[Record]:
        profile = self._readings.profile()
        return [] if profile is None else [participant_of(profile, dossier)]

    def _like(self, former: Action, first_day: date) -> Action:
        """The facts of a former action that hold again."""
        fresh = self._dossiers.fresh(replace(former, id=DossierId(new_id())))
        joined = fresh.membership is not None and fresh.authority == former.authority
        same_edition = fresh.edition == former.edition
        held = former.convention if same_edition else Convention()
        return checked_action(
            replace(
                _dated(fresh, first_day),
                authority=former.authority,
                partner=former.partner,
                convention=fresh.convention if joined else held,
                membership=fresh.membership if joined else former.membership if same_edition else None,
                other_theme_accepted=None,
                tasks=tuple(_to_do(one) for one in former.tasks),
                sample=False,
            )
        )

    def _people(
        self, people: Iterable[Participant], former: DossierId, dossier: DossierId
    ) -> dict[ParticipantId, Participant]:
        """Each person again, without the act that sent them then, by the id they had."""
        profile = self._readings.profile()
        own = {} if profile is None else {own_participant(profile.participant, former): profile.participant}
        return {
            one.id: replace(
                one,
                id=own_participant(own[one.id], dossier) if one.id in own else ParticipantId(new_id()),
                dossier=dossier,
                mandate=Mandate(),
                vehicle=None if one.vehicle is None else replace(one.vehicle, run_before=0),
                passport_expires_on=None,
            )
            for one in people
        }


def _dated(action: Action, first_day: date) -> Action:
    """The same facts from another first day, without what only that time could say."""
    if isinstance(action, HostingDay):
        by = None if action.held_on is None else first_day - action.held_on
        stay = action.delegation
        delegation = replace(
            stay,
            arrives_on=stay.arrives_on + by if by is not None and stay.arrives_on else None,
            leaves_on=stay.leaves_on + by if by is not None and stay.leaves_on else None,
        )
        return replace(
            action, held_on=first_day, delegation=delegation, first_exchange_of=None, agreement=ProgrammeAgreement()
        )
    lasts = action.ends_on - action.starts_on if action.starts_on and action.ends_on else None
    ends_on = None if lasts is None else first_day + lasts
    dated = replace(action, starts_on=first_day, ends_on=ends_on)
    if isinstance(dated, Mission):
        return replace(dated, first_exchange_of=None, agreement=ProgrammeAgreement())
    if isinstance(dated, CooperationProject):
        return replace(dated, owners_confirmed=False, no_heavy_investment=False)
    return _sought_again(dated)


def _sought_again(action: NewPartnership) -> NewPartnership:
    candidates = tuple(replace(one, retained=False) for one in action.candidates)
    return replace(
        action, intention_on=None, candidates=candidates, milestones=Milestones(), accord=PartnershipAgreement()
    )


def _to_do(task: Task) -> Task:
    """A task to be done again: who saw to it then is proposed, what was noted of it done is not."""
    return replace(task, done_on=None, note="" if task.done_on else task.note)


def _shift(kept: Dossier, first_day: date) -> timedelta | None:
    """How far the programme moves; ``None`` when there is none."""
    starts = kept.action.starts_on or min((one.starts_at.date() for one in kept.items), default=None)
    return None if starts is None else first_day - starts


def _again(
    item: ProgrammeItem, dossier: DossierId, by: timedelta, people: dict[ParticipantId, Participant]
) -> ProgrammeItem:
    """A line planned again, on its new day, for the same people."""
    return replace(
        planned_again(item, by),
        dossier=dossier,
        participants=tuple(people[one].id for one in item.participants if one in people),
        contacts=(),
    )

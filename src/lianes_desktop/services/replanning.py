"""A programme filled at once: from a template, from a former programme, or by copying one of its days."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.ids import DossierId, ItemId, new_id
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.replanning import planned_again, taken_over
from lianes_desktop.domain.templates import DossierTemplate, Templates, worded
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import Record, UnitOfWork
from lianes_desktop.services.records import Records, Writes, action_of

Made = tuple[ProgrammeItem, ...]
"""The lines made, in order of time; none when there was nothing to take."""


class ReplanningService:
    """Adds lines to the programme of a dossier, those there staying; each is one act, and can be undone."""

    def __init__(self, records: Records, readings: Readings, templates: Callable[[], Templates]) -> None:
        """``templates`` reads what is shipped; it is asked when somebody looks for a template."""
        self._records = records
        self._readings = readings
        self._templates = templates

    def templates(self, dossier: DossierId) -> tuple[DossierTemplate, ...]:
        """The templates for an action of this kind, else all; ``RemovedError`` when the dossier is not there."""
        shipped = self._templates().dossiers
        action = self._action(dossier)
        return tuple(one for one in shipped if one.action is action.action) or shipped

    def former(self, dossier: DossierId) -> tuple[Action, ...]:
        """The other dossiers that have a programme, those of the same kind first, the latest first.

        ``RemovedError`` when the dossier is not there.
        """
        kind = self._action(dossier).action
        others = [one.action for one in self._readings.dossiers() if one.action.id != dossier]
        there = [one for one in others if self._readings.items(one.id)]
        return tuple(sorted(there, key=lambda one: one.action is not kind))

    def lay_template(self, dossier: DossierId, code: str, first_day: date, language: str) -> Made:
        """The lines of a template from ``first_day`` on, worded in ``language``, by the clock of the place.

        ``KeyError`` when no template has that code, ``RemovedError`` when the dossier was removed.
        """
        template = self._templates().template(code)

        def laid(action: Action) -> tuple[Made, list[Record]]:
            lines = (
                ProgrammeItem(
                    ItemId(new_id()), dossier, worded(one.titles, language), one.kind, *one.on(first_day), action.zone
                )
                for one in template.items
            )
            return tuple(lines), []

        return self._add(Act.LAY_TEMPLATE, dossier, laid)

    def take_former(self, dossier: DossierId, former: DossierId, first_day: date) -> Made:
        """The programme of another dossier, its first day on ``first_day``, the hours kept.

        Participants, contacts and what came of the lines stay there, and the lines are still to be held. Hours by
        the clock of the other place are by the clock of this one. A hosting day without groups takes the other's; a
        group that this day does not know is everybody.

        ``RemovedError`` when one of the dossiers was removed.
        """
        lines, other = self._readings.items(former), self._action(former)

        def taken(action: Action) -> tuple[Made, list[Record]]:
            if not lines:
                return (), []
            by = first_day - lines[0].starts_at.date()
            grouped = _with_groups(action, other)
            groups = grouped.groups if isinstance(grouped, HostingDay) else ()
            made = tuple(
                taken_over(
                    replace(
                        one,
                        zone=action.zone if one.zone == other.zone else one.zone,
                        group=one.group if one.group in groups else "",
                    ),
                    dossier,
                    by,
                )
                for one in lines
            )
            return made, [] if grouped == action else [grouped]

        return self._add(Act.TAKE_PROGRAMME, dossier, taken)

    def copy_day(self, dossier: DossierId, day: date, to: date) -> Made:
        """The lines that start on ``day``, once more on ``to``, for the same people and still to be held.

        Raises:
            RefusedError: ``to`` is the day copied.
            RemovedError: the dossier was removed.
        """
        if day == to:
            raise RefusedError([Refusal("to", Problem.SAME_DAY)])

        def copied(_action: Action) -> tuple[Made, list[Record]]:
            lines = (one for one in self._readings.items(dossier) if one.starts_at.date() == day)
            return tuple(planned_again(one, to - day) for one in lines), []

        return self._add(Act.COPY_DAY, dossier, copied)

    def _add(self, act: Act, dossier: DossierId, decide: Callable[[Action], tuple[Made, list[Record]]]) -> Made:
        made: list[ProgrammeItem] = []

        def write(unit: UnitOfWork) -> Writes:
            action = action_of(unit, dossier)
            if action is None:
                raise RemovedError(dossier)
            lines, others = decide(action)
            made.extend(lines)
            return Writes([*others, *lines])

        self._records.change(act, write)
        return tuple(made)

    def _action(self, dossier: DossierId) -> Action:
        action = self._readings.action(dossier)
        if action is None:
            raise RemovedError(dossier)
        return action


def _with_groups(action: Action, other: Action) -> Action:
    """A hosting day that has no group yet, with those of the other day."""
    if isinstance(action, HostingDay) and isinstance(other, HostingDay) and not action.groups:
        return replace(action, groups=other.groups)
    return action

"""The budget of a dossier, and who else pays: fundings, advances, staff time."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from lianes_desktop.domain.budget import Budget, Limit, budget, envelope
from lianes_desktop.domain.checked import checked_action
from lianes_desktop.domain.checked.funding import checked_advance, checked_funding, checked_staff_time
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.funding import Advance, Funding, StaffTime
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import (
    AdvanceId,
    DossierId,
    FundingId,
    ParticipantId,
    StaffTimeId,
    new_id,
)
from lianes_desktop.domain.missions import PlannedCost
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.domain.statement import statement
from lianes_desktop.services.acts import Act
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes, action_of
from lianes_desktop.services.rulebook import Rulebook

M = TypeVar("M", Funding, Advance, StaffTime)


@dataclass(frozen=True, slots=True)
class BudgetRead:
    """A dossier with its budget, at one moment."""

    dossier: Dossier
    edition: ProgrammeEdition
    budget: Budget
    envelope: Limit | None
    """The edition's envelope, when it is known, against every claim kept on this computer."""


class FundingService:
    """Acts and readings on the budget; correcting what was removed meanwhile changes nothing."""

    def __init__(self, records: Records, readings: Readings, rules: Rulebook, clock: Clock) -> None:
        """Every act is saved at once and can be undone."""
        self._records = records
        self._readings = readings
        self._rules = rules
        self._clock = clock

    def read(self, dossier: DossierId) -> BudgetRead:
        """The budget as it stands; ``RemovedError`` when there is no such dossier."""
        whole = self._readings.dossier(dossier)
        reference = self._rules.of(whole.action)
        figures = budget(whole, statement(whole, reference), terms(whole.action, reference), reference.edition)
        return BudgetRead(whole, reference.edition, figures, self._envelope(reference.edition))

    def plan(self, dossier: DossierId, heading: BudgetHeading, cents: int | None) -> None:
        """What a heading should cost; ``None`` when it is not planned any more.

        Raises:
            RefusedError: a negative sum.
        """

        def decide(unit: UnitOfWork) -> Writes:
            action = action_of(unit, dossier)
            if action is None:
                return Writes()
            planned = {cost.heading: cost.cents for cost in action.budget}
            if cents is None:
                planned.pop(heading, None)
            else:
                planned[heading] = cents
            costs = tuple(PlannedCost(one, planned[one]) for one in BudgetHeading if one in planned)
            return Writes([checked_action(replace(action, budget=costs))])

        self._records.change(Act.CORRECT_DOSSIER, decide)

    # another funder's part

    def add_funding(self, dossier: DossierId, source: str = "") -> Funding:
        """One more funder, whose sum is still to be said."""
        made = checked_funding(Funding(FundingId(new_id()), dossier, source, 0))
        self._records.keep(Act.ADD_FUNDING, made)
        return made

    def correct_funding(self, funding: Funding) -> None:
        """Keep a funding as now given.

        Raises:
            RefusedError: texts unfit, sum negative or too large.
        """
        self._correct(Act.CORRECT_FUNDING, checked_funding(funding))

    def remove_funding(self, funding: FundingId) -> None:
        """Take a funding out."""
        self._remove(Act.REMOVE_FUNDING, Funding, funding)

    # money given beforehand

    def add_advance(self, dossier: DossierId, participant: ParticipantId | None = None) -> Advance:
        """One more advance, dated today, whose sum is still to be said."""
        made = Advance(AdvanceId(new_id()), dossier, 0, self._clock.today(), participant=participant)
        self._records.keep(Act.ADD_ADVANCE, made)
        return made

    def correct_advance(self, advance: Advance) -> None:
        """Keep an advance as now given.

        Raises:
            RefusedError: texts unfit, sums negative or too large.
        """
        self._correct(Act.CORRECT_ADVANCE, checked_advance(advance))

    def remove_advance(self, advance: AdvanceId) -> None:
        """Take an advance out."""
        self._remove(Act.REMOVE_ADVANCE, Advance, advance)

    # staff time

    def add_staff_time(self, dossier: DossierId, participant: ParticipantId | None = None) -> StaffTime:
        """One day of someone's time, on the first day of the action when it is known."""
        action = self._readings.action(dossier)
        worked_on: date = (action.starts_on if action else None) or self._clock.today()
        made = StaffTime(StaffTimeId(new_id()), dossier, participant, worked_on, 2, 0)
        self._records.keep(Act.ADD_STAFF_TIME, made)
        return made

    def correct_staff_time(self, worked: StaffTime) -> None:
        """Keep staff time as now given.

        Raises:
            RefusedError: texts unfit, figures negative or too large.
        """
        self._correct(Act.CORRECT_STAFF_TIME, checked_staff_time(worked))

    def remove_staff_time(self, worked: StaffTimeId) -> None:
        """Take staff time out."""
        self._remove(Act.REMOVE_STAFF_TIME, StaffTime, worked)

    def _correct(self, act: Act, record: M) -> None:
        def decide(unit: UnitOfWork) -> Writes:
            return Writes([record] if unit.get(type(record), record.id) is not None else [])

        self._records.change(act, decide)

    def _remove(self, act: Act, kind: type[M], key: FundingId | AdvanceId | StaffTimeId) -> None:
        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(kind, key)
            return Writes(removes=[kept] if kept is not None else [])

        self._records.change(act, decide)

    def _envelope(self, edition: ProgrammeEdition) -> Limit | None:
        """Only what this computer knows of: the claims of its own dossiers of that edition."""
        if not edition.envelope_cents:
            return None
        asked = sum(
            self._readings.expense_totals(one.action.id).asked_cents
            for one in self._readings.dossiers()
            if not one.action.sample and self._rules.of(one.action).edition.code == edition.code
        )
        return envelope(edition, asked)

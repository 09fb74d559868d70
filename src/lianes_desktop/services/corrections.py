"""What becomes of an expense that is corrected, before it is kept."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from lianes_desktop.domain.allowances import MileageLeg
from lianes_desktop.domain.editions import KindTrait
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.freezing import follows_rates
from lianes_desktop.domain.ids import DossierId, ParticipantId
from lianes_desktop.domain.participants import Vehicle
from lianes_desktop.domain.reckoned import reckoned
from lianes_desktop.domain.reimbursement import Terms
from lianes_desktop.services.ports.readings import Readings


class Corrections:
    """Those of one act: what surrounds the expenses of a dossier is read once, however many are corrected."""

    def __init__(self, readings: Readings, terms: Callable[[DossierId], Terms]) -> None:
        """``terms`` says what applies in a dossier."""
        self._readings = readings
        self._terms = cache(terms)
        self._vehicles = cache(self._read_vehicles)
        self._runs = cache(self._read_runs)

    def of(self, kept: Expense, given: Expense) -> Expense:
        """``given``, save what only other acts change, with the sum that follows from its facts.

        Raises:
            RemovedError: its dossier is gone.
        """
        given = replace(
            given, dossier=kept.dossier, number=kept.number, receipts=kept.receipts, recorded_at=kept.recorded_at
        )
        if follows_rates(kept, given):
            given = replace(given, frozen_rate=None)
        given = self._started(given, kept)
        # a sum that follows from a journey or a stay is reckoned here, never typed
        return reckoned(given, self._terms(kept.dossier)) if given.mileage or given.allowance else given

    def _started(self, given: Expense, kept: Expense) -> Expense:
        """With the payer's own vehicle, when a journey has just become what the expense is for.

        Its kilometres since 1 January go on from those of the journeys recorded for the same person.
        """
        turned = (given.kind, given.payer) != (kept.kind, kept.payer)
        if not turned or given.mileage or given.amount or given.payer is None:
            return given
        vehicle = self._vehicles(kept.dossier).get(given.payer)
        if vehicle is None or not self._terms(kept.dossier).has(given.kind, KindTrait.MILEAGE):
            return given
        run = max(self._runs(kept.dossier).get(given.payer, 0), vehicle.run_before)
        return replace(given, mileage=MileageLeg(power=vehicle.power, run_before=run))

    def _read_vehicles(self, dossier: DossierId) -> Mapping[ParticipantId, Vehicle]:
        return {one.id: one.vehicle for one in self._readings.participants(dossier) if one.vehicle is not None}

    def _read_runs(self, dossier: DossierId) -> Mapping[ParticipantId | None, int]:
        """How far each person's recorded journeys have led since 1 January."""
        runs: defaultdict[ParticipantId | None, int] = defaultdict(int)
        for one in self._readings.held(Expense, dossier):
            if one.mileage is not None:
                runs[one.payer] = max(runs[one.payer], one.mileage.run_before + one.mileage.kilometres)
        return runs

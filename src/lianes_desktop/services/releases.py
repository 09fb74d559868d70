"""The versions of a programme, as they were given to others."""

from lianes_desktop.domain.checked import checked_release
from lianes_desktop.domain.ids import DossierId, ReleaseId, new_id
from lianes_desktop.domain.programmes import ProgrammeItem, ProgrammeRelease
from lianes_desktop.domain.releases import LineChange, as_told, changes
from lianes_desktop.services.acts import Act
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes


class ReleaseService:
    """Gives the programme of a dossier a number, and reads the versions it had."""

    def __init__(self, records: Records, readings: Readings, clock: Clock) -> None:
        """A version is one act, and can be undone."""
        self._records = records
        self._readings = readings
        self._clock = clock

    def all(self, dossier: DossierId) -> tuple[ProgrammeRelease, ...]:
        """Every version, the latest first."""
        return self._readings.held(ProgrammeRelease, dossier)[::-1]

    def since_last(self, dossier: DossierId) -> tuple[LineChange, ...]:
        """What changed since the last version; nothing before there is one."""
        kept = self.all(dossier)
        return changes(kept[0].items, self._readings.items(dossier)) if kept else ()

    def release(self, dossier: DossierId, note: str = "") -> ProgrammeRelease:
        """The programme as it is now, under the next number.

        Raises:
            RefusedError: ``note`` too long.
            RemovedError: there is no such dossier.
        """
        profile = self._readings.profile()
        by = "" if profile is None else f"{profile.given_name} {profile.family_name}".strip()
        made: list[ProgrammeRelease] = []

        def decide(unit: UnitOfWork) -> Writes:
            numbers = (one.number for one in unit.of_dossier(ProgrammeRelease, dossier))
            items = tuple(as_told(one) for one in unit.of_dossier(ProgrammeItem, dossier))
            number = max(numbers, default=0) + 1
            now = self._clock.now()
            made.append(checked_release(ProgrammeRelease(ReleaseId(new_id()), dossier, number, now, by, note, items)))
            return Writes(made)

        self._records.change(Act.RELEASE_PROGRAMME, decide)
        return made[0]

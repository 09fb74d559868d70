"""What an earlier action decided and nobody has done yet, taken over into the next dossier."""

from collections.abc import Mapping
from dataclasses import replace

from lianes_desktop.domain.ids import DossierId, FollowUpId, new_id
from lianes_desktop.domain.reports import FollowUp
from lianes_desktop.services.acts import Act
from lianes_desktop.services.left_over import LeftOver, carried_on, left_over
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.records import Records


class CarryingService:
    """Follow-ups from one dossier to the next, their owner and their day kept; an old one stays as it was."""

    def __init__(self, records: Records, readings: Readings) -> None:
        """Carrying is one act, and can be undone."""
        self._records = records
        self._readings = readings

    def offers(self, dossier: DossierId) -> tuple[LeftOver, ...]:
        """Earlier dossiers of the same authority and partner that leave something to do, the latest first."""
        return left_over(self._readings, dossier)

    def carry(self, dossier: DossierId, source: DossierId) -> tuple[FollowUp, ...]:
        """Take over what that dossier left to do; what is taken over already is not taken twice."""
        offered = next((one.follow_ups for one in self.offers(dossier) if one.action.id == source), ())
        made = tuple(
            replace(one, id=FollowUpId(new_id()), dossier=dossier, item=None, carried_from=one.id) for one in offered
        )
        if made:
            self._records.keep(Act.CARRY_FOLLOW_UPS, *made)
        return made

    def carried(self, dossier: DossierId) -> Mapping[FollowUpId, str]:
        """The follow-ups of a dossier that live on in another one, with its title."""
        return carried_on(self._readings, dossier)

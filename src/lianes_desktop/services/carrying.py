"""What an earlier action decided and nobody has done yet, taken over into the next dossier."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.ids import DossierId, FollowUpId, new_id
from lianes_desktop.domain.reports import FollowUp
from lianes_desktop.services.acts import Act
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.records import Records


@dataclass(frozen=True, slots=True)
class Carriable:
    """What an earlier dossier left to do."""

    action: Action
    follow_ups: tuple[FollowUp, ...]


class CarryingService:
    """Follow-ups from one dossier to the next, their owner and their day kept; an old one stays as it was."""

    def __init__(self, records: Records, readings: Readings) -> None:
        """Carrying is one act, and can be undone."""
        self._records = records
        self._readings = readings

    def offers(self, dossier: DossierId) -> tuple[Carriable, ...]:
        """Earlier dossiers of the same authority and partner that leave something to do, the latest first."""
        here = self._readings.action(dossier)
        if here is None:
            return ()
        before = [one for one in self._others(here) if _leads_to(one, here)]
        carried = {one.carried_from for one in self._of(here, *self._others(here))} if before else set()
        left = ((one, self._left(one, carried)) for one in before)
        return tuple(Carriable(action, follow_ups) for action, follow_ups in left if follow_ups)

    def carry(self, dossier: DossierId, source: DossierId) -> tuple[FollowUp, ...]:
        """Take over what that dossier left to do; what is taken over already is not taken twice.

        Raises:
            RemovedError: there is no such dossier.
        """
        offered = next((one.follow_ups for one in self.offers(dossier) if one.action.id == source), ())
        made = tuple(
            replace(one, id=FollowUpId(new_id()), dossier=dossier, item=None, carried_from=one.id) for one in offered
        )
        if made:
            self._records.keep(Act.CARRY_FOLLOW_UPS, *made)
        return made

    def carried(self, dossier: DossierId) -> Mapping[FollowUpId, str]:
        """The follow-ups of a dossier that live on in another one, with its title."""
        here = self._readings.action(dossier)
        if here is None or not self._readings.held(FollowUp, dossier):
            return {}
        return {
            one.carried_from: action.title
            for action in self._others(here)
            for one in self._of(action)
            if one.carried_from is not None
        }

    def _left(self, action: Action, carried: set[FollowUpId | None]) -> tuple[FollowUp, ...]:
        return tuple(one for one in self._of(action) if one.done_on is None and one.what and one.id not in carried)

    def _of(self, *actions: Action) -> Iterator[FollowUp]:
        for action in actions:
            yield from self._readings.held(FollowUp, action.id)

    def _others(self, here: Action) -> list[Action]:
        """The other dossiers of the authority, the latest first."""
        found = (one.action for one in self._readings.dossiers())
        return [
            one for one in found if one.id != here.id and one.authority == here.authority and one.sample == here.sample
        ]


def _leads_to(former: Action, here: Action) -> bool:
    """Whether an action came before, with the same partner where both say which."""
    if former.partner is not None and here.partner is not None and former.partner != here.partner:
        return False
    if former.starts_on is not None and here.starts_on is not None:
        return former.starts_on < here.starts_on
    return former.id < here.id

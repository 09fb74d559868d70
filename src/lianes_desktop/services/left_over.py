"""What earlier actions decided and nobody has done or taken over yet, read from the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lianes_desktop.domain.reports import FollowUp

if TYPE_CHECKING:  # the first page asks this of few dossiers
    from collections.abc import Iterator, Mapping

    from lianes_desktop.domain.actions import Action
    from lianes_desktop.domain.ids import DossierId, FollowUpId
    from lianes_desktop.services.ports.readings import Readings


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What an earlier dossier left to do."""

    action: Action
    follow_ups: tuple[FollowUp, ...]


def left_over(readings: Readings, dossier: DossierId) -> tuple[LeftOver, ...]:
    """Earlier dossiers of the same authority and partner that leave something to do, the latest first."""
    here = readings.action(dossier)
    if here is None:
        return ()
    others = _others(readings, here)
    before = [one for one in others if _leads_to(one, here)]
    carried = {one.carried_from for one in _of(readings, here, *others)} if before else set()
    left = (
        (action, tuple(one for one in _of(readings, action) if _to_do(one) and one.id not in carried))
        for action in before
    )
    return tuple(LeftOver(action, follow_ups) for action, follow_ups in left if follow_ups)


def carried_on(readings: Readings, dossier: DossierId) -> Mapping[FollowUpId, str]:
    """The follow-ups of a dossier that live on in another one, with its title."""
    here = readings.action(dossier)
    if here is None or not readings.held(FollowUp, dossier):
        return {}
    return {
        one.carried_from: action.title
        for action in _others(readings, here)
        for one in _of(readings, action)
        if one.carried_from is not None
    }


def _to_do(one: FollowUp) -> bool:
    return one.done_on is None and bool(one.what)


def _of(readings: Readings, *actions: Action) -> Iterator[FollowUp]:
    for action in actions:
        yield from readings.held(FollowUp, action.id)


def _others(readings: Readings, here: Action) -> list[Action]:
    """The other dossiers of the authority, the latest first."""
    found = (one.action for one in readings.dossiers())
    return [one for one in found if one.id != here.id and (one.authority, one.sample) == (here.authority, here.sample)]


def _leads_to(former: Action, here: Action) -> bool:
    """Whether an action came before, with the same partner where both say which."""
    if former.partner is not None and here.partner is not None and former.partner != here.partner:
        return False
    if former.starts_on is not None and here.starts_on is not None:
        return former.starts_on < here.starts_on
    return former.id < here.id

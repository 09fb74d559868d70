"""How far a programme is agreed between both sides, and held (R30)."""

from collections.abc import Iterable

from lianes_desktop.domain.missions import ProgrammeAgreement, ProgrammeState
from lianes_desktop.domain.programmes import ProgrammeItem


def programme_state(agreement: ProgrammeAgreement, items: Iterable[ProgrammeItem]) -> ProgrammeState:
    """Held once something was and nothing is left to hold; until then, as far as the two sides have agreed."""
    alive = [item for item in items if item.counts]
    if alive and all(item.took_place for item in alive):
        return ProgrammeState.HELD
    return agreement.state

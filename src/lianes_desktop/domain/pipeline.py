"""How far a new partnership has come, and which candidate resembles the authority that seeks one (R49–R53)."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.partnerships import Candidate, NewPartnership, PartnershipState

Exchange = Mission | HostingDay
"""What a first exchange may be: a delegation sent, or one received."""

ALIKE = Decimal(2)
"""Two authorities are of a like size while one is at most this many times the other."""


def exchanges_of(partnership: NewPartnership, actions: Iterable[Action]) -> tuple[Exchange, ...]:
    """The missions and hosting days that are this partnership's first exchange, the earliest first."""
    linked = [
        one for one in actions if isinstance(one, Mission | HostingDay) and one.first_exchange_of == partnership.id
    ]
    return tuple(sorted(linked, key=lambda one: (one.starts_on or date.max, one.id)))


def state_of(partnership: NewPartnership, exchanges: Sequence[Exchange], today: date) -> PartnershipState:
    """The furthest step reached by the day given; a step that was skipped holds nothing back."""
    accord = partnership.accord
    if _past(accord.closed_on, today):
        return PartnershipState.CLOSED
    if _past(accord.active_from, today) and _past(accord.signed_on, today):
        return PartnershipState.ACTIVE
    if _past(accord.signed_on, today):
        return PartnershipState.SIGNED
    if any(_past(one.starts_on, today) for one in exchanges):
        return PartnershipState.FIRST_EXCHANGE
    if partnership.intention or _past(partnership.intention_on, today):
        return PartnershipState.INTENTION
    return PartnershipState.PROSPECT


def size_ratio(own: int | None, other: int | None) -> Decimal | None:
    """How many times the larger of two populations is the smaller; ``None`` while one is unknown."""
    if not own or not other:
        return None
    return Decimal(max(own, other)) / Decimal(min(own, other))


def nearest(own: int | None, candidates: Sequence[Candidate]) -> int | None:
    """The place in the list of the candidate nearest by size; the first of two equals."""
    ratios = [(ratio, at) for at, one in enumerate(candidates) if (ratio := size_ratio(own, one.population))]
    return min(ratios)[1] if ratios else None


def _past(day: date | None, today: date) -> bool:
    return day is not None and day <= today

"""What one kind of action says that cannot hold together: days in the wrong order, numbers out of range."""

from collections.abc import Iterator
from datetime import date

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.missions import OBJECTIVES, SDGS, HostingDay
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.problems import Problem, Refusal

MOST_PEOPLE = 100_000_000
"""No authority has as many inhabitants."""


def contradictions(action: Action) -> Iterator[Refusal]:
    """Each under the field that is to be put right."""
    if any(one not in OBJECTIVES for one in action.objectives):
        yield Refusal("objectives", Problem.NOT_A_NUMBER)
    if any(one not in SDGS for one in action.sdgs):
        yield Refusal("sdgs", Problem.NOT_A_NUMBER)
    yield from _reversed("convention.ends_on", action.convention.starts_on, action.convention.ends_on)
    if isinstance(action, HostingDay):
        yield from _hosting(action)
    if isinstance(action, NewPartnership):
        yield from _partnership(action)


def population_refusals(population: int | None) -> Iterator[Refusal]:
    """A number of inhabitants, when there is one, is positive and not absurd."""
    if population is not None and population <= 0:
        yield Refusal("population", Problem.NOT_POSITIVE)
    elif population is not None and population >= MOST_PEOPLE:
        yield Refusal("population", Problem.TOO_LARGE, {"most": MOST_PEOPLE})


def _hosting(day: HostingDay) -> Iterator[Refusal]:
    stay, held_on = day.delegation, day.held_on
    yield from _reversed("delegation.leaves_on", stay.arrives_on, stay.leaves_on)
    early = held_on is not None and stay.arrives_on is not None and held_on < stay.arrives_on
    late = held_on is not None and stay.leaves_on is not None and held_on > stay.leaves_on
    if early or late:
        yield Refusal("held_on", Problem.DAY_OUTSIDE_STAY)


def _partnership(partnership: NewPartnership) -> Iterator[Refusal]:
    accord = partnership.accord
    yield from population_refusals(partnership.population)
    yield from _reversed("accord.active_from", accord.signed_on, accord.active_from)
    yield from _reversed("accord.closed_on", accord.active_from or accord.signed_on, accord.closed_on)


def _reversed(field: str, first: date | None, last: date | None) -> Iterator[Refusal]:
    if first is not None and last is not None and last < first:
        yield Refusal(field, Problem.END_BEFORE_START)

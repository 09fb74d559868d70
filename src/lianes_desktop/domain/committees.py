"""How often the steering committee meets, and when to think of the next meeting (R19)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lianes_desktop.domain.steering import SteeringMeeting

MONTHS_AHEAD = 7
"""« Environ deux fois par an »: no meeting within these months, and it is time to plan one."""
_MONTHS = 12
_SHORTEST_MONTH = 28


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The committee's meetings of a year against what the edition wants, and the next one."""

    count: int
    usual: int
    next_on: date | None
    due: bool
    """No meeting is planned within seven months."""


def rhythm(meetings: Iterable[SteeringMeeting], usual: int, today: date) -> Rhythm:
    """How the committee's year stands; ``usual`` is the edition's number of meetings a year."""
    days = [(one.held_on, one.held) for one in meetings if one.held_on is not None]
    planned = min((day for day, held in days if day >= today and not held), default=None)
    return Rhythm(
        count=sum(day.year == today.year for day, _held in days),
        usual=usual,
        next_on=planned,
        due=planned is None or planned > months_after(today, MONTHS_AHEAD),
    )


def months_after(day: date, months: int) -> date:
    """The same day some months later, never past the 28th so that every month has it."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    return date(day.year + years, month + 1, min(day.day, _SHORTEST_MONTH))

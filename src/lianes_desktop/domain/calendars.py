"""Days and hours when people cannot be met: public holidays, weekends, prayer, fasting (DOMAIN §8.2, §8.3, V26)."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Holiday:
    """One public holiday."""

    day: date
    code: str
    """Names it in every language: ``marche_verte``."""
    estimated: bool = False
    """The moon decides: the day may be the one before or after."""


@dataclass(frozen=True, slots=True)
class ConfirmedDay:
    """The day on which a feast that was estimated really falls, or a fast begins or ends, as it was announced."""

    code: str
    """Of the holiday, or ``ramadan_begins`` or ``ramadan_ends``."""
    day: date


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is known of the days of one time zone; beyond the years it holds, it says nothing."""

    zone: str
    holidays: tuple[Holiday, ...] = ()
    weekend: tuple[int, ...] = (5, 6)
    """Week days without work, Monday being 0."""
    friday_pause: tuple[time, time] | None = None
    """Hours of the Friday prayer."""
    fasts: tuple[tuple[date, date], ...] = ()
    """First and last day of each month of Ramadan, a day more or less."""
    fast_ends_work: time | None = None
    """When offices close during the fast."""

    def holiday(self, day: date) -> Holiday | None:
        """The holiday of that day, if it is one."""
        return next((one for one in self.holidays if one.day == day), None)

    def fasting(self, day: date) -> bool:
        """Whether the day lies in Ramadan."""
        return any(first <= day <= last for first, last in self.fasts)

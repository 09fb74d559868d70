"""Days and hours when people cannot be met: public holidays, weekends, prayer, fasting (DOMAIN §8.2, §8.3, V26)."""

from dataclasses import dataclass
from datetime import date, time, timedelta

Hours = tuple[time, time]


@dataclass(frozen=True, slots=True)
class Holiday:
    """One public holiday."""

    day: date
    code: str
    """Names it in every language: ``marche_verte``."""
    estimated: bool = False
    """The moon decides: the day may be the one before or after."""


@dataclass(frozen=True, slots=True)
class Sunsets:
    """When the sun sets in one place during one fast: it moves evenly from its first day to its last."""

    place: str
    first: date
    at_first: time
    """Local wall time, to the minute."""
    last: date
    at_last: time

    def on(self, day: date) -> time:
        """The estimated hour of that day, kept within those of the two ends."""
        whole = (self.last - self.first).days
        gone = min(max((day - self.first).days, 0), whole)
        start, end = (at.hour * 60 + at.minute for at in (self.at_first, self.at_last))
        minutes = start + round((end - start) * gone / whole)
        return time(minutes // 60, minutes % 60)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is known of the days of one time zone; beyond the years it holds, it says nothing."""

    zone: str
    holidays: tuple[Holiday, ...] = ()
    weekend: tuple[int, ...] = (5, 6)
    """Week days without work, Monday being 0."""
    friday_pause: Hours | None = None
    """Hours of the Friday prayer."""
    fasts: tuple[tuple[date, date], ...] = ()
    """First and last day of each month of Ramadan, a day more or less."""
    hours: Hours | None = None
    """When offices open and close on a working day."""
    hours_by_custom: bool = False
    """No text sets the hours: they are those that are usual."""
    fast_hours: Hours | None = None
    """When offices open and close during the fast."""
    sunsets: tuple[Sunsets, ...] = ()
    """The first place named stands for any that is not."""

    def holiday(self, day: date) -> Holiday | None:
        """The holiday of that day, if it is one."""
        return next((one for one in self.holidays if one.day == day), None)

    def fasting(self, day: date) -> bool:
        """Whether the day lies in Ramadan."""
        return any(first <= day <= last for first, last in self.fasts)

    def works(self, day: date) -> bool:
        """Whether people work that day: no weekend, no holiday."""
        return day.weekday() not in self.weekend and self.holiday(day) is None

    def office_hours(self, day: date) -> Hours | None:
        """When offices open and close that day; ``None`` when it is not known or they are closed."""
        if not self.works(day):
            return None
        return self.fast_hours if self.fasting(day) and self.fast_hours is not None else self.hours

    def sunset(self, day: date, *places: str) -> time | None:
        """When the sun sets on a day of the fast, in the first place known that ``places`` name; an estimate."""
        near = timedelta(days=2)  # a fast may have been announced for another day than was reckoned
        known = [one for one in self.sunsets if one.first - near <= day <= one.last + near]
        named = [one for place in places for one in known if one.place.casefold() in place.casefold()]
        return next((one.on(day) for one in (*named, *known)), None)

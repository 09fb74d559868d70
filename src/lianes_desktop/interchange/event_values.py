"""The values of an event: moments, lengths, rules that repeat, in the writing of RFC 5545 and of vCalendar 1.0."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from lianes_desktop.interchange.recurrence import Rule, UnfitEvent
from lianes_desktop.services.ports.calendar_files import Unfit

_MOMENT = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_SIGN, _CLOCK = r"([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?", r"(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?"
_LENGTH = re.compile(_SIGN + _CLOCK, re.IGNORECASE)
_OLD_RULE = re.compile(r"(D|W)(\d+)((?:\s+(?:MO|TU|WE|TH|FR|SA|SU))*)(?:\s+#(\d+)|\s+(\d{8}T\d{6}Z?))?", re.IGNORECASE)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST_SECOND = 59
Local = Callable[[datetime], datetime]
"""An instant (aware, UTC) as the local wall time of the event, naive."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as written: by some wall clock, or in UTC."""

    wall: datetime
    """Naive; the instant in UTC when ``utc``."""
    utc: bool = False
    whole_day: bool = False


def instant(text: str) -> Moment:
    """A date or a moment; ``UnfitEvent`` when it is none."""
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        raise UnfitEvent(Unfit.BAD_START)
    year, month, day, hour, minute = (int(found[at] or 0) for at in range(1, 6))
    second = min(int(found[6] or 0), _LAST_SECOND)  # a leap second
    try:
        if hour == 24 and not minute:  # noqa: PLR2004 - midnight, as some write it
            wall = datetime(year, month, day) + timedelta(days=1)  # noqa: DTZ001 - a wall time
        else:
            wall = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - likewise
        mark = found[7]
        if mark and mark not in "Zz":
            wall -= datetime.strptime(mark.replace(":", ""), "%z").utcoffset() or timedelta(0)
    except (ValueError, OverflowError):
        raise UnfitEvent(Unfit.BAD_START) from None
    return Moment(wall, utc=bool(mark), whole_day=found[4] is None)


def length(text: str) -> timedelta:
    """A duration; ``UnfitEvent`` when it is none, or runs backwards."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None or found[1] == "-" or not any(found.groups()[1:]):
        raise UnfitEvent(Unfit.BAD_END)
    weeks, days, hours, minutes, seconds = (int(one or 0) for one in found.groups()[1:])
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def rule(text: str, local: Local) -> Rule:
    """A rule that repeats; ``UnfitEvent`` when it is not understood.

    ``local`` turns the instant at which it ends into the event's own wall time.
    """
    old = _OLD_RULE.fullmatch(text.strip())
    if old is not None:
        return _old(old, local)
    from icalendar import vRecur  # noqa: PLC0415 - 60 ms, for a file that asks

    try:
        read = vRecur.from_ical(text.strip())
    except (ValueError, KeyError, IndexError, OverflowError, TypeError):
        raise UnfitEvent(Unfit.BAD_RULE) from None
    try:
        return Rule(
            freq=str(read["FREQ"][0]).upper(),
            interval=int(str(_first(read, "INTERVAL", 1))),
            count=None if "COUNT" not in read else int(str(_first(read, "COUNT", 0))),
            until=_until(_first(read, "UNTIL", None), local),
            weekdays=tuple(_weekday(str(one)) for one in _all(read, "BYDAY")),
            month_days=_whole(read, "BYMONTHDAY"),
            year_days=_whole(read, "BYYEARDAY"),
            weeks=_whole(read, "BYWEEKNO"),
            months=_whole(read, "BYMONTH"),
            positions=_whole(read, "BYSETPOS"),
            times=(_whole(read, "BYHOUR"), _whole(read, "BYMINUTE"), _whole(read, "BYSECOND")),
            week_start=_WEEKDAYS.index(str(_first(read, "WKST", "MO")).upper()),
        )
    except (ValueError, KeyError, IndexError, TypeError):
        raise UnfitEvent(Unfit.BAD_RULE) from None


def _old(found: re.Match[str], local: Local) -> Rule:
    """As vCalendar 1.0 writes it: every so many days or weeks, a number of times or until a moment; for ever is ``#0``.

    Without either it happens twice, which is what that writing says.
    """
    count: int | None = int(found[4]) if found[4] else 2
    until = None
    if found[5]:
        until, count = _until(instant(found[5]), local), None
    return Rule(
        freq="DAILY" if found[1].upper() == "D" else "WEEKLY",
        interval=int(found[2]),
        count=count or None,
        until=until,
        weekdays=tuple((0, _WEEKDAYS.index(one)) for one in found[3].upper().split()),
    )


def _until(value: object, local: Local) -> datetime | None:
    if value is None:
        return None
    if isinstance(value, Moment):
        return local(value.wall.replace(tzinfo=UTC)) if value.utc else value.wall
    if isinstance(value, datetime):
        return value if value.tzinfo is None else local(value.astimezone(UTC))
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, 23, 59, 59)  # noqa: DTZ001 - a wall time
    raise ValueError(value)


def _weekday(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", text.upper())
    if found is None:
        raise ValueError(text)
    return int(found[1] or 0), _WEEKDAYS.index(found[2])


def _all(read: dict[str, object], name: str) -> list[object]:
    value = read.get(name, [])
    return value if isinstance(value, list) else [value]


def _first(read: dict[str, object], name: str, otherwise: object) -> object:
    return next(iter(_all(read, name)), otherwise)


def _whole(read: dict[str, object], name: str) -> tuple[int, ...]:
    return tuple(int(str(one)) for one in _all(read, name))

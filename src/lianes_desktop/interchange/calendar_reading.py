"""Calendar files read into events of some days, each part that is not taken with its reason."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from lianes_desktop.domain.ids import ItemId
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.interchange.calendar_lines import Part, Property, parts
from lianes_desktop.interchange.calendar_texts import note, one_line, shown
from lianes_desktop.interchange.event_values import Moment, instant, length, rule
from lianes_desktop.interchange.recurrence import Budget, UnfitEvent, starts
from lianes_desktop.interchange.zones_read import DescribedZone, Zone, Zones, described, known_zone, named
from lianes_desktop.services.ports.calendar_files import CalendarEvent, CalendarFound, Days, NotTaken, Unfit
from lianes_desktop.services.ports.progress import Progress

MOST_EVENTS = 10_000
"""Events of one file, and times of those that repeat."""
UID_END = "@lianes-desktop"
"""Ends the UID of what this application writes."""

_BUDGET = 3_000_000
"""Days walked for the rules of a whole file: some seconds."""
_AN_HOUR = timedelta(hours=1)
_A_DAY = timedelta(days=1)
_LONGEST = timedelta(days=31)
_DAY_STARTS, _DAY_ENDS = time(9), time(18)
"""What an event of whole days becomes, on each of its days."""
_OTHERS = ("VTODO", "VJOURNAL")
_STEP = 64


@dataclass(slots=True)
class _Raw:
    """An event of the file, its values read, its days not looked at yet."""

    part: Part
    uid: str
    start: Moment
    zone: Zone
    lasts: timedelta
    sequence: int
    stamp: str
    cancelled: bool
    replaces: datetime | None = None
    """Which time of the event that repeats it stands for: an instant, or midnight UTC of a whole day."""
    starts: list[datetime] = field(default_factory=list)

    @property
    def repeats(self) -> bool:
        return any(self.part.first(name) is not None for name in ("RRULE", "RDATE"))


class CalendarReading:
    """One file, once."""

    def __init__(self, days: Days, progress: Progress) -> None:
        """``days`` bound what is taken."""
        self._days = days
        self._home = ZoneInfo(days.zone)
        self._since = datetime.combine(days.first, time())
        self._until = datetime.combine(days.last, time()) + _A_DAY
        self._progress = progress
        self._budget = Budget(_BUDGET)
        self._refused: list[NotTaken] = []
        self._events: list[CalendarEvent] = []
        self._name = ""

    def read(self, data: bytes, name: str) -> CalendarFound:
        """Everything of those days.

        Raises:
            RefusedError: ``NOT_A_CALENDAR`` under ``name``.
            CancelledError: the person stopped.
        """
        root, stopped = parts(data, MOST_EVENTS, self._progress)
        calendars = [one for one in root.parts if one.name == "VCALENDAR"]
        loose = [one for one in root.parts if one.name == "VEVENT"]
        if not calendars and not loose:
            raise RefusedError([Refusal(name, Problem.NOT_A_CALENDAR)])
        if loose:
            calendars.append(Part("VCALENDAR", loose[0].line, list(root.properties), loose, whole=True))
        for calendar in calendars:
            self._name = self._name or one_line(calendar.text("X-WR-CALNAME") or calendar.text("NAME"))
            self._read_one(calendar)
        if stopped is not None:
            self._refused.append(NotTaken(stopped, "", Unfit.TOO_MANY, str(MOST_EVENTS)))
        return CalendarFound(
            self._name,
            tuple(sorted(self._events, key=lambda one: (one.starts_at, one.line))),
            tuple(sorted(self._refused, key=lambda one: one.line)),
        )

    def _read_one(self, calendar: Part) -> None:
        zones: Zones = dict(one for part in calendar.parts if part.name == "VTIMEZONE" and (one := described(part)))
        floating = known_zone(calendar.text("X-WR-TIMEZONE"))
        off = calendar.text("METHOD").strip().upper() == "CANCEL"
        read: dict[str, list[_Raw]] = defaultdict(list)
        for at, part in enumerate(calendar.parts):
            if at % _STEP == 0:
                self._progress(at, len(calendar.parts))
            with self._refusing(part):
                if part.name in _OTHERS:
                    raise UnfitEvent(Unfit.NOT_AN_EVENT, part.name)
                if part.name == "VEVENT":
                    raw = self._raw(part, zones, ZoneInfo(floating) if floating else self._home, off=off)
                    read[raw.uid].append(raw)
        for at, same in enumerate(read.values()):
            if at % _STEP == 0:
                self._progress(at, len(read))
            self._settle(same)

    def _refusing(self, part: Part) -> "_Refusing":
        return _Refusing(self._refused, part)

    def _raw(self, part: Part, zones: Zones, floating: ZoneInfo, *, off: bool) -> _Raw:
        if not part.whole:
            raise UnfitEvent(Unfit.CUT_SHORT)
        written = part.first("DTSTART")
        if written is None or not written.value.strip():
            raise UnfitEvent(Unfit.NO_START)
        start, zone = _moment(written, zones, floating)
        raw = _Raw(
            part,
            _uid(part),
            start,
            zone,
            _lasts(part, start, zone, zones, floating),
            _sequence(part.text("SEQUENCE")),
            part.text("DTSTAMP"),
            off or part.text("STATUS").strip().upper() == "CANCELLED",
        )
        one = part.first("RECURRENCE-ID")
        if one is not None:
            moment, its_zone = _moment(one, zones, floating)
            raw.replaces = _when(moment, its_zone)
        elif raw.repeats:
            raw.starts = self._times(raw, zones, floating)
        return raw

    def _times(self, raw: _Raw, zones: Zones, floating: ZoneInfo) -> list[datetime]:
        """When an event that repeats happens, by its own clock, around the days asked for."""
        since = self._since - raw.lasts - 2 * _A_DAY
        until = self._until + 2 * _A_DAY

        def local(moment: datetime) -> datetime:
            return moment.replace(tzinfo=None) if raw.start.utc else _wall(moment, raw.zone)

        def expanded(name: str) -> set[datetime]:
            return {
                moment
                for one in raw.part.all(name)
                for moment in starts(rule(one.value, local), raw.start.wall, since, until, self._budget)
            }

        found = expanded("RRULE")
        found |= {local(_when(*one)) for one in _dates(raw.part, "RDATE", zones, floating)}
        if not raw.part.first("RRULE"):
            found.add(raw.start.wall)
        left_out = expanded("EXRULE")
        for moment, zone in _dates(raw.part, "EXDATE", zones, floating):
            if moment.whole_day and not raw.start.whole_day:
                left_out |= {one for one in found if one.date() == moment.wall.date()}
            else:
                left_out.add(local(_when(moment, zone)) if not raw.start.whole_day else moment.wall)
        return sorted(one for one in found - left_out if since <= one <= until)

    def _settle(self, same: Sequence[_Raw]) -> None:
        """The events of one UID: the last revision of each, and what each time that repeats became."""
        latest: dict[datetime | None, _Raw] = {}
        for one in same:
            before = latest.get(one.replaces)
            if before is not None and (before.sequence, before.stamp) > (one.sequence, one.stamp):
                one, before = before, one  # noqa: PLW2901 - the later revision stays
            if before is not None:
                self._refuse(before.part, Unfit.SUPERSEDED)
            latest[one.replaces] = one
        for one in latest.values():
            with self._refusing(one.part):
                changed = {at for at in latest if at is not None} if one.replaces is None else set()
                self._take(one, changed)

    def _take(self, raw: _Raw, changed: set[datetime]) -> None:
        """Its times in the days asked for, save those that the file says anew."""
        taken = 0
        for wall in raw.starts if raw.repeats and raw.replaces is None else [raw.start.wall]:
            at = _when(replace(raw.start, wall=wall), raw.zone)
            if at in changed:
                continue
            key = raw.replaces if raw.replaces is not None else at if raw.repeats else None
            for event in self._times_of(raw, wall, "" if key is None else f"{key:%Y%m%dT%H%M%SZ}"):
                if len(self._events) >= MOST_EVENTS:
                    raise UnfitEvent(Unfit.TOO_MANY, str(MOST_EVENTS))
                self._events.append(event)
                taken += 1
        if not taken and not (changed and raw.repeats):
            raise UnfitEvent(Unfit.NEVER if raw.repeats and raw.replaces is None else Unfit.OUTSIDE)

    def _times_of(self, raw: _Raw, wall: datetime, key: str) -> Iterator[CalendarEvent]:
        """One time of an event; an event of whole days is one on each of its days."""
        if not raw.start.whole_day:
            starts_at, ends_at, zone = self._placed(raw, wall)
            home = [
                _wall(one.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC), self._home) for one in (starts_at, ends_at)
            ]
            if home[0] < self._until and home[1] > self._since:
                yield self._event(raw, starts_at, ends_at, zone, key)
            return
        several = raw.lasts > _A_DAY
        for at in range(max(1, raw.lasts // _A_DAY)):
            day = wall.date() + at * _A_DAY
            if self._days.first <= day <= self._days.last:
                own = f"{key}/{day:%Y%m%d}" if several else key
                first, last = datetime.combine(day, _DAY_STARTS), datetime.combine(day, _DAY_ENDS)
                yield self._event(raw, first, last, self._days.zone, own)

    def _placed(self, raw: _Raw, wall: datetime) -> tuple[datetime, datetime, str]:
        """Its hours by the clock of a zone that has a name: its own, else that of the dossier."""
        start = _when(replace(raw.start, wall=wall), raw.zone)
        own = isinstance(raw.zone, ZoneInfo) and not raw.start.utc
        zone = raw.zone if own and isinstance(raw.zone, ZoneInfo) else self._home
        return _wall(start, zone), _wall(start + raw.lasts, zone), zone.key

    def _event(self, raw: _Raw, starts_at: datetime, ends_at: datetime, zone: str, key: str) -> CalendarEvent:
        part = raw.part
        if ends_at <= starts_at:  # across the hour that comes twice
            ends_at = starts_at + _AN_HOUR
        return CalendarEvent(
            uid=raw.uid,
            occurrence=key,
            line=part.line,
            title="" if part.text("X-LIANES-UNTITLED") else one_line(part.text("SUMMARY")),
            starts_at=starts_at,
            ends_at=ends_at,
            zone=zone,
            place=one_line(part.text("LOCATION")),
            note=note(part.text("DESCRIPTION"), own=_own(raw.uid) is not None),
            sequence=raw.sequence,
            cancelled=raw.cancelled,
            whole_day=raw.start.whole_day,
            item=_own(raw.uid),
            kind=part.text("X-LIANES-KIND"),
            group=one_line(part.text("X-LIANES-GROUP")),
        )

    def _refuse(self, part: Part, why: Unfit) -> None:
        self._refused.append(NotTaken(part.line, one_line(part.text("SUMMARY")), why))


class _Refusing:
    """A block of which an ``UnfitEvent`` is noted, with the part it is about."""

    def __init__(self, refused: list[NotTaken], part: Part) -> None:
        self._refused, self._part = refused, part

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> bool:
        if isinstance(error, OverflowError):  # past the first or the last year there is
            error = UnfitEvent(Unfit.BAD_START)
        if not isinstance(error, UnfitEvent):
            return False
        title = one_line(self._part.text("SUMMARY"))
        self._refused.append(NotTaken(self._part.line, title, error.why, one_line(error.detail)))
        return True


def _moment(one: Property, zones: Zones, floating: ZoneInfo) -> tuple[Moment, Zone]:
    moment = instant(one.value)
    if moment.utc:
        return moment, UTC
    if moment.whole_day or not one.parameters.get("TZID"):
        return moment, floating
    return moment, named(one.parameters["TZID"], zones)


def _lasts(part: Part, start: Moment, zone: Zone, zones: Zones, floating: ZoneInfo) -> timedelta:
    """How long it really lasts: an hour or a day when the file does not say, or says nothing at all."""
    least = _A_DAY if start.whole_day else _AN_HOUR
    end, lasts = part.first("DTEND"), part.first("DURATION")
    if end is not None and end.value.strip():
        try:
            moment, its_zone = _moment(end, zones, floating)
        except UnfitEvent as unfit:
            raise UnfitEvent(Unfit.BAD_END if unfit.why is Unfit.BAD_START else unfit.why, unfit.detail) from None
        if moment.whole_day or start.whole_day:
            found = datetime.combine(moment.wall.date(), time()) - datetime.combine(start.wall.date(), time())
        else:
            found = _when(moment, its_zone) - _when(start, zone)
    elif lasts is not None and lasts.value.strip():
        found = length(lasts.value)
    else:
        found = least
    if found < timedelta(0):
        raise UnfitEvent(Unfit.BAD_END)
    if found > _LONGEST:
        raise UnfitEvent(Unfit.TOO_LONG)
    return found or least


def _dates(part: Part, name: str, zones: Zones, floating: ZoneInfo) -> Iterator[tuple[Moment, Zone]]:
    """The moments listed under a name; of a period its beginning."""
    for one in part.all(name):
        for text in re.split(r"[,;]", one.value):
            if text.strip():
                begun = Property(one.name, one.parameters, text.split("/")[0], one.line)
                yield _moment(begun, zones, floating)


def _when(moment: Moment, zone: Zone) -> datetime:
    """The instant; of a whole day its midnight, as if it were in UTC."""
    if moment.utc or moment.whole_day:
        return moment.wall.replace(tzinfo=UTC)
    if isinstance(zone, DescribedZone):
        return zone.utc(moment.wall)
    return moment.wall.replace(tzinfo=zone).astimezone(UTC)


def _wall(moment: datetime, zone: Zone) -> datetime:
    """The local wall time of an instant, naive."""
    if isinstance(zone, DescribedZone):
        plain = wall = moment.replace(tzinfo=None)
        for _time in range(2):  # the first guess may lie on the other side of a change
            wall = plain + (wall - zone.utc(wall).replace(tzinfo=None))
        return wall
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def _uid(part: Part) -> str:
    """As the file says; made of when and what it is when the file does not."""
    given = shown(part.text("UID"), joined=" ").strip()
    if given:
        return given
    start = part.first("DTSTART")
    made = f"{start.value if start else ''}|{part.text('SUMMARY')}"
    return f"sha256:{hashlib.sha256(made.encode()).hexdigest()}"


def _own(uid: str) -> ItemId | None:
    if not uid.endswith(UID_END):
        return None
    try:
        return ItemId(UUID(uid.removesuffix(UID_END)))
    except ValueError:
        return None


def _sequence(text: str) -> int:
    found = re.fullmatch(r"\s*(\d{1,9})\s*", text)
    return int(found[1]) if found else 0

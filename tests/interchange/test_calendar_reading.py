"""Calendar files of other programs: what is taken of each, and what is said of the rest."""

from datetime import date, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from support.fakes import no_progress
from support.wild_calendars import CUSTOM, FILES, TIMES, Wild, calendar, event, lines

from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.interchange.calendar_reading import MOST_EVENTS
from lianes_desktop.interchange.calendars import ICalendarFiles
from lianes_desktop.interchange.event_values import rule
from lianes_desktop.interchange.recurrence import Budget, starts
from lianes_desktop.services.failures import CancelledError
from lianes_desktop.services.ports.calendar_files import CalendarFound, Days, Unfit

DAYS = Days(date(2026, 10, 12), date(2026, 10, 15), "Africa/Casablanca")


def read(data: bytes | str, days: Days = DAYS) -> CalendarFound:
    return ICalendarFiles().read(data.encode() if isinstance(data, str) else data, "a.ics", days, no_progress)


@pytest.mark.parametrize("wild", FILES, ids=[one.name for one in FILES])
def test_what_is_met_outside(wild: Wild) -> None:
    found = read(wild.data)

    assert [(f"{one.starts_at:%d %H:%M}", f"{one.ends_at:%d %H:%M}") for one in found.events] == sorted(wild.taken)
    assert [one.why for one in found.refused] == list(wild.refused)
    assert {one.zone for one in found.events} <= {wild.zone}
    assert wild.title is None or {one.title for one in found.events} == {wild.title}
    assert wild.note is None or {one.note for one in found.events} == {wild.note}


def test_there_are_enough_of_them() -> None:
    assert len({one.name for one in FILES}) == len(FILES) >= 60


@pytest.mark.parametrize("data", [b"", b"\0\1\2", b"%PDF-1.7", b"BEGIN:VCARD\r\nEND:VCARD\r\n", b"<html></html>"])
def test_what_is_no_calendar_is_refused_as_a_whole(data: bytes) -> None:
    with pytest.raises(RefusedError) as refused:
        read(data)
    assert [(one.field, one.problem) for one in refused.value.refusals] == [("a.ics", Problem.NOT_A_CALENDAR)]


def test_a_refused_part_says_its_line_and_its_title() -> None:
    (one,) = read(calendar(event(uid="a"), event("", "Sans heure", uid="b"))).refused

    assert (one.line, one.title, one.why) == (9, "Sans heure", Unfit.NO_START)


def test_an_unknown_zone_is_named() -> None:
    (one,) = read(calendar(event(lines("DTSTART;TZID=Heure de la Lune:20261013T090000")))).refused

    assert (one.why, one.detail) == (Unfit.UNKNOWN_ZONE, "Heure de la Lune")


def test_each_time_of_a_series_has_its_own_name() -> None:
    found = read(calendar(event(TIMES + lines("RRULE:FREQ=DAILY"))))

    assert [one.occurrence for one in found.events] == [f"202610{day}T090000Z" for day in (13, 14, 15)]


def test_nothing_is_read_after_the_most_there_may_be() -> None:
    found = read(calendar(*(event(uid=str(at)) for at in range(MOST_EVENTS + 3))))

    assert len(found.events) == MOST_EVENTS
    assert [(one.why, one.detail) for one in found.refused] == [(Unfit.TOO_MANY, str(MOST_EVENTS))]


def test_the_name_of_the_calendar_is_kept() -> None:
    assert read(calendar(event(), head="X-WR-CALNAME:Mairie\\, service\r\n")).name == "Mairie, service"


def test_reading_stops_when_asked() -> None:
    def stop(_at: int, _of: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        ICalendarFiles().read(calendar(event()).encode(), "a.ics", DAYS, stop)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_at_all_give_an_answer(junk: bytes) -> None:
    found = read(calendar(event()).encode() + b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + junk + b"\r\nEND:VEVENT\r\n")

    assert len(found.events) + len(found.refused) >= 1


def _wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _rules() -> st.SearchStrategy[str]:
    weekdays = st.lists(
        st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, max_size=3, unique=True
    )
    nth = st.builds("{}{}".format, st.sampled_from([-2, -1, 1, 2, 3]), st.sampled_from(["MO", "WE", "SU"]))
    numbers = st.lists(st.integers(1, 28) | st.integers(-5, -1), min_size=1, max_size=3, unique=True)
    months = st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True)
    parts = {
        "INTERVAL": st.integers(1, 4).map(str),
        "BYDAY": weekdays.map(",".join),
        "BYMONTH": months.map(lambda found: ",".join(map(str, found))),
    }
    monthly = parts | {"BYMONTHDAY": numbers.map(lambda found: ",".join(map(str, found)))}
    nths = {"INTERVAL": parts["INTERVAL"], "BYDAY": st.lists(nth, min_size=1, max_size=2, unique=True).map(",".join)}
    ends = st.sampled_from(["", ";COUNT=7", ";UNTIL=20270301T120000"])

    def made(freq: str, own: dict[str, st.SearchStrategy[str]]) -> st.SearchStrategy[str]:
        chosen = st.fixed_dictionaries({}, optional=own)
        return st.tuples(chosen, ends).map(
            lambda given: "".join([f"FREQ={freq}", *(f";{key}={one}" for key, one in given[0].items()), given[1]])
        )

    return st.one_of(
        made("DAILY", monthly), made("WEEKLY", parts), made("MONTHLY", monthly), made("YEARLY", monthly),
        made("YEARLY", {"BYYEARDAY": st.sampled_from(["100", "1,200", "-1", "-30,15"])}),
        made("YEARLY", {"BYWEEKNO": st.sampled_from(["20", "10,45"]), "BYDAY": parts["BYDAY"]}),
        made("MONTHLY", {"BYSETPOS": st.sampled_from(["1", "-1", "2,-2", "9"]), "BYDAY": parts["BYDAY"]}),
        made("MONTHLY", nths), made("YEARLY", nths),
    )  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(_rules(), st.datetimes(_wall("2026-01-01"), _wall("2026-12-31")).map(lambda one: one.replace(microsecond=0)))
def test_series_are_walked_as_another_library_walks_them(text: str, first: datetime) -> None:
    since, until = _wall("2026-09-01"), _wall("2027-04-30 23:59")
    peer = icalendar.Calendar.from_ical(
        calendar(event(lines(f"DTSTART:{first:%Y%m%dT%H%M%S}", "DURATION:PT1S", f"RRULE:{text}")))
    )
    theirs = sorted(
        one["DTSTART"].dt for one in recurring_ical_events.of(peer).between(since, until + timedelta(seconds=1))
    )

    read = rule(text, lambda moment: moment.replace(tzinfo=None))

    assert sorted(starts(read, first, since, until, Budget(10_000_000))) == theirs


def test_a_zone_described_in_the_file_agrees_with_ours_all_year() -> None:
    year = Days(date(2026, 1, 1), date(2026, 12, 31), "Europe/Paris")
    walls = [
        _wall(f"2026-{month:02}-{day} {hour:02}:30") for month in (3, 10) for day in range(24, 31) for hour in range(24)
    ]
    bodies = [event(lines(f"DTSTART;TZID=Chez nous:{one:%Y%m%dT%H%M%S}"), uid=f"{one:%d%m%H}") for one in walls]
    found = {one.uid: one.starts_at for one in read(calendar(CUSTOM, *bodies), year).events}

    never = _wall("2026-03-29 02:30")
    assert {f"{one:%d%m%H}": one for one in walls} | {f"{never:%d%m%H}": never + timedelta(hours=1)} == found

"""Programmes written as calendars: read back by us and by two other programs, to the instant."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import icalendar
import pytest
import recurring_ical_events
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from support.builders import an_item
from support.fakes import no_progress

from lianes_desktop.domain.checked import checked_item
from lianes_desktop.domain.ids import ItemId
from lianes_desktop.domain.missions import HOME_ZONE, MOROCCO_ZONE
from lianes_desktop.domain.programmes import ItemKind, ProgrammeItem
from lianes_desktop.i18n import catalogue, labels
from lianes_desktop.interchange.calendars import ICalendarFiles
from lianes_desktop.services.ports.calendar_files import CalendarEntry, CalendarEvent, CalendarSheet, Days, Standing

MADE = datetime(2026, 10, 1, 8, tzinfo=UTC)
Span = tuple[datetime, datetime]


def written(*entries: CalendarEntry | ProgrammeItem, title: str = "Mission à Oujda") -> bytes:
    out = io.BytesIO()
    all_ = [one if isinstance(one, CalendarEntry) else CalendarEntry(one, Standing.CONFIRMED, 0) for one in entries]
    ICalendarFiles().write(CalendarSheet(title, MADE, tuple(all_)), out)
    return out.getvalue()


def unfolded(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def ours(data: bytes) -> tuple[CalendarEvent, ...]:
    days = Days(date(1990, 1, 1), date(2090, 12, 31), MOROCCO_ZONE)
    found = ICalendarFiles().read(data, "a.ics", days, no_progress)
    assert found.refused == ()
    return found.events


def by_vobject(data: bytes) -> dict[str, Span]:
    read = vobject.readOne(data.decode())
    return {one.uid.value: (one.dtstart.value.astimezone(UTC), one.dtend.value.astimezone(UTC)) for one in
            getattr(read, "vevent_list", [])}  # fmt: skip


def by_icalendar(data: bytes) -> dict[str, Span]:
    read = icalendar.Calendar.from_ical(data)
    found = recurring_ical_events.of(read).all()
    return {str(one["UID"]): (one.start.astimezone(UTC), one.end.astimezone(UTC)) for one in found}


def expected(*items: ProgrammeItem) -> dict[str, Span]:
    return {f"{one.id}@lianes-desktop": (one.starts_utc, one.ends_utc) for one in items}


CHANGES = [
    (HOME_ZONE, date(year, month, day))
    for year, spring, autumn in ((2026, 29, 25), (2027, 28, 31), (2028, 26, 29))
    for month, day in ((3, spring), (10, autumn))
] + [(MOROCCO_ZONE, one) for one in (date(2026, 2, 15), date(2026, 3, 22), date(2026, 9, 20))]


@pytest.mark.parametrize(("zone", "day"), CHANGES)
def test_instants_hold_around_each_change_of_the_clock(zone: str, day: date) -> None:
    midnight = datetime.combine(day, time())
    items = [
        an_item(
            f"{midnight + timedelta(hours=at):%Y-%m-%d %H:%M}",
            f"{midnight + timedelta(hours=at + 3):%Y-%m-%d %H:%M}",
            zone=zone,
        )
        for at in range(-30, 54)
    ]
    data = written(*items)

    assert by_vobject(data) == expected(*items)
    assert by_icalendar(data) == expected(*items)
    assert {one.uid for one in ours(data)} == expected(*items).keys()


@pytest.mark.parametrize("year", [2026, 2027, 2028])
@pytest.mark.parametrize("zone", [HOME_ZONE, MOROCCO_ZONE])
def test_instants_hold_all_year_and_across_midnight(zone: str, year: int) -> None:
    items = [
        an_item(f"{year}-{month:02}-{day:02} 22:00", f"{year}-{month:02}-{day + 1:02} 01:30", zone=zone)
        for month in range(1, 13)
        for day in (1, 14, 27)
    ]
    data = written(*items)

    assert by_vobject(data) == expected(*items)
    assert by_icalendar(data) == expected(*items)


def test_morocco_is_at_utc_since_september_2026_whatever_the_computer_believes() -> None:
    before = an_item("2026-09-19 09:00", "2026-09-19 10:00", zone=MOROCCO_ZONE)
    after = an_item("2026-09-21 09:00", "2026-09-21 10:00", zone=MOROCCO_ZONE)
    found = by_icalendar(written(before, after))

    assert {key: one[0] for key, one in found.items()} == {
        f"{before.id}@lianes-desktop": datetime(2026, 9, 19, 8, tzinfo=UTC),
        f"{after.id}@lianes-desktop": datetime(2026, 9, 21, 9, tzinfo=UTC),
    }


def test_what_other_calendars_follow_is_there() -> None:
    item = an_item(
        id=ItemId(UUID(int=7)), kind=ItemKind.SITE_VISIT, title="Station d'épuration", place="Oujda, route 6"
    )
    said = unfolded(written(CalendarEntry(item, Standing.TENTATIVE, 3, ("Samira Alaoui", "Karim Idrissi"))))

    for line in (
        "METHOD:PUBLISH", "VERSION:2.0", "X-WR-CALNAME:Mission à Oujda", "DTSTAMP:20261001T080000Z", "SEQUENCE:3",
        "UID:00000000-0000-0000-0000-000000000007@lianes-desktop", "STATUS:TENTATIVE",
        "SUMMARY;LANGUAGE=fr:Station d'épuration", "LOCATION;LANGUAGE=fr:Oujda\\, route 6",
        "DTSTART;TZID=Lianes/Africa/Casablanca:20261013T090000", "TZID:Lianes/Africa/Casablanca",
        f"CATEGORIES;LANGUAGE=fr:{labels.item_kind(ItemKind.SITE_VISIT)}",
    ):  # fmt: skip
        assert line in said
    (told,) = (one for one in said if one.startswith("DESCRIPTION"))
    assert "Samira Alaoui" in told
    assert not [one for one in said if one.startswith(("ATTENDEE", "ORGANIZER"))]


def test_a_line_called_off_takes_no_time() -> None:
    said = unfolded(written(CalendarEntry(an_item(), Standing.CANCELLED, 1)))

    assert "STATUS:CANCELLED" in said
    assert "TRANSP:TRANSPARENT" in said


def test_each_text_says_its_language() -> None:
    with catalogue.speaking("ar"):
        said = unfolded(written(an_item(title="زيارة"), an_item(title="Visite")))

    assert "SUMMARY;LANGUAGE=ar:زيارة" in said
    assert "SUMMARY;LANGUAGE=fr:Visite" in said


def test_a_line_without_a_title_is_called_by_its_kind_and_stays_without_one() -> None:
    data = written(an_item(title="", kind=ItemKind.MEAL))

    assert "SUMMARY;LANGUAGE=fr:Repas" in unfolded(data)
    assert [one.title for one in ours(data)] == [""]


def test_an_empty_programme_is_a_calendar_too() -> None:
    assert ours(written()) == ()


def test_no_line_is_longer_than_75_bytes() -> None:
    data = written(an_item(title="é" * 200, note="ن" * 3000))

    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_the_same_programme_gives_the_same_bytes() -> None:
    item = an_item()

    assert written(item) == written(replace(item))


_texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co")), max_size=60)
_notes = st.lists(_texts, max_size=4).map("\n".join)


@settings(max_examples=120, deadline=None)
@given(
    st.datetimes(datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2028-12-30")),
    st.integers(1, 40),
    st.sampled_from([HOME_ZONE, MOROCCO_ZONE, "America/New_York", "Asia/Kathmandu"]),
    _texts, _texts, _notes,
)  # fmt: skip
def test_what_is_written_is_read_back(
    start: datetime, hours: int, zone: str, title: str, place: str, note: str
) -> None:
    begins = start.replace(second=0, microsecond=0)
    item = an_item(
        starts_at=begins, ends_at=begins + timedelta(hours=hours), zone=zone, title=title, place=place, note=note
    )
    if item.ends_utc <= item.starts_utc:
        return
    kept = checked_item(item)
    data = written(kept)
    (found,) = ours(data)

    assert (found.title, found.place, found.note, found.item) == (kept.title, kept.place, kept.note, kept.id)
    assert found.zone == kept.zone
    again = replace(kept, starts_at=found.starts_at, ends_at=found.ends_at)
    assert (again.starts_utc, again.ends_utc) == (kept.starts_utc, kept.ends_utc)
    assert by_vobject(data) == by_icalendar(data) == expected(kept)

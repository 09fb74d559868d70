"""Time zones come from the package shipped, never from the system."""

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from support.builders import an_item

from lianes_desktop.domain.missions import HOME_ZONE, MOROCCO_ZONE
from lianes_desktop.domain.places import use_shipped_time_zones, zone_exists


@pytest.fixture(autouse=True)
def shipped() -> Iterator[None]:
    before = zoneinfo.TZPATH
    use_shipped_time_zones()
    yield
    zoneinfo.reset_tzpath(to=before)


def offset(zone: str, moment: str) -> timedelta | None:
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone)).utcoffset()


def test_the_system_is_not_asked() -> None:
    assert [Path(folder).parts[-2:] for folder in zoneinfo.TZPATH] == [("tzdata", "zoneinfo")]


@pytest.mark.parametrize(
    ("moment", "hours"),
    [("2026-02-16T12:00", 0), ("2026-09-19T12:00", 1), ("2026-09-21T12:00", 0), ("2027-07-01T12:00", 0)],
)
def test_morocco_left_its_summer_hour_for_good_in_september_2026(moment: str, hours: int) -> None:
    assert offset(MOROCCO_ZONE, moment) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("moment", "hours"), [("2026-10-14T12:00", 2), ("2026-11-24T12:00", 1), ("2027-07-01T12:00", 2)]
)
def test_paris_is_one_hour_ahead_in_winter_and_two_in_summer(moment: str, hours: int) -> None:
    there, home = offset(MOROCCO_ZONE, moment), offset(HOME_ZONE, moment)

    assert there is not None
    assert home is not None
    assert home - there == timedelta(hours=hours)


def test_a_programme_line_knows_its_instant_and_how_long_it_lasts() -> None:
    line = an_item("2026-10-14 14:30", "2026-10-14 16:00")
    flight = an_item("2027-03-27 23:30", "2027-03-28 04:00", zone=HOME_ZONE)

    assert line.starts_utc == datetime(2026, 10, 14, 14, 30, tzinfo=UTC)
    assert line.ends_utc == datetime(2026, 10, 14, 16, tzinfo=UTC)
    assert line.duration == timedelta(minutes=90)
    assert flight.duration == timedelta(hours=3, minutes=30)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Africa/Casablanca", True),
        ("", False),
        ("Mars/Olympus", False),
        ("../etc/passwd", False),
        ("Europe", False),
        ("x\0y", False),
        ("A" * 300, False),
    ],
)
def test_a_zone_that_does_not_exist_is_known_as_such(name: str, *, known: bool) -> None:
    assert zone_exists(name) is known

"""The calendars shipped: what they hold, and that every holiday has a name."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest
from astral import Observer
from astral.sun import sunset
from hijridate import Hijri

from lianes_desktop.assets import resource
from lianes_desktop.domain.places import use_shipped_time_zones
from lianes_desktop.i18n import catalogue
from lianes_desktop.i18n.holidays import codes, holiday
from lianes_desktop.services.calendars import load, shipped


def test_both_countries_have_three_years_of_holidays() -> None:
    morocco, france = shipped()

    assert (morocco.zone, france.zone) == ("Africa/Casablanca", "Europe/Paris")
    for calendar in (morocco, france):
        assert {one.day.year for one in calendar.holidays} == {2026, 2027, 2028}
    unity, feast = morocco.holiday(date(2026, 10, 31)), morocco.holiday(date(2027, 3, 9))
    assert unity is not None
    assert feast is not None
    assert (unity.code, unity.estimated, feast.code, feast.estimated) == ("unite", False, "aid_al_fitr", True)
    assert morocco.holiday(date(2026, 10, 30)) is None
    assert morocco.fasting(date(2026, 3, 19))
    assert not morocco.fasting(date(2026, 3, 20))


def test_every_holiday_has_a_name_in_three_languages() -> None:
    used = {one.code for calendar in shipped() for one in calendar.holidays}
    assert used <= codes()
    for language in ("fr", "en", "ar"):
        catalogue.activate(language)
        assert all(holiday(code) for code in used)
    catalogue.activate("fr")
    assert holiday("plus_tard") == "plus_tard"


def test_other_texts_are_refused() -> None:
    with pytest.raises(ValueError, match="not our calendars"):
        load('{"calendars": [{}]}')


NAMES = {  # as the package calls them in French
    "nouvel_an": {"Nouvel an", "Jour de l'an"},
    "manifeste": {"Manifeste de l'indépendance"},
    "nouvel_an_amazigh": {"Nouvel an Amazigh"},
    "aid_al_fitr": {"Fête de la rupture du jeûne"},
    "aid_al_adha": {"Fête du sacrifice"},
    "nouvel_an_hegire": {"Nouvel an musulman"},
    "mawlid": {"Anniversaire du prophète"},
    "travail": {"Fête du Travail"},
    "trone": {"Fête du Trône"},
    "oued_eddahab": {"Allégeance Oued Eddahab"},
    "revolution": {"La révolution du roi et du peuple"},
    "jeunesse": {"Fête de la Jeunesse"},
    "unite": {"Fête de l'Unité"},
    "marche_verte": {"La marche verte"},
    "independance": {"Fête de l'indépendance"},
    "paques": {"Lundi de Pâques"},
    "victoire": {"Fête de la Victoire"},
    "ascension": {"Ascension"},
    "pentecote": {"Lundi de Pentecôte"},
    "fete_nationale": {"Fête nationale"},
    "assomption": {"Assomption"},
    "toussaint": {"Toussaint"},
    "armistice": {"Armistice"},
    "noel": {"Noël"},
}
ESTIMATED = " (estimé)"


@pytest.mark.parametrize(("country", "at"), [("MA", 0), ("FR", 1)])
def test_every_holiday_of_three_years_is_that_of_the_package_that_reckons_them(country: str, at: int) -> None:
    reckoned = {
        (day, name.removesuffix(ESTIMATED), name.endswith(ESTIMATED))
        for day, names in holidays.country_holidays(country, years=[2026, 2027, 2028], language="fr").items()
        for name in names.split("; ")
    }
    ours = {
        (one.day, next(name for name in NAMES[one.code] if (one.day, name, one.estimated) in reckoned), one.estimated)
        for one in shipped()[at].holidays
    }

    assert ours == reckoned


def test_each_fast_is_that_of_the_calendar_of_umm_al_qura() -> None:
    months = [(Hijri(year, 9, 1).to_gregorian(), Hijri(year, 10, 1).to_gregorian()) for year in (1447, 1448, 1449)]

    for calendar in shipped():
        assert calendar.fasts == tuple((first, after - timedelta(days=1)) for first, after in months)


def test_each_sunset_of_each_fast_is_within_two_minutes_of_the_sun() -> None:
    use_shipped_time_zones()
    plain = json.loads(resource("reference", "calendar.json").read_text("utf-8"))["calendars"]
    apart = []
    for calendar, written in zip(shipped(), plain, strict=True):
        for place in written["sunsets"]:
            observer, zone = Observer(*place["at"]), ZoneInfo(calendar.zone)
            for first, last in calendar.fasts:
                for after in range((last - first).days + 1):
                    day = first + timedelta(days=after)
                    said = calendar.sunset(day, place["place"])
                    assert said is not None
                    real = sunset(observer, date=day, tzinfo=zone).replace(tzinfo=None)
                    apart.append(abs(datetime.combine(day, said) - real))

    assert len(apart) > 800
    assert max(apart) <= timedelta(minutes=2)


def test_a_place_unknown_has_the_sun_of_the_first_and_no_fast_has_none() -> None:
    morocco = shipped()[0]

    assert morocco.sunset(date(2027, 2, 9), "Berkane") == morocco.sunset(date(2027, 2, 9), "Oujda")
    assert morocco.sunset(date(2027, 2, 9), "Maison d'hôtes", "AGADIR") == morocco.sunset(date(2027, 2, 9), "Agadir")
    assert morocco.sunset(date(2026, 10, 14), "Oujda") is None


def test_offices_have_the_hours_of_the_day() -> None:
    morocco, france = shipped()

    def hours(day: date) -> str:
        found = morocco.office_hours(day)
        return "" if found is None else f"{found[0]:%H:%M} {found[1]:%H:%M}"

    assert [hours(date(2026, 10, day)) for day in (16, 17, 19)] == ["08:30 16:30", "", "08:30 16:30"]
    assert hours(date(2027, 2, 9)) == "09:00 15:00"
    assert hours(date(2026, 11, 6)) == ""
    assert (morocco.hours_by_custom, france.hours_by_custom) == (False, True)


@pytest.mark.parametrize(
    ("zone", "before", "after", "offsets"),
    [
        ("Africa/Casablanca", "2026-02-15 01:59", "2026-02-15 02:00", (1, 0)),
        ("Africa/Casablanca", "2026-03-22 01:59", "2026-03-22 02:00", (0, 1)),
        ("Africa/Casablanca", "2026-09-20 00:59", "2026-09-20 01:00", (1, 0)),
        ("Africa/Casablanca", "2027-02-09 12:00", "2027-07-09 12:00", (0, 0)),
        ("Europe/Paris", "2026-03-29 00:59", "2026-03-29 01:00", (1, 2)),
        ("Europe/Paris", "2026-10-25 00:59", "2026-10-25 01:00", (2, 1)),
    ],
)
def test_hours_follow_the_zones_shipped_before_and_after_each_change(
    zone: str, before: str, after: str, offsets: tuple[int, int]
) -> None:
    use_shipped_time_zones()
    found = [
        datetime.fromisoformat(instant).replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset()
        for instant in (before, after)
    ]

    assert found == [timedelta(hours=one) for one in offsets]


@pytest.mark.parametrize(("day", "apart"), [("2026-02-20", 1), ("2026-07-01", 1), ("2026-10-14", 2), ("2027-01-15", 1)])
def test_lille_is_so_many_hours_ahead_of_oujda(day: str, apart: int) -> None:
    use_shipped_time_zones()
    noon = datetime.fromisoformat(f"{day} 12:00").replace(tzinfo=UTC)
    here, there = (noon.astimezone(ZoneInfo(zone)).utcoffset() for zone in ("Europe/Paris", "Africa/Casablanca"))

    assert here is not None
    assert there is not None
    assert here - there == timedelta(hours=apart)

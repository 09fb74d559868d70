"""The calendars shipped: what they hold, and that every holiday has a name."""

from datetime import date

import pytest

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

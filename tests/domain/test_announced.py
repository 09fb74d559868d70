"""Feasts the moon decides, as they are reckoned and as they are announced."""

from datetime import date, timedelta

import pytest

from lianes_desktop.domain.announced import MoonDay, checked_confirmed, corrected, moon_days, with_confirmed
from lianes_desktop.domain.missions import ConfirmedDay
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.calendars import shipped

MOROCCO, FRANCE = shipped()
FITR = date(2027, 3, 9)


def confirmed(code: str, day: date) -> tuple[ConfirmedDay, ...]:
    return (ConfirmedDay(code, day),)


def test_each_feast_of_several_days_is_one_with_its_first_day() -> None:
    of_2027 = [(one.code, one.estimate) for one in moon_days(MOROCCO) if one.estimate.year == 2027]

    assert of_2027 == [
        ("ramadan_begins", date(2027, 2, 8)),
        ("ramadan_ends", date(2027, 3, 8)),
        ("aid_al_fitr", FITR),
        ("aid_al_adha", date(2027, 5, 16)),
        ("nouvel_an_hegire", date(2027, 6, 6)),
        ("mawlid", date(2027, 8, 14)),
    ]


def test_a_feast_announced_takes_all_its_days_along_and_the_end_of_the_fast() -> None:
    for calendar in (MOROCCO, FRANCE):
        later = corrected(calendar, confirmed("aid_al_fitr", FITR + timedelta(days=1)))
        assert later.fasts[1] == (date(2027, 2, 8), FITR)
        assert later.fasts[0] == calendar.fasts[0]
    later = corrected(MOROCCO, confirmed("aid_al_fitr", FITR + timedelta(days=1)))
    assert [(one.day, one.estimated) for one in later.holidays if one.code == "aid_al_fitr"][2:4] == [
        (date(2027, 3, 10), False),
        (date(2027, 3, 11), False),
    ]


def test_the_last_day_announced_of_the_fast_tells_the_feast_after_it() -> None:
    sooner = corrected(MOROCCO, confirmed("ramadan_ends", date(2027, 3, 7)))

    assert sooner.fasts[1] == (date(2027, 2, 8), date(2027, 3, 7))
    feast = sooner.holiday(date(2027, 3, 8))
    assert feast is not None
    assert (feast.code, feast.estimated) == ("aid_al_fitr", False)


def test_the_first_day_announced_of_the_fast_moves_nothing_else() -> None:
    later = corrected(MOROCCO, confirmed("ramadan_begins", date(2027, 2, 9)))

    assert later.fasts[1] == (date(2027, 2, 9), date(2027, 3, 8))
    assert later.holidays == MOROCCO.holidays


@pytest.mark.parametrize("apart", [-2, -1, 0, 1, 2])
def test_a_day_near_its_estimate_is_kept_and_said(apart: int) -> None:
    given = ConfirmedDay("aid_al_fitr", FITR + timedelta(days=apart))

    assert checked_confirmed(MOROCCO, given) == given
    assert MoonDay("aid_al_fitr", FITR, given.day) in moon_days(MOROCCO, (given,))


@pytest.mark.parametrize(("code", "day"), [("aid_al_fitr", date(2027, 3, 12)), ("marche_verte", date(2026, 11, 6))])
def test_a_day_far_from_any_estimate_is_refused(code: str, day: date) -> None:
    with pytest.raises(RefusedError) as caught:
        checked_confirmed(MOROCCO, ConfirmedDay(code, day))

    (refusal,) = caught.value.refusals
    assert (refusal.field, refusal.problem) == ("day", Problem.FAR_FROM_ESTIMATE)
    assert dict(refusal.values) == ({"day": FITR} if code == "aid_al_fitr" else {})


def test_another_day_takes_the_place_of_the_first_and_none_takes_it_away() -> None:
    year_before = ConfirmedDay("aid_al_fitr", date(2026, 3, 21))
    once = with_confirmed((year_before,), "aid_al_fitr", FITR, FITR)
    twice = with_confirmed(once, "aid_al_fitr", FITR, FITR + timedelta(days=1))

    assert [one.day for one in twice] == [year_before.day, date(2027, 3, 10)]
    assert with_confirmed(twice, "aid_al_fitr", FITR, None) == (year_before,)

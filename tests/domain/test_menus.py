"""Menus counted: read as typed, and what a meal starts from."""

from dataclasses import replace

import pytest
from support.builders import a_hosting_day, a_mission, an_item

from lianes_desktop.domain.menus import parse_menus, served
from lianes_desktop.domain.missions import Delegation, Menu, MenuCount
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.programmes import ItemKind

ASKED = (MenuCount(Menu.HALAL, 12), MenuCount(Menu.NO_GLUTEN, 1))
MEAL = an_item("2026-10-20 12:30", "2026-10-20 14:00", kind=ItemKind.MEAL)


def test_an_empty_figure_says_nothing_and_a_nought_that_nobody_asks() -> None:
    typed = ((Menu.HALAL, " ١٢ "), (Menu.VEGAN, ""), (Menu.NO_NUTS, "0"), (Menu.OTHER, " "))
    assert parse_menus(typed, "menus") == (MenuCount(Menu.HALAL, 12), MenuCount(Menu.NO_NUTS, 0))


@pytest.mark.parametrize(
    ("text", "problem"),
    [("douze", Problem.NOT_A_NUMBER), ("1,5", Problem.NOT_A_NUMBER), ("-2", Problem.NOT_POSITIVE),
     ("10000", Problem.TOO_LARGE)],
)  # fmt: skip
def test_what_is_no_count_is_refused_beside_the_menus(text: str, problem: Problem) -> None:
    with pytest.raises(RefusedError) as caught:
        parse_menus(((Menu.HALAL, "3"), (Menu.VEGAN, text)), "menus")
    (refusal,) = caught.value.refusals
    assert (refusal.field, refusal.problem) == ("menus", problem)


def test_a_meal_starts_from_what_the_delegation_asks_for_and_keeps_its_own() -> None:
    day = a_hosting_day(delegation=Delegation(menus=ASKED))
    own = (MenuCount(Menu.VEGETARIAN, 2),)
    assert served(MEAL, day) == ASKED
    assert served(replace(MEAL, kind=ItemKind.REFRESHMENT), day) == ASKED
    assert served(replace(MEAL, menus=own), day) == own
    assert served(replace(MEAL, kind=ItemKind.MEETING), day) == ()
    assert served(MEAL, a_mission()) == ()

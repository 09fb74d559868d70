"""Names of menus and their counts; titles and functions that have a word in the other language."""

import pytest

from lianes_desktop.domain.missions import Menu, MenuCount
from lianes_desktop.i18n import menus, titles
from lianes_desktop.i18n.catalogue import LANGUAGES, speaking


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_menu_has_a_name_of_its_own(language: str) -> None:
    with speaking(language):
        said = [menus.menu(one) for one in Menu]
    assert all(said)
    assert len(set(said)) == len(said)


def test_menus_nobody_asks_for_are_not_counted() -> None:
    asked = (MenuCount(Menu.HALAL, 3), MenuCount(Menu.VEGAN, 0), MenuCount(Menu.NO_GLUTEN, 1))
    with speaking("fr"):
        assert menus.counts(asked) == "3 × halal, 1 × sans gluten"
        assert menus.counts(()) == ""


@pytest.mark.parametrize(
    ("title", "arabic"), [("Mme", "السيدة"), (" m. ", "السيد"), ("Dr", "الدكتور"), ("Lalla", ""), ("", "")]
)
def test_civil_titles_in_arabic(title: str, arabic: str) -> None:
    assert titles.civil(title) == arabic


@pytest.mark.parametrize(
    ("french", "arabic", "said"),
    [
        ("Wali", "", ("Wali", "والي")),
        ("  président  du conseil communal", "", ("  président  du conseil communal", "رئيس المجلس الجماعي")),
        ("", "عامل", ("Gouverneur", "عامل")),
        ("Gouverneur", "رئيس المجلس", ("Gouverneur", "رئيس المجلس")),
        ("Jardinier", "", ("Jardinier", "")),
        ("", "", ("", "")),
    ],
)
def test_functions_are_said_in_the_other_language_unless_they_were_typed(
    french: str, arabic: str, said: tuple[str, str]
) -> None:
    assert titles.function(french, arabic) == said

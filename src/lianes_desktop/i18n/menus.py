"""What is asked for at a table: names of menus, and how many of each (DOMAIN §9: never whose)."""

from collections.abc import Iterable

from lianes_desktop.domain.missions import Menu, MenuCount
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import N_, _

_MENUS = {
    Menu.HALAL: N_("halal"),
    Menu.VEGETARIAN: N_("végétarien"),
    Menu.VEGAN: N_("végétalien"),
    Menu.NO_PORK: N_("sans porc"),
    Menu.NO_GLUTEN: N_("sans gluten"),
    Menu.NO_LACTOSE: N_("sans lactose"),
    Menu.NO_NUTS: N_("sans fruits à coque"),
    Menu.OTHER: N_("autre menu"),
}


def menu(value: Menu) -> str:
    """A menu's name."""
    return _(_MENUS[value])


def counts(menus: Iterable[MenuCount]) -> str:
    """How many covers of each: « 3 × halal, 2 × végétarien »; those nobody asks for are left out."""
    return formats.listed(
        formats.isolate(f"{formats.number(one.covers)} × {menu(one.menu)}") for one in menus if one.covers
    )

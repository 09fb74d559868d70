"""What is asked for at table, counted: typed as figures, and what a meal starts from."""

from collections.abc import Sequence

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.entry import parse_count
from lianes_desktop.domain.missions import HostingDay, Menu, MenuCount
from lianes_desktop.domain.programmes import ItemKind, ProgrammeItem

MOST_COVERS = 9999
_AT_TABLE = frozenset({ItemKind.MEAL, ItemKind.REFRESHMENT})


def parse_menus(typed: Sequence[tuple[Menu, str]], field: str) -> tuple[MenuCount, ...]:
    """Covers by menu from their figures; an empty one says nothing, a nought says that nobody asks for it.

    Raises:
        RefusedError: a figure is no count; the refusal names ``field``.
    """
    return tuple(MenuCount(menu, parse_count(text, field, MOST_COVERS)) for menu, text in typed if text.strip())


def served(item: ProgrammeItem, action: Action) -> tuple[MenuCount, ...]:
    """The menus of a line: its own, else at table those the delegation received asks for."""
    if item.menus or item.kind not in _AT_TABLE or not isinstance(action, HostingDay):
        return item.menus
    return action.delegation.menus

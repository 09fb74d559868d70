"""The programme page over a desk, as the window makes it."""

from lianes_desktop.services.contacts import ContactService
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.programme.screen import programme_screen
from support.page_desk import Bar, Compass, Jobs, PageDesk


def programme_page(desk: PageDesk, bar: Bar, compass: Compass | None = None) -> Screen:
    """The page, with its presenters; what is slow is done at once."""
    return programme_screen(
        desk.programmes,
        desk.dossiers,
        ContactService(desk.records, desk.readings),
        desk.expenses,
        desk.courtesies,
        desk.releases,
        desk.item_pictures,
        Jobs(),
        bar,
        desk.clock,
        replanning=desk.replanning,
        preferences=desk.preferences,
        navigator=compass or Compass(),
        calendar_files=desk.calendar_files,
    )

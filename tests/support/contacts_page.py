"""The contacts page over a desk, as the window makes it."""

from lianes_desktop.services.contacts import ContactService
from lianes_desktop.ui.contacts.screen import contacts_screen
from lianes_desktop.ui.kit.screen import Screen
from support.page_desk import Bar, Compass, Jobs, PageDesk
from support.rights_desk import rights_over


def contacts_page(desk: PageDesk, bar: Bar, jobs: Jobs | None = None, compass: Compass | None = None) -> Screen:
    """The page, with its presenters; ``jobs`` do what is slow, at once where none are given."""
    working = jobs or Jobs()
    contacts = ContactService(desk.records, desk.readings)
    return contacts_screen(
        contacts,
        desk.people,
        desk.cards,
        desk.card_files,
        working,
        working,
        bar,
        desk.clock,
        rights=rights_over(desk),
        navigator=compass or Compass(),
    )

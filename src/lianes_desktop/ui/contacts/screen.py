"""Joins the contacts page to its presenter."""

from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.rights import RightsService
from lianes_desktop.ui.contacts.page import ContactsPage
from lianes_desktop.ui.contacts.presenter import ContactsPresenter
from lianes_desktop.ui.kit.ports import Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen


def contacts_screen(
    contacts: ContactService, notices: Notices, clock: Clock, rights: RightsService, navigator: Navigator
) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = ContactsPage()
    presenter = ContactsPresenter(page, contacts, notices, clock, rights, navigator)
    page.add_asked.connect(presenter.add)
    page.remove_asked.connect(presenter.remove)
    page.selected.connect(presenter.select)
    page.searched.connect(presenter.search)
    page.filter_asked.connect(presenter.filter)
    page.card.corrected.connect(presenter.correct)
    page.card.answered.connect(presenter.answer)
    page.rights_asked.connect(presenter.rights)
    page.renew_asked.connect(presenter.renew)
    page.notice_given.connect(presenter.informed)
    page.card.notice_asked.connect(presenter.notice)
    page.card.answers_given.connect(presenter.answer_each)
    page.card.copied.connect(presenter.copied)
    return Screen(page, presenter, Place.CONTACTS)

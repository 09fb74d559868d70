"""Joins the contacts page to its presenter."""

from lianes_desktop.services.card_files import CardFileService
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.ui.contacts.file_desk import FileDesk
from lianes_desktop.ui.contacts.files import CardFilesPresenter
from lianes_desktop.ui.contacts.page import ContactsPage
from lianes_desktop.ui.contacts.presenter import ContactsPresenter
from lianes_desktop.ui.kit.ports import Jobs, Notices, Place
from lianes_desktop.ui.kit.screen import Screen


def contacts_screen(
    contacts: ContactService,
    notices: Notices,
    clock: Clock,
    *,
    card_files: CardFileService | None = None,
    jobs: Jobs | None = None,
) -> Screen:
    """The page, its presenter, and every signal led to its act; ``card_files`` needs ``jobs`` to do its work."""
    page = ContactsPage()
    files = None
    if card_files is not None and jobs is not None:
        files = CardFilesPresenter(page.files, card_files, jobs, notices)
        _join_files(page.files, files)
    page.files.button.setVisible(files is not None)
    presenter = ContactsPresenter(page, contacts, notices, clock, files)
    page.files.hand_over_asked.connect(presenter.hand_over)
    page.add_asked.connect(presenter.add)
    page.remove_asked.connect(presenter.remove)
    page.selected.connect(presenter.select)
    page.searched.connect(presenter.search)
    page.filter_asked.connect(presenter.filter)
    page.card.corrected.connect(presenter.correct)
    page.card.answered.connect(presenter.answer)
    page.card.copied.connect(presenter.copied)
    return Screen(page, presenter, Place.CONTACTS)


def _join_files(desk: FileDesk, presenter: CardFilesPresenter) -> None:
    desk.chosen.connect(presenter.choose)
    desk.mapped.connect(presenter.map)
    desk.taken.connect(presenter.accept)
    desk.given_up.connect(presenter.leave)
    desk.export_asked.connect(presenter.ask_export)
    desk.export_chosen.connect(presenter.export)

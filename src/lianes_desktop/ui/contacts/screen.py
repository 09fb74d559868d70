"""Joins the contacts page to its presenter."""

from lianes_desktop.services.business_cards import BusinessCardService
from lianes_desktop.services.card_files import CardFileService
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.people import PeopleService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.rights import RightsService
from lianes_desktop.ui.contacts.file_desk import FileDesk
from lianes_desktop.ui.contacts.files import CardFilesPresenter
from lianes_desktop.ui.contacts.page import ContactsPage
from lianes_desktop.ui.contacts.presenter import ContactsPresenter
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen


def contacts_screen(
    contacts: ContactService,
    people: PeopleService,
    cards: BusinessCardService,
    card_files: CardFileService,
    jobs: Jobs,
    reading: Jobs,
    notices: Notices,
    clock: Clock,
    *,
    rights: RightsService,
    navigator: Navigator,
) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = ContactsPage()
    files = CardFilesPresenter(page.files, card_files, jobs, notices)
    _join_files(page.files, files)
    presenter = ContactsPresenter(
        page, contacts, people, cards, files, jobs, reading, notices, clock, rights, navigator
    )
    page.files.hand_over_asked.connect(presenter.hand_over)
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
    page.card.alike.compare_asked.connect(presenter.again.compare)
    page.card.comparison.merged.connect(presenter.again.merge)
    page.card.comparison.set_apart.connect(presenter.again.set_apart)
    page.card.comparison.left.connect(presenter.again.leave)
    page.cards_given.connect(presenter.take_files)
    page.card.form.read.accepted.connect(presenter.accept_read)
    page.card.form.read.dropped.connect(presenter.drop_read)
    page.card.sheet.scan.read_asked.connect(presenter.read_card)
    page.card.sheet.scan.whole_asked.connect(presenter.open_card)
    page.card.whole.sheet_asked.connect(presenter.scanning.sheets.turn)
    page.card.whole.closed.connect(presenter.scanning.sheets.leave)
    page.card.form.named.connect(presenter.named)
    page.card.form.offers.taken.connect(presenter.take_over)
    return Screen(page, presenter, Place.CONTACTS)


def _join_files(desk: FileDesk, presenter: CardFilesPresenter) -> None:
    desk.chosen.connect(presenter.choose)
    desk.mapped.connect(presenter.map)
    desk.taken.connect(presenter.accept)
    desk.given_up.connect(presenter.leave)
    desk.export_asked.connect(presenter.ask_export)
    desk.export_chosen.connect(presenter.export)

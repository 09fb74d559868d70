"""Business cards taken in, read, and what is kept of them."""

from dataclasses import replace

import pytest
from support.desks import Desk
from support.fakes import FakePictures
from support.readers import NADIA, FakeCardReader

from lianes_desktop.domain.business_cards import BusinessCard
from lianes_desktop.domain.ids import ContactId, DossierId, new_id
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.services.acts import Act
from lianes_desktop.services.business_cards import BusinessCardService
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.papers_kept import PaperKeeper
from lianes_desktop.services.ports.receipts import PrintedLine
from lianes_desktop.ui.kit.typed import override


class Table:
    """What reads cards, over a desk."""

    def __init__(self, desk: Desk) -> None:
        self.reader = FakeCardReader()
        papers = PaperKeeper(desk.vault, desk.pictures)
        self.cards = BusinessCardService(desk.records, papers, desk.vault, desk.pictures, self.reader)


@pytest.fixture
def table(desk: Desk) -> Table:
    return Table(desk)


def test_a_photograph_makes_a_blank_card_that_holds_it(desk: Desk, mission: DossierId, table: Table) -> None:
    made = table.cards.add(mission, Offered("carte.jpg", data=b"photo of Nadia"))

    (card,) = desk.contacts.all(mission)
    assert (card.id, card.name) == (made, "")
    assert card.card is not None
    assert desk.vault.read(card.card.digest) == b"photo of Nadia"
    assert table.cards.picture(card.card) == b"image/jpeg 0 640 photo of Nadia"
    assert table.cards.sheet(card.card)[1] == 1
    assert desk.undo.undo() is Act.ADD_CARD
    assert desk.contacts.all(mission) == ()
    with pytest.raises(RefusedError):
        table.cards.add(mission, Offered("notes.txt", data=b"words"))


def test_a_card_is_read_as_a_picture_or_by_its_own_words(desk: Desk, mission: DossierId, table: Table) -> None:
    table.reader.says = {"Nadia": NADIA, "FACTURE": replace(NADIA, title=None)}
    photo = table.cards.add(mission, Offered("carte.jpg", data=b"photo of Nadia"))
    pdf = table.cards.add(mission, Offered("carte.pdf", data=b"%PDF of Nadia"))
    typed = desk.contacts.add(mission)

    assert table.cards.read(photo) == NADIA
    assert table.cards.read(pdf) == NADIA  # its few words are the picture of a paper
    assert table.cards.read(typed.id) == BusinessCard()
    assert table.cards.read(ContactId(new_id())) == BusinessCard()


def test_proposals_fill_what_is_empty_in_one_act(desk: Desk, mission: DossierId, table: Table) -> None:
    made = table.cards.add(mission, Offered("carte.jpg", data=b"photo"))
    desk.contacts.correct(replace(desk.contacts.all(mission)[0], function="Directrice"))

    given = {"given_name": "Nadia", "function": "Cheffe", "email": "not one", "mobile": "+212661000042"}
    table.cards.fill(made, given)

    (kept,) = desk.contacts.all(mission)
    assert (kept.given_name, kept.function, kept.email, kept.mobile) == ("Nadia", "Directrice", "", "+212661000042")
    assert desk.undo.undo() is Act.FILL_CONTACT
    assert desk.contacts.all(mission)[0].given_name == ""
    table.cards.fill(made, {"function": "Cheffe"})
    table.cards.fill(ContactId(new_id()), given)
    assert desk.undo.undo() is Act.CORRECT_CONTACT


class Wordy(FakePictures):
    """A PDF that holds its own words."""

    @override
    def words(self, data: bytes, sheet: int = 0, *, longest: int = 2000) -> tuple[PrintedLine, ...]:
        lines = super().words(data, sheet, longest=longest)
        return tuple(one._replace(text="Nadia EL AMRANI, Commune d'Oujda") for one in lines)


def test_a_card_that_came_as_a_pdf_is_read_by_its_own_words(desk: Desk, mission: DossierId) -> None:
    pictures, reader = Wordy(), FakeCardReader()
    reader.says = {"EL AMRANI": NADIA}
    cards = BusinessCardService(desk.records, PaperKeeper(desk.vault, pictures), desk.vault, pictures, reader)

    assert cards.read(cards.add(mission, Offered("carte.pdf", data=b"%PDF"))) == NADIA

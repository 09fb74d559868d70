"""Business cards photographed: each makes a card to fill, and what is read on it is only proposed."""

from collections.abc import Mapping
from dataclasses import replace

from lianes_desktop.domain.business_cards import BusinessCard
from lianes_desktop.domain.checked import checked_contact
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.ids import ContactId, DossierId, new_id
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.services.acts import Act
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.papers_kept import PaperKeeper
from lianes_desktop.services.ports.reading import CardReader
from lianes_desktop.services.ports.receipts import Pictures, Vault
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes

SHOWN_BESIDE = 640
"""Longest side, in pixels, of the picture beside a card."""
_READ_AT = 3000
_PDF = "application/pdf"
_FEWEST_LETTERS = 20
"""A PDF with fewer letters is a picture of paper."""


class BusinessCardService:
    """Takes the photographs in and reads them; a card removed meanwhile is left alone."""

    def __init__(
        self, records: Records, papers: PaperKeeper, vault: Vault, pictures: Pictures, reader: CardReader
    ) -> None:
        """Every act is saved at once and can be undone; nothing is read before it is asked for."""
        self._records = records
        self._papers = papers
        self._vault = vault
        self._pictures = pictures
        self._reader = reader

    def add(self, dossier: DossierId, file: Offered) -> ContactId:
        """A card to fill, with the photograph of the business card; for a worker thread.

        Raises:
            RefusedError: unreadable, empty, too large, neither a picture nor a PDF; ``field`` is the file's name.
            UnavailableError: the vault or the store failed; nothing half-written stays.
        """
        contact = Contact(ContactId(new_id()), dossier, card=self._papers.keep(file))
        self._records.keep(Act.ADD_CARD, contact)
        return contact.id

    def read(self, contact: ContactId) -> BusinessCard:
        """What the business card of a person says; nothing is kept. Slow, for a worker thread.

        Raises:
            RefusedError: it cannot be drawn, or the reader died over it.
            UnavailableError: its file is gone or damaged, or the reader cannot start.
            CancelledError: the reading was given up.
        """
        kept = self._records.read(Contact, contact)
        if kept is None or kept.card is None:
            return BusinessCard()
        data, media_type = self._vault.read(kept.card.digest), kept.card.media_type
        if media_type == _PDF:
            lines = self._pictures.words(data)
            if sum(len(one.text) for one in lines) >= _FEWEST_LETTERS:
                return self._reader.read_card_words(lines)
        return self._reader.read_card(self._pictures.view(data, media_type, longest=_READ_AT))

    def fill(self, contact: ContactId, given: Mapping[str, str]) -> None:
        """Put proposals where nothing was typed, in one act; those that cannot be kept are left out."""

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(Contact, contact)
            if kept is None:
                return Writes()
            wanted = {name: text for name, text in given.items() if not getattr(kept, name)}
            return Writes([_filled(kept, wanted)] if wanted else [])

        self._records.change(Act.FILL_CONTACT, decide)

    def picture(self, piece: Piece) -> bytes:
        """The photograph as a small JPEG; raises as ``sheet`` does."""
        return self._pictures.view(self._vault.read(piece.digest), piece.media_type, longest=SHOWN_BESIDE)

    def sheet(self, piece: Piece, number: int = 0) -> tuple[bytes, int]:
        """One sheet as a JPEG, and how many it has; for a worker thread.

        Raises:
            UnavailableError: its file is missing or damaged.
            RefusedError: it cannot be drawn; ``field`` is the file's name.
        """
        return self._papers.sheet(piece, number)


def _filled(kept: Contact, wanted: Mapping[str, str]) -> Contact:
    """The card with the texts that can be kept."""
    try:
        return checked_contact(replace(kept, **wanted))  # type: ignore[arg-type]  # texts of the card
    except RefusedError as refused:
        wrong = {one.field for one in refused.refusals}
        left = {name: text for name, text in wanted.items() if name not in wrong}
        return _filled(kept, left) if len(left) < len(wanted) else kept

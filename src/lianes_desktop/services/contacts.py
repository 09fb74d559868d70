"""The people met."""

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.ids import ContactId, DossierId
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.services.ports import Readings
from lianes_desktop.services.records import Records


class ContactService:
    """Acts and readings on the contacts of a dossier."""

    def __init__(self, records: Records, readings: Readings) -> None: ...

    def all(self, dossier: DossierId, search: str = "") -> tuple[Contact, ...]:
        """By family name; ``search`` matches words' beginnings, in both scripts."""
        raise NotImplementedError

    def add(self, dossier: DossierId) -> Contact:
        """A blank card."""
        raise NotImplementedError

    def correct(self, contact: Contact) -> None:
        """Keep a card as now given; phones that can be read are kept in international form.

        Raises:
            RefusedError: ``email`` that cannot be one, texts too long, consent granted without its day.
        """
        raise NotImplementedError

    def remove(self, contact: ContactId) -> None:
        """Remove a card; programme lines no longer name it."""
        raise NotImplementedError

    def met_at(self, dossier: DossierId, contact: ContactId) -> tuple[ProgrammeItem, ...]:
        """The programme lines where the person was met."""
        raise NotImplementedError

    def normal_phone(self, raw: str, country: str = "MA") -> tuple[str, bool]:
        """The number in international form and ``True``, else as typed and ``False``."""
        raise NotImplementedError

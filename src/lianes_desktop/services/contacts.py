"""The people met."""

from dataclasses import replace

from lianes_desktop.domain.checked import checked_contact
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.ids import ContactId, DossierId, new_id
from lianes_desktop.domain.phones import country_of_contacts, parse_phone
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.services.acts import Act
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes, action_of


class ContactService:
    """Acts and readings on the contacts of a dossier; correcting a card removed meanwhile changes nothing."""

    def __init__(self, records: Records, readings: Readings) -> None:
        """Every act is saved at once and can be undone."""
        self._records = records
        self._readings = readings

    def all(self, dossier: DossierId, search: str = "") -> tuple[Contact, ...]:
        """By family name; ``search`` matches words' beginnings, in both scripts."""
        return self._readings.contacts(dossier, search)

    def found(self, dossier: DossierId, search: str) -> frozenset[ContactId]:
        """Whom a search finds: words' beginnings in both scripts, a telephone however it is typed."""
        return self._readings.people_found(dossier, search)

    def find(self, contact: ContactId) -> Contact | None:
        """One card as it stands now."""
        return self._records.read(Contact, contact)

    def add(self, dossier: DossierId) -> Contact:
        """A blank card."""
        contact = Contact(ContactId(new_id()), dossier)
        self._records.keep(Act.ADD_CONTACT, contact)
        return contact

    def correct(self, contact: Contact) -> None:
        """Keep a card as now given; phones that can be read are kept in international form.

        Raises:
            RefusedError: ``email`` that cannot be one, texts too long, ``consent.given_on`` missing.
        """
        clean = checked_contact(contact)

        def decide(unit: UnitOfWork) -> Writes:
            if unit.get(Contact, clean.id) is None:
                return Writes()
            country = country_of_contacts(action_of(unit, clean.dossier))
            phone, mobile = (self.normal_phone(raw, country)[0] for raw in (clean.phone, clean.mobile))
            return Writes([replace(clean, phone=phone, mobile=mobile)])

        self._records.change(Act.CORRECT_CONTACT, decide)

    def remove(self, contact: ContactId) -> None:
        """Remove a card; programme lines no longer name it."""

        def decide(unit: UnitOfWork) -> Writes:
            card = unit.get(Contact, contact)
            if card is None:
                return Writes()
            without = [
                replace(item, contacts=tuple(one for one in item.contacts if one != contact))
                for item in unit.of_dossier(ProgrammeItem, card.dossier)
                if contact in item.contacts
            ]
            return Writes(without, [card])

        self._records.change(Act.REMOVE_CONTACT, decide)

    def met_at(self, dossier: DossierId, contact: ContactId) -> tuple[ProgrammeItem, ...]:
        """The programme lines where the person was met."""
        return tuple(item for item in self._readings.items(dossier) if contact in item.contacts)

    def normal_phone(self, raw: str, country: str = "MA") -> tuple[str, bool]:
        """The number in international form and ``True``, else as typed and ``False``; nothing typed is no number."""
        if not raw:
            return raw, False
        try:
            return parse_phone(raw, "phone", country), True
        except RefusedError:
            return raw, False

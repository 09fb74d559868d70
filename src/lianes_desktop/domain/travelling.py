"""What of a record goes to a colleague's laptop, and what stays on the one where it was taken.

A mission is prepared by several people of one delegation, whose laptops share its records. Between them a person met
travels once that person agreed to be recorded in the dossier (« enregistrement »), and until they ask that the card is
no longer used; going to Lianes, in France, asks more (``domain.leaving``). A card that may no longer travel is taken
out of the colleagues' laptops too, and no line of the programme names there who is not there. Photographs of business
cards, and pictures on which somebody who did not agree to pictures can be recognised, never travel. When a record was
kept is each laptop's own: it tells what had already left there (``domain.freezing``).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from lianes_desktop.domain.contacts import ConsentState, Contact
from lianes_desktop.domain.expenses import Expense, Receipt
from lianes_desktop.domain.ids import ContactId
from lianes_desktop.domain.programmes import ItemPicture, ProgrammeItem

R = TypeVar("R")
People = Mapping[ContactId, Contact]

_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def may_travel(contact: Contact) -> bool:
    """Whether a person's card goes to colleagues on the same mission."""
    agreed = contact.consent.state is ConsentState.GRANTED and contact.consent.keep
    return agreed and not contact.restricted


def shared(record: R, people: People) -> R | None:
    """The record as colleagues get it; ``None`` when it stays here. ``people`` are the dossier's contacts."""
    match record:
        case Contact():
            return replace(record, card=None) if may_travel(record) else None
        case ProgrammeItem():
            return replace(
                record,
                contacts=tuple(one for one in record.contacts if _travels(one, people)),
                absent_contacts=tuple(one for one in record.absent_contacts if _travels(one, people)),
                pictures=tuple(one for one in record.pictures if _may_be_seen(one, people)),
            )
        case Expense():
            return replace(record, recorded_at=None)
        case Receipt():
            return replace(record, added_at=_NO_TIME)
        case _:
            return record


def settled_in(arrived: R, kept: R | None, people: People, now: datetime) -> R:
    """A record from a colleague as it is kept here, with what stays here of the one that was."""
    match arrived:
        case Contact() if isinstance(kept, Contact):
            return replace(arrived, card=kept.card)
        case ProgrammeItem() if isinstance(kept, ProgrammeItem):
            own = tuple(one for one in kept.pictures if not _may_be_seen(one, people) and one not in arrived.pictures)
            return replace(
                arrived,
                contacts=(*arrived.contacts, *_staying(kept.contacts, people)),
                absent_contacts=(*arrived.absent_contacts, *_staying(kept.absent_contacts, people)),
                pictures=(*arrived.pictures, *own),
            )
        case Expense():
            return replace(arrived, recorded_at=kept.recorded_at if isinstance(kept, Expense) else now)
        case Receipt():
            return replace(arrived, added_at=kept.added_at if isinstance(kept, Receipt) else now)
        case _:
            return arrived


def _travels(contact: ContactId, people: People) -> bool:
    return contact in people and may_travel(people[contact])


def _staying(contacts: tuple[ContactId, ...], people: People) -> tuple[ContactId, ...]:
    """The people met of whom only this laptop knows."""
    return tuple(one for one in contacts if one in people and not may_travel(people[one]))


def _may_be_seen(picture: ItemPicture, people: People) -> bool:
    shown = [people.get(one) for one in picture.shows]
    return all(one is not None and may_travel(one) and one.consent.allows_pictures for one in shown)

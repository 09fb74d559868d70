"""A small dossier with one record of every kind, for tests of storage and faults."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.expenses import Assessment, Because, Eligibility, Expense, Reason, Receipt, ReceiptPage
from lianes_desktop.domain.ids import (
    BundleId,
    ContactId,
    DossierId,
    ExpenseId,
    ItemId,
    ParticipantId,
    RateId,
    ReceiptId,
    SeriesId,
    new_id,
)
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.money import MAD, ExchangeRate, Money, RateSource
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.programmes import ItemKind, ProgrammeItem
from lianes_desktop.services.ports.store import DossierRate, Record

NOW = datetime(2026, 10, 14, 9, 30, tzinfo=UTC)
DAY = date(2026, 10, 14)


def mission(title: str = "Mission à Oujda") -> Mission:
    """A bare mission."""
    return Mission(DossierId(new_id()), title)


def expense(dossier: DossierId, number: int, payee: str = "Taxi Atlas", cents: int = 5000) -> Expense:
    """A taxi in dirhams."""
    return Expense(
        ExpenseId(new_id()), dossier, number, payee=payee, paid_on=DAY, amount=Money(cents, MAD), kind="TAXI"
    )


def receipt(dossier: DossierId, digest: str, size: int = 3) -> Receipt:
    """A receipt of one photograph."""
    page = ReceiptPage(digest, size, 0, "image/jpeg", "IMG_0001.jpg")
    return Receipt(ReceiptId(new_id()), dossier, (page,), NOW)


def judged(one: Expense, eligibility: Eligibility = Eligibility.ELIGIBLE, cents: int = 461) -> Assessment:
    """An assessment with one reason."""
    because = (Because(Reason.KIND_COVERED, "brochure"),)
    eligible = cents if eligibility is Eligibility.ELIGIBLE else 0
    return Assessment(one.id, eligibility, cents, eligible, 0, because, "10.84", "inforeuro", DAY)


@dataclass(frozen=True)
class Whole:
    """A dossier and one record of each kind it may hold."""

    mission: Mission
    records: tuple[Record, ...]


def whole_dossier() -> Whole:
    """A mission with a participant, an item, a contact, a rate, two expenses on one receipt, and a bundle sent."""
    home = mission()
    person = Participant(ParticipantId(new_id()), home.id, "Amina", "Haddad")
    met = Contact(ContactId(new_id()), home.id, family_name="Ziani")
    item = ProgrammeItem(
        ItemId(new_id()),
        home.id,
        "Réunion",
        ItemKind.MEETING,
        datetime(2026, 10, 14, 9, 0),  # noqa: DTZ001 - a wall time
        datetime(2026, 10, 14, 10, 0),  # noqa: DTZ001 - a wall time
        "Africa/Casablanca",
        participants=(person.id,),
        contacts=(met.id,),
        results=(1, 3),
    )
    proof = receipt(home.id, "ab" * 32)
    first, second = expense(home.id, 1), expense(home.id, 2, "Hôtel Atlas")
    rate = ExchangeRate(RateId(new_id()), MAD, Decimal("10.84"), DAY, RateSource.INFOREURO)
    sent = SentBundle(
        BundleId(new_id()), home.id, SeriesId(uuid4()), 1, "cd" * 32, "/stick/x.asice", 9, NOW, 2, 922, 420, sealed=True
    )
    with_proof = tuple(replace(one, receipts=(proof.id,)) for one in (first, second))
    return Whole(home, (home, person, met, item, DossierRate(home.id, rate), proof, *with_proof, sent))

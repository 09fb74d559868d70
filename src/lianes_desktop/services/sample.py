"""The dossier shipped for a first look: believable, invented, marked as a sample, never claimed."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from lianes_desktop.domain.contacts import Consent, ConsentChannel, ConsentState, Contact
from lianes_desktop.domain.conventions import Convention
from lianes_desktop.domain.expenses import Deduction, Expense, LostReceiptDeclaration, Receipt, ReceiptPage
from lianes_desktop.domain.ids import (
    ContactId,
    DossierId,
    ExpenseId,
    ItemId,
    OrganisationId,
    ParticipantId,
    RateId,
    ReceiptId,
    new_id,
)
from lianes_desktop.domain.missions import MOROCCO_ZONE, Mission, PlannedCost, Theme
from lianes_desktop.domain.money import MAD, Currency, ExchangeRate, Money, RateSource
from lianes_desktop.domain.participants import Mandate, Participant
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.programmes import ItemState, ProgrammeItem
from lianes_desktop.services import sample_data as data
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.receipts import Pictures, Vault
from lianes_desktop.services.ports.store import DossierRate, Record, UnitOfWork
from lianes_desktop.services.records import Records, Writes


@dataclass(frozen=True, slots=True)
class _Photograph:
    page: ReceiptPage
    thumbnail: bytes


class SampleService:
    """Makes the sample dossier, with the receipt photographs shipped beside it."""

    def __init__(self, records: Records, vault: Vault, pictures: Pictures, clock: Clock, folder: Path) -> None:
        """``folder`` holds the photographs; those that are not there leave their expense without a receipt."""
        self._records = records
        self._vault = vault
        self._pictures = pictures
        self._clock = clock
        self._folder = folder

    def add(self) -> DossierId:
        """A mission to Oujda in October 2026; can be undone. It opens photographs: for a worker thread."""
        photographs = {
            one.photograph: self._photograph(one.photograph)
            for one in data.SPENT
            if one.photograph and (self._folder / one.photograph).is_file()
        }
        mission = _mission()

        def decide(unit: UnitOfWork) -> Writes:
            for kept in photographs.values():
                unit.put_thumbnail(kept.page.digest, kept.thumbnail)
            return Writes(_records(mission, photographs, self._clock.now()))

        self._records.change(Act.ADD_SAMPLE, decide)
        return mission.id

    def _photograph(self, name: str) -> _Photograph:
        path = self._folder / name
        with explained(Resource.FILE, path):
            original = path.read_bytes()
        examined = self._pictures.examine(original, name)
        digest = self._vault.store(original)
        page = ReceiptPage(digest, len(original), zlib.crc32(original), examined.media_type, name, examined.sheets)
        return _Photograph(page, examined.thumbnail)


def _mission() -> Mission:
    return Mission(
        id=DossierId(new_id()),
        title=data.TITLE,
        authority=OrganisationId(data.AUTHORITY),
        partner=OrganisationId(data.PARTNER),
        place=data.PLACE,
        themes=(Theme.ENERGY,),
        starts_on=data.FIRST_DAY,
        ends_on=data.LAST_DAY,
        convention=Convention(data.CONVENTION, data.LETTER_ON, data.SIGNED_ON),
        objectives=data.OBJECTIVES,
        budget=tuple(PlannedCost(heading, cents) for heading, cents in data.BUDGET.items()),
        sample=True,
    )


def _records(mission: Mission, photographs: Mapping[str, _Photograph], now: datetime) -> list[Record]:
    people = [_person(mission.id, position, one) for position, one in enumerate(data.PEOPLE)]
    contacts = {one.family_name: _contact(mission.id, one) for one in data.MET}
    rate = ExchangeRate(RateId(new_id()), MAD, data.RATE, data.FIRST_DAY, RateSource.MANUAL, data.RATE_NOTE)
    items = [_item(mission.id, one, contacts) for one in data.PROGRAMME]
    made: list[Record] = [mission, *people, *contacts.values(), DossierRate(mission.id, rate), *items]
    for number, one in enumerate(data.SPENT, start=1):
        expense = _expense(mission.id, number, one, people[0].id, now + timedelta(microseconds=number))
        if one.photograph in photographs:
            receipt = Receipt(ReceiptId(new_id()), mission.id, (photographs[one.photograph].page,), now)
            made.append(receipt)
            expense = replace(expense, receipts=(receipt.id,))
        made.append(replace(expense, item=_during(expense, items)))
    return made


def _person(dossier: DossierId, position: int, one: data.Person) -> Participant:
    return Participant(
        id=ParticipantId(new_id()),
        dossier=dossier,
        given_name=one.given_name,
        family_name=one.family_name,
        status=one.status,
        organisation=OrganisationId(data.AUTHORITY),
        function=one.function,
        mandate=Mandate(one.act, data.SIGNED_ON, data.SIGNATORY, data.ASSEMBLY if one.status is Status.ELECTED else ""),
        position=position,
    )


def _contact(dossier: DossierId, one: data.Met) -> Contact:
    answered = one.consent is not ConsentState.TO_ASK
    granted = one.consent is ConsentState.GRANTED
    return Contact(
        id=ContactId(new_id()),
        dossier=dossier,
        given_name=one.given_name,
        family_name=one.family_name,
        given_name_ar=one.given_name_ar,
        family_name_ar=one.family_name_ar,
        function=one.function,
        function_ar=one.function_ar,
        organisation=one.organisation,
        organisation_ar=one.organisation_ar,
        organisation_type=data.TYPES.get(one.organisation),
        languages=("fr", "ar"),
        consent=Consent(
            state=one.consent,
            given_on=data.FIRST_DAY if answered else None,
            channel=ConsentChannel.ORAL if answered else None,
            language="fr" if answered else "",
            keep=granted,
            transmit=granted,
        ),
    )


def _item(dossier: DossierId, one: data.Line, contacts: Mapping[str, Contact]) -> ProgrammeItem:
    day = data.FIRST_DAY + timedelta(days=one.day)
    return ProgrammeItem(
        id=ItemId(new_id()),
        dossier=dossier,
        title=one.title,
        kind=one.kind,
        starts_at=datetime.combine(day, one.start),
        ends_at=datetime.combine(day, one.end),
        zone=MOROCCO_ZONE,
        place=one.place,
        contacts=tuple(contacts[name].id for name in one.met),
        results=one.results,
        state=ItemState.HELD if one.day < data.HELD_DAYS else ItemState.PLANNED,
        exchanged=one.exchanged,
        outcome=one.outcome,
    )


def _expense(dossier: DossierId, number: int, one: data.Spent, payer: ParticipantId, now: datetime) -> Expense:
    currency, day = Currency(one.currency), data.FIRST_DAY + timedelta(days=one.day)
    return Expense(
        id=ExpenseId(new_id()),
        dossier=dossier,
        number=number,
        payee=one.payee,
        paid_on=day,
        paid_time=one.at,
        amount=Money.of(Decimal(one.amount), currency),
        kind=one.kind,
        payer=payer,
        deducted=Money.of(Decimal(one.deducted), currency) if one.deducted else None,
        deduction=Deduction.ALCOHOL if one.deducted else None,
        declaration=LostReceiptDeclaration(one.lost, day, data.SIGNATORY) if one.lost else None,
        reviewed=one.reviewed,
        recorded_at=now,
    )


def _during(expense: Expense, items: list[ProgrammeItem]) -> ItemId | None:
    """The programme line under way when it was paid."""
    if expense.paid_on is None or expense.paid_time is None:
        return None
    at = datetime.combine(expense.paid_on, expense.paid_time)
    return next((item.id for item in items if item.starts_at <= at < item.ends_at), None)

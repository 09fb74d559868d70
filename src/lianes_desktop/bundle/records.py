"""How the records of a dossier are written as JSON: the same field names as the values of ``domain``."""

from decimal import Decimal
from typing import Any

from lianes_desktop.bundle import codecs, profile
from lianes_desktop.bundle.codecs import Codec
from lianes_desktop.bundle.strict_json import Json
from lianes_desktop.domain.contacts import Consent, ConsentChannel, ConsentState, Contact
from lianes_desktop.domain.editions import (
    ActionType,
    BudgetHeading,
    Convention,
    ConventionOverrides,
    Coverage,
    HostingCase,
)
from lianes_desktop.domain.expenses import Deduction, Expense, LostReceiptDeclaration, Receipt, ReceiptPage
from lianes_desktop.domain.ids import ContactId, DossierId, ExpenseId, ItemId, ParticipantId, RateId, ReceiptId
from lianes_desktop.domain.missions import (
    Action,
    HostingDay,
    Mandate,
    Mission,
    Participant,
    PlannedCost,
    Status,
    Theme,
)
from lianes_desktop.domain.money import Currency, ExchangeRate, Money, RateSource
from lianes_desktop.domain.organisations import Organisation, OrganisationType
from lianes_desktop.domain.programmes import ItemKind, ProgrammeItem

_MOST_SHEETS = 10_000
_BEST_RESULT = 5

cents = codecs.whole()
dossier_id = codecs.identity(DossierId)
expense_id = codecs.identity(ExpenseId)
_item_id = codecs.identity(ItemId)
_contact_id = codecs.identity(ContactId)
_participant_id = codecs.identity(ParticipantId)
_receipt_id = codecs.identity(ReceiptId)
_organisation_id: Codec[Any] = codecs.line
"""A code of the reference data or a UUID in text."""

_currency_code = codecs.pattern(r"[A-Z]{3}")
_currency: Codec[Currency] = Codec(
    lambda value: value.code, lambda value, place: Currency(_currency_code.read(value, place))
)
_per_euro: Codec[Decimal] = Codec(codecs.decimal.write, codecs.positive)
money = codecs.record(Money, minor=cents, currency=_currency)
rate = codecs.record(
    ExchangeRate,
    id=codecs.identity(RateId),
    currency=_currency,
    per_euro=_per_euro,
    valid_from=codecs.day,
    source=codecs.choice(RateSource),
    note=codecs.text,
)

organisation = codecs.record(
    Organisation,
    id=_organisation_id,
    country=codecs.line,
    type=codecs.choice(OrganisationType),
    name=codecs.line,
    name_ar=codecs.line,
    name_zgh=codecs.line,
    aliases=codecs.many(codecs.line),
    siren=codecs.line,
    siret=codecs.line,
    iban=codecs.line,
    bic=codecs.line,
    address=codecs.text,
)

_convention = codecs.record(
    Convention,
    reference=codecs.line,
    letter_received_on=codecs.optional(codecs.day),
    signed_on=codecs.optional(codecs.day),
    overrides=codecs.record(
        ConventionOverrides,
        rate=codecs.optional(codecs.decimal),
        ad_hoc_rate=codecs.optional(codecs.decimal),
        eligibility_start=codecs.optional(codecs.day),
        ceiling_cents=codecs.optional(cents),
        coverage=codecs.coded(codecs.choice(Coverage)),
        kind_ceilings_cents=codecs.coded(cents),
        lost_receipt_line_cents=codecs.optional(cents),
        lost_receipt_person_cents=codecs.optional(cents),
    ),
)
_shared: dict[str, Codec[Any]] = {
    "id": dossier_id,
    "title": codecs.line,
    "authority": codecs.optional(_organisation_id),
    "partner": codecs.optional(_organisation_id),
    "place": codecs.line,
    "themes": codecs.many(codecs.choice(Theme)),
    "other_theme": codecs.line,
    "zone": codecs.zone,
    "convention": _convention,
    "budget": codecs.many(codecs.record(PlannedCost, heading=codecs.choice(BudgetHeading), cents=cents)),
    "sample": codecs.flag,
}
_mission = codecs.record(
    Mission,
    **_shared,
    starts_on=codecs.optional(codecs.day),
    ends_on=codecs.optional(codecs.day),
    duration_reason=codecs.text,
)
_hosting = codecs.record(
    HostingDay,
    **_shared,
    held_on=codecs.optional(codecs.day),
    case=codecs.choice(HostingCase),
    case_reason=codecs.text,
    groups=codecs.many(codecs.line),
)


_action_type = codecs.choice(ActionType)


def _write_action(value: Action) -> Json:
    fields = _mission.write(value) if isinstance(value, Mission) else _hosting.write(value)
    return {"type": value.action.value, **codecs.as_object(fields)}


def _read_action(value: Json, place: str) -> Action:
    found = codecs.as_object(value, place)
    fields: Json = {name: one for name, one in found.items() if name != "type"}
    if _action_type.read(found.get("type"), f"{place}.type") is ActionType.MISSION:
        return _mission.read(fields, place)
    return _hosting.read(fields, place)


action: Codec[Action] = Codec(_write_action, _read_action)

participant = codecs.record(
    Participant,
    id=_participant_id,
    dossier=dossier_id,
    given_name=codecs.line,
    family_name=codecs.line,
    given_name_ar=codecs.line,
    family_name_ar=codecs.line,
    status=codecs.choice(Status),
    organisation=codecs.optional(_organisation_id),
    function=codecs.line,
    mandate=codecs.record(Mandate, number=codecs.line, dated=codecs.optional(codecs.day), signatory=codecs.line),
    position=codecs.whole(),
)

item = codecs.record(
    ProgrammeItem,
    id=_item_id,
    dossier=dossier_id,
    title=codecs.line,
    kind=codecs.choice(ItemKind),
    starts_at=codecs.wall,
    ends_at=codecs.wall,
    zone=codecs.zone,
    place=codecs.line,
    participants=codecs.many(_participant_id),
    contacts=codecs.many(_contact_id),
    results=codecs.many(codecs.whole(1, _BEST_RESULT)),
    note=codecs.text,
    group=codecs.line,
    covers=codecs.optional(codecs.whole(0)),
    diets=codecs.text,
    planned_cents=codecs.optional(cents),
    overlap_accepted=codecs.flag,
)
contact = codecs.record(
    Contact,
    id=_contact_id,
    dossier=dossier_id,
    title=codecs.line,
    given_name=codecs.line,
    family_name=codecs.line,
    given_name_ar=codecs.line,
    family_name_ar=codecs.line,
    function=codecs.line,
    function_ar=codecs.line,
    organisation=codecs.line,
    organisation_ar=codecs.line,
    phone=codecs.line,
    mobile=codecs.line,
    email=codecs.line,
    languages=codecs.many(codecs.line),
    note=codecs.text,
    follow_up=codecs.text,
    consent=codecs.record(
        Consent,
        state=codecs.choice(ConsentState),
        given_on=codecs.optional(codecs.day),
        channel=codecs.optional(codecs.choice(ConsentChannel)),
        language=codecs.line,
        keep=codecs.flag,
        transmit=codecs.flag,
        publish_photo=codecs.flag,
    ),
)

expense = codecs.record(
    Expense,
    id=expense_id,
    dossier=dossier_id,
    number=codecs.whole(1),
    payee=codecs.line,
    paid_on=codecs.optional(codecs.day),
    paid_time=codecs.optional(codecs.clock),
    amount=codecs.optional(money),
    kind=codecs.line,
    payer=codecs.optional(_participant_id),
    item=codecs.optional(_item_id),
    note=codecs.text,
    receipts=codecs.many(_receipt_id),
    declaration=codecs.optional(
        codecs.record(LostReceiptDeclaration, circumstances=codecs.text, declared_on=codecs.day, visa=codecs.line)
    ),
    deducted=codecs.optional(money),
    deduction=codecs.optional(codecs.choice(Deduction)),
    debit_cents=codecs.optional(cents),
    borne_cents=codecs.optional(cents),
    other_funding_cents=cents,
    reviewed=codecs.flag,
    recorded_at=codecs.optional(codecs.instant),
)

receipt = codecs.record(
    Receipt,
    id=_receipt_id,
    dossier=dossier_id,
    pages=codecs.many(
        codecs.record(
            ReceiptPage,
            digest=codecs.digest,
            size=codecs.whole(0, profile.LARGEST_ENTRY),
            crc32=codecs.whole(0, 2**32 - 1),
            media_type=codecs.pattern(r"image/jpeg|image/png|image/heic|application/pdf"),
            original_name=codecs.line,
            sheets=codecs.whole(1, _MOST_SHEETS),
        )
    ),
    added_at=codecs.instant,
    taken_at=codecs.optional(codecs.wall),
)

"""How the records of a dossier are written as JSON: the same field names as the values of ``domain``."""

from decimal import Decimal
from typing import Any

from lianes_desktop.bundle import codecs, profile
from lianes_desktop.bundle.codecs import Codec
from lianes_desktop.domain.allowances import DailyAllowance, FiscalPower, MileageLeg
from lianes_desktop.domain.contacts import (
    Affiliation,
    Consent,
    ConsentChannel,
    ConsentState,
    Contact,
    ContactRole,
    Purpose,
    PurposeAnswer,
)
from lianes_desktop.domain.expenses import (
    WHOLE_SHARE,
    AuthorityShare,
    Deduction,
    Expense,
    LightCopy,
    LostReceiptDeclaration,
    Means,
    Receipt,
    ReceiptPage,
)
from lianes_desktop.domain.ids import ContactId, DossierId, ExpenseId, ItemId, ParticipantId, RateId, ReceiptId
from lianes_desktop.domain.missions import Menu, MenuCount
from lianes_desktop.domain.money import Currency, ExchangeRate, ExchangeSlip, Money, RateSource
from lianes_desktop.domain.organisations import Organisation, OrganisationType
from lianes_desktop.domain.participants import Gender, Mandate, Participant, Vehicle
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.programmes import ExchangeForm, ItemKind, ItemPicture, ItemState, ProgrammeItem

_MOST_SHEETS = 10_000
_MEDIA = r"image/jpeg|image/png|image/heic|image/webp|image/tiff|application/pdf"
_BEST_RESULT = 5

cents = codecs.whole()
dossier_id = codecs.identity(DossierId)
expense_id = codecs.identity(ExpenseId)
item_id = codecs.identity(ItemId)
_contact_id = codecs.identity(ContactId)
participant_id = codecs.identity(ParticipantId)
_receipt_id = codecs.identity(ReceiptId)
organisation_id: Codec[Any] = codecs.line
"""A code of the reference data or a UUID in text."""

_currency_code = codecs.pattern(r"[A-Z]{3}")
_currency: Codec[Currency] = Codec(
    lambda value: value.code, lambda value, place: Currency(_currency_code.read(value, place))
)
_per_euro: Codec[Decimal] = Codec(codecs.decimal.write, codecs.positive)
money = codecs.record(Money, minor=cents, currency=_currency)

organisation = codecs.record(
    Organisation,
    frozenset({"population"}),
    id=organisation_id,
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
    population=codecs.optional(codecs.whole(0)),
)

paper = codecs.record(
    Piece,
    digest=codecs.digest,
    size=codecs.whole(0, profile.LARGEST_ENTRY),
    media_type=codecs.pattern(_MEDIA),
    original_name=codecs.line,
)
rate = codecs.record(
    ExchangeRate,
    frozenset(("typed_by", "slip")),
    id=codecs.identity(RateId),
    currency=_currency,
    per_euro=_per_euro,
    valid_from=codecs.day,
    source=codecs.choice(RateSource),
    note=codecs.text,
    typed_by=codecs.line,
    slip=codecs.optional(
        codecs.record(
            ExchangeSlip,
            given_cents=cents,
            received=money,
            commission_cents=cents,
            bureau=codecs.line,
            paper=codecs.optional(paper),
            claimed=codecs.optional(expense_id),
        )
    ),
)
_power = codecs.choice(FiscalPower)
_LATER_OF_A_PARTICIPANT = frozenset(
    (
        *("title", "function_ar", "service", "home", "workplace", "employer", "gender"),
        *("expertise", "expertise_shared", "vehicle", "passport_expires_on"),
    )
)
participant = codecs.record(
    Participant,
    _LATER_OF_A_PARTICIPANT,
    id=participant_id,
    dossier=dossier_id,
    given_name=codecs.line,
    family_name=codecs.line,
    given_name_ar=codecs.line,
    family_name_ar=codecs.line,
    status=codecs.choice(Status),
    organisation=codecs.optional(organisation_id),
    function=codecs.line,
    mandate=codecs.record(
        Mandate,
        frozenset(("body", "purpose", "expenses", "transport", "paper")),
        number=codecs.line,
        dated=codecs.optional(codecs.day),
        signatory=codecs.line,
        body=codecs.line,
        purpose=codecs.text,
        expenses=codecs.text,
        transport=codecs.line,
        paper=codecs.optional(paper),
    ),
    position=codecs.whole(),
    title=codecs.line,
    function_ar=codecs.line,
    service=codecs.line,
    home=codecs.line,
    workplace=codecs.line,
    employer=codecs.line,
    gender=codecs.optional(codecs.choice(Gender)),
    expertise=codecs.text,
    expertise_shared=codecs.flag,
    vehicle=codecs.optional(codecs.record(Vehicle, power=_power, run_before=codecs.whole(0))),
    passport_expires_on=codecs.optional(codecs.day),
)

menu = codecs.record(MenuCount, menu=codecs.choice(Menu), covers=codecs.whole(0))
item = codecs.record(
    ProgrammeItem,
    frozenset(
        (
            *("state", "exchanged", "outcome", "interest_fr", "interest_ma", "menus", "overruled"),
            *("absent", "absent_contacts", "also_present", "pictures", "revision"),
        )
    ),
    id=item_id,
    dossier=dossier_id,
    title=codecs.line,
    kind=codecs.choice(ItemKind),
    starts_at=codecs.wall,
    ends_at=codecs.wall,
    zone=codecs.zone,
    place=codecs.line,
    participants=codecs.many(participant_id),
    contacts=codecs.many(_contact_id),
    results=codecs.many(codecs.whole(1, _BEST_RESULT)),
    note=codecs.text,
    group=codecs.line,
    covers=codecs.optional(codecs.whole(0)),
    diets=codecs.text,
    planned_cents=codecs.optional(cents),
    overlap_accepted=codecs.flag,
    state=codecs.choice(ItemState),
    exchanged=codecs.many(codecs.choice(ExchangeForm)),
    outcome=codecs.text,
    interest_fr=codecs.text,
    interest_ma=codecs.text,
    menus=codecs.many(menu),
    overruled=codecs.many(codecs.line),
    absent=codecs.many(participant_id),
    absent_contacts=codecs.many(_contact_id),
    also_present=codecs.text,
    pictures=codecs.many(
        codecs.record(ItemPicture, paper=paper, caption=codecs.line, shows=codecs.many(_contact_id)),
    ),
    revision=codecs.whole(0),
)
contact = codecs.record(
    Contact,
    frozenset(
        ("organisation_type", "gender", "role", "name_zgh", "affiliations", "card", "renewed_on", "restricted"),
    ),
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
        frozenset(("answers", "informed_on", "notice")),
        state=codecs.choice(ConsentState),
        given_on=codecs.optional(codecs.day),
        channel=codecs.optional(codecs.choice(ConsentChannel)),
        language=codecs.line,
        keep=codecs.flag,
        transmit=codecs.flag,
        publish_photo=codecs.flag,
        answers=codecs.many(
            codecs.record(
                PurposeAnswer,
                purpose=codecs.choice(Purpose),
                state=codecs.choice(ConsentState),
                on=codecs.optional(codecs.day),
                channel=codecs.optional(codecs.choice(ConsentChannel)),
                notice=codecs.line,
                witness=codecs.line,
            )
        ),
        informed_on=codecs.optional(codecs.day),
        notice=codecs.line,
    ),
    organisation_type=codecs.optional(codecs.choice(OrganisationType)),
    gender=codecs.optional(codecs.choice(Gender)),
    role=codecs.optional(codecs.choice(ContactRole)),
    name_zgh=codecs.line,
    affiliations=codecs.many(
        codecs.record(
            Affiliation,
            organisation=codecs.line,
            organisation_ar=codecs.line,
            function=codecs.line,
            function_ar=codecs.line,
            organisation_type=codecs.optional(codecs.choice(OrganisationType)),
        )
    ),
    card=codecs.optional(paper),
    renewed_on=codecs.optional(codecs.day),
    restricted=codecs.flag,
)

expense = codecs.record(
    Expense,
    frozenset(
        (
            *("service_on", "beneficiaries", "shares", "guests", "unit_cents", "mileage", "allowance"),
            *("means", "fee_cents", "frozen_rate"),
        )
    ),
    id=expense_id,
    dossier=dossier_id,
    number=codecs.whole(1),
    payee=codecs.line,
    paid_on=codecs.optional(codecs.day),
    paid_time=codecs.optional(codecs.clock),
    amount=codecs.optional(money),
    kind=codecs.line,
    payer=codecs.optional(participant_id),
    item=codecs.optional(item_id),
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
    service_on=codecs.optional(codecs.day),
    beneficiaries=codecs.many(participant_id),
    shares=codecs.many(codecs.record(AuthorityShare, authority=organisation_id, parts=codecs.whole(0, WHOLE_SHARE))),
    guests=codecs.text,
    unit_cents=codecs.optional(cents),
    mileage=codecs.optional(
        codecs.record(
            MileageLeg,
            origin=codecs.line,
            destination=codecs.line,
            kilometres=codecs.whole(0),
            power=codecs.optional(_power),
            run_before=codecs.whole(0),
            authorised_on=codecs.optional(codecs.day),
        )
    ),
    allowance=codecs.optional(
        codecs.record(
            DailyAllowance,
            arrives_at=codecs.optional(codecs.wall),
            leaves_at=codecs.optional(codecs.wall),
            daily=codecs.optional(money),
            nights_offered=codecs.whole(0),
            middays_offered=codecs.whole(0),
            evenings_offered=codecs.whole(0),
            deliberation=codecs.line,
        )
    ),
    means=codecs.optional(codecs.choice(Means)),
    fee_cents=cents,
    frozen_rate=codecs.optional(rate),
)

_size = codecs.whole(0, profile.LARGEST_ENTRY)
_crc32 = codecs.whole(0, 2**32 - 1)
receipt = codecs.record(
    Receipt,
    id=_receipt_id,
    dossier=dossier_id,
    pages=codecs.many(
        codecs.record(
            ReceiptPage,
            frozenset({"light"}),
            digest=codecs.digest,
            size=_size,
            crc32=_crc32,
            media_type=codecs.pattern(_MEDIA),
            original_name=codecs.line,
            sheets=codecs.whole(1, _MOST_SHEETS),
            light=codecs.record(
                LightCopy, digest=codecs.digest, size=_size, crc32=_crc32, media_type=codecs.pattern("image/webp")
            ),
        )
    ),
    added_at=codecs.instant,
    taken_at=codecs.optional(codecs.wall),
)

"""Claims to print: a mission to Fès with real reference data, and the corners of what may be typed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

from lianes_desktop.assets import resource
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.conventions import Convention, HostingCase
from lianes_desktop.domain.dossiers import Dossier, Finding, FindingCode, Level
from lianes_desktop.domain.expenses import Expense, LostReceiptDeclaration, Receipt, ReceiptPage
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import (
    BundleId,
    DossierId,
    ExpenseId,
    OrganisationId,
    ParticipantId,
    RateId,
    ReceiptId,
    SeriesId,
)
from lianes_desktop.domain.missions import HostingDay, Mission, Theme
from lianes_desktop.domain.money import MAD, Currency, ExchangeRate, Money, RateSource
from lianes_desktop.domain.organisations import Organisation, OrganisationType
from lianes_desktop.domain.participants import Mandate, Participant
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.statement import statement
from lianes_desktop.domain.summaries import Section
from lianes_desktop.services.reference import load

REFERENCE = load(resource("reference", "reference_data.json").read_text("utf-8")).reference()
DOSSIER = DossierId(UUID(int=1))
MADE_AT = datetime(2026, 10, 18, 17, 12, tzinfo=UTC)
BUNDLE = BundleId(UUID("01932f70-0000-7000-8abc-0123456789ab"))

LILLE = Organisation(
    OrganisationId("FR-LIL"),
    "FR",
    OrganisationType.MUNICIPALITY,
    "Ville de Lille",
    siret="21590350100017",
    iban="FR7630001007941234567890185",
    bic="BDFEFRPPCCT",
    address="Place Augustin-Laurent, 59033 Lille",
)
FES = Organisation(
    OrganisationId("MA-FES"), "MA", OrganisationType.MUNICIPALITY, "Commune de Fès", name_ar="جماعة فاس (المغرب)"
)
MISSION = Mission(
    DOSSIER,
    "Expertise assainissement à Fès",
    LILLE.id,
    FES.id,
    "Fès",
    (Theme.SANITATION,),
    starts_on=date(2026, 10, 12),
    ends_on=date(2026, 10, 15),
    convention=Convention("Convention 2026-14", date(2026, 8, 20), None),
)
HOSTING = HostingDay(
    DOSSIER,
    "Accueil d'une délégation de Fès",
    LILLE.id,
    FES.id,
    "Lille",
    held_on=date(2026, 10, 14),
    case=HostingCase.AD_HOC,
)
CLAIRE = Participant(
    ParticipantId(UUID(int=2)),
    DOSSIER,
    "Claire",
    "Delattre",
    function="Directrice de l'eau et de l'assainissement",
    mandate=Mandate("OM 2026-118", date(2026, 9, 30), "Le Maire"),
)
YOUSSEF = Participant(
    ParticipantId(UUID(int=3)),
    DOSSIER,
    "Youssef",
    "Berrada",
    "يوسف",
    "برادة",
    Status.DELEGATE,
    function="Chef de service",
)
RATE = ExchangeRate(RateId(UUID(int=4)), MAD, Decimal("10.84"), date(2026, 10, 1), RateSource.CHANCELLERY)


def page(number: int, media_type: str = "image/jpeg", sheets: int = 1) -> ReceiptPage:
    """A file nobody reads here."""
    digest = sha256(f"{number}".encode()).hexdigest()
    return ReceiptPage(digest, 1000, 1, media_type, f"IMG_{number:04}.JPG", sheets)


def receipt(number: int, media_type: str = "image/jpeg", sheets: int = 1) -> Receipt:
    """A receipt of one file."""
    return Receipt(ReceiptId(UUID(int=1000 + number)), DOSSIER, (page(number, media_type, sheets),), MADE_AT)


def expense(
    number: int,
    payee: str = "Petit taxi",
    minor: int = 4500,
    kind: str = "TAXI",
    currency: Currency = MAD,
    *,
    receipts: tuple[ReceiptId, ...] | None = None,
) -> Expense:
    """An expense with its receipt of the same number."""
    own = (ReceiptId(UUID(int=1000 + number)),)
    return Expense(
        ExpenseId(UUID(int=100 + number)),
        DOSSIER,
        number,
        payee,
        date(2026, 10, 12 + number % 4),
        amount=Money(minor, currency),
        kind=kind,
        payer=CLAIRE.id,
        receipts=own if receipts is None else receipts,
        reviewed=True,
    )


def hand_in(
    expenses: tuple[Expense, ...],
    receipts: tuple[Receipt, ...],
    *,
    action: Action = MISSION,
    partner: Organisation | None = FES,
    participants: tuple[Participant, ...] = (CLAIRE, YOUSSEF),
    findings: tuple[Finding, ...] = (),
) -> HandIn:
    """The claim of those expenses, reckoned by the domain's own rules."""
    dossier = Dossier(action, LILLE, partner, participants, (), (), (RATE,), expenses, receipts)
    return HandIn(
        BUNDLE,
        SeriesId(UUID(int=9)),
        1,
        None,
        MADE_AT,
        ("lianes",),
        CLAIRE.id,
        dossier,
        statement(dossier, REFERENCE),
        findings,
    )


def a_claim() -> HandIn:
    """Ten lines of every sort: dirhams and euros, Arabic and endless payees, a loss, an exclusion, a PDF."""
    long = "Société Marocaine de Transport, d'Hébergement et de Restauration des Délégations Étrangères (SMTHRDE)"
    receipts = (*map(receipt, range(1, 9)), receipt(9, "application/pdf", 2))
    lost = replace(
        expense(10, "Taxi du port", 4000, receipts=()),
        declaration=LostReceiptDeclaration("Carnet du chauffeur épuisé", date(2026, 10, 14), "M. Dupont"),
    )
    expenses = (
        expense(1, "Royal Air Maroc", 64231, "AVION", Currency("EUR")),
        expense(2, "فندق أطلس (فاس)", 145000, "HEBE"),
        expense(3, long, 38050, "REMI"),
        expense(4, "مطعم «دار التازي»", 22000, "RESO"),
        expense(5, "Petit taxi n° 214", 2600),
        expense(6, "Pharmacie Ibn Sina", 8790, "CADO"),
        expense(7, "Train ONCF", 19800, "TRAIN", receipts=(ReceiptId(UUID(int=1007)), ReceiptId(UUID(int=1008)))),
        expense(8, "Petit taxi", 3000, receipts=(ReceiptId(UUID(int=1005)),)),
        expense(9, "Supercalifragilisticexpialidocious" * 3, 9900),
        lost,
    )
    finding = Finding(FindingCode.CONVENTION_PENDING, Level.WARNING, Section.CLAIM)
    return hand_in(expenses, receipts, findings=(finding,))

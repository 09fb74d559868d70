"""Claims ready to travel, and everything a signed bundle is made of, for tests."""

import hashlib
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import utils

from lianes_desktop.bundle import claim_pdf, names
from lianes_desktop.bundle import cms_schema as schema
from lianes_desktop.bundle.bundles import SignedBundles
from lianes_desktop.bundle.certificates import SigningKey
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.contacts import Consent, ConsentState, Contact
from lianes_desktop.domain.dossiers import (
    Dossier,
    ExpenseStatement,
    Finding,
    FindingCode,
    HeadingTotal,
    Level,
    StatementLine,
)
from lianes_desktop.domain.expenses import (
    Assessment,
    Because,
    Eligibility,
    Expense,
    LightCopy,
    Reason,
    Receipt,
    ReceiptPage,
)
from lianes_desktop.domain.funding import Advance, Funding, FundingState, StaffTime
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import (
    AdvanceId,
    BundleId,
    CommunicationId,
    ContactId,
    DossierId,
    ExpenseId,
    FollowUpId,
    FundingId,
    ItemId,
    MeetingId,
    OrganisationId,
    ParticipantId,
    RateId,
    ReceiptId,
    SeriesId,
    StaffTimeId,
)
from lianes_desktop.domain.missions import Mission, PlannedCost, Theme
from lianes_desktop.domain.money import MAD, ExchangeRate, Money, RateSource
from lianes_desktop.domain.organisations import Organisation, OrganisationType
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.people import Role, Status
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.preparation import PreparationMeeting
from lianes_desktop.domain.programmes import ItemKind, ProgrammeItem
from lianes_desktop.domain.reports import CommunicationItem, Criterion, FollowUp, MissionReport
from lianes_desktop.domain.summaries import Section
from support import pki

DOSSIER = DossierId(UUID(int=100))
PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 5
SCAN = b"%PDF-1.4 a scanned invoice" + bytes(range(255, -1, -1)) * 3

ARTICLE = b"%PDF-1.4 an article of the local paper"
COPY = b"RIFF\x40\x00\x00\x00WEBPVP8 a light copy of the photograph"


def page(data: bytes, media_type: str = "image/jpeg", name: str = "IMG 0042.JPG") -> ReceiptPage:
    """A receipt file as it was captured."""
    return ReceiptPage(hashlib.sha256(data).hexdigest(), len(data), zlib.crc32(data), media_type, name)


def light_pages() -> tuple[ReceiptPage, ReceiptPage]:
    """The pages of ``a_hand_in``, a light copy travelling in the place of the photograph."""
    copy = LightCopy(hashlib.sha256(COPY).hexdigest(), len(COPY), zlib.crc32(COPY))
    return replace(page(PHOTO), light=copy), page(SCAN, "application/pdf", "facture-hôtel.pdf")


def a_hand_in(*, signer: UUID = pki.JEANNE.participant, pages: tuple[ReceiptPage, ...] | None = None) -> HandIn:
    """A small but complete claim: two receipts, a contact who agreed and one who did not."""
    pages = (page(PHOTO), page(SCAN, "application/pdf", "facture-hôtel.pdf")) if pages is None else pages
    lille = Organisation(
        OrganisationId("FR-LIL"), "FR", OrganisationType.MUNICIPALITY, "Ville de Lille", siren="215903501"
    )
    fes = Organisation(OrganisationId("MA-FES"), "MA", OrganisationType.MUNICIPALITY, "Fès", name_ar="جماعة فاس")
    agreed, silent = ContactId(UUID(int=300)), ContactId(UUID(int=301))
    receipts = tuple(Receipt(ReceiptId(UUID(int=500 + at)), DOSSIER, (one,), pki.NOW) for at, one in enumerate(pages))
    expenses = tuple(
        Expense(
            ExpenseId(UUID(int=400 + at)),
            DOSSIER,
            at + 1,
            payee="Hôtel Batha",
            paid_on=date(2026, 10, 14),
            amount=Money(108_400, MAD),
            kind="HOTEL",
            payer=ParticipantId(UUID(int=200)),
            receipts=(one.id,),
            reviewed=True,
            recorded_at=pki.NOW,
        )
        for at, one in enumerate(receipts)
    )
    return HandIn(
        bundle_id=BundleId(UUID(int=900)),
        series=SeriesId(UUID(int=800)),
        sequence=1,
        previous=None,
        created_at=pki.NOW,
        audience=("lianes",),
        issuer=signer,
        dossier=Dossier(
            action=Mission(
                DOSSIER,
                "Gestion des déchets à Fès",
                authority=lille.id,
                partner=fes.id,
                place="Fès",
                themes=(Theme.WASTE,),
                starts_on=date(2026, 10, 12),
                ends_on=date(2026, 10, 16),
                budget=(PlannedCost(BudgetHeading.LODGING, 40_000),),
            ),
            authority=lille,
            partner=fes,
            participants=(Participant(ParticipantId(UUID(int=200)), DOSSIER, "Jeanne", "Dupont", status=Status.STAFF),),
            items=(
                ProgrammeItem(
                    ItemId(UUID(int=600)),
                    DOSSIER,
                    "Visite du centre de tri",
                    ItemKind.SITE_VISIT,
                    datetime(2026, 10, 13, 9, 0),  # noqa: DTZ001 - local wall time
                    datetime(2026, 10, 13, 11, 30),  # noqa: DTZ001 - local wall time
                    "Africa/Casablanca",
                    contacts=(agreed, silent),
                    results=(1, 3),
                ),
            ),
            contacts=(
                Contact(
                    agreed, DOSSIER, given_name_ar="أمينة", family_name_ar="العلوي", family_name="El Alaoui",
                    note="À rappeler\nen novembre", consent=Consent(ConsentState.GRANTED, transmit=True, keep=True),
                ),
                Contact(silent, DOSSIER, family_name="Bennani", email="prive@example.org"),
            ),
            rates=(
                ExchangeRate(RateId(UUID(int=700)), MAD, Decimal("10.84"), date(2026, 10, 1), RateSource.INFOREURO),
            ),
            expenses=expenses,
            receipts=receipts,
            **_around(),
        ),
        statement=_statement(expenses),
        findings=(
            Finding(FindingCode.CONSENT_TO_ASK, Level.WARNING, Section.CONTACTS, silent, "consent"),
            Finding(
                FindingCode.RATE_JUMP, Level.WARNING, Section.EXPENSES, expenses[0].id if expenses else None,
                values=(("day", date(2026, 10, 14)), ("percent", 3), ("name", "Hôtel Batha")),
            ),
        ),
    )  # fmt: skip


def _around() -> dict[str, Any]:
    """One record of each kind that a claim may do without."""
    jeanne, day = ParticipantId(UUID(int=200)), date(2026, 9, 14)
    paper = Piece(hashlib.sha256(ARTICLE).hexdigest(), len(ARTICLE), "application/pdf", "article.pdf")
    return {
        "meetings": (PreparationMeeting(MeetingId(UUID(int=1000)), DOSSIER, day, participants=(jeanne,)),),
        "fundings": (Funding(FundingId(UUID(int=1100)), DOSSIER, "Agence de l'eau", 20_000, FundingState.GRANTED),),
        "advances": (
            Advance(AdvanceId(UUID(int=1200)), DOSSIER, 30_000, day, participant=jeanne, presumed_cents=60_000),
        ),
        "staff_times": (StaffTime(StaffTimeId(UUID(int=1300)), DOSSIER, jeanne, day, 3, 22_000, "Préparation"),),
        "follow_ups": (
            FollowUp(FollowUpId(UUID(int=1400)), DOSSIER, "Envoyer la grille de tri", "Jeanne Dupont", day),
        ),
        "communications": (CommunicationItem(CommunicationId(UUID(int=1500)), DOSSIER, "Lille à Fès", paper=paper),),
        "reports": (
            MissionReport(
                DOSSIER,
                course="Cinq visites,\ndeux ateliers",
                results=((1, "Une grille de tri"),),
                criteria=(Criterion("dialogue", "Suivi", 2),),
                satisfaction=4,
            ),
        ),
    }


def _statement(expenses: tuple[Expense, ...]) -> ExpenseStatement:
    lines = tuple(
        StatementLine(
            one,
            Assessment(
                one.id, Eligibility.ELIGIBLE, 10_000, 10_000, 0, (Because(Reason.KIND_COVERED, "edition"),),
                "10.84", "inforeuro", date(2026, 10, 1),
            ),
            4_550,
        )
        for one in expenses
    )  # fmt: skip
    count = len(expenses)
    return ExpenseStatement(
        lines=lines,
        headings=(HeadingTotal(BudgetHeading.LODGING, count, 10_000 * count, 10_000 * count, 4_550 * count),),
        rate=Decimal("0.455"),
        rate_source="edition",
        spent_cents=10_000 * count,
        eligible_cents=10_000 * count,
        asked_cents=4_550 * count,
        to_be_agreed_cents=0,
        own_share_cents=5_450 * count,
    )


def pieces(name: str) -> bytes:
    """The bytes of what ``a_hand_in`` may carry, by digest."""
    return {hashlib.sha256(one).hexdigest(): one for one in (PHOTO, SCAN, ARTICLE, COPY)}[name]


def a_pdf(*keywords: str, filling: int = 0) -> bytes:
    """A one-page PDF with those keywords in its document information, and a stream of ``filling`` bytes."""
    info = "".join(f"/Keywords ({one}) " for one in keywords)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (filling, b" " * filling),
        b"<< /Title (Demande) " + info.encode("ascii") + b">>",
    ]
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in offsets)
    out += b"trailer\n<< /Size 6 /Root 1 0 R /Info 5 0 R /ID [<00> <00>] >>\nstartxref\n%d\n%%%%EOF\n" % table
    return bytes(out)


def drawing(hand_in: HandIn, filling: int = 0) -> Callable[[BinaryIO], None]:
    """Draws a PDF that says what the claim's own does."""

    def draw(out: BinaryIO) -> None:
        out.write(a_pdf(claim_pdf.facts(hand_in).text, filling=filling))

    return draw


def with_twin_signature(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same bundle under the other valid ECDSA signature of the same bytes: (r, n - s)."""
    name = names.signature_name(1)
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    message = schema.ContentInfo.load(files[name])
    (info,) = message["content"]["signers"]
    r, s = utils.decode_dss_signature(info["signature"].native)
    info["signature"] = utils.encode_dss_signature(r, order - s)
    return files | {name: message.dump(force=True)}


def silent(_done: int, _total: int) -> None:
    """Progress nobody follows."""


@dataclass
class Desk:
    """A ``SignedBundles`` whose trust, identities, role and inbox a test sets."""

    scratch: Path
    trust: Trust = field(default_factory=lambda: pki.pki().trust)
    identities: tuple[str, ...] = ()
    role: Role = Role.OFFICE
    received: tuple[ReceivedBundle, ...] = ()
    clock: pki.Clock = field(default_factory=pki.Clock)

    @property
    def bundles(self) -> SignedBundles:
        return SignedBundles(
            self.clock,
            self.scratch,
            role=lambda: self.role,
            trust=lambda: self.trust,
            identities=lambda: self.identities,
            received=lambda _manifest, _hand_in: self.received,
        )


@cache
def jeanne() -> SigningKey:
    """The mission lead, enrolled."""
    return pki.pki().person(pki.JEANNE)

"""What the office holds of money, made in one line each: claims taken in, decisions, payments."""

import hashlib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from lianes_desktop.domain.answers import Answer, AnswerKind, PaymentNotice, Said
from lianes_desktop.domain.bundles import BundleKind, ReceivedBundle, Verification
from lianes_desktop.domain.ids import BundleId, DossierId, OrganisationId, SeriesId, new_id
from lianes_desktop.domain.payments import Payment, PaymentState
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from support.memory import NOW

LILLE_IBAN = "FR7630001007941234567890185"
LYON_IBAN = "FR1420041010050500013M02606"
BERLIN_IBAN = "DE89370400440532013000"
RABAT_IBAN = "MA64011519000001205000534921"
LIANES_IBAN = "FR7630006000011234567890189"
EDITION = "MTFMDD"


def dossier(number: int) -> DossierId:
    """The same dossier each time."""
    return DossierId(UUID(int=1000 + number))


def digest(*parts: object) -> str:
    """A manifest's digest."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def a_claim(number: int = 1, version: int = 1, asked: int = 10_000, **fields: Any) -> ReceivedBundle:  # noqa: ANN401
    """A version of a claim that was taken in; ``fields`` replace what it would be."""
    manifest = digest(number, version, fields.get("series"))
    given: dict[str, Any] = {
        "bundle_id": BundleId(new_id()),
        "manifest_sha256": manifest,
        "dossier": dossier(number),
        "series": SeriesId(UUID(int=number)),
        "sequence": version,
        "received_at": NOW + timedelta(days=version),
        "verification": Verification(
            intact=True, signature_valid=True, signer_known=True, code="OK", kind=BundleKind.CLAIM
        ),
        "authority": "Ville de Lille",
        "title": f"Mission {number}",
        "asked_cents": asked,
        "kept_path": f"{manifest}.asice",
        "eligible_cents": asked * 10 // 7,
        "organisation": OrganisationId("FR-LIL"),
        "edition": EDITION,
        "letter": "A",
        "year": 2026,
    }
    return ReceivedBundle(**(given | fields))


def a_decision(claim: ReceivedBundle, due: int, sequence: int = 1, made_at: datetime = NOW) -> Answer:
    """A decision on a version of a claim."""
    return _answer(claim, AnswerKind.DECISION, Said(kept_cents=due * 2, due_cents=due), sequence, made_at)


def a_notice(claim: ReceivedBundle, payment: Payment, sequence: int = 2) -> Answer:
    """The notice of a payment."""
    told = PaymentNotice(payment.id, payment.cents, NOW.date(), payment.reference, payment.iban[-4:])
    return _answer(claim, AnswerKind.PAYMENT, Said(payment=told), sequence, NOW)


def a_payment(number: int = 1, cents: int = 10_000, **fields: Any) -> Payment:  # noqa: ANN401 - fields of the value
    """A sum due."""
    given: dict[str, Any] = {
        "id": new_id(),
        "dossier": dossier(number),
        "decision": BundleId(new_id()),
        "organisation": OrganisationId("FR-LIL"),
        "name": "Ville de Lille",
        "cents": cents,
        "iban": LILLE_IBAN,
        "bic": "",
        "state": PaymentState.DUE,
        "decided_at": NOW,
    }
    return Payment(**(given | fields))


def _answer(claim: ReceivedBundle, kind: AnswerKind, said: Said, sequence: int, made_at: datetime) -> Answer:
    return Answer(
        id=BundleId(new_id()),
        dossier=claim.dossier,
        kind=kind,
        claim=claim.bundle_id,
        claim_manifest=claim.manifest_sha256,
        claim_sequence=claim.sequence,
        series=SeriesId(UUID(int=9)),
        sequence=sequence,
        previous="",
        manifest_sha256=digest("answer", claim.manifest_sha256, kind, sequence, made_at, said),
        made_at=made_at,
        kept_at=made_at,
        path="",
        said=said,
    )


def full_disk(path: Path) -> UnavailableError:
    """What a medium without room says."""
    return UnavailableError(Resource.EXPORT, Cause.DISK_FULL, str(path))

"""What leaves for Lianes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lianes_desktop.domain.dossiers import Dossier, ExpenseStatement, Finding
from lianes_desktop.domain.ids import BundleId, SeriesId


@dataclass(frozen=True, slots=True)
class Previous:
    """The bundle this one follows in its series."""

    manifest_sha256: str


@dataclass(frozen=True, slots=True)
class HandIn:
    """One claim ready to leave, or read back from a verified bundle."""

    bundle_id: BundleId
    series: SeriesId
    sequence: int
    previous: Previous | None
    created_at: datetime
    """Aware, UTC, by the device's clock."""
    audience: tuple[str, ...]
    issuer: UUID
    """The participant who signs: ``urn:uuid:`` of the certificate."""
    dossier: Dossier
    statement: ExpenseStatement
    findings: tuple[Finding, ...]

"""Bundles that left or arrived, and what the office learns when it verifies one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from lianes_desktop.domain.ids import BundleId, DossierId, OrganisationId, SeriesId


class BundleKind(StrEnum):
    """What a bundle carries (BUNDLE.md §2)."""

    CLAIM = "claim"
    DECISION = "decision"
    RECEIPT = "receipt"
    """Lianes acknowledges a claim."""
    QUESTIONS = "questions"
    PAYMENT = "payment"
    SHARE = "share"
    """A dossier's records, from one participant's laptop to another's."""
    ENROLMENT = "enrolment"
    KEY_REQUEST = "key-request"
    SETTINGS = "settings"


class SignerState(StrEnum):
    """Whether the key that signed is one Lianes vouches for."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    REVOKED = "revoked"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, as the certificate says, never as the bundle says."""

    name: str
    organisation: str
    participant: UUID | None
    fingerprint: str
    """SHA-256 of the public key (SubjectPublicKeyInfo), lower-case hexadecimal."""
    cert_sha256: str
    state: SignerState


class LedgerState(StrEnum):
    """How a bundle stands to those already received from its series."""

    NEXT = "next"
    REPLAY = "replay"
    ROLLBACK = "rollback"
    FORK = "fork"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Verification:
    """Separate answers; a bundle is taken in only when every one is yes.

    ``code`` is ``OK`` or the refusal's code of BUNDLE.md §7 (``DIGEST``, ``NAME_TRAVERSAL``…);
    ``detail`` names the entry or field concerned.
    """

    intact: bool
    signature_valid: bool
    signer_known: bool
    code: str
    detail: str = ""
    signer: Signer | None = None
    manifest_sha256: str = ""
    bundle_id: BundleId | None = None
    kind: BundleKind | None = None
    dossier: DossierId | None = None
    series: SeriesId | None = None
    sequence: int = 0
    signed_at: datetime | None = None
    ledger: LedgerState = LedgerState.NEXT
    files: int = 0

    @property
    def accepted(self) -> bool:
        """Whether the bundle may be taken in without further question."""
        return self.intact and self.signature_valid and self.signer_known and self.code == "OK"

    @property
    def bundle_code(self) -> str:
        """The short code printed on every page: 4 groups of 4 of the bundle id's digits."""
        return bundle_code(self.bundle_id) if self.bundle_id else ""


class SentState(StrEnum):
    """What became of an exported bundle."""

    EXPORTED = "exported"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class SentBundle:
    """A bundle that left: never edited afterwards, a change is a new version."""

    bundle_id: BundleId
    dossier: DossierId
    series: SeriesId
    sequence: int
    manifest_sha256: str
    path: str
    size: int
    exported_at: datetime
    lines: int
    eligible_cents: int
    asked_cents: int
    sealed: bool
    state: SentState = SentState.EXPORTED
    content: str = ""
    """SHA-256 of the records as they left: tells whether anything changed since."""
    reopened_at: datetime | None = None
    """When its expenses were opened again for the next version (R95), aware, UTC."""


@dataclass(frozen=True, slots=True)
class ReceivedBundle:
    """A bundle the office has taken in, or keeps waiting."""

    bundle_id: BundleId
    manifest_sha256: str
    dossier: DossierId
    series: SeriesId
    sequence: int
    received_at: datetime
    verification: Verification
    authority: str
    title: str
    asked_cents: int
    kept_path: str
    """The opened bundle kept by the office, a name under its data folder."""
    waiting: bool = False
    """Kept but not taken in: an unknown sender, or a gap in the series."""
    eligible_cents: int = 0
    organisation: OrganisationId | None = None
    """Of the authority to be paid."""
    edition: str = ""
    letter: str = ""
    """Kind of action: ``A``, ``B``, ``C`` or ``D``; empty while it waits."""
    year: int = 0
    """The year the action took place, for the office's accounts; 0 while it waits or has no date."""


def bundle_code(bundle_id: UUID) -> str:
    """Four groups of four letters and digits, the last sixteen digits of the id, to read aloud."""
    text = bundle_id.hex[-16:].upper()
    return "-".join(text[at : at + 4] for at in range(0, 16, 4))

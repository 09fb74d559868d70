"""The trail of changes to money and consents: who, when, what, from which value to which (R94)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lianes_desktop.domain.ids import DossierId


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One field of one record that changed; kept for good, undo included."""

    at: datetime
    """Aware, UTC."""
    who: str
    record: str
    """Kind of the record: ``expense``, ``contact``, ``exchange_rate``, ``dossier``."""
    subject: UUID
    dossier: DossierId
    field: str
    before: str
    after: str

"""What Lianes owes after its decisions, and the transfers that pay it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from lianes_desktop.domain.ids import BundleId, DossierId, OrganisationId


class PaymentState(StrEnum):
    """How far a payment is."""

    DUE = "due"
    ORDERED = "ordered"
    """It stands in a transfer file."""
    PAID = "paid"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Payment:
    """One sum due to one authority for one decision; a later correction is a payment of its own."""

    id: UUID
    dossier: DossierId
    decision: BundleId
    """The answer that decided it."""
    organisation: OrganisationId | None
    name: str
    """Of the authority, as the transfer names it."""
    cents: int
    """Negative: the authority is asked to pay back."""
    iban: str
    bic: str
    state: PaymentState
    decided_at: datetime
    order: UUID | None = None
    executed_on: date | None = None
    reference: str = ""
    corrects: UUID | None = None
    note: str = ""
    revision: int = 1


@dataclass(frozen=True, slots=True)
class TransferOrder:
    """One transfer file given to the bank (pain.001)."""

    id: UUID
    message: str
    """The file's ``MsgId``."""
    made_at: datetime
    by: str
    execute_on: date
    iban: str
    """Of the account debited."""
    bic: str
    count: int
    cents: int
    path: str
    """Where it was last written."""
    sha256: str
    debtor: str
    """Name of the account debited, proposed again for the next order with its IBAN and BIC."""
    content: str = field(repr=False)
    """The file itself: it can be written again, the same to the byte, wherever the first one went."""

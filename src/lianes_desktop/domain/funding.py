"""Who else pays, what was advanced, and the staff time that is valued but never paid back."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lianes_desktop.domain.ids import AdvanceId, DossierId, ExpenseId, FundingId, ParticipantId, StaffTimeId


class FundingState(StrEnum):
    """How sure the money is (R59)."""

    REQUESTED = "demande"
    GRANTED = "acquis"


class FundingNature(StrEnum):
    """Money, or a contribution in kind that is valued (R59, R98)."""

    CASH = "numeraire"
    IN_KIND = "valorisation"


@dataclass(frozen=True, slots=True)
class Funding:
    """Another funder's part in the action, or in one of its expenses."""

    id: FundingId
    dossier: DossierId
    source: str
    cents: int
    """Euro cents."""
    state: FundingState = FundingState.REQUESTED
    nature: FundingNature = FundingNature.CASH
    expense: ExpenseId | None = None
    """The only expense it pays for; ``None`` for the action as a whole."""
    note: str = ""


class AdvanceFrom(StrEnum):
    """Who advanced the money (DOMAIN §3, ADVANCE)."""

    AUTHORITY = "collectivite"
    LIANES = "lianes"


@dataclass(frozen=True, slots=True)
class Advance:
    """Money given beforehand: to a person by the authority, or to the authority by Lianes."""

    id: AdvanceId
    dossier: DossierId
    cents: int
    """Euro cents."""
    paid_on: date | None = None
    giver: AdvanceFrom = AdvanceFrom.AUTHORITY
    participant: ParticipantId | None = None
    presumed_cents: int | None = None
    """What the expenses were thought to come to."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StaffTime:
    """Time of staff valued for the funder's report, never paid back (R98, kind ``TEMP``)."""

    id: StaffTimeId
    dossier: DossierId
    participant: ParticipantId | None
    worked_on: date
    half_days: int
    daily_cents: int
    """Loaded cost of one day, in euro cents."""
    task: str = ""

    @property
    def cents(self) -> int:
        """Its value in euro cents, half up."""
        return (self.half_days * self.daily_cents + 1) // 2

"""A programme edition and a convention: rates, ceilings and eligibility as data, never constants."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from lianes_desktop.domain.organisations import Organisation, Partnership

T = TypeVar("T")


class ActionType(StrEnum):
    """The brochure's kinds of action."""

    MISSION = "A"
    HOSTING = "B"


class HostingCase(StrEnum):
    """Who invited the delegation decides the rate (brochure, hosting page)."""

    DIRECT = "direct"
    AD_HOC = "ad_hoc"


class Coverage(StrEnum):
    """How an expense kind counts for one type of action (DOMAIN §4.4)."""

    FULL = "Y"
    DIRECT = "YD"
    TO_BE_AGREED = "C"
    NONE = "N"


class BudgetHeading(StrEnum):
    """The five lines of a mission's budget."""

    AIR = "air"
    LODGING = "lodging"
    MEALS = "meals"
    LOCAL_TRANSPORT = "local_transport"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ExpenseKind:
    """A nature of expense of the reference data (``TAXI``), and how each action type covers it."""

    code: str
    heading: BudgetHeading
    mission: Coverage
    hosting: Coverage
    lost_receipt_allowed: bool
    receipt_required: bool = True


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    """A figure with the text that sets it: a convention's article, the edition, or our default."""

    value: T
    source: str


@dataclass(frozen=True, slots=True)
class ProgrammeEdition:
    """The parameters of one edition of the programme (DOMAIN §3); a convention may override them."""

    code: str
    funder: str
    call: str
    mission_rate: Decimal
    hosting_direct_rate: Decimal
    hosting_ad_hoc_rate: Decimal | None
    budget_per_person_cents: int
    mission_days: tuple[int, int]
    letter_deadline: tuple[int, int]
    """Month and day by which Lianes must have received the letter of intent."""
    year: int
    lost_receipt_line_cents: int
    lost_receipt_person_cents: int
    eligibility_end: date | None = None


@dataclass(frozen=True, slots=True)
class ConventionOverrides:
    """What one convention sets otherwise than the edition; ``None`` and absence leave the edition's rule."""

    rate: Decimal | None = None
    ad_hoc_rate: Decimal | None = None
    eligibility_start: date | None = None
    ceiling_cents: int | None = None
    """The most Lianes pays back for the action."""
    coverage: tuple[tuple[str, Coverage], ...] = ()
    """Expense kind code and how the convention covers it."""
    kind_ceilings_cents: tuple[tuple[str, int], ...] = ()
    """Expense kind code and the most that counts, per line, in euro cents."""
    lost_receipt_line_cents: int | None = None
    lost_receipt_person_cents: int | None = None


@dataclass(frozen=True, slots=True)
class Convention:
    """The partnership agreement between one local authority and Lianes."""

    reference: str = ""
    letter_received_on: date | None = None
    signed_on: date | None = None
    overrides: ConventionOverrides = field(default_factory=ConventionOverrides)


@dataclass(frozen=True, slots=True)
class ReferenceData:
    """The edition, the expense kinds and the organisations shipped with the application."""

    edition: ProgrammeEdition
    kinds: tuple[ExpenseKind, ...]
    organisations: tuple[Organisation, ...]
    partnerships: tuple[Partnership, ...]

    def kind(self, code: str) -> ExpenseKind:
        """The expense kind of that code; ``KeyError`` when the edition has none."""
        for kind in self.kinds:
            if kind.code == code:
                return kind
        raise KeyError(code)

    def direct(self, french: str, moroccan: str) -> bool:
        """Whether the two are direct partners in this edition."""
        return any(one.direct and one.french == french and one.moroccan == moroccan for one in self.partnerships)

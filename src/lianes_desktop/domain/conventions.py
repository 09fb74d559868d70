"""What one agreement between an authority and Lianes settles, and what it sets otherwise than the edition."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


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


class MealsMode(StrEnum):
    """How meals and nights are paid to people: by receipts, or by daily allowances (MEALS_LODGING_MODE)."""

    RECEIPTS = "frais_reels"
    ALLOWANCE = "indemnite_journaliere"


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
    eligibility_end: date | None = None
    project_rate: Decimal | None = None
    partnership_rate: Decimal | None = None
    meals_mode: MealsMode | None = None
    articles: tuple[tuple[str, str], ...] = ()
    """(name of a field above, or code of an expense kind; the article that sets it)."""


@dataclass(frozen=True, slots=True)
class Convention:
    """The partnership agreement between one local authority and Lianes."""

    reference: str = ""
    letter_received_on: date | None = None
    signed_on: date | None = None
    overrides: ConventionOverrides = field(default_factory=ConventionOverrides)
    starts_on: date | None = None
    ends_on: date | None = None
    late_letter_accepted_on: date | None = None
    """The day Lianes agreed to a letter that came late (R77)."""

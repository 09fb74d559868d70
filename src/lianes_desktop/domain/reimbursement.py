"""What counts, at which rate, and why: each figure with the text that sets it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from lianes_desktop.domain.dossiers import Dossier, ExpenseStatement
from lianes_desktop.domain.editions import ActionType, BudgetHeading, Coverage, HostingCase, ReferenceData, Sourced
from lianes_desktop.domain.expenses import Assessment, Expense
from lianes_desktop.domain.missions import Action
from lianes_desktop.domain.money import ExchangeRate


class Source(StrEnum):
    """Which text sets a figure; the first that does wins."""

    CONVENTION = "convention"
    EDITION = "edition"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class KindTerms:
    """How one kind of expense counts in this dossier."""

    heading: BudgetHeading
    coverage: Sourced[Coverage]
    ceiling_cents: Sourced[int] | None
    receipt_required: bool
    lost_receipt_allowed: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything that decides how the expenses of one dossier count."""

    action: ActionType
    case: HostingCase | None
    rate: Sourced[Decimal] | None
    """``None`` when nothing firm is due: what counts is then to be agreed."""
    kinds: Mapping[str, KindTerms]
    ceiling_cents: Sourced[int] | None
    eligibility_start: Sourced[date]
    eligibility_end: Sourced[date] | None
    lost_receipt_line_cents: Sourced[int]
    lost_receipt_person_cents: Sourced[int]
    starts_on: date | None
    ends_on: date | None


def terms(action: Action, reference: ReferenceData) -> Terms:
    """What applies to a mission or hosting day: convention before edition before our default."""
    raise NotImplementedError


def assess(expense: Expense, applied: Terms, rates: Iterable[ExchangeRate]) -> Assessment:
    """Judge one expense by itself."""
    raise NotImplementedError


def statement(dossier: Dossier, reference: ReferenceData) -> ExpenseStatement:
    """The claim in figures: eligible lines added up, the rate applied once, shares that add up to it."""
    raise NotImplementedError


def shares(eligible: Sequence[int], total: int) -> tuple[int, ...]:
    """Split ``total`` in proportion to ``eligible``, by largest remainder, so that the parts add up exactly."""
    raise NotImplementedError

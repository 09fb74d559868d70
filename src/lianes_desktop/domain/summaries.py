"""What the overview and the lists show of the records, without reading all of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the start shows dossiers, and does not wait for the values of expenses
    from lianes_desktop.domain.actions import Action
    from lianes_desktop.domain.expenses import Assessment, Expense
    from lianes_desktop.domain.headings import BudgetHeading


class Section(StrEnum):
    """The page of the window where a finding is put right."""

    OVERVIEW = "overview"
    TEAM = "team"
    PREPARATION = "preparation"
    BUDGET = "budget"
    PROGRAMME = "programme"
    CONTACTS = "contacts"
    EXPENSES = "expenses"
    REPORT = "report"
    CLAIM = "claim"
    JOINING = "joining"
    STEERING = "steering"


class DossierSummary(NamedTuple):
    """A line of the dossier switcher."""

    action: Action
    expenses: int
    incomplete: int
    """Expenses that still miss something: the badge of the sidebar."""


class ExpenseLine(NamedTuple):
    """A row of the expense list: the value, how it counts, and a thumbnail to ask for."""

    expense: Expense
    assessment: Assessment
    thumbnail: str
    """Digest of the first page, or empty when the receipt is missing."""


@dataclass(frozen=True, slots=True)
class ExpenseTotals:
    """Sums over a dossier's expenses, in euro cents."""

    count: int
    incomplete: int
    spent_cents: int
    eligible_cents: int
    to_be_agreed_cents: int
    asked_cents: int
    by_heading: tuple[tuple[BudgetHeading, int], ...]

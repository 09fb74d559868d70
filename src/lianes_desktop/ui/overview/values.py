"""What the overview shows, as text, without Qt."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from lianes_desktop.domain.ids import ExpenseId, ItemId
from lianes_desktop.domain.summaries import Section
from lianes_desktop.ui.kit.judgement import Mark


@dataclass(frozen=True, slots=True)
class FactShown:
    """One fact of the strip; ``field`` is where it is edited."""

    icon: str
    label: str
    value: str
    field: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Bar:
    """One heading of the budget."""

    label: str
    icon: str
    spent: int
    planned: int
    spent_text: str
    planned_text: str


@dataclass(frozen=True, slots=True)
class BudgetShown:
    """The budget: figures as text, and the bars."""

    spent: str
    planned: str
    left_label: str
    left: str
    share_label: str
    share: str
    bars: tuple[Bar, ...]
    any_planned: bool


class Done(StrEnum):
    """How a line of the checklist stands."""

    DONE = "done"
    TO_DO = "to_do"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class CheckShown:
    """One line of "ready to export", and where it leads."""

    done: Done
    words: str
    link: str
    section: Section
    subject: UUID | None
    field: str


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One line of the programme to come."""

    item: ItemId
    time: str
    family: str
    icon: str
    title: str
    place: str
    clashes: bool


@dataclass(frozen=True, slots=True)
class LatestShown:
    """One of the last receipts."""

    expense: ExpenseId
    thumbnail: str
    payee: str
    mark: Mark
    euros: str
    original: str


@dataclass(frozen=True, slots=True)
class ResultShown:
    """One expected result and how many lines of the programme serve it."""

    number: int
    label: str
    detail: str
    served: bool


@dataclass(frozen=True, slots=True)
class OverviewShown:
    """Everything on the page but the clock."""

    title: str
    chip: str
    facts: tuple[FactShown, ...]
    budget: BudgetShown
    checks: tuple[CheckShown, ...]
    checks_left: str
    next_title: str
    next_items: tuple[ItemShown, ...]
    next_none: str
    """What is said when nothing comes next."""
    latest: tuple[LatestShown, ...]
    results: tuple[ResultShown, ...]

"""What the overview shows, as text, without Qt."""

from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from lianes_desktop.domain.ids import DossierId, ExpenseId, ItemId
from lianes_desktop.domain.summaries import Section
from lianes_desktop.ui.kit.judgement import Mark


class FactShown(NamedTuple):
    """One fact of the strip; ``field`` is where it is edited."""

    icon: str
    label: str
    value: str
    field: str
    known: bool = True


class Bar(NamedTuple):
    """One heading of the budget."""

    label: str
    icon: str
    spent: int
    planned: int
    spent_text: str
    planned_text: str


class BudgetShown(NamedTuple):
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
    OFFERED = "offered"
    """It may be taken, and nothing waits for it."""


class CheckShown(NamedTuple):
    """One line of "ready to export", and where it leads."""

    done: Done
    words: str
    link: str
    section: Section
    subject: UUID | None
    field: str


class ItemShown(NamedTuple):
    """One line of the programme to come."""

    item: ItemId
    time: str
    family: str
    icon: str
    title: str
    place: str
    clashes: bool


class LatestShown(NamedTuple):
    """One of the last receipts."""

    expense: ExpenseId
    thumbnail: str
    payee: str
    mark: Mark
    euros: str
    original: str


class ResultShown(NamedTuple):
    """One expected result and how many lines of the programme serve it."""

    number: int
    label: str
    detail: str
    served: bool


class ExchangeShown(NamedTuple):
    """A first exchange of a partnership, a dossier of its own."""

    dossier: DossierId
    icon: str
    title: str
    detail: str


class PathShown(NamedTuple):
    """How far a new partnership has come."""

    steps: tuple[tuple[str, str, str], ...]
    """(title, detail, ``done``, ``now`` or ``later``)."""
    next_step: str
    exchanges: tuple[ExchangeShown, ...]


class FundingShown(NamedTuple):
    """Who pays for a project."""

    spent: str
    rows: tuple[tuple[str, str, str], ...]
    """(label, sum, colour of its part of the bar, empty when it has none)."""
    parts: tuple[tuple[float, str], ...]
    """(part of the whole, colour), in order."""
    note: str
    """What to look at, or empty."""


class OverviewShown(NamedTuple):
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
    path: PathShown | None = None
    funding: FundingShown | None = None

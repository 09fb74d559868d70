"""Where the dossier stands, what is left, what comes next."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from lianes_desktop.domain.dossiers import ExpenseLine, Section
from lianes_desktop.domain.editions import BudgetHeading, ReferenceData
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.missions import Action, Participant
from lianes_desktop.domain.programmes import Overlap, ProgrammeItem
from lianes_desktop.services.ports import Clock, Readings


class ChecklistCode(StrEnum):
    """The seven lines of "ready to export"."""

    PEOPLE = "people"
    RATES = "rates"
    PROGRAMME = "programme"
    RECEIPTS = "receipts"
    CONSENTS = "consents"
    RESULTS = "results"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One line: what is left of it, and the place and field where to go on."""

    code: ChecklistCode
    done: bool
    count: int
    """What is left to do; for ``RESULTS``, how many of ``total`` are served."""
    total: int
    section: Section
    subject: UUID | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One heading, spent against planned, in euro cents."""

    heading: BudgetHeading
    spent_cents: int
    planned_cents: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the overview page shows, all sums in euro cents."""

    action: Action
    authority: str
    partner: str
    day: int | None
    """Number of the present day, from 1; ``None`` before, after, or without dates."""
    days: int | None
    participants: tuple[Participant, ...]
    budget: tuple[BudgetLine, ...]
    """The five headings, in order."""
    spent_cents: int
    planned_cents: int
    left_cents: int
    """Planned less spent; negative when overspent."""
    share_cents: int
    """What Lianes would pay back today."""
    rate: Decimal | None
    checklist: tuple[ChecklistLine, ...]
    next_on: date | None
    """The day ``next_items`` are of: the present or next day that has any."""
    next_items: tuple[ProgrammeItem, ...]
    overlaps: tuple[Overlap, ...]
    latest: tuple[ExpenseLine, ...]
    expenses: int
    incomplete: int
    results: tuple[int, int, int, int, int]
    """How many programme lines serve each of the five expected results."""


class OverviewService:
    """Reads the overview without ever loading the expenses themselves."""

    def __init__(self, readings: Readings, reference: ReferenceData, clock: Clock) -> None: ...

    def overview(self, dossier: DossierId) -> Overview:
        """Where the dossier stands now; ``KeyError`` when there is none."""
        raise NotImplementedError
